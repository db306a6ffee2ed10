import { queries } from '../queries.ts'

const { schema } = queries

/**
 * The version of the knowledge base that a turn was answered from. From here on, `passages` also holds document and
 * hash of each passage; of turns before, neither is known.
 */
export const m007KnowledgeVersion = [
  schema.alterTable('turn_records').addColumn('knowledge_version', 'text').compile(),
]
