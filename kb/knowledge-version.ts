import { Worker } from 'node:worker_threads'
import type { HashedTexts } from './hashed-texts.ts'
import type { KnowledgeSnapshot } from './knowledge-snapshot.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './knowledge-worker.ts'
import type { KnowledgeSearch, SearchResult } from './passage.ts'

/** One version of the knowledge base, searched in a thread of its own. */
export interface KnowledgeVersion extends KnowledgeSearch {
  /** Vectors of meaning, by the embedder that ships in the package. */
  embed(texts: string[]): Promise<Float32Array[]>
  snapshot: KnowledgeSnapshot
  /** The hashes of the passages with these ids; of one that is not there, none. */
  passageHashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  search(query: string, k: number, meaning?: Float32Array): Promise<SearchResult>
  /** The texts that a search goes by, hashed there. Rejects when the thread ends. */
  texts(): Promise<HashedTexts>
  /** Has searches that bring a vector ranked by these; see `KnowledgeBase.rankBy`. Rejects when the thread ends. */
  rankBy(vectors: Float32Array, dimension: number): Promise<void>
  /** Resolves when its thread has ended, for whatever reason. */
  ended: Promise<void>
  /** Answers what was asked so far, then ends the thread. */
  retire(): Promise<void>
}

/** A thread that was told to end and did not within this time hangs, ms. */
const END_MS = 3000

interface Waiting {
  answer: (message: FromWorker) => void
  reject: (error: Error) => void
}

/**
 * Reads, indexes and opens what lies on disk now, in a new thread: searches of other versions, and everything
 * else in this one, go on meanwhile.
 * @param script the built `knowledge-worker.js`
 * @param signal ends the work in hand, of opening and of what follows it
 * @throws Error with one clear sentence when the knowledge base cannot be opened
 */
export async function openVersion(
  script: URL,
  settings: Omit<WorkerSettings, 'stop'>,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<KnowledgeVersion> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const stopWork = () => void Atomics.store(stop, 0, 1)
  if (signal.aborted) stopWork()
  signal.addEventListener('abort', stopWork)
  const worker = new Worker(script, { workerData: { ...settings, stop } satisfies WorkerSettings })
  const waiting = new Map<number, Waiting>()
  let serial = 0
  let drained = () => {}
  let onTexts: (texts: HashedTexts) => void = () => {}
  let onRanked = () => {}

  const settle = (id: number, how: (entry: Waiting) => void) => {
    const entry = waiting.get(id)
    if (!entry) return
    waiting.delete(id)
    how(entry)
    if (waiting.size === 0) drained()
  }
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      signal.removeEventListener('abort', stopWork)
      for (const id of [...waiting.keys()])
        settle(id, ({ reject }) => reject(new Error('the search thread ended')))
      resolve()
    })
  })
  const snapshot = await new Promise<KnowledgeSnapshot>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'log') log(message.line)
      else if (message.type === 'ready') resolve(message.snapshot)
      else if (message.type === 'failed') reject(new Error(message.reason))
      else if (message.type === 'texts') onTexts(message.texts)
      else if (message.type === 'ranked') onRanked()
      else if (message.type === 'not-found')
        settle(message.id, ({ reject }) => reject(new Error(message.reason)))
      else settle(message.id, ({ answer }) => answer(message))
    })
    void ended.then(() => reject(new Error('the thread of the knowledge base ended before it was ready')))
  }).catch(async (error: unknown) => {
    await endedBy(ended, worker)
    throw error
  })

  const ask = (toWorker: (id: number) => ToWorker) =>
    new Promise<FromWorker>((answer, reject) => {
      const id = ++serial
      waiting.set(id, { answer, reject })
      worker.postMessage(toWorker(id))
    })

  return {
    snapshot,
    ended,
    texts: () =>
      untilEnd(ended, (resolve: (texts: HashedTexts) => void) => {
        onTexts = resolve
        worker.postMessage({ type: 'texts' } satisfies ToWorker)
      }),
    rankBy: (vectors, dimension) =>
      untilEnd(ended, (resolve: () => void) => {
        onRanked = resolve
        const buffer = vectors.buffer instanceof ArrayBuffer ? [vectors.buffer] : []
        worker.postMessage({ type: 'rank-by', vectors, dimension } satisfies ToWorker, buffer)
      }),
    async search(query, k, meaning) {
      const message = await ask((id) => ({ type: 'search', id, query, k, meaning }))
      if (message.type !== 'found') throw new Error('the search thread answered something else')
      return message.result
    },
    async embed(texts) {
      const message = await ask((id) => ({ type: 'embed', id, texts }))
      if (message.type !== 'embedded') throw new Error('the search thread answered something else')
      return message.vectors
    },
    async passageHashes(ids) {
      const message = await ask((id) => ({ type: 'hash', id, passages: ids }))
      if (message.type !== 'hashed') throw new Error('the search thread answered something else')
      return message.hashes
    },
    async retire() {
      if (waiting.size > 0) {
        await Promise.race([
          ended,
          new Promise<void>((resolve) => {
            drained = resolve
          }),
        ])
      }
      stopWork()
      worker.postMessage({ type: 'end' } satisfies ToWorker)
      await endedBy(ended, worker)
    },
  }
}

/** A promise that its thread keeps, or breaks by ending. */
function untilEnd<T>(ended: Promise<void>, ask: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask(resolve)
    void ended.then(() => reject(new Error('the search thread ended')))
  })
}

/** Waits until the thread has ended by itself, and ends it if it does not. */
async function endedBy(ended: Promise<void>, worker: Worker): Promise<void> {
  const timer = setTimeout(() => void worker.terminate(), END_MS)
  await ended
  clearTimeout(timer)
}
