import { queries } from '../queries.ts'

const { schema } = queries

/** Visitors, conversations, turns and their records, staff. */
export const m001Initial = [
  schema
    .createTable('visitors')
    .addColumn('visitor_id', 'text', (c) => c.primaryKey())
    .addColumn('created_at', 'bigint', (c) => c.notNull()),
  schema
    .createTable('sessions')
    .addColumn('session_id', 'text', (c) => c.primaryKey())
    .addColumn('visitor_id', 'text', (c) => c.notNull().references('visitors.visitor_id').onDelete('cascade'))
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('rotated_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint'),
  schema.createIndex('sessions_by_visitor').on('sessions').column('visitor_id'),
  schema
    .createTable('conversations')
    .addColumn('conversation_id', 'text', (c) => c.primaryKey())
    .addColumn('visitor_id', 'text', (c) => c.notNull().references('visitors.visitor_id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull()),
  schema.createIndex('conversations_by_visitor').on('conversations').columns(['visitor_id', 'updated_at']),
  schema
    .createTable('messages')
    .addColumn('conversation_id', 'text', (c) =>
      c.notNull().references('conversations.conversation_id').onDelete('cascade'),
    )
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('turn_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('messages_key', ['conversation_id', 'message_id']),
  schema.createIndex('messages_in_order').unique().on('messages').columns(['conversation_id', 'seq']),
  schema
    .createTable('turns')
    .addColumn('turn_id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) =>
      c.notNull().references('conversations.conversation_id').onDelete('cascade'),
    )
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('error', 'text')
    .addColumn('helpful', 'integer')
    .addColumn('reason', 'text')
    .addColumn('events', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint'),
  schema.createIndex('turns_by_message').on('turns').columns(['conversation_id', 'message_id']),
  schema.createIndex('turns_by_state').on('turns').column('state'),
  schema
    .createTable('turn_events')
    .addColumn('turn_id', 'text', (c) => c.notNull().references('turns.turn_id').onDelete('cascade'))
    .addColumn('event_id', 'integer', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('turn_events_key', ['turn_id', 'event_id']),
  schema
    .createTable('ratings')
    .addColumn('conversation_id', 'text', (c) =>
      c.primaryKey().references('conversations.conversation_id').onDelete('cascade'),
    )
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('comment', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull()),
  schema
    .createTable('turn_records')
    .addColumn('turn_id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('answerer', 'text', (c) => c.notNull())
    .addColumn('fallback_reason', 'text')
    .addColumn('outcome', 'text')
    .addColumn('error', 'text')
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('retrieval_ms', 'real', (c) => c.notNull())
    .addColumn('time_to_first_token_ms', 'real')
    .addColumn('response_time_ms', 'real', (c) => c.notNull())
    .addColumn('prompt_tokens', 'integer', (c) => c.notNull())
    .addColumn('completion_tokens', 'integer', (c) => c.notNull())
    .addColumn('passages', 'text', (c) => c.notNull())
    .addColumn('citations', 'text', (c) => c.notNull())
    .addColumn('locale', 'text')
    .addColumn('helpful', 'integer'),
  schema.createIndex('turn_records_by_time').on('turn_records').column('created_at'),
  schema
    .createIndex('turn_records_by_conversation')
    .on('turn_records')
    .columns(['conversation_id', 'created_at']),
  schema
    .createTable('staff')
    .addColumn('staff_id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull()),
  schema
    .createTable('staff_invites')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint'),
  schema
    .createTable('staff_sessions')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.staff_id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull()),
].map((builder) => builder.compile())
