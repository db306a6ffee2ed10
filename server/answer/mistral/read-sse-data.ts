import { UpstreamError } from '../upstream-error.ts'

/** One event longer than this is a fault, UTF-16 units: a token takes about 200. */
const MAX_EVENT = 256 * 1024
/** More than this is no answer of 800 tokens, bytes. */
const MAX_STREAM = 8 * 1024 * 1024

/**
 * The `data` of each event of a `text/event-stream`, as it becomes whole (HTML standard, section 9.2.6): lines end in
 * LF, CRLF or CR, and may be cut anywhere, within a character too. What is not whole at the end is left out.
 * @throws UpstreamError when an event or the whole stream is longer than any answer
 */
export async function* readSseData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const lineEnd = /\r\n|[\r\n]/g
  let rest = ''
  let data: string | undefined
  let total = 0
  for await (const bytes of body) {
    total += bytes.length
    if (total > MAX_STREAM) throw new UpstreamError('too long a stream')
    // Up to here there is no line end, but for a CR that may be half of one.
    lineEnd.lastIndex = Math.max(0, rest.length - 1)
    rest += decoder.decode(bytes, { stream: true })
    let from = 0
    for (let end = lineEnd.exec(rest); end; end = lineEnd.exec(rest)) {
      if (end[0] === '\r' && lineEnd.lastIndex === rest.length) break
      const line = rest.slice(from, end.index)
      from = lineEnd.lastIndex
      if (line === '') {
        if (data !== undefined) yield data
        data = undefined
      } else {
        const value = dataOf(line)
        if (value !== undefined) data = data === undefined ? value : `${data}\n${value}`
      }
    }
    rest = rest.slice(from)
    if (rest.length + (data?.length ?? 0) > MAX_EVENT) throw new UpstreamError('too long an event')
  }
}

function dataOf(line: string): string | undefined {
  if (!line.startsWith('data')) return undefined
  if (line.length === 4) return ''
  if (line[4] !== ':') return undefined
  return line.slice(line[5] === ' ' ? 6 : 5)
}
