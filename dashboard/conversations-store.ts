import type { ListedConversation } from '../server/wire/staff-conversations.ts'
import type { ConversationsClient } from './conversations-client.ts'
import { createFreshLoader } from './fresh-loader.ts'
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
  const change = (changes: Partial<ConversationsState>) => state.set({ ...state.get(), ...changes })
  const pages = createFreshLoader({
    load,
    fail(error) {
      const fault = error instanceof StaffProblem ? error.message : 'The conversations could not be loaded.'
      change({ fault, loadingMore: false })
      return true
    },
    openLive,
    live: { get: () => state.get().live, set: (live) => change({ live }) },
    isVisible,
    onSessionEnd,
  })
  const ask = (cursor?: string) => pages.ask((signal) => client.list(state.get().filters, cursor, signal))

  /** Loads the first page anew; further ones that are shown stay under it. */
  async function load(): Promise<boolean> {
    const page = await ask()
    if (!page) return false
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
    return true
  }

  async function more(): Promise<void> {
    const { nextCursor, loadingMore, stale } = state.get()
    if (nextCursor === null || loadingMore || stale) return
    pages.holdBack()
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
    pages.catchUp()
  }

  return {
    state,
    start(filters) {
      pages.stop()
      change({ filters, stale: true, fault: undefined })
      pages.start()
    },
    stop: pages.stop,
    narrow(filters) {
      const typed = filters.q !== state.get().filters.q
      change({ filters, stale: true, loadingMore: false })
      pages.loadIn(typed ? TYPING_PAUSE_MS : 0)
    },
    more: () => void more(),
    refresh: () => pages.refresh(state.get().fault !== undefined),
  }
}
