import { queries } from '../queries.ts'

const { schema } = queries

/** Which model a turn asked, how often, what that cost, and how much of what it said was taken out. */
export const m003ModelUse = [
  schema.alterTable('turn_records').addColumn('model', 'text').compile(),
  schema
    .alterTable('turn_records')
    .addColumn('model_requests', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema.alterTable('turn_records').addColumn('cost_micros', 'integer').compile(),
  schema
    .alterTable('turn_records')
    .addColumn('unsupported_claims', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  // What a model's turn cost before is not known; the others cost nothing.
  queries
    .updateTable('turn_records')
    .set({ cost_micros: 0 })
    .where('prompt_tokens', '=', 0)
    .where('completion_tokens', '=', 0)
    .compile(),
]
