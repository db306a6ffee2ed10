/** Calls the listener after each new turn record; what it returns stops that. */
export type OnTurnRecord = (listener: () => void) => () => void

/** Intervals of a live stream, in milliseconds. */
export interface LiveTimes {
  /** At most one event in this time; what comes meanwhile is told by the next. */
  atMostEvery: number
  comment: number
  /** How often it looks whether the session still stands. */
  sessionCheck: number
}

export const liveTimes: LiveTimes = { atMostEvery: 1000, comment: 15_000, sessionCheck: 2000 }

/**
 * An event stream that says `turn-recorded` whenever there is something new to show, and nothing about
 * what. It ends with the session, and lets go of everything when the reader leaves.
 */
export function liveStream({
  onTurnRecord,
  stillSignedIn,
  times = liveTimes,
}: {
  onTurnRecord: OnTurnRecord
  stillSignedIn: () => Promise<boolean>
  times?: LiveTimes
}): Response {
  const encoder = new TextEncoder()
  let release = () => {}

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true
      let paused = false
      let waiting = false
      let pause: ReturnType<typeof setTimeout> | undefined

      const send = (text: string) => {
        // A reader that stopped reading needs no second "something is new".
        if (open && (controller.desiredSize ?? 0) > -16) controller.enqueue(encoder.encode(text))
      }
      const tell = () => {
        if (paused) {
          waiting = true
          return
        }
        send('event: turn-recorded\ndata: {"type":"turn-recorded"}\n\n')
        paused = true
        pause = setTimeout(() => {
          paused = false
          if (waiting) {
            waiting = false
            tell()
          }
        }, times.atMostEvery)
      }

      const stopListening = onTurnRecord(tell)
      const comments = setInterval(() => send(':\n\n'), times.comment)
      const checks = setInterval(async () => {
        const signedIn = await stillSignedIn().catch(() => true)
        if (signedIn || !open) return
        release()
        controller.close()
      }, times.sessionCheck)

      release = () => {
        open = false
        stopListening()
        clearInterval(comments)
        clearInterval(checks)
        clearTimeout(pause)
      }
      send(':\n\n')
    },
    cancel: () => release(),
  })

  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
