import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { crc32 } from '../../kb/crc32.ts'
import { hashedTexts } from '../../kb/hashed-texts.ts'
import { embedRemotely, type RemoteEmbedder } from '../../kb/remote-vectors.ts'
import { openVectorFile } from '../../kb/vector-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'remote.vectors')
})

const textsOf = (count: number, name = 'text') => Array.from({ length: count }, (_, i) => `${name} ${i}`)
/** A vector that tells its text. */
const vectorFor = (text: string, dimension: number) =>
  new Float32Array(dimension).map((_, i) => text.charCodeAt(i % text.length) + i)

/** Embeds these, and tells which of them the embedder was asked for. */
async function embed(
  texts: string[],
  {
    dimension = 3,
    failAt = Infinity,
    signal = new AbortController().signal,
  }: { dimension?: number; failAt?: number; signal?: AbortSignal } = {},
) {
  const asked: string[] = []
  const embedder: RemoteEmbedder = {
    id: 'remote-1',
    async embed(batch) {
      if (asked.length >= failAt) throw new Error('killed')
      asked.push(...batch)
      return batch.map((text) => vectorFor(text, dimension))
    },
  }
  const embedded = await embedRemotely(hashedTexts(texts), { embedder, folder, log: () => {}, signal }).catch(
    (error: unknown) => {
      if (failAt === Infinity) throw error
    },
  )
  if (embedded) {
    const expected = texts.flatMap((text) => [...vectorFor(text, dimension)])
    expect([...embedded.vectors]).toEqual(expected)
    expect(embedded.dimension).toBe(dimension)
  }
  return asked
}

const recordLength = (dimension: number) => 8 + 4 * dimension + 4
const damage = (at: number) => {
  const bytes = readFileSync(file)
  bytes[at < 0 ? bytes.length + at : at]! ^= 1
  writeFileSync(file, bytes)
}

describe('the file of vectors', () => {
  it('gives back a large set as it was', async () => {
    const texts = textsOf(5_000)
    expect(await embed(texts)).toHaveLength(5_000)
    expect(await embed(texts)).toEqual([])
  })

  it('loses one text by a flipped byte, and embeds that one again', async () => {
    await embed(textsOf(200))
    damage(-1 - 3 * recordLength(3))
    expect(await embed(textsOf(200))).toEqual(['text 196'])
    expect(await embed(textsOf(200))).toEqual([])
  })

  it('loses what was cut off, wherever the cut', async () => {
    await embed(textsOf(70))
    const whole = readFileSync(file)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => {
        writeFileSync(file, whole.subarray(0, length))
        const lost = Math.min(70, Math.ceil((whole.length - length) / recordLength(3)))
        expect(await embed(textsOf(70))).toEqual(textsOf(70).slice(70 - lost))
        expect(await embed(textsOf(70))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is made anew where its beginning is damaged', async () => {
    for (const at of [0, 5, 12]) {
      await embed(textsOf(3))
      damage(at)
      expect(await embed(textsOf(3))).toEqual(textsOf(3))
    }
  })

  it('has every batch that came before the process ended', async () => {
    await embed(textsOf(300), { failAt: 192 })
    const left = await embed(textsOf(300))
    expect(left.length).toBeLessThanOrEqual(300 - 192)
    expect(await embed(textsOf(300))).toEqual([])
  })

  it('survives an end between two writes that came in another order: a hole is no vector', async () => {
    await embed(textsOf(10))
    const bytes = readFileSync(file)
    const hole = bytes.length - 4 * recordLength(3)
    bytes.fill(0, hole, hole + recordLength(3))
    writeFileSync(file, bytes)
    expect(await embed(textsOf(10))).toEqual(['text 6'])
  })

  it('is dropped where the same model gives vectors of another length, once', async () => {
    await embed(textsOf(5), { dimension: 3 })
    expect(await embed(textsOf(6), { dimension: 4 })).toEqual(['text 5', ...textsOf(6)])
    expect(await embed(textsOf(6), { dimension: 4 })).toEqual([])
  })

  it('lets go of texts that are gone, but not of those that may come back', async () => {
    for (let version = 0; version < 12; version++) {
      await embed(textsOf(100, `version ${version}`))
      expect(statSync(file).size).toBeLessThan(100 + 3 * 100 * recordLength(3))
    }
    expect(await embed(textsOf(100, 'version 10'))).toEqual([])
    expect(readdirSync(folder)).toEqual(['remote.vectors'])
  })

  it('takes the place of what was left of a compaction that was cut short, and of the file of before', async () => {
    writeFileSync(`${file}.tmp`, 'half')
    writeFileSync(join(folder, 'knowledge.index'), 'of before')
    await embed(textsOf(100))
    await embed(textsOf(10))
    expect(readdirSync(folder)).toEqual(['remote.vectors'])
    expect(await embed(textsOf(10))).toEqual([])
  })

  it('is used by one after another: who starts before the other has ended asks for nothing twice', async () => {
    const [first, second] = await Promise.all([embed(textsOf(100)), embed(textsOf(110))])
    expect(first).toEqual(textsOf(100))
    expect(second).toEqual(textsOf(110).slice(100))
  })

  it('tells in one sentence where it cannot be written', async () => {
    const blocked = join(temporaryFolder({ 'a-file': 'x' }), 'a-file', 'folder')
    const vectors = await openVectorFile(blocked, 'remote-1')
    await expect(vectors.add([[1n, Float32Array.of(1)]])).rejects.toThrow(
      /^The vectors cannot be saved in .*: ENOTDIR\. Is DATA_DIR writable\?$/,
    )
    await vectors.close()
  })

  it('is only read where nothing is new', async () => {
    await embed(textsOf(10))
    truncateSync(file, statSync(file).size + 5)
    const before = readFileSync(file)
    await embed(textsOf(10))
    expect(readFileSync(file)).toEqual(before)
  })
})

it('the checksum is the CRC-32 of others', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  expect(crc32(Buffer.from('x123456789y'), 1, 10)).toBe(0xcbf43926)
})
