import { sql } from 'kysely'
import { queries } from '../queries.ts'
import { MESSAGES_PER_CONVERSATION } from '../message-search.ts'

const { schema } = queries
const statement = (text: string) => sql.raw(text).compile(queries)

/** The columns that a turn record counts into its conversation's summary, each with what makes it count. */
const counted = {
  turns: '1',
  helpful_turns: '#.helpful is 1',
  unhelpful_turns: '#.helpful is 0',
  unsure_turns: `#.outcome is 'unsure'`,
  failed_turns: '#.error is not null',
  fallback_turns: `(#.fallback_reason is not null and #.answerer = 'local')`,
  unsupported_turns: '#.unsupported_claims > 0',
  local_turns: `#.answerer = 'local'`,
  mistral_turns: `#.answerer = 'mistral'`,
}
const each = (as: (column: string, counts: string) => string) =>
  Object.entries(counted)
    .map(([column, counts]) => as(column, counts))
    .join(', ')
const of = (row: string, counts: string) => `(${counts.replaceAll('#', row)})`
const searchId = (row: string) => `number * ${MESSAGES_PER_CONVERSATION} + ${row}.seq`
const ofSummary = (row: string) =>
  `from conversation_summaries where conversation_id = ${row}.conversation_id`
/** A summary that nothing stands behind any more goes. */
const dropEmpty = 'delete from conversation_summaries where conversation_id = old.conversation_id'

/**
 * What staff list, filter and search: a summary a conversation, numbers only, and the words of messages. Triggers keep
 * both true in the transaction that writes a message, a turn record or a rating, and when those are deleted along with
 * their visitor.
 */
export const m005ConversationSearch = [
  schema.alterTable('turn_records').addColumn('request_id', 'text').compile(),
  schema.alterTable('turns').addColumn('query', 'text').compile(),
  schema
    .createTable('write_probe')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .compile(),
  schema
    .createTable('conversation_summaries')
    // Never used again: a page's cursor and the search stand on it.
    .addColumn('number', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('conversation_id', 'text', (c) => c.notNull().unique())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('messages', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('helpful_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unhelpful_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unsure_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('failed_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fallback_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unsupported_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('local_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('mistral_turns', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('outcome', 'text')
    .addColumn('error', 'text')
    .addColumn('rating', 'integer')
    .compile(),
  schema
    .createIndex('conversation_summaries_by_start')
    .on('conversation_summaries')
    .column('started_at')
    .compile(),
  // Words only: the texts themselves stand in `messages` alone. Those of deleted messages are found no more at once, and
  // leave the file with the next merge: an erasure asks for one (FTS5's `optimize`, or `merge` in steps).
  statement(
    `create virtual table message_search using fts5(text, content = '', contentless_delete = 1, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2')`,
  ),

  // What there is already.
  statement(
    `insert into conversation_summaries (conversation_id, started_at, last_at, messages)
     select conversation_id, min(created_at), max(created_at), count(*) from messages
     group by conversation_id order by min(created_at)`,
  ),
  statement(
    `insert into conversation_summaries (conversation_id, started_at, last_at)
     select conversation_id, min(created_at), max(created_at) from turn_records
     group by conversation_id order by min(created_at)
     on conflict (conversation_id) do nothing`,
  ),
  statement(
    `update conversation_summaries set ${each((column) => `${column} = r.${column}`)}, outcome = r.outcome, error = r.error
     from (
       select conversation_id, ${each((column, counts) => `sum${of('t', counts)} as ${column}`)},
         t.outcome as outcome, t.error as error, max(t.created_at) as newest
       from turn_records t group by conversation_id
     ) r where r.conversation_id = conversation_summaries.conversation_id`,
  ),
  statement(
    `update conversation_summaries set rating = r.score
     from ratings r where r.conversation_id = conversation_summaries.conversation_id`,
  ),
  statement(
    `insert into message_search (rowid, text) select ${searchId('m')}, m.text
     from messages m join conversation_summaries s on s.conversation_id = m.conversation_id`,
  ),

  statement(
    `create trigger message_inserted after insert on messages begin
       insert into conversation_summaries (conversation_id, started_at, last_at, rating)
         values (new.conversation_id, new.created_at, new.created_at,
           (select score from ratings where conversation_id = new.conversation_id))
         on conflict (conversation_id) do nothing;
       update conversation_summaries set messages = messages + 1, last_at = max(last_at, new.created_at)
         where conversation_id = new.conversation_id;
       insert into message_search (rowid, text) select ${searchId('new')}, new.text ${ofSummary('new')};
     end`,
  ),
  statement(
    `create trigger message_text_updated after update of text on messages begin
       delete from message_search where rowid = (select ${searchId('old')} ${ofSummary('old')});
       insert into message_search (rowid, text) select ${searchId('new')}, new.text ${ofSummary('new')};
     end`,
  ),
  statement(
    `create trigger message_deleted after delete on messages begin
       delete from message_search where rowid = (select ${searchId('old')} ${ofSummary('old')});
       update conversation_summaries set messages = messages - 1 where conversation_id = old.conversation_id;
       ${dropEmpty} and messages = 0 and turns = 0;
     end`,
  ),
  statement(
    `create trigger turn_record_inserted after insert on turn_records begin
       insert into conversation_summaries (conversation_id, started_at, last_at)
         values (new.conversation_id, new.created_at, new.created_at) on conflict (conversation_id) do nothing;
       update conversation_summaries
         set ${each((column, counts) => `${column} = ${column} + ${of('new', counts)}`)},
           outcome = new.outcome, error = new.error
         where conversation_id = new.conversation_id;
     end`,
  ),
  statement(
    `create trigger turn_record_updated after update of helpful on turn_records begin
       update conversation_summaries
         set helpful_turns = helpful_turns + (new.helpful is 1) - (old.helpful is 1),
           unhelpful_turns = unhelpful_turns + (new.helpful is 0) - (old.helpful is 0)
         where conversation_id = new.conversation_id;
     end`,
  ),
  statement(
    `create trigger turn_record_deleted after delete on turn_records begin
       update conversation_summaries
         set ${each((column, counts) => `${column} = ${column} - ${of('old', counts)}`)}
         where conversation_id = old.conversation_id;
       ${dropEmpty} and messages = 0 and turns = 0;
     end`,
  ),
  ...['insert', 'update'].map((verb) =>
    statement(
      `create trigger rating_${verb === 'insert' ? 'inserted' : 'updated'} after ${verb} on ratings begin
         update conversation_summaries set rating = new.score where conversation_id = new.conversation_id;
       end`,
    ),
  ),
  statement(
    `create trigger rating_deleted after delete on ratings begin
       update conversation_summaries set rating = null where conversation_id = old.conversation_id;
     end`,
  ),
]
