import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { readSseData } from '../../server/answer/mistral/read-sse-data.ts'
import { UpstreamError } from '../../server/answer/upstream-error.ts'

async function* inPieces(bytes: Uint8Array, cuts: number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const cut of [...cuts, bytes.length]) {
    yield bytes.subarray(from, cut)
    from = cut
  }
}

async function read(text: string, cuts: number[] = []): Promise<string[]> {
  const data: string[] = []
  for await (const one of readSseData(inPieces(Buffer.from(text), cuts))) data.push(one)
  return data
}

it.each([
  ['data: a\n\ndata: b\n\n', ['a', 'b']],
  ['data:a\r\n\r\ndata: b\r\rdata:  c\n\n', ['a', 'b', ' c']],
  ['data: one\ndata: two\n\n', ['one\ntwo']],
  [': a comment\n\nevent: x\nid: 1\ndata: a\n\n', ['a']],
  ['data\n\n', ['']],
  ['database: no\n\n', []],
  ['data: not whole', []],
  ['data: not whole\n', []],
  ['', []],
])('reads %j', async (text, expected) => {
  expect(await read(text)).toEqual(expected)
})

const STREAM =
  ': hi\r\n\r\ndata: {"t":"Größe 👗"}\n\ndata: 29,99 €\r\ndata: ≥ 2\r\n\r\nevent: e\rdata: x\r\rdata: [DONE]\n\n'
const WHOLE = ['{"t":"Größe 👗"}', '29,99 €\n≥ 2', 'x', '[DONE]']

test('cut at any one byte it reads the same, within a character and a line end too', async () => {
  const length = Buffer.byteLength(STREAM)
  for (let cut = 0; cut <= length; cut++) expect(await read(STREAM, [cut])).toEqual(WHOLE)
  expect(await read(STREAM, [...Array(length).keys()])).toEqual(WHOLE)
})

test('cut anywhere, any data comes out as it went in', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' '))
  const events = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 5 })
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const cuts = fc.array(fc.nat(500), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(events, end, cuts, async (lines, eol, at) => {
      const text = lines.map((one) => one.map((data) => `data: ${data}${eol}`).join('') + eol).join('')
      const length = Buffer.byteLength(text)
      const sorted = at.filter((cut) => cut < length).sort((a, b) => a - b)
      const got = await read(text, sorted)
      // Of a last CR nobody knows whether it is half of a line end: that event waits for the next byte.
      const expected = lines.map((one) => one.join('\n'))
      expect(got).toEqual(eol === '\r' ? expected.slice(0, -1) : expected)
    }),
    { numRuns: 200 },
  )
})

test('an event without an end is given up long before it is all there', async () => {
  let sent = 0
  async function* endless() {
    for (;;) {
      sent += 65_536
      yield Buffer.alloc(65_536, 'x')
    }
  }
  const reading = async () => {
    for await (const data of readSseData(endless())) expect(data).toBe('never')
  }
  await expect(reading()).rejects.toThrow(new UpstreamError('too long an event'))
  expect(sent).toBeLessThan(1_000_000)
})

test('a stream without an end is given up, too', async () => {
  async function* endless() {
    for (;;) yield Buffer.from(`data: ${'x'.repeat(60_000)}\n\n`)
  }
  const reading = async () => {
    for await (const data of readSseData(endless())) expect(data).toHaveLength(60_000)
  }
  await expect(reading()).rejects.toThrow(new UpstreamError('too long a stream'))
})
