/** The parts of indexing that take time on a large knowledge base. */
export type IndexingStep = 'words' | 'vectors' | 'threshold'

/** Told again and again how many passages, rows or sentences of a step are done. Must be quick. */
export type OnProgress = (step: IndexingStep, done: number, total: number) => void
