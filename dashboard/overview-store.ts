import type {
  FigureConversations,
  FigureId,
  FigurePart,
  Gaps,
  Knowledge,
  Overview,
  OverviewRange,
} from '../server/wire.ts'
import type { LiveState, OpenLive } from './live-connection.ts'
import { isSignedOut } from './signed-in.ts'
import { type StaffClient, StaffProblem } from './staff-client.ts'
import { createStore, type Store } from './store.ts'

export interface OverviewState {
  range: OverviewRange
  /** The last figures that arrived; kept while newer ones cannot be had. */
  overview: Overview | undefined
  knowledge: Knowledge | undefined
  /** What is not known; it comes after the figures, which do not wait for it. */
  gaps: Gaps | undefined
  /** The range they are of, which for a moment is not yet the chosen one. */
  shownRange: OverviewRange
  fault: string | undefined
  live: LiveState
}

/** The figures on the page: kept fresh from `start` to `stop`. */
export interface OverviewStore {
  state: Store<OverviewState>
  start(): void
  stop(): void
  choose(range: OverviewRange): void
  refresh(): void
  /** A page of the conversations behind a figure of the period that is shown. */
  list(
    figure: FigureId,
    part: FigurePart,
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<FigureConversations>
}

/** The window moves on even when nothing happens. */
const EVERY_MS = 60_000
const RETRY_MS = 5000
/** Long windows are dear to compute and change little, so live events wait longer there. */
const LIVE_PAUSE_MS: Record<OverviewRange, number> = { '1h': 0, '24h': 0, '7d': 5000, '30d': 10_000 }

/**
 * @param isVisible a page that nobody sees asks for nothing, and so lets its session end
 * @param onSessionEnd called when the server says that nobody is signed in
 */
export function createOverviewStore({
  client,
  openLive,
  range,
  isVisible,
  onSessionEnd,
}: {
  client: Pick<StaffClient, 'overview' | 'knowledge' | 'gaps' | 'figure'>
  openLive: OpenLive
  range: OverviewRange
  isVisible: () => boolean
  onSessionEnd: () => void
}): OverviewStore {
  const state = createStore<OverviewState>({
    range,
    overview: undefined,
    knowledge: undefined,
    gaps: undefined,
    shownRange: range,
    fault: undefined,
    live: 'connecting',
  })
  let connection: ReturnType<OpenLive> | undefined
  let request: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let loadedAt = 0
  let again = false
  /** Something happened while nobody looked. */
  let stale = false

  const change = (changes: Partial<OverviewState>) => state.set({ ...state.get(), ...changes })

  const refreshIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(refresh, milliseconds)
  }

  const load = async () => {
    const mine = new AbortController()
    request = mine
    loadedAt = Date.now()
    const asked = state.get().range
    let next = EVERY_MS
    try {
      const [overview, knowledge] = await Promise.all([
        client.overview(asked, mine.signal),
        client.knowledge(mine.signal),
      ])
      if (request !== mine) return
      change({ overview, knowledge, shownRange: asked, fault: undefined })
      if (again) next = LIVE_PAUSE_MS[asked]
      void loadGaps(asked, mine.signal)
    } catch (error) {
      if (request !== mine) return
      if (isSignedOut(error)) {
        stop()
        onSessionEnd()
        return
      }
      change({ fault: error instanceof StaffProblem ? error.message : 'The figures could not be loaded.' })
      next = RETRY_MS
    }
    request = undefined
    again = false
    refreshIn(next)
  }

  const loadGaps = async (asked: OverviewRange, signal: AbortSignal) => {
    // Without them the page is whole but for one table; the figures tell of a fault.
    const gaps = await client.gaps(asked, signal).catch(() => undefined)
    if (gaps && asked === state.get().range) change({ gaps })
  }

  const refresh = () => {
    if (request) again = true
    else if (isVisible()) void load()
    else stale = true
  }

  const hear = () => {
    const wait = loadedAt + LIVE_PAUSE_MS[state.get().range] - Date.now()
    if (wait > 0) refreshIn(wait)
    else refresh()
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
    start() {
      refresh()
      connection = openLive({
        record: hear,
        state(live) {
          const before = state.get().live
          change({ live })
          if (before === live) return
          // Found: what was missed meanwhile? Lost: if it is the session that ended, a hidden page must know too.
          if (live === 'live') refresh()
          else if (!request) void load()
        },
      })
    },
    stop,
    choose(chosen) {
      request?.abort()
      request = undefined
      change({ range: chosen })
      refresh()
    },
    list: (figure, part, after, signal) =>
      client.figure(figure, { range: state.get().shownRange, part, after }, signal),
    refresh() {
      if (stale || state.get().fault) {
        stale = false
        refresh()
      }
    },
  }
}
