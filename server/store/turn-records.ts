import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type TurnRecord = Tables['turn_records']

/** Writes the one record that a turn leaves behind, with the feedback that came before it. */
export function insertTurnRecord(record: TurnRecord): Write {
  return {
    query: queries
      .insertInto('turn_records')
      .values((eb) => ({
        ...record,
        helpful:
          record.helpful ?? eb.selectFrom('turns').select('helpful').where('turn_id', '=', record.turn_id),
      }))
      .onConflict((conflict) => conflict.column('turn_id').doNothing())
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

/** A conversation's records, in the order in which its turns began. */
export const recordsOf = (conversationId: string) =>
  queries
    .selectFrom('turn_records')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at')
    .limit(MOST_RECORDS)
    .compile()
