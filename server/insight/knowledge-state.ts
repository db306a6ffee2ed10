import type { KnowledgeStats } from '../../kb/knowledge-base.ts'
import { formatProblem } from '../../kb/problem.ts'
import type { Knowledge } from '../wire.ts'
import type { PassageHashes } from './passage-states.ts'

/** What is to be known of the knowledge base's state. */
export interface KnowledgeState {
  current(): { stats: KnowledgeStats }
  /** Why the files on disk could not be taken over, if they could not. */
  lastFault(): string | undefined
  /** The hashes of the passages with these ids, as they are now. */
  passageHashes: PassageHashes
  /** Tells of every new version, and of every fault; what it returns stops that. */
  onChange(listener: () => void): () => void
}

/** The knowledge base as staff see it. */
export function knowledgeView({
  current,
  lastFault,
}: Pick<KnowledgeState, 'current' | 'lastFault'>): Knowledge {
  const { problems, index, ...stats } = current().stats
  const fault = lastFault()
  return { ...stats, index, problems: [...(fault ? [fault] : []), ...problems.map(formatProblem)] }
}
