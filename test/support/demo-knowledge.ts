import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'

let opened: Promise<KnowledgeBase> | undefined

/** The packaged shop's knowledge base in this process: read alone, so that all files of a worker may share it. */
export function demoKnowledge(): Promise<KnowledgeBase> {
  opened ??= openKnowledgeBase({ kbDir: 'synthetic_data', index: 'exact' })
  return opened
}
