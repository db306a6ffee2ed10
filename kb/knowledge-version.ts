import { Worker } from 'node:worker_threads'
import type { KnowledgeSnapshot } from './knowledge-snapshot.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './knowledge-worker.ts'
import type { KnowledgeSearch, SearchResult } from './passage.ts'

/** One version of the knowledge base, searched in a thread of its own. */
export interface KnowledgeVersion extends KnowledgeSearch {
  snapshot: KnowledgeSnapshot
  /** Resolves when its thread has ended, for whatever reason. */
  ended: Promise<void>
  /** Answers what was asked so far, then ends the thread. */
  retire(): Promise<void>
}

interface Waiting {
  resolve: (result: SearchResult) => void
  reject: (error: Error) => void
}

/**
 * Reads, indexes and opens what lies on disk now, in a new thread: searches of other versions, and everything
 * else in this one, go on meanwhile.
 * @param script the built `knowledge-worker.js`
 * @throws Error with one clear sentence when the knowledge base cannot be opened
 */
export async function openVersion(
  script: URL,
  settings: WorkerSettings,
  log: (line: string) => void,
): Promise<KnowledgeVersion> {
  const worker = new Worker(script, { workerData: settings })
  const waiting = new Map<number, Waiting>()
  let serial = 0
  let drained = () => {}

  const settle = (id: number, how: (entry: Waiting) => void) => {
    const entry = waiting.get(id)
    if (!entry) return
    waiting.delete(id)
    how(entry)
    if (waiting.size === 0) drained()
  }
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
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
      else if (message.type === 'found') settle(message.id, (entry) => entry.resolve(message.result))
      else settle(message.id, ({ reject }) => reject(new Error(message.reason)))
    })
    void ended.then(() => reject(new Error('the thread of the knowledge base ended before it was ready')))
  }).catch(async (error: unknown) => {
    await worker.terminate()
    throw error
  })

  return {
    snapshot,
    ended,
    search(query, k) {
      return new Promise<SearchResult>((resolve, reject) => {
        const id = ++serial
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, query, k } satisfies ToWorker)
      })
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
      await worker.terminate()
    },
  }
}
