import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSseParser, readSse, type SseEvent } from '../../widget/sse.ts'
import { streamOf } from './support/stream-of.ts'

function parse(...chunks: string[]): SseEvent[] {
  const parser = createSseParser()
  return chunks.flatMap((chunk) => parser.push(chunk))
}

async function collect(stream: ReadableStream<Uint8Array>, silenceMs = 1000): Promise<SseEvent[]> {
  const events: SseEvent[] = []
  for await (const event of readSse(stream, silenceMs)) events.push(event)
  return events
}

const sample = [
  '\uFEFF: a comment first\n',
  'event: turn-start\nid: 1\ndata: {"a":1}\n\n',
  ':\n\n',
  'event: text-delta\r\nid: 2\r\ndata: grüße 🌱\r\ndata: second line\r\n\r\n',
  'data:no space\rid: 3\r\r',
  'retry: 100\nunknown: x\ndata\n\n',
  'event: never finished\ndata: cut',
].join('')

const sampleEvents: SseEvent[] = [
  { id: '1', event: 'turn-start', data: '{"a":1}' },
  { id: '2', event: 'text-delta', data: 'grüße 🌱\nsecond line' },
  { id: '3', event: 'message', data: 'no space' },
  { id: '3', event: 'message', data: '' },
]

describe('createSseParser', () => {
  test('reads LF, CRLF and CR lines, comments, several data lines, and leaves an unfinished event', () => {
    expect(parse(sample)).toEqual(sampleEvents)
  })

  test('gives the same events wherever the text is cut', () => {
    for (let at = 0; at <= sample.length; at++) {
      expect(parse(sample.slice(0, at), sample.slice(at)), `cut at ${at}`).toEqual(sampleEvents)
    }
  })

  test('gives the same events for any chunks at all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(sample.length), { maxLength: 40 }), (cuts) => {
        const sorted = [0, ...cuts.sort((a, b) => a - b), sample.length]
        const chunks = sorted.slice(1).map((end, index) => sample.slice(sorted[index], end))
        expect(parse(...chunks)).toEqual(sampleEvents)
      }),
    )
  })

  test('gives back whatever data a server wrote, whatever the line ends', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0]/g, ''))
    const events = fc.array(fc.record({ data: fc.array(line, { minLength: 1, maxLength: 4 }), id: fc.nat() }))
    fc.assert(
      fc.property(events, fc.constantFrom('\n', '\r\n'), fc.nat(), (sent, end, cut) => {
        const text = sent
          .map(({ data, id }) => [`id: ${id}`, ...data.map((d) => `data: ${d}`), '', ''].join(end))
          .join('')
        const at = text.length === 0 ? 0 : cut % text.length
        expect(parse(text.slice(0, at), text.slice(at)).map(({ id, data }) => ({ id, data }))).toEqual(
          sent.map(({ data, id }) => ({ id: String(id), data: data.join('\n') })),
        )
      }),
    )
  })

  test('ignores an id with a NUL', () => {
    expect(parse('id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n').map((event) => event.id)).toEqual(['1', '1'])
  })
})

describe('readSse', () => {
  test('gives the same events wherever the bytes are cut, also within a character', async () => {
    const bytes = new TextEncoder().encode(sample)
    for (let at = 0; at <= bytes.length; at++) {
      const events = await collect(streamOf(bytes.slice(0, at), bytes.slice(at)))
      expect(events, `cut at byte ${at}`).toEqual(sampleEvents)
    }
  })

  test('takes a silent stream for an ended one', async () => {
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: a\n\n')),
      cancel() {
        cancelled = true
      },
    })
    expect(await collect(stream, 20)).toHaveLength(1)
    expect(cancelled).toBe(true)
  })

  test('lets go of a connection that does not end when its reader has enough', async () => {
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: a\n\ndata: b\n\n')),
      cancel() {
        cancelled = true
      },
    })
    for await (const event of readSse(stream, 1000)) {
      expect(event.data).toBe('a')
      break
    }
    await expect.poll(() => cancelled).toBe(true)
  })
})
