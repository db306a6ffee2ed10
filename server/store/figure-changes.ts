import { type Expression, sql } from 'kysely'
import type { Write } from './database.ts'
import { queries } from './queries.ts'

/** Changes are counted by the quarter of an hour, ms. */
export const SPAN_MS = 15 * 60_000

/**
 * Counts a change of what the figures of some moments are computed from. It belongs into the transaction of the
 * change itself: sums that were kept before no longer hold then.
 * @param moments a query whose rows have one column `at`, Unix milliseconds
 */
export function countChanges(moments: Expression<{ at: number }>): Write {
  const span = sql.lit(SPAN_MS)
  return {
    query: sql`insert into figure_changes (span_start, changes)
      select distinct cast(at / ${span} as integer) * ${span}, 1 from (${moments}) as moments where true
      on conflict (span_start) do update set changes = figure_changes.changes + 1`.compile(queries),
  }
}
