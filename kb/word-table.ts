import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The table of word vectors that ships in `kb/model/model.bin` (its origin is in the NOTICE beside it). */
export interface WordTable {
  dimension: number
  /** Single words, most frequent first. */
  words: readonly string[]
  /** The row of a word, or of a pair of neighbours with a space between them ("gift card"). */
  numberOf: ReadonlyMap<string, number>
  /** entries × dimension, int8; an entry's vector is its row times its scale. */
  rows: Int8Array
  scales: Float32Array
  /** How much a word says: low for `the`, high for `refund`. */
  weights: Float32Array
  bias: Float32Array
  /** The direction that all sentences share; unit length. */
  common: Float32Array
  /** Unit vectors of everyday sentences that are not about a shop. */
  background: readonly Float32Array[]
}

/**
 * Reads a word table, little-endian: `VMW1` · u32 entries, dimension, bytes of their list, background
 * sentences · f32 bias[D], common[D], scale[N], weight[N], background scale[B] · int8 rows[N×D],
 * background[B×D] · entries, one a line: words, then pairs of words. Throws when the file is missing, damaged
 * or of another kind.
 */
export function readWordTable(file: string): WordTable {
  const bytes = readFileSync(file)
  const wrong = (why: string) => new Error(`Word table ${file}: ${why}`)
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'VMW1') throw wrong('not a VMW1 file')
  const count = bytes.readUInt32LE(4)
  const dimension = bytes.readUInt32LE(8)
  const listBytes = bytes.readUInt32LE(12)
  const backgroundCount = bytes.readUInt32LE(16)
  const floats = 2 * dimension + 2 * count + backgroundCount
  const expected = 20 + 4 * floats + (count + backgroundCount) * dimension + listBytes
  if (bytes.length !== expected) throw wrong(`${bytes.length} bytes, expected ${expected}`)

  let at = 20
  const takeFloats = (length: number) => {
    // A copy, since floats must lie on a multiple of four; every machine Node runs on is little-endian.
    const start = bytes.byteOffset + at
    const taken = new Float32Array(bytes.buffer.slice(start, start + 4 * length))
    at += 4 * length
    return taken
  }
  const takeBytes = (length: number) => {
    const taken = new Int8Array(bytes.buffer, bytes.byteOffset + at, length)
    at += length
    return taken
  }
  const bias = takeFloats(dimension)
  const common = takeFloats(dimension)
  const scales = takeFloats(count)
  const weights = takeFloats(count)
  const backgroundScales = takeFloats(backgroundCount)
  const rows = takeBytes(count * dimension)
  const backgroundRows = takeBytes(backgroundCount * dimension)
  const entries = bytes.toString('utf8', at).split('\n').filter(Boolean)
  if (entries.length !== count) throw wrong(`${entries.length} words, expected ${count}`)

  const background = Array.from(backgroundScales, (scale, row) => {
    const vector = new Float32Array(dimension)
    for (let i = 0; i < dimension; i++) vector[i] = scale * backgroundRows[row * dimension + i]!
    return vector
  })
  const numberOf = new Map<string, number>()
  for (let number = 0; number < count; number++) numberOf.set(entries[number]!, number)
  const firstPair = entries.findIndex((entry) => entry.includes(' '))
  const words = firstPair < 0 ? entries : entries.slice(0, firstPair)
  return { dimension, words, numberOf, rows, scales, weights, bias, common, background }
}

let packaged: WordTable | undefined

/** The table that ships in the package, read once a process. Throws when it is not there. */
export function packagedWordTable(): WordTable {
  packaged ??= readWordTable(modelFile())
  return packaged
}

/** `kb/model/model.bin`, seen from the source file as well as from a bundle somewhere under the package. */
function modelFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    for (const path of ['model/model.bin', 'kb/model/model.bin']) {
      const file = join(folder, path)
      if (existsSync(file)) return file
    }
    const above = dirname(folder)
    if (above === folder) throw new Error('The word table kb/model/model.bin is missing from the package')
    folder = above
  }
}
