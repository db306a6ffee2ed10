import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type TurnRecord = Tables['turn_records']

/** Writes the one record that a turn leaves behind. */
export function insertTurnRecord(record: TurnRecord): Write {
  return {
    query: queries
      .insertInto('turn_records')
      .values(record)
      .onConflict((conflict) => conflict.column('turn_id').doNothing())
      .compile(),
  }
}
