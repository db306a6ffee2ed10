import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { reasonOf } from './sources.ts'

/** What a search needs that costs time to make: vectors, and the calibration found with them. */
export interface SavedIndex {
  /** Two halves a row: see `rowVectors`. */
  vectors: Float32Array
  answerEvidence: number
  updated_at: string
}

const MAGIC = 'VMI1'
const DIGEST = 32
const headerSchema = z.object({
  floats: z.int().nonnegative(),
  answerEvidence: z.number(),
  updated_at: z.string(),
})

/**
 * Reads the index saved under this key. Undefined when there is none, or when it is damaged (its checksum
 * tells): the caller builds it anew.
 */
export function readIndexFile(folder: string, key: string): SavedIndex | undefined {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, `${key}.index`))
  } catch {
    return undefined
  }
  const bodyEnd = bytes.length - DIGEST
  if (bodyEnd < 8 || bytes.toString('latin1', 0, 4) !== MAGIC) return undefined
  const body = bytes.subarray(0, bodyEnd)
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(bodyEnd))) return undefined
  const headerEnd = 8 + body.readUInt32LE(4)
  const header = headerSchema.safeParse(JSON.parse(body.toString('utf8', 8, headerEnd)))
  if (!header.success || headerEnd + 4 * header.data.floats !== bodyEnd) return undefined
  // Copied: the floats must lie on a multiple of four, and the file's buffer can then be freed.
  const vectors = new Float32Array(header.data.floats)
  Buffer.from(vectors.buffer).set(body.subarray(headerEnd))
  return { vectors, answerEvidence: header.data.answerEvidence, updated_at: header.data.updated_at }
}

/**
 * Saves an index: written under another name, flushed, then renamed, so that whoever is killed at whatever
 * moment leaves the old or the new file, whole. Older indexes are removed. Throws a clear Error where the
 * folder cannot be written.
 */
export function writeIndexFile(folder: string, key: string, index: SavedIndex): void {
  const file = join(folder, `${key}.index`)
  const temporary = `${file}.${process.pid}.tmp`
  const header = Buffer.from(
    JSON.stringify({
      floats: index.vectors.length,
      answerEvidence: index.answerEvidence,
      updated_at: index.updated_at,
    }),
  )
  const start = Buffer.alloc(8)
  start.write(MAGIC, 'latin1')
  start.writeUInt32LE(header.length, 4)
  const vectors = Buffer.from(index.vectors.buffer, index.vectors.byteOffset, index.vectors.byteLength)
  const parts = [start, header, vectors]
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  try {
    mkdirSync(folder, { recursive: true })
    const descriptor = openSync(temporary, 'w', 0o600)
    try {
      for (const part of [...parts, digest.digest()]) writeWhole(descriptor, part)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, file)
    flushFolder(folder)
    removeOthers(folder, key)
  } catch (error) {
    removeIfThere(temporary)
    throw new Error(`The index cannot be saved in ${folder}: ${reasonOf(error)}. Is DATA_DIR writable?`)
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Where it could not be written it need not be removed.
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
}

/** The rename itself must survive a power cut too. */
function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function removeOthers(folder: string, key: string): void {
  for (const name of readdirSync(folder)) {
    if (/\.index(?:\.\d+\.tmp)?$/.test(name) && name !== `${key}.index`)
      rmSync(join(folder, name), { force: true })
  }
}
