import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embeddedEmbedder } from '../../kb/embedded-embedder.ts'
import { dot } from '../../kb/exact-vector-index.ts'
import { packagedWordTable, readWordTable } from '../../kb/word-table.ts'
import { temporaryFolder } from './temporary-folder.ts'

const table = packagedWordTable()
const embedder = embeddedEmbedder(table)
const embedOne = async (text: string) => (await embedder.embed([text]))[0]!

describe('the embedder that ships in the package', () => {
  it('gives the vectors that the table was trained for', async () => {
    // Computed from model.bin by a program of its own, in another language.
    const [order, parcel, jazz] = await embedder.embed([
      "Where's my order?",
      "I haven't received the parcel yet",
      'play some jazz music',
    ])
    const beginning = Array.from(order!.subarray(0, 4), (value) => Number(value.toFixed(5)))
    expect(beginning).toEqual([0.25094, -0.18157, 0.00811, -0.01119])
    expect(dot(order!, parcel!)).toBeCloseTo(0.4006, 3)
    expect(dot(order!, jazz!)).toBeCloseTo(-0.1722, 3)
  })

  it('counts a known pair of neighbours beside its words, in this order only', async () => {
    expect(table.numberOf.has('gift card')).toBe(true)
    expect(table.words).not.toContain('gift card')
    const [pair, turned] = await embedder.embed(['gift card', 'card gift'])
    expect(dot(pair!, turned!)).toBeLessThan(0.999)
  })

  it('gives unit vectors without what all sentences share', async () => {
    const vector = await embedOne('When will my refund arrive?')
    expect(dot(vector, vector)).toBeCloseTo(1, 4)
    expect(dot(vector, table.common)).toBeCloseTo(0, 4)
  })

  it('gives the zero vector where it knows no word', async () => {
    for (const text of ['', '???', 'zzqqxv', '退款']) {
      expect((await embedOne(text)).every((value) => value === 0)).toBe(true)
    }
  })

  it('brings everyday sentences as unit vectors', () => {
    expect(embedder.background).toHaveLength(1500)
    expect(dot(embedder.background![7]!, embedder.background![7]!)).toBeCloseTo(1, 1)
  })

  it('refuses a file that is not a whole word table', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'model.bin')
    writeFileSync(file, 'something else altogether')
    expect(() => readWordTable(file)).toThrow('not a VMW1 file')
    const header = Buffer.alloc(40)
    header.write('VMW1', 'latin1')
    header.writeUInt32LE(1000, 4)
    writeFileSync(file, header)
    expect(() => readWordTable(file)).toThrow('40 bytes, expected')
  })
})
