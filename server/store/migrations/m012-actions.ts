import { queries } from '../queries.ts'

const { schema } = queries

/** Actions from proposal to receipt, and where an errand of a conversation stands. */
export const m012Actions = [
  schema
    .createTable('actions')
    .addColumn('action_id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) =>
      c.notNull().references('conversations.conversation_id').onDelete('cascade'),
    )
    .addColumn('turn_id', 'text', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text')
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_at', 'bigint')
    .addColumn('receipt', 'text')
    .addColumn('undo_until', 'bigint')
    .addColumn('problem', 'text')
    .addColumn('mail_due_at', 'bigint'),
  schema.createIndex('actions_by_turn').unique().on('actions').columns(['turn_id', 'ordinal']),
  schema.createIndex('actions_by_conversation').on('actions').columns(['conversation_id', 'created_at']),
  schema.createIndex('actions_by_state').on('actions').column('state'),
  schema.createIndex('actions_by_mail').on('actions').column('mail_due_at'),
  schema.alterTable('turns').addColumn('errand', 'text'),
].map((statement) => statement.compile())
