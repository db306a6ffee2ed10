import type { Write } from './database.ts'
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
