import { sql } from 'kysely'
import type { Database, Write } from './database.ts'
import { countChanges } from './figure-changes.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type TurnRecord = Tables['turn_records']

const WEEK_MS = 7 * 24 * 3_600_000
/** Earlier conversations of one shopper that a turn is held against. */
const EARLIER = 20

/**
 * Writes the one record that a turn leaves behind, with the feedback that came before it; the record of its
 * conversation; and that earlier conversations of the same shopper on the same topic were come back to.
 */
export function insertTurnRecord(record: TurnRecord): Write[] {
  const { turn_id, conversation_id, created_at } = record
  const endedAt = Math.round(created_at + record.response_time_ms)
  const inserted = queries
    .insertInto('turn_records')
    .values((eb) => ({
      ...record,
      helpful: record.helpful ?? eb.selectFrom('turns').select('helpful').where('turn_id', '=', turn_id),
      helpful_at:
        record.helpful_at ??
        (record.helpful === null
          ? eb
              .selectFrom('turns')
              .select(eb.val(endedAt).as('at'))
              .where('turn_id', '=', turn_id)
              .where('helpful', 'is not', null)
          : endedAt),
    }))
    .onConflict((conflict) => conflict.column('turn_id').doNothing())
  const conversation = queries
    .insertInto('conversation_records')
    .values((eb) => ({
      conversation_id,
      visitor_id: eb
        .selectFrom('conversations')
        .select('visitor_id')
        .where('conversation_id', '=', conversation_id),
      started_at: created_at,
      ended_at: endedAt,
      rating: eb.selectFrom('ratings').select('score').where('conversation_id', '=', conversation_id),
      rated_at: eb.selectFrom('ratings').select('created_at').where('conversation_id', '=', conversation_id),
    }))
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet({
        ended_at: sql<number>`case when excluded.ended_at > conversation_records.ended_at
          then excluded.ended_at else conversation_records.ended_at end`,
      }),
    )
  return [
    { query: inserted.compile() },
    { query: conversation.compile() },
    ...(record.topic && record.outcome === 'answered' ? [markReturn(record, record.topic)] : []),
    countChanges(
      queries
        .selectFrom('conversation_records')
        .select('started_at as at')
        .where('conversation_id', '=', conversation_id)
        .union(
          queries
            .selectFrom('conversation_records')
            .select('started_at as at')
            .where('visitor_id', '=', visitorOf(conversation_id))
            .where('returned_at', '=', created_at),
        )
        .union(queries.selectNoFrom((eb) => eb.val(created_at).as('at'))),
    ),
  ]
}

function visitorOf(conversationId: string) {
  return queries
    .selectFrom('conversation_records')
    .select('visitor_id')
    .where('conversation_id', '=', conversationId)
}

/** Marks the shopper's earlier conversations that this turn comes back to. */
function markReturn({ conversation_id, created_at }: TurnRecord, topic: string): Write {
  return {
    query: queries
      .updateTable('conversation_records')
      .set({ returned_at: created_at })
      .where('conversation_id', 'in', (eb) =>
        eb
          .selectFrom('conversation_records as earlier')
          .select('earlier.conversation_id')
          .where('earlier.visitor_id', '=', visitorOf(conversation_id))
          .where('earlier.conversation_id', '<>', conversation_id)
          .where('earlier.started_at', '>', created_at - 2 * WEEK_MS)
          .where('earlier.ended_at', '>=', created_at - WEEK_MS)
          .where('earlier.ended_at', '<', created_at)
          .where('earlier.returned_at', 'is', null)
          .where((of) =>
            of.exists(
              of
                .selectFrom('turn_records')
                .select('turn_records.turn_id')
                .whereRef('turn_records.conversation_id', '=', 'earlier.conversation_id')
                .where('turn_records.topic', '=', topic)
                .where('turn_records.outcome', '=', 'answered'),
            ),
          )
          .orderBy('earlier.started_at', 'desc')
          .limit(EARLIER),
      )
      .compile(),
  }
}

/** The tokens that all turns which began at or after a time have used. */
export async function tokensUsedSince(database: Database, from: number): Promise<number> {
  const [row] = await database.read(
    queries
      .selectFrom('turn_records')
      .select((of) => [
        of.fn.sum<number | null>('prompt_tokens').as('prompt'),
        of.fn.sum<number | null>('completion_tokens').as('completion'),
      ])
      .where('created_at', '>=', from)
      .compile(),
  )
  return (row?.prompt ?? 0) + (row?.completion ?? 0)
}

/** The newest records that one answer about a conversation without texts may hold. */
const MOST_RECORDS = 200

/** The records of these turns, in the order in which they began. */
export const recordsOfTurns = (turnIds: string[]) =>
  queries
    .selectFrom('turn_records')
    .selectAll()
    .where('turn_id', 'in', turnIds)
    .orderBy('created_at')
    .compile()

/** A conversation's newest records, the newest first. */
export const newestRecordsOf = (conversationId: string) =>
  queries
    .selectFrom('turn_records')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at', 'desc')
    .limit(MOST_RECORDS)
    .compile()
