import type { Write } from './database.ts'
import { queries } from './queries.ts'

/** A real write of one small row, to see whether the database takes any. */
export const writeProbe = (at: number): Write => ({
  query: queries
    .insertInto('write_probe')
    .values({ id: 1, written_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ written_at: at }))
    .compile(),
})
