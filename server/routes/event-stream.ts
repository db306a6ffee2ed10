import type { LoggedEvent } from '../chat/turn-log.ts'

/** A comment this often keeps proxies and clients from giving up on a silent stream, ms. */
const COMMENT_MS = 15_000

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/**
 * Numbered events as an SSE answer. They are pulled as fast as the reader takes them, so that a slow one costs no
 * memory; the stream ends with the events, or when `abort` does, and aborts it however it ends.
 */
export function eventStream(events: AsyncIterable<LoggedEvent>, abort: AbortController): Response {
  const encoder = new TextEncoder()
  const iterator = events[Symbol.asyncIterator]()
  let comments: ReturnType<typeof setInterval> | undefined
  const release = () => {
    clearInterval(comments)
    abort.abort()
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': open\n\n'))
      comments = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), COMMENT_MS)
    },
    async pull(controller) {
      try {
        const { value, done } = await iterator.next()
        if (!done) {
          // JSON has no raw line break, and the type is one of ours: no field can break out of its line.
          const block = `event: ${value.type}\nid: ${value.id}\ndata: ${value.json}\n\n`
          controller.enqueue(encoder.encode(block))
          return
        }
      } catch (error) {
        release()
        throw error
      }
      release()
      controller.close()
    },
    async cancel() {
      release()
      await iterator.return?.()
    },
  })
  return new Response(body, { headers })
}
