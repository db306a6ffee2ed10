/** One event of a `text/event-stream`. */
export interface SseEvent {
  /** The last id seen so far; empty when the stream has sent none. */
  id: string
  event: string
  data: string
}

/** Takes text as it comes and gives back the events that became complete. */
export interface SseParser {
  push(chunk: string): SseEvent[]
}

const END_PATIENCE_MS = 500

/** A parser after the HTML standard, section 9.2.6; lines may end in CR, LF or CRLF, cut anywhere. */
export function createSseParser(): SseParser {
  let rest = ''
  let started = false
  let id = ''
  let event = ''
  let data: string[] = []

  function line(text: string): SseEvent | undefined {
    if (text === '') {
      const complete = data.length > 0 ? { id, event: event || 'message', data: data.join('\n') } : undefined
      event = ''
      data = []
      return complete
    }
    const colon = text.indexOf(':')
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'data') data.push(value)
    else if (field === 'event') event = value
    else if (field === 'id' && !value.includes('\0')) id = value
    return undefined
  }

  return {
    push(chunk) {
      rest += chunk
      if (!started && rest !== '') {
        started = true
        if (rest.startsWith('\uFEFF')) rest = rest.slice(1)
      }
      const events: SseEvent[] = []
      for (;;) {
        const end = rest.search(/[\r\n]/)
        // A CR at the very end may be the first half of a CRLF.
        if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return events
        const complete = line(rest.slice(0, end))
        if (complete) events.push(complete)
        rest = rest.slice(rest.startsWith('\r\n', end) ? end + 2 : end + 1)
      }
    },
  }
}

/**
 * Reads a response's events. A stream that is silent for `silenceMs` counts as ended: behind a dead
 * connection no error ever comes. `onBytes` is told of every sign of life.
 */
export async function* readSse(
  body: ReadableStream<Uint8Array> | null,
  silenceMs: number,
  onBytes: () => void = () => {},
): AsyncGenerator<SseEvent, void, undefined> {
  if (!body) return
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const parser = createSseParser()
  try {
    for (;;) {
      const silence = setTimeout(() => reader.cancel().catch(() => {}), silenceMs)
      const { done, value } = await reader.read().finally(() => clearTimeout(silence))
      if (done) return
      onBytes()
      yield* parser.push(decoder.decode(value, { stream: true }))
    }
  } finally {
    void letEnd(reader)
  }
}

/** Gives the server a moment to end what it has said all of: a cancelled connection cannot be used again. */
async function letEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const patience = setTimeout(() => reader.cancel().catch(() => {}), END_PATIENCE_MS)
  try {
    while (!(await reader.read()).done);
  } catch {
    // It has ended, if not well.
  } finally {
    clearTimeout(patience)
  }
}
