import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Embedder } from './embedder.ts'
import { hashText, readIndexFile, writeIndexFile } from './index-file.ts'
import { type OnProgress, progressLines } from './progress.ts'

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
/** New vectors are saved whenever so many are there: who is stopped loses no more. */
const SAVED_EVERY = 1024

/**
 * Embeds texts by a remote embedder, each text once: what was embedded is kept in `folder`, by embedder and text.
 * In batches, some at once, tried again where that may help.
 * @throws RemoteEmbeddingError when the embedder gives up, after what it gave was saved
 */
export async function embedRemotely(
  texts: readonly string[],
  options: {
    embedder: RemoteEmbedder
    folder: string
    log: (line: string) => void
    signal: AbortSignal
    /** Told how many texts have their vector. */
    onEmbedded?: (count: number) => void
  },
): Promise<TextVectors> {
  const { embedder, folder, log, signal, onEmbedded = () => {} } = options
  const known = readRemoteVectors(folder, embedder.id)
  const wanted = new Map(texts.map((text) => [hashText(text), text]))
  const missing = [...wanted].filter(([hash]) => !known.vectorOf.has(hash))
  const onProgress: OnProgress = progressLines(log)
  let unsaved = 0
  const save = () => {
    if (unsaved > 0) saveRemoteVectors(folder, embedder.id, known, wanted)
    unsaved = 0
  }
  const done = () => wanted.size - missing.length
  const batches = batchesOf(missing)
  const start = missing.length
  let embedded = 0
  onEmbedded(done())

  const failed = new AbortController()
  const both = AbortSignal.any([signal, failed.signal])
  const work = async () => {
    for (let batch = batches.shift(); batch && !both.aborted; batch = batches.shift()) {
      const vectors = await embedBatch(
        batch.map(([, text]) => text.slice(0, LONGEST_TEXT)),
        embedder,
        both,
      )
      batch.forEach(([hash], i) => {
        const vector = vectors[i]!
        known.dimension ||= vector.length
        if (vector.length !== known.dimension)
          throw new RemoteEmbeddingError(
            `vectors of ${vector.length} numbers beside others of ${known.dimension}`,
          )
        known.vectorOf.set(hash, vector)
      })
      embedded += batch.length
      unsaved += batch.length
      onEmbedded(done() + embedded)
      onProgress('remote', embedded, start)
      if (unsaved >= SAVED_EVERY) save()
    }
  }
  try {
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        work().catch((error: unknown) => {
          failed.abort(error)
          throw error
        }),
      ),
    )
  } finally {
    save()
  }
  signal.throwIfAborted()
  const vectors = new Float32Array(texts.length * known.dimension)
  texts.forEach((text, at) => {
    vectors.set(known.vectorOf.get(hashText(text))!, at * known.dimension)
  })
  return { embedder: embedder.id, dimension: known.dimension, vectors }
}

/** How many of these texts have their vector on disk. */
export function countRemoteVectors(texts: readonly string[], folder: string, embedderId: string): number {
  const { vectorOf } = readRemoteVectors(folder, embedderId)
  return new Set(texts.map(hashText).filter((hash) => vectorOf.has(hash))).size
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

type Entry = [hash: bigint, text: string]

function batchesOf(entries: readonly Entry[]): Entry[][] {
  const batches: Entry[][] = []
  let batch: Entry[] = []
  let characters = 0
  for (const entry of entries) {
    const length = Math.min(entry[1].length, LONGEST_TEXT)
    if (batch.length === BATCH.texts || (batch.length > 0 && characters + length > BATCH.characters)) {
      batches.push(batch)
      batch = []
      characters = 0
    }
    batch.push(entry)
    characters += length
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

interface Known {
  dimension: number
  vectorOf: Map<bigint, Float32Array>
}

function readRemoteVectors(folder: string, embedderId: string): Known {
  const saved = readIndexFile(folder)
  const vectorOf = new Map<bigint, Float32Array>()
  if (saved?.embedder !== embedderId || saved.texts.length === 0) return { dimension: 0, vectorOf }
  const dimension = saved.vectors.length / saved.texts.length
  saved.texts.forEach((hash, at) => {
    vectorOf.set(hash, saved.vectors.subarray(at * dimension, (at + 1) * dimension))
  })
  return { dimension, vectorOf }
}

/** Keeps what is wanted, and of what is not wanted any more about as much again: a file may come back. */
function saveRemoteVectors(
  folder: string,
  embedderId: string,
  known: Known,
  wanted: ReadonlyMap<bigint, string>,
) {
  const { dimension, vectorOf } = known
  const old = [...vectorOf.keys()].filter((hash) => !wanted.has(hash)).slice(-wanted.size)
  const hashes = [...old, ...[...wanted.keys()].filter((hash) => vectorOf.has(hash))]
  const vectors = new Float32Array(hashes.length * dimension)
  hashes.forEach((hash, at) => {
    vectors.set(vectorOf.get(hash)!, at * dimension)
  })
  writeIndexFile(folder, {
    key: embedderId,
    embedder: embedderId,
    texts: BigUint64Array.from(hashes),
    vectors,
    answerEvidence: 0,
    newSinceCalibration: 0,
    updated_at: new Date().toISOString(),
  })
}
