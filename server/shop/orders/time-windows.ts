import type { Order } from './order.ts'

const DAY_MS = 86_400_000
/** By time zone; making one costs more than using it. */
const calendars = new Map<string, Intl.DateTimeFormat>()

/** When the last parcel of an order came, Unix ms; undefined where one has not come, or nothing is known of it. */
export function deliveredAt(order: Order): number | undefined {
  const arrivals = order.fulfilments.map(({ events }) =>
    events
      .filter(({ status }) => /^(?:delivered|collected)\b/i.test(status))
      .map(({ at }) => Date.parse(at))
      .find((at) => !Number.isNaN(at)),
  )
  const known = arrivals.filter((at) => at !== undefined)
  return known.length < arrivals.length || known.length === 0 ? undefined : Math.max(...known)
}

/**
 * Whether a number of days has passed since a moment, by the calendar of a place: the day after it is day 1, and the
 * last day counts whole. With `toWorkingDay`, a last day on a weekend moves to Monday, as Regulation (EEC) 1182/71,
 * article 3(4), has it for rights in the Union (public holidays are not known here).
 */
export function isOver(
  since: number,
  days: number,
  now: number,
  { timeZone, toWorkingDay = false }: { timeZone: string; toWorkingDay?: boolean },
): boolean {
  const first = dayNumber(since, timeZone)
  let last = first + days
  // Day 0 of the calendar, 1 January 1970, was a Thursday.
  const weekday = (last + 4) % 7
  if (toWorkingDay && weekday === 6) last += 2
  if (toWorkingDay && weekday === 0) last += 1
  return dayNumber(now, timeZone) > last
}

/** A moment of the last day that `isOver` counts, Unix ms. */
export function lastDayOf(since: number, days: number, timeZone: string): number {
  const at = since + days * DAY_MS
  // An hour more or less, where the clocks were changed in between.
  return at + (dayNumber(since, timeZone) + days - dayNumber(at, timeZone)) * 2 * 3600_000
}

/** Days since 1 January 1970 on a place's calendar. */
function dayNumber(at: number, timeZone: string): number {
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  calendars.set(timeZone, calendar)
  const date = calendar.format(at)
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}
