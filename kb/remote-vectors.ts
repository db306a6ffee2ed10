import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { breather } from './breather.ts'
import type { Embedder } from './embedder.ts'
import type { HashedTexts } from './hashed-texts.ts'
import { type OnProgress, progressLines } from './progress.ts'
import { openVectorFile, type VectorFile } from './vector-file.ts'

/** An embedder that is asked over a network. Its dimension shows with its first answer. */
export interface RemoteEmbedder extends Pick<Embedder, 'id'> {
  /**
   * One vector a text.
   * @throws RemoteEmbeddingError, or what the signal was aborted with
   */
  embed(texts: string[], signal: AbortSignal): Promise<Float32Array[]>
}

/** Why a remote embedder gave no vectors, in a few words. */
export class RemoteEmbeddingError extends Error {
  override name = 'RemoteEmbeddingError'
  /** Asking again may help; when, ms, where the server said it. */
  readonly passing: boolean
  readonly retryAfterMs: number | undefined
  /** The texts together were too much: fewer may do. */
  readonly tooMuch: boolean
  constructor(
    message: string,
    how: { passing?: boolean; tooMuch?: boolean; retryAfterMs?: number | undefined } = {},
  ) {
    super(message)
    this.passing = how.passing ?? false
    this.tooMuch = how.tooMuch ?? false
    this.retryAfterMs = how.retryAfterMs
  }
}

/** The vectors of some texts, one after another, in the texts' order. */
export interface TextVectors {
  embedder: string
  dimension: number
  vectors: Float32Array
}

/** Limits of one request: mistral-embed takes 16,384 tokens together and 8,192 of one text. */
const BATCH = { texts: 64, characters: 36_000 }
const LONGEST_TEXT = 18_000
const AT_ONCE = 3
const TRIES = 5
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** Whoever embeds into a folder: the next one there waits until the one before has saved. */
const lastIn = new Map<string, Promise<void>>()

interface EmbedOptions {
  embedder: RemoteEmbedder
  folder: string
  log: (line: string) => void
  signal: AbortSignal
  /** Told how many texts have their vector. */
  onEmbedded?: (count: number) => void
}

/**
 * Embeds texts by a remote embedder, each text once: what was embedded is kept in `folder`, by embedder and text.
 * In batches, some at once, tried again where that may help. Runs beside what else its thread does: it never holds it.
 * @throws RemoteEmbeddingError when the embedder gives up, after what it gave was saved
 */
export async function embedRemotely(hashed: HashedTexts, options: EmbedOptions): Promise<TextVectors> {
  const { folder } = options
  const before = lastIn.get(folder)
  const work = (async () => {
    await before
    options.signal.throwIfAborted()
    return embedInto(hashed, options)
  })()
  const over = work.then(
    () => {},
    () => {},
  )
  lastIn.set(folder, over)
  try {
    return await work
  } finally {
    if (lastIn.get(folder) === over) lastIn.delete(folder)
  }
}

async function embedInto(hashed: HashedTexts, options: EmbedOptions): Promise<TextVectors> {
  const { embedder, folder, log, signal } = options
  const { texts, hashes } = hashed
  const breathe = breather()
  const wanted = new Set<bigint>()
  for (const hash of hashes) {
    wanted.add(hash)
    await breathe()
  }
  const file = await openVectorFile(folder, embedder.id)
  try {
    const wasKnown = file.vectors.size > 0
    try {
      await embedMissing(hashed, wanted.size, file, options)
    } catch (error) {
      if (!(error instanceof OtherDimension && wasKnown)) throw error
      log(`${embedder.id} gives ${error.message}, which were saved: all texts are embedded anew`)
      file.forget()
      await embedMissing(hashed, wanted.size, file, options)
    }
    signal.throwIfAborted()
    // Without it the file is only larger than it need be.
    await file.compact(wanted).catch((error: Error) => log(error.message))
    const { dimension } = file.vectors
    const vectors = new Float32Array(texts.length * dimension)
    for (const [at, hash] of hashes.entries()) {
      vectors.set(file.vectors.get(hash)!, at * dimension)
      await breathe()
    }
    return { embedder: embedder.id, dimension, vectors }
  } finally {
    await file.close()
  }
}

/** The embedder gives vectors of another length than before. */
class OtherDimension extends RemoteEmbeddingError {}

/** Embeds what the file does not have yet, and saves each batch as it comes. */
async function embedMissing(
  { texts, hashes }: HashedTexts,
  wanted: number,
  file: VectorFile,
  { embedder, log, signal, onEmbedded = () => {} }: EmbedOptions,
): Promise<void> {
  const missing = new Map<bigint, string>()
  const breathe = breather()
  for (const [at, text] of texts.entries()) {
    const hash = hashes[at]!
    if (!file.vectors.has(hash)) missing.set(hash, text)
    await breathe()
  }
  const onProgress: OnProgress = progressLines(log)
  const batches = batchesOf(missing)
  let embedded = 0
  onEmbedded(wanted - missing.size)

  const failed = new AbortController()
  const both = AbortSignal.any([signal, failed.signal])
  const work = async () => {
    for (const batch of batches) {
      if (both.aborted) return
      const vectors = await embedBatch(
        batch.map(([, text]) => text.slice(0, LONGEST_TEXT)),
        embedder,
        both,
      )
      const dimension = vectors[0]?.length
      if (!dimension || vectors.some((vector) => vector.length !== dimension))
        throw new RemoteEmbeddingError('vectors of no or of different lengths')
      if (file.vectors.size > 0 && file.vectors.dimension !== dimension)
        throw new OtherDimension(`vectors of ${dimension} numbers beside others of ${file.vectors.dimension}`)
      await file.add(batch.map(([hash], i) => [hash, vectors[i]!]))
      embedded += batch.length
      onEmbedded(wanted - missing.size + embedded)
      onProgress('remote', embedded, missing.size)
    }
  }
  // All of them end before anything else is done with the file.
  await Promise.all(
    Array.from({ length: AT_ONCE }, () => work().catch((error: unknown) => failed.abort(error))),
  )
  failed.signal.throwIfAborted()
}

/** How many of these texts have their vector on disk. */
export async function countRemoteVectors(
  { hashes }: HashedTexts,
  folder: string,
  embedderId: string,
): Promise<number> {
  const { vectors } = await openVectorFile(folder, embedderId)
  return [...new Set(hashes)].filter((hash) => vectors.has(hash)).length
}

/** Where a data folder keeps them. */
export function remoteFolder(dataDir: string): string {
  return join(dataDir, 'index', 'remote')
}

async function embedBatch(
  texts: string[],
  embedder: RemoteEmbedder,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  for (let tries = 1; ; tries++) {
    try {
      const vectors = await embedder.embed(texts, signal)
      if (vectors.length !== texts.length)
        throw new RemoteEmbeddingError(`${vectors.length} vectors for ${texts.length} texts`)
      return vectors
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof RemoteEmbeddingError)) throw error
      if (error.tooMuch && texts.length > 1) {
        const half = Math.ceil(texts.length / 2)
        const first = await embedBatch(texts.slice(0, half), embedder, signal)
        return [...first, ...(await embedBatch(texts.slice(half), embedder, signal))]
      }
      if (!error.passing || tries >= TRIES) throw error
      const pause = error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random())
      await sleep(Math.min(pause, LONGEST_PAUSE_MS), undefined, { signal })
    }
  }
}

type Entry = readonly [hash: bigint, text: string]

function* batchesOf(entries: Iterable<Entry>): Generator<Entry[]> {
  let batch: Entry[] = []
  let characters = 0
  for (const entry of entries) {
    const length = Math.min(entry[1].length, LONGEST_TEXT)
    if (batch.length === BATCH.texts || (batch.length > 0 && characters + length > BATCH.characters)) {
      yield batch
      batch = []
      characters = 0
    }
    batch.push(entry)
    characters += length
  }
  if (batch.length > 0) yield batch
}
