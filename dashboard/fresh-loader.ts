import type { LiveState, OpenLive } from './live-connection.ts'
import { isSignedOut } from './signed-in.ts'

const RETRY_MS = 5000

/** Keeps something that is shown fresh: it is loaded anew when there is news of it, one request at a time. */
export interface FreshLoader {
  /** Loads, and listens for news until `stop`. */
  start(): void
  stop(): void
  /** Asks in the place of what is being asked. @returns resolves with nothing where no answer came, or none is wanted */
  ask<Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | undefined>
  /** Loads anew once this many ms have passed; what is being asked is given up. */
  loadIn(milliseconds: number): void
  /** What is being loaded anew waits until `catchUp`. */
  holdBack(): void
  /** Loads anew what was held back. */
  catchUp(): void
  /** Loads anew where news was missed, or where it is asked for. */
  refresh(anyway: boolean): void
}

/**
 * @param load asks and shows; resolves with whether an answer came
 * @param fail shows why none came; says whether to try again
 * @param isVisible a page that nobody sees asks for nothing, and so lets its session end
 * @param onSessionEnd called when the server says that nobody is signed in
 * @param live how the connection for news stands, and that it has changed
 */
export function createFreshLoader({
  load,
  fail,
  openLive,
  live,
  isVisible,
  onSessionEnd,
}: {
  load: () => Promise<boolean>
  fail: (error: unknown) => boolean
  openLive: OpenLive
  live: { get: () => LiveState; set: (state: LiveState) => void }
  isVisible: () => boolean
  onSessionEnd: () => void
}): FreshLoader {
  let connection: ReturnType<OpenLive> | undefined
  let request: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Something happened while a page was loading, or while nobody looked. */
  let again = false

  const loadNow = async () => {
    clearTimeout(timer)
    if (!isVisible()) {
      again = true
      return
    }
    again = false
    if (await load()) catchUp()
  }

  const loadIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(loadNow, milliseconds)
  }

  const catchUp = () => {
    if (again) void loadNow()
  }

  const hear = () => {
    if (request) again = true
    else void loadNow()
  }

  const stop = () => {
    connection?.close()
    connection = undefined
    request?.abort()
    request = undefined
    clearTimeout(timer)
  }

  return {
    start() {
      void loadNow()
      connection = openLive({
        record: hear,
        state(now) {
          const before = live.get()
          live.set(now)
          if (before !== now && (before === 'reconnecting' || now === 'reconnecting')) hear()
        },
      })
    },
    stop,
    async ask(work) {
      request?.abort()
      const mine = new AbortController()
      request = mine
      try {
        const answer = await work(mine.signal)
        return request === mine ? answer : undefined
      } catch (error) {
        if (request !== mine) return undefined
        if (isSignedOut(error)) {
          stop()
          onSessionEnd()
        } else if (fail(error)) {
          loadIn(RETRY_MS)
        }
        return undefined
      } finally {
        if (request === mine) request = undefined
      }
    },
    loadIn(milliseconds) {
      request?.abort()
      request = undefined
      loadIn(milliseconds)
    },
    holdBack() {
      if (request) again = true
    },
    catchUp,
    refresh(anyway) {
      if (again || anyway) hear()
    },
  }
}
