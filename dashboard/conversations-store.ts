import type { ListedConversation } from '../server/wire/staff-conversations.ts'
import type { ConversationsClient } from './conversations-client.ts'
import type { LiveState, OpenLive } from './live-connection.ts'
import type { ListFilters } from './page-address.ts'
import { StaffProblem } from './staff-client.ts'
import { createStore, type Store } from './store.ts'

export interface ConversationsState {
  filters: ListFilters
  /** Undefined until the first page has come. */
  conversations: ListedConversation[] | undefined
  nextCursor: string | null
  /** What is shown is that of other filters than the chosen ones. */
  stale: boolean
  loadingMore: boolean
  fault: string | undefined
  live: LiveState
}

/** The list of conversations: kept fresh from `start` to `stop`. */
export interface ConversationsStore {
  state: Store<ConversationsState>
  start(filters: ListFilters): void
  stop(): void
  /** Narrows the list; what is being typed waits for a pause. */
  narrow(filters: ListFilters): void
  more(): void
  /** The page is looked at again, or online again. */
  refresh(): void
}

/** Someone who types has stopped for so long, ms. */
const TYPING_PAUSE_MS = 250
const RETRY_MS = 5000

/**
 * @param isVisible a page that nobody sees asks for nothing, and so lets its session end
 * @param onSessionEnd called when the server says that nobody is signed in
 */
export function createConversationsStore({
  client,
  openLive,
  isVisible,
  onSessionEnd,
}: {
  client: ConversationsClient
  openLive: OpenLive
  isVisible: () => boolean
  onSessionEnd: () => void
}): ConversationsStore {
  const state = createStore<ConversationsState>({
    filters: {},
    conversations: undefined,
    nextCursor: null,
    stale: false,
    loadingMore: false,
    fault: undefined,
    live: 'connecting',
  })
  let connection: ReturnType<OpenLive> | undefined
  let request: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Something happened while a page was loading, or while nobody looked. */
  let again = false

  const change = (changes: Partial<ConversationsState>) => state.set({ ...state.get(), ...changes })
  const loadIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(load, milliseconds)
  }

  const ask = async (cursor: string | undefined) => {
    request?.abort()
    const mine = new AbortController()
    request = mine
    try {
      const page = await client.list(state.get().filters, cursor, mine.signal)
      return request === mine ? page : undefined
    } catch (error) {
      if (request !== mine) return undefined
      if (error instanceof StaffProblem && error.code === 'unauthorized') {
        stop()
        onSessionEnd()
        return undefined
      }
      const fault = error instanceof StaffProblem ? error.message : 'The conversations could not be loaded.'
      change({ fault, loadingMore: false })
      loadIn(RETRY_MS)
      return undefined
    } finally {
      if (request === mine) request = undefined
    }
  }

  /** Loads the first page anew; further ones that are shown stay under it. */
  const load = async () => {
    clearTimeout(timer)
    if (!isVisible()) {
      again = true
      return
    }
    again = false
    const page = await ask(undefined)
    if (!page) return
    const { conversations: shown = [], stale, nextCursor } = state.get()
    const fresh = new Set(page.conversations.map(({ conversation_id }) => conversation_id))
    const last = page.conversations.at(-1)?.conversation_id
    const from =
      stale || page.next_cursor === null ? -1 : shown.findIndex((one) => one.conversation_id === last)
    const further =
      from < 0 ? [] : shown.slice(from + 1).filter(({ conversation_id }) => !fresh.has(conversation_id))
    change({
      conversations: [...page.conversations, ...further],
      nextCursor: further.length > 0 ? nextCursor : page.next_cursor,
      stale: false,
      fault: undefined,
      loadingMore: false,
    })
    // The search has not come to a hit yet: it goes on.
    if (page.conversations.length === 0 && page.next_cursor !== null) await more()
    if (again) void load()
  }

  const more = async () => {
    const { nextCursor, loadingMore, stale } = state.get()
    if (nextCursor === null || loadingMore || stale) return
    // What is being loaded anew waits until after it.
    if (request) again = true
    change({ loadingMore: true })
    for (let cursor: string | null = nextCursor; cursor !== null; ) {
      const page = await ask(cursor)
      if (!page) return
      cursor = page.conversations.length > 0 ? null : page.next_cursor
      const { conversations = [] } = state.get()
      change({
        conversations: [...conversations, ...page.conversations],
        nextCursor: page.next_cursor,
        loadingMore: cursor !== null,
        fault: undefined,
      })
    }
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
    start(filters) {
      stop()
      change({ filters, stale: true, fault: undefined })
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
    narrow(filters) {
      const typed = filters.q !== state.get().filters.q
      request?.abort()
      request = undefined
      change({ filters, stale: true, loadingMore: false })
      loadIn(typed ? TYPING_PAUSE_MS : 0)
    },
    more: () => void more(),
    refresh() {
      if (again || state.get().fault) hear()
    },
  }
}
