/** The parts of indexing that take time on a large knowledge base. */
export type IndexingStep = 'words' | 'vectors' | 'threshold' | 'remote'

/** Told again and again how many passages, rows or sentences of a step are done. Must be quick. */
export type OnProgress = (step: IndexingStep, done: number, total: number) => void

const said: Record<IndexingStep, string> = {
  words: 'reading words',
  vectors: 'embedding texts',
  threshold: 'finding the threshold of confidence',
  remote: 'texts embedded by the model’s server',
}
/** Indexing that is over sooner says nothing, ms. */
const QUIET_MS = 2000

/** Progress as lines for a shop owner, one every two seconds, for what takes longer than that. */
export function progressLines(log: (line: string) => void, now: () => number = Date.now): OnProgress {
  let last = now()
  return (step, done, total) => {
    if (now() - last < QUIET_MS) return
    last = now()
    log(`Indexing: ${said[step]}, ${done.toLocaleString('en')} of ${total.toLocaleString('en')} …`)
  }
}
