import { parentPort, workerData } from 'node:worker_threads'
import { openKnowledgeBase } from './knowledge-base.ts'
import { type KnowledgeSnapshot, snapshotOf } from './knowledge-snapshot.ts'
import type { SearchResult } from './passage.ts'
import { reasonOf } from './sources.ts'

/** What a worker is started with: it serves the version that lies on disk then, until it is ended. */
export interface WorkerSettings {
  kbDir: string
  dataDir: string
}

export type ToWorker = { id: number; query: string; k: number }
export type FromWorker =
  | { type: 'log'; line: string }
  | { type: 'ready'; snapshot: KnowledgeSnapshot }
  | { type: 'failed'; reason: string }
  | { type: 'found'; id: number; result: SearchResult }
  | { type: 'not-found'; id: number; reason: string }

const port = parentPort
if (port) {
  const tell = (message: FromWorker) => port.postMessage(message)
  const settings: WorkerSettings = workerData
  try {
    const kb = await openKnowledgeBase({
      ...settings,
      settleLater: true,
      log: (line) => tell({ type: 'log', line }),
    })
    // A search waits for the threshold of confidence, a start does not.
    const settled = kb.settle().catch((error: unknown) => {
      tell({ type: 'log', line: error instanceof Error ? error.message : String(error) })
    })
    port.on('message', ({ id, query, k }: ToWorker) => {
      settled
        .then(() => kb.search(query, k))
        .then(
          (result) => tell({ type: 'found', id, result }),
          (error) => tell({ type: 'not-found', id, reason: reasonOf(error) }),
        )
    })
    tell({ type: 'ready', snapshot: snapshotOf(kb) })
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
}
