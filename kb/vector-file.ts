import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { breather } from './breather.ts'
import { crc32 } from './crc32.ts'
import { reasonOf } from './sources.ts'
import { createVectorTable, type VectorTable } from './vector-table.ts'

/** A text's name, `hashText`, and its vector. */
export type TextVector = readonly [hash: bigint, vector: Float32Array]

/** The vectors that one embedder gave for texts, on disk. Whatever is done with it, others get their turn. */
export interface VectorFile {
  vectors: Omit<VectorTable, 'set' | 'clear'>
  /**
   * Appends vectors, all of the file's dimension; the first ones say which it is.
   * @throws Error, in one clear sentence, where the folder cannot be written
   */
  add(entries: readonly TextVector[]): Promise<void>
  /** Lets go of all; the next that are added begin the file anew. */
  forget(): void
  /** Writes the file anew without what is damaged or not wanted any more, once that is most of it. */
  compact(wanted: ReadonlySet<bigint>): Promise<void>
  close(): Promise<void>
}

/*
 * The file: MAGIC, the header's length (u32), the header as JSON, its checksum; then records of one length:
 * hash (u64), vector (f32 each), checksum of both. All little-endian; a checksum is a CRC-32.
 */
const MAGIC = 'VMV1'
const START = 8
const HASH = 8
const CHECKSUM = 4
const LONGEST_HEADER = 4096
const headerSchema = z.object({ embedder: z.string(), dimension: z.int().positive() })
/** Read and written at a time, bytes. */
const SLICE = 256 * 1024
/** The file is written anew when it has more records than this for each text that is wanted. */
const MOST_RECORDS = 3
/** Where these vectors lay before. */
const FORMER_FILE = 'knowledge.index'

/** Opens what is there by this embedder; damaged records, and a file that is none of it, count as not there. */
export async function openVectorFile(folder: string, embedder: string): Promise<VectorFile> {
  const path = join(folder, 'remote.vectors')
  const vectors = createVectorTable()
  /** Where the records end, and how many there are, with the damaged ones. */
  let { end, records } = await readInto(vectors, path, embedder)
  let handle: FileHandle | undefined
  let begins = vectors.size === 0
  let last: Promise<void> = Promise.resolve()

  const append = async (entries: readonly TextVector[]) => {
    if (begins) {
      await handle?.close()
      handle = undefined
      await mkdir(folder, { recursive: true, mode: 0o700 })
      handle = await open(path, 'w', 0o600)
      const header = headerOf(embedder, vectors.dimension)
      await writeAt(handle, header, 0)
      end = header.length
      begins = false
      await rm(join(folder, FORMER_FILE), { force: true })
    }
    handle ??= await open(path, 'r+')
    // What a cut has left behind the last whole record is written over.
    const bytes = recordsOf(entries)
    await writeAt(handle, bytes, end)
    end += bytes.length
    records += entries.length
  }

  return {
    vectors,
    add(entries) {
      for (const [hash, vector] of entries) vectors.set(hash, vector)
      last = last.then(() => append(entries)).catch((error: unknown) => cannotSave(folder, error))
      return last
    },
    forget() {
      vectors.clear()
      records = 0
      begins = true
    },
    async compact(wanted) {
      if (wanted.size === 0 || records <= MOST_RECORDS * wanted.size) return
      const kept = await keptOf(vectors, wanted)
      const header = headerOf(embedder, vectors.dimension)
      const temporary = `${path}.tmp`
      try {
        await writeWhole(temporary, header, kept, vectors)
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        cannotSave(folder, error)
      }
      await handle?.close()
      handle = undefined
      records = kept.length
      end = header.length + records * recordSize(vectors.dimension)
    },
    async close() {
      await last.catch(() => {})
      await handle?.sync()
      await handle?.close()
      handle = undefined
    },
  }
}

/** Reads every whole record. @returns where they end, and how many there are */
async function readInto(
  table: VectorTable,
  path: string,
  embedder: string,
): Promise<{ end: number; records: number }> {
  const nothing = { end: 0, records: 0 }
  const handle = await open(path, 'r').catch(() => undefined)
  if (!handle) return nothing
  try {
    const start = Buffer.alloc(START + LONGEST_HEADER + CHECKSUM)
    const header = readHeader(start.subarray(0, await readAt(handle, start, 0)))
    if (header?.embedder !== embedder) return nothing
    const { dimension } = header
    const size = recordSize(dimension)
    const buffer = new ArrayBuffer(perSlice(size) * size)
    const slice = Buffer.from(buffer)
    const breathe = breather()
    for (let { end } = header, records = 0; ; ) {
      const count = Math.floor((await readAt(handle, slice, end)) / size)
      for (let at = 0; at < count * size; at += size) {
        await breathe()
        const checksumAt = at + size - CHECKSUM
        if (crc32(slice, at, checksumAt) === slice.readUInt32LE(checksumAt))
          table.set(slice.readBigUInt64LE(at), new Float32Array(buffer, at + HASH, dimension))
      }
      records += count
      end += count * size
      if (count * size < slice.length) return { end, records }
    }
  } finally {
    await handle.close()
  }
}

function readHeader(bytes: Buffer): (z.infer<typeof headerSchema> & { end: number }) | undefined {
  if (bytes.length < START || bytes.toString('latin1', 0, 4) !== MAGIC) return undefined
  const jsonEnd = START + bytes.readUInt32LE(4)
  const end = jsonEnd + CHECKSUM
  if (end > bytes.length) return undefined
  const json = bytes.subarray(START, jsonEnd)
  if (crc32(json) !== bytes.readUInt32LE(jsonEnd)) return undefined
  const header = headerSchema.safeParse(JSON.parse(json.toString('utf8')))
  return header.success ? { ...header.data, end } : undefined
}

function headerOf(embedder: string, dimension: number): Buffer {
  const json = Buffer.from(JSON.stringify({ embedder, dimension }))
  const header = Buffer.alloc(START + json.length + CHECKSUM)
  header.write(MAGIC, 'latin1')
  header.writeUInt32LE(json.length, 4)
  header.set(json, START)
  header.writeUInt32LE(crc32(json), START + json.length)
  return header
}

function recordsOf(entries: readonly TextVector[]): Buffer {
  const size = recordSize(entries[0]?.[1].length ?? 0)
  const bytes = Buffer.alloc(entries.length * size)
  entries.forEach(([hash, { buffer, byteOffset, byteLength }], i) => {
    const at = i * size
    const checksumAt = at + size - CHECKSUM
    bytes.writeBigUInt64LE(hash, at)
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at + HASH)
    bytes.writeUInt32LE(crc32(bytes, at, checksumAt), checksumAt)
  })
  return bytes
}

/** What is wanted, and of what is not wanted any more as much again, the newest: a file may come back. */
async function keptOf(vectors: VectorFile['vectors'], wanted: ReadonlySet<bigint>): Promise<bigint[]> {
  const breathe = breather()
  const old: bigint[] = []
  const used: bigint[] = []
  for (const hash of vectors.hashes()) {
    const kind = wanted.has(hash) ? used : old
    kind.push(hash)
    await breathe()
  }
  return [...old.slice(-wanted.size), ...used]
}

async function writeWhole(
  path: string,
  header: Buffer,
  hashes: readonly bigint[],
  vectors: VectorFile['vectors'],
): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await writeAt(handle, header, 0)
    const count = perSlice(recordSize(vectors.dimension))
    let end = header.length
    for (let at = 0; at < hashes.length; at += count) {
      const entries = hashes.slice(at, at + count).map((hash) => [hash, vectors.get(hash)!] as const)
      const bytes = recordsOf(entries)
      await writeAt(handle, bytes, end)
      end += bytes.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Fills the buffer from this place of the file. @returns how many bytes there were */
async function readAt(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await handle.write(bytes, at, bytes.length - at, position + at)).bytesWritten
}

function recordSize(dimension: number): number {
  return HASH + 4 * dimension + CHECKSUM
}

/** Records that are read or written at a time. */
function perSlice(size: number): number {
  return Math.max(1, Math.floor(SLICE / size))
}

function cannotSave(folder: string, error: unknown): never {
  throw new Error(`The vectors cannot be saved in ${folder}: ${reasonOf(error)}. Is DATA_DIR writable?`)
}
