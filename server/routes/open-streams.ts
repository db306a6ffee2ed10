/** Sessions that have ended of late are remembered: a request that was under way may still open a stream. */
const MAX_ENDED = 10_000

/** With this reason a stream is aborted whose reader has been signed out. */
export const SIGNED_OUT = Symbol('signed out')

/** The streams that are open now, by session, so that ending a session closes them at once. */
export interface OpenStreams {
  /** A controller whose abort ends the stream; it is forgotten when it aborts. Of an ended session it has aborted. */
  open(sessionId: string): AbortController
  /** @param reason what the streams are aborted with; `SIGNED_OUT` has a turn's reader told so */
  closeSession(sessionId: string, reason?: unknown): void
  /** How many are open. */
  count(): number
}

export function createOpenStreams(): OpenStreams {
  const streams = new Map<string, Set<AbortController>>()
  const ended = new Map<string, unknown>()
  return {
    open(sessionId) {
      const abort = new AbortController()
      if (ended.has(sessionId)) {
        abort.abort(ended.get(sessionId))
        return abort
      }
      const ofSession = streams.get(sessionId) ?? new Set()
      streams.set(sessionId, ofSession.add(abort))
      abort.signal.addEventListener('abort', () => {
        ofSession.delete(abort)
        if (ofSession.size === 0) streams.delete(sessionId)
      })
      return abort
    },
    count: () => [...streams.values()].reduce((sum, ofSession) => sum + ofSession.size, 0),
    closeSession(sessionId, reason) {
      if (ended.size >= MAX_ENDED) ended.delete(ended.keys().next().value ?? '')
      ended.set(sessionId, reason)
      for (const abort of [...(streams.get(sessionId) ?? [])]) abort.abort(reason)
    },
  }
}
