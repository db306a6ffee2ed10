import { parentPort, workerData } from 'node:worker_threads'
import { embeddedEmbedder } from './embedded-embedder.ts'
import { type HashedTexts, hashedTexts } from './hashed-texts.ts'
import { openKnowledgeBase } from './knowledge-base.ts'
import { type KnowledgeSnapshot, snapshotOf } from './knowledge-snapshot.ts'
import { passageHash } from './passage-hash.ts'
import type { SearchResult } from './passage.ts'
import { reasonOf } from './sources.ts'
import { packagedWordTable } from './word-table.ts'

/** What a worker is started with: it serves the version that lies on disk then, until it is ended. */
export interface WorkerSettings {
  kbDir: string
  dataDir: string
  /** Whether the snapshot carries the texts of policies, articles and FAQs. */
  readings: boolean
  /** One number in shared memory: other than 0, the work in hand is left. */
  stop: Int32Array<SharedArrayBuffer>
}

export type ToWorker =
  | { type: 'search'; id: number; query: string; k: number; meaning: Float32Array | undefined }
  | { type: 'texts' }
  | { type: 'rank-by'; vectors: Float32Array; dimension: number }
  | { type: 'embed'; id: number; texts: string[] }
  | { type: 'hash'; id: number; passages: readonly string[] }
  | { type: 'end' }
export type FromWorker =
  | { type: 'log'; line: string }
  | { type: 'ready'; snapshot: KnowledgeSnapshot }
  | { type: 'failed'; reason: string }
  | { type: 'found'; id: number; result: SearchResult }
  | { type: 'embedded'; id: number; vectors: Float32Array[] }
  | { type: 'hashed'; id: number; hashes: ReadonlyMap<string, string> }
  | { type: 'not-found'; id: number; reason: string }
  | { type: 'texts'; texts: HashedTexts }
  | { type: 'ranked' }

const port = parentPort
if (port) {
  const tell = (message: FromWorker) => port.postMessage(message)
  const { kbDir, dataDir, readings, stop }: WorkerSettings = workerData
  // Always the one that ships in the package: it costs nothing and needs no network.
  const embed = (texts: string[]) => embeddedEmbedder(packagedWordTable()).embed(texts)
  const shouldStop = () => Atomics.load(stop, 0) !== 0
  try {
    const kb = await openKnowledgeBase({
      kbDir,
      dataDir,
      settleLater: true,
      shouldStop,
      log: (line) => tell({ type: 'log', line }),
    })
    // A search waits for the threshold of confidence, a start does not.
    const settled = kb.settle().catch((error: unknown) => {
      if (!shouldStop()) tell({ type: 'log', line: error instanceof Error ? error.message : String(error) })
    })
    port.on('message', (message: ToWorker) => {
      // Ended from outside in the middle of a call into FAISS, the addon would take the process with it.
      if (message.type === 'end') return port.close()
      if (message.type === 'texts') return tell({ type: 'texts', texts: hashedTexts(kb.texts()) })
      if (message.type === 'rank-by') {
        kb.rankBy(message.vectors, message.dimension)
        return tell({ type: 'ranked' })
      }
      const { id } = message
      if (message.type === 'embed') {
        void embed(message.texts).then((vectors) => tell({ type: 'embedded', id, vectors }))
        return
      }
      if (message.type === 'hash') {
        const passages = message.passages.flatMap((passage) => kb.passage(passage) ?? [])
        const hashes = new Map(passages.map((passage) => [passage.id, passageHash(passage)]))
        return tell({ type: 'hashed', id, hashes })
      }
      const { query, k, meaning } = message
      settled
        .then(() => kb.search(query, k, meaning))
        .then(
          (result) => tell({ type: 'found', id, result }),
          (error) => tell({ type: 'not-found', id, reason: reasonOf(error) }),
        )
    })
    tell({ type: 'ready', snapshot: snapshotOf(kb, { readings }) })
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
}
