import { queries } from '../queries.ts'

const { schema } = queries

/** What a model's answer took: which model, how many requests, what it cost. */
export const m003ModelUse = [
  schema.alterTable('turn_records').addColumn('model', 'text').compile(),
  schema
    .alterTable('turn_records')
    .addColumn('model_requests', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema.alterTable('turn_records').addColumn('cost_micros', 'integer').compile(),
]
