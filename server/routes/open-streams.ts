/** The streams that are open now, by session, so that ending a session closes them at once. */
export interface OpenStreams {
  /** A controller whose abort ends the stream; it is forgotten when it aborts. */
  open(sessionId: string): AbortController
  closeSession(sessionId: string): void
}

export function createOpenStreams(): OpenStreams {
  const streams = new Map<string, Set<AbortController>>()
  return {
    open(sessionId) {
      const abort = new AbortController()
      const ofSession = streams.get(sessionId) ?? new Set()
      streams.set(sessionId, ofSession.add(abort))
      abort.signal.addEventListener('abort', () => {
        ofSession.delete(abort)
        if (ofSession.size === 0) streams.delete(sessionId)
      })
      return abort
    },
    closeSession(sessionId) {
      for (const abort of [...(streams.get(sessionId) ?? [])]) abort.abort()
    },
  }
}
