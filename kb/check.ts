import { loadKnowledge } from './load-knowledge.ts'
import type { Problem } from './problem.ts'
import { readSources } from './sources.ts'

/** Everything wrong with the files of a knowledge base; empty when all is well. Throws if there is none. */
export function checkKnowledgeBase(kbDir: string): Problem[] {
  return loadKnowledge(readSources(kbDir)).problems
}
