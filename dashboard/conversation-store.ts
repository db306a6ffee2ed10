import type { InspectedConversation } from '../server/wire/staff-conversations.ts'
import type { ConversationsClient } from './conversations-client.ts'
import type { LiveState, OpenLive } from './live-connection.ts'
import { StaffProblem } from './staff-client.ts'
import { createStore, type Store } from './store.ts'

export interface ConversationState {
  id: string
  inspected: InspectedConversation | undefined
  missing: boolean
  loadingEarlier: boolean
  fault: string | undefined
  live: LiveState
}

/** One conversation: kept fresh from `start` to `stop`. */
export interface ConversationStore {
  state: Store<ConversationState>
  start(id: string): void
  stop(): void
  earlier(): void
  /** The page is looked at again, or online again. */
  refresh(): void
}

const RETRY_MS = 5000

/** @param parts as for the list of conversations */
export function createConversationStore({
  client,
  openLive,
  isVisible,
  onSessionEnd,
}: {
  client: ConversationsClient
  openLive: OpenLive
  isVisible: () => boolean
  onSessionEnd: () => void
}): ConversationStore {
  const nothing = (id: string): ConversationState => ({
    id,
    inspected: undefined,
    missing: false,
    loadingEarlier: false,
    fault: undefined,
    live: 'connecting',
  })
  const state = createStore(nothing(''))
  let connection: ReturnType<OpenLive> | undefined
  let request: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false

  const change = (changes: Partial<ConversationState>) => state.set({ ...state.get(), ...changes })

  const ask = async (before: string | undefined) => {
    request?.abort()
    const mine = new AbortController()
    request = mine
    try {
      const inspected = await client.show(state.get().id, before, mine.signal)
      return request === mine ? inspected : undefined
    } catch (error) {
      if (request !== mine) return undefined
      if (error instanceof StaffProblem && error.code === 'unauthorized') {
        stop()
        onSessionEnd()
      } else if (error instanceof StaffProblem && error.code === 'not_found') {
        change({ missing: true, fault: undefined })
      } else {
        const fault = error instanceof StaffProblem ? error.message : 'The conversation could not be loaded.'
        change({ fault, loadingEarlier: false })
        clearTimeout(timer)
        timer = setTimeout(load, RETRY_MS)
      }
      return undefined
    } finally {
      if (request === mine) request = undefined
    }
  }

  /** Loads the last messages anew; earlier ones that are shown stay above them. */
  const load = async () => {
    clearTimeout(timer)
    if (!isVisible()) {
      again = true
      return
    }
    again = false
    const newest = await ask(undefined)
    if (!newest) return
    const { inspected: shown } = state.get()
    change({
      inspected: shown ? joined(shown, newest, shown.has_more) : newest,
      missing: false,
      fault: undefined,
    })
    if (again) void load()
  }

  const hear = () => {
    if (request) again = true
    else void load()
  }

  const stop = () => {
    connection?.close()
    connection = undefined
    request?.abort()
    request = undefined
    clearTimeout(timer)
  }

  return {
    state,
    start(id) {
      stop()
      state.set(nothing(id))
      void load()
      connection = openLive({
        record: hear,
        state(live) {
          const before = state.get().live
          change({ live })
          if (before !== live && (before === 'reconnecting' || live === 'reconnecting')) hear()
        },
      })
    },
    stop,
    async earlier() {
      const { inspected } = state.get()
      const first = inspected?.messages[0]
      if (!inspected?.has_more || !first || state.get().loadingEarlier) return
      // What is being loaded anew waits until after it.
      if (request) again = true
      change({ loadingEarlier: true })
      const page = await ask(first.message_id)
      const { inspected: shown } = state.get()
      if (page && shown) change({ inspected: joined(page, shown, page.has_more), loadingEarlier: false })
      if (page && again) void load()
    },
    refresh() {
      if (again || state.get().fault) hear()
    },
  }
}

/** Two pieces of one conversation as one; what both have is as the later one has it. */
function joined(
  earlier: InspectedConversation,
  later: InspectedConversation,
  hasMore: boolean,
): InspectedConversation {
  const messages = new Set(later.messages.map(({ message_id }) => message_id))
  const turns = new Set(later.turns.map(({ turn_id }) => turn_id))
  return {
    ...later,
    messages: [...earlier.messages.filter(({ message_id }) => !messages.has(message_id)), ...later.messages],
    turns: [...earlier.turns.filter(({ turn_id }) => !turns.has(turn_id)), ...later.turns],
    has_more: hasMore,
  }
}
