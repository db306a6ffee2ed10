import { sql } from 'kysely'
import { queries } from '../queries.ts'

const { schema } = queries

/** The conversations' own logs, how far they were read, and what a turn needs to go on after a restart. */
export const m002ConversationLog = [
  schema
    .createTable('conversation_events')
    .addColumn('conversation_id', 'text', (c) =>
      c.notNull().references('conversations.conversation_id').onDelete('cascade'),
    )
    .addColumn('event_id', 'integer', (c) => c.notNull())
    .addColumn('message_id', 'text')
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_events_key', ['conversation_id', 'event_id'])
    .compile(),
  schema
    .alterTable('conversations')
    .addColumn('shopper_read_seq', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema
    .alterTable('turns')
    .addColumn('seq', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema.alterTable('turns').addColumn('message_ids', 'text').compile(),
  schema.alterTable('turns').addColumn('context', 'text').compile(),
  schema.alterTable('turns').addColumn('started_at', 'bigint').compile(),
  schema
    .alterTable('turns')
    .addColumn('resumptions', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  // Turns written so far have no number of their own: SQLite kept the order in which they came.
  queries.updateTable('turns').set({ seq: sql<number>`rowid` }).compile(),
  schema.createIndex('turns_in_order').unique().on('turns').columns(['conversation_id', 'seq']).compile(),
]
