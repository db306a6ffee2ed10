import type { InspectedConversation } from '../server/wire/staff-conversations.ts'
import type { ConversationsClient } from './conversations-client.ts'
import { createFreshLoader } from './fresh-loader.ts'
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
  const change = (changes: Partial<ConversationState>) => state.set({ ...state.get(), ...changes })

  const pages = createFreshLoader({
    load,
    fail(error) {
      if (error instanceof StaffProblem && error.code === 'not_found') {
        change({ missing: true, fault: undefined })
        return false
      }
      const fault = error instanceof StaffProblem ? error.message : 'The conversation could not be loaded.'
      change({ fault, loadingEarlier: false })
      return true
    },
    openLive,
    live: { get: () => state.get().live, set: (live) => change({ live }) },
    isVisible,
    onSessionEnd,
  })
  const ask = (before?: string) => pages.ask((signal) => client.show(state.get().id, before, signal))

  /** Loads the last messages anew; earlier ones that are shown stay above them. */
  async function load(): Promise<boolean> {
    const newest = await ask()
    if (!newest) return false
    const { inspected: shown } = state.get()
    change({
      inspected: shown ? joined(shown, newest, shown.has_more) : newest,
      missing: false,
      fault: undefined,
    })
    return true
  }

  return {
    state,
    start(id) {
      pages.stop()
      state.set(nothing(id))
      pages.start()
    },
    stop: pages.stop,
    async earlier() {
      const { inspected } = state.get()
      const first = inspected?.messages[0]
      if (!inspected?.has_more || !first || state.get().loadingEarlier) return
      pages.holdBack()
      change({ loadingEarlier: true })
      const page = await ask(first.message_id)
      const { inspected: shown } = state.get()
      if (page && shown) change({ inspected: joined(page, shown, page.has_more), loadingEarlier: false })
      if (page) pages.catchUp()
    },
    refresh: () => pages.refresh(state.get().fault !== undefined),
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
