import { queries } from '../queries.ts'

const { schema } = queries

/**
 * What it takes to answer a past turn again and to say what has changed since: the version of the knowledge base that it
 * was answered from, and the product whose page the shopper was on. From here on, `passages` also holds document and
 * hash of each passage. Of turns before, none of it is known.
 */
export const m007Replay = [
  schema.alterTable('turn_records').addColumn('knowledge_version', 'text').compile(),
  schema.alterTable('turns').addColumn('page_product_id', 'text').compile(),
]
