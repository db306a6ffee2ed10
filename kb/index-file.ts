import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { reasonOf } from './sources.ts'
import { writeWhole } from './write-whole.ts'

/** What a search needs that costs time to make: the vector of every text, and the calibration found with them. */
export interface SavedIndex {
  /** Names the files, the embedder and the code that it was made of and by. */
  key: string
  /** Another embedder's vectors are of no use. */
  embedder: string
  /** `hashText` of each text, in the order of its vector. */
  texts: BigUint64Array
  /** One vector a text, one after another. */
  vectors: Float32Array
  answerEvidence: number
  steepness: number
  /** Texts that are new since the calibration. */
  newSinceCalibration: number
  updated_at: string
}

const MAGIC = 'VMI2'
const DIGEST = 32
const START = 8
const headerSchema = z.object({
  key: z.string(),
  embedder: z.string(),
  texts: z.int().nonnegative(),
  floats: z.int().nonnegative(),
  /** Numbers a vector; not in files of before. */
  dimension: z.int().nonnegative().optional(),
  answerEvidence: z.number(),
  steepness: z.number(),
  newSinceCalibration: z.int().nonnegative(),
  updated_at: z.string(),
})

/** A text's name in the index: the first 64 bits of its SHA-256. */
export function hashText(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigUInt64LE(0)
}

/** Reads the saved index; undefined when there is none, or when it is damaged: then it is made anew. */
export function readIndexFile(folder: string): SavedIndex | undefined {
  let bytes: Buffer
  try {
    bytes = readFileSync(indexFile(folder))
  } catch {
    return undefined
  }
  const bodyEnd = bytes.length - DIGEST
  if (bodyEnd < START || bytes.toString('latin1', 0, 4) !== MAGIC) return undefined
  const body = bytes.subarray(0, bodyEnd)
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(bodyEnd))) return undefined
  const headerEnd = START + body.readUInt32LE(4)
  const header = headerSchema.safeParse(JSON.parse(body.toString('utf8', START, headerEnd)))
  if (!header.success) return undefined
  const { texts: textCount, floats, dimension, ...rest } = header.data
  if (dimension !== undefined && dimension * textCount !== floats) return undefined
  const vectorsAt = headerEnd + 8 * textCount
  if (vectorsAt + 4 * floats !== bodyEnd) return undefined
  // Copied: numbers must lie on a multiple of their size, and the file's buffer can then be freed.
  const texts = new BigUint64Array(textCount)
  Buffer.from(texts.buffer).set(body.subarray(headerEnd, vectorsAt))
  const vectors = new Float32Array(floats)
  Buffer.from(vectors.buffer).set(body.subarray(vectorsAt))
  return { ...rest, texts, vectors }
}

/**
 * Saves the index in place of the one before: whoever is killed at whatever moment leaves the old or the new
 * one, whole. Throws a clear Error where the folder cannot be written.
 */
export function writeIndexFile(folder: string, index: SavedIndex): void {
  const { texts, vectors, ...rest } = index
  const dimension = texts.length > 0 ? vectors.length / texts.length : 0
  const header = Buffer.from(
    JSON.stringify({ ...rest, texts: texts.length, floats: vectors.length, dimension }),
  )
  const start = Buffer.alloc(START)
  start.write(MAGIC, 'latin1')
  start.writeUInt32LE(header.length, 4)
  const parts = [start, header, bytesOf(texts), bytesOf(vectors)]
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeWhole(indexFile(folder), [...parts, digest.digest()])
  } catch (error) {
    throw new Error(`The index cannot be saved in ${folder}: ${reasonOf(error)}. Is DATA_DIR writable?`)
  }
}

function indexFile(folder: string): string {
  return join(folder, 'knowledge.index')
}

function bytesOf(numbers: BigUint64Array | Float32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
