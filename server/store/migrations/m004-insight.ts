import { sql } from 'kysely'
import { queries } from '../queries.ts'

const { schema } = queries

/** What the figures of the dashboard are computed from, and the sums that are kept of it. */
export const m004Insight = [
  schema.alterTable('turn_records').addColumn('sentiment', 'text').compile(),
  schema.alterTable('turn_records').addColumn('topic', 'text').compile(),
  schema
    .alterTable('turn_records')
    .addColumn('asked_for_person', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema
    .alterTable('turn_records')
    .addColumn('said_helped', 'integer', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema
    .alterTable('turn_records')
    .addColumn('messages', 'integer', (c) => c.notNull().defaultTo(1))
    .compile(),
  schema.alterTable('turn_records').addColumn('helpful_at', 'bigint').compile(),
  // When a thumb was given was not kept so far: not before the answer.
  queries
    .updateTable('turn_records')
    .set({ helpful_at: sql<number>`created_at` })
    .where('helpful', 'is not', null)
    .compile(),
  schema
    .createTable('conversation_records')
    .addColumn('conversation_id', 'text', (c) => c.primaryKey())
    .addColumn('visitor_id', 'text')
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint', (c) => c.notNull())
    .addColumn('returned_at', 'bigint')
    .addColumn('rating', 'integer')
    .addColumn('rated_at', 'bigint')
    .compile(),
  schema
    .createIndex('conversation_records_by_start')
    .on('conversation_records')
    .columns(['started_at', 'conversation_id'])
    .compile(),
  schema
    .createIndex('conversation_records_by_visitor')
    .on('conversation_records')
    .columns(['visitor_id', 'started_at'])
    .compile(),
  schema
    .createIndex('conversation_records_by_rating')
    .on('conversation_records')
    .column('rated_at')
    .compile(),
  queries
    .insertInto('conversation_records')
    .columns(['conversation_id', 'visitor_id', 'started_at', 'ended_at', 'rating', 'rated_at'])
    .expression((eb) =>
      eb
        .selectFrom('turn_records')
        .leftJoin('conversations', 'conversations.conversation_id', 'turn_records.conversation_id')
        .leftJoin('ratings', 'ratings.conversation_id', 'turn_records.conversation_id')
        .select(({ fn }) => [
          'turn_records.conversation_id',
          fn.max('conversations.visitor_id').as('visitor_id'),
          fn.min('turn_records.created_at').as('started_at'),
          sql<number>`cast(max(turn_records.created_at + turn_records.response_time_ms) as integer)`.as(
            'ended_at',
          ),
          fn.max('ratings.score').as('rating'),
          fn.max('ratings.created_at').as('rated_at'),
        ])
        .groupBy('turn_records.conversation_id'),
    )
    .compile(),
  schema
    .createTable('figure_changes')
    .addColumn('span_start', 'bigint', (c) => c.primaryKey())
    .addColumn('changes', 'integer', (c) => c.notNull())
    .compile(),
  queries
    .insertInto('figure_changes')
    .columns(['span_start', 'changes'])
    .expression((eb) =>
      eb
        .selectFrom('turn_records')
        .select(({ val }) => [
          sql<number>`cast(created_at / 900000 as integer) * 900000`.as('span_start'),
          val(1).as('changes'),
        ])
        .distinct(),
    )
    .compile(),
  // Few of all: found at once among a million.
  sql`create index turn_records_unsure on turn_records (created_at) where outcome = 'unsure'`.compile(
    queries,
  ),
  schema
    .createTable('figure_tallies')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('seconds', 'integer', (c) => c.notNull())
    .addColumn('span_start', 'bigint', (c) => c.notNull())
    .addColumn('changes', 'integer', (c) => c.notNull())
    .addColumn('valid_until', 'bigint', (c) => c.notNull())
    .addColumn('tally', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('figure_tallies_key', ['kind', 'seconds', 'span_start'])
    .compile(),
]
