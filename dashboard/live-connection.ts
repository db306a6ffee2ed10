export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** Hears of new turn records until it is closed. */
export type OpenLive = (on: { record(): void; state(state: LiveState): void }) => { close(): void }

const REOPEN_MS = 3000

/** The server's event stream; where the browser gives up, it is opened again. */
export const openLive: OpenLive = (on) => {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const open = () => {
    source = new EventSource('/v1/staff/live')
    source.addEventListener('open', () => on.state('live'))
    source.addEventListener('turn-recorded', () => on.record())
    source.addEventListener('error', () => {
      on.state('reconnecting')
      // Any answer but a stream ends the browser's own tries for good.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS)
    })
  }

  open()
  return {
    close() {
      clearTimeout(timer)
      source?.close()
    },
  }
}
