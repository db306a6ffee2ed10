import type { Write } from './database.ts'
import { queries } from './queries.ts'

export const settingByName = (name: string) =>
  queries.selectFrom('settings').select('value').where('name', '=', name).compile()

/** @param value JSON */
export const saveSetting = (name: string, value: string, now: number): Write => ({
  query: queries
    .insertInto('settings')
    .values({ name, value, changed_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: now }))
    .compile(),
})
