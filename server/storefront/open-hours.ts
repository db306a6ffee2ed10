import type { ShopProfile } from '../../kb/shop-profile.ts'

type WeekHours = NonNullable<ShopProfile['hours']>

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** A Monday, from which the others are counted. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** Open hours for reading, days of the same hours together: `Wed to Sat`, `11:00 to 18:00`. */
export function openDays(hours: WeekHours, locale: string): { days: string; times: string }[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const runs: { first: string; last: string; times: string }[] = []
  for (const [at, day] of week.entries()) {
    const times = hours[day].map(({ opens, closes }) => `${opens} to ${closes}`).join(', ') || 'closed'
    const said = name.format(MONDAY + at * DAY_MS)
    const run = runs.at(-1)
    if (run?.times === times) run.last = said
    else runs.push({ first: said, last: said, times })
  }
  return runs.map(({ first, last, times }) => ({
    days: first === last ? first : `${first} to ${last}`,
    times,
  }))
}
