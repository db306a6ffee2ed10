import type { StreamedEvent } from '../chat/conversation-log.ts'
import { ProblemError } from '../problem.ts'
import { SIGNED_OUT } from './open-streams.ts'

/** A comment this often keeps proxies and clients from giving up on a silent stream, ms. */
const COMMENT_MS = 15_000
/** A reader who has left this many comments untaken has stopped reading, and is dropped. */
const MAX_UNTAKEN = 2

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/** What a reader of a turn is told whose session has ended; it has no number, since the turn goes on. */
const SIGNED_OUT_EVENT =
  'event: turn-error\ndata: {"type":"turn-error","code":"signed_out","retryable":false}\n\n'

/** The events of a turn as an SSE answer. Whoever is signed out while they read is told so. */
export function turnStream(events: AsyncIterable<StreamedEvent>, abort: AbortController): Response {
  return eventStream(events, abort, SIGNED_OUT_EVENT)
}

/**
 * Events as an SSE answer. They are pulled as fast as the reader takes them: one that lags costs no memory, and one
 * that takes nothing any more is dropped. The stream ends with the events, or at once when `abort` does, and aborts
 * it however it ends.
 */
export function eventStream(
  events: AsyncIterable<StreamedEvent>,
  abort: AbortController,
  whenSignedOut?: string,
): Response {
  const encoder = new TextEncoder()
  const iterator = events[Symbol.asyncIterator]()
  let comments: ReturnType<typeof setInterval> | undefined
  let close = () => {}
  let isOver = false
  const release = () => {
    clearInterval(comments)
    abort.signal.removeEventListener('abort', close)
    abort.abort()
    void iterator.return?.()
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': open\n\n'))
      comments = setInterval(() => {
        if ((controller.desiredSize ?? 0) > -MAX_UNTAKEN) {
          controller.enqueue(encoder.encode(': still here\n\n'))
          return
        }
        release()
        controller.error(new Error('the reader has stopped reading'))
      }, COMMENT_MS)
      close = () => {
        const isSignedOut = abort.signal.reason === SIGNED_OUT && !isOver
        if (isSignedOut && whenSignedOut) controller.enqueue(encoder.encode(whenSignedOut))
        release()
        controller.close()
      }
      if (abort.signal.aborted) close()
      else abort.signal.addEventListener('abort', close)
    },
    async pull(controller) {
      try {
        const { value, done } = await iterator.next()
        if (abort.signal.aborted) return
        if (!done) {
          // JSON has no raw line break, and the type is one of ours: no field can break out of its line.
          isOver = value.type === 'turn-end' || value.type === 'turn-error'
          const id = 'id' in value ? `id: ${value.id}\n` : ''
          controller.enqueue(encoder.encode(`event: ${value.type}\n${id}data: ${value.json}\n\n`))
          return
        }
      } catch (error) {
        release()
        throw error
      }
      close()
    },
    cancel: release,
  })
  return new Response(body, { headers })
}

/** The number in a `Last-Event-ID`; 0, the beginning, without one. @throws ProblemError `invalid_request` */
export function eventNumber(header: string | undefined): number {
  if (header === undefined || header === '') return 0
  if (!/^\d+$/.test(header))
    throw new ProblemError('invalid_request', 'Last-Event-ID must be the number of an event.')
  return Number(header)
}
