const count = new Intl.NumberFormat()
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const hour = new Intl.DateTimeFormat(undefined, { hour: 'numeric' })
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** What stands where there is nothing to show. */
export const NOTHING = '–'

export const formatCount = (value: number): string => count.format(value)

/** @param value 0 to 1 */
export const formatShare = (value: number | null): string => (value === null ? NOTHING : share.format(value))

/** `8.4 ms`, `240 ms`, `1.24 s`, `75 s`. */
export function formatDuration(milliseconds: number | null): string {
  if (milliseconds === null) return NOTHING
  if (milliseconds < 9.95) return `${trim(milliseconds, 1)} ms`
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`
  return milliseconds < 59_500
    ? `${trim(milliseconds / 1000, 2)} s`
    : `${formatCount(Math.round(milliseconds / 1000))} s`
}

/** @param seconds Unix time, here and below */
export const formatClock = (seconds: number): string => clock.format(seconds * 1000)
export const formatDay = (seconds: number): string => day.format(seconds * 1000)
export const formatMoment = (seconds: number): string => dayAndClock.format(seconds * 1000)

/** The day at midnight, the time of day else, in as few letters as the reader's own clock allows. */
export function formatTick(seconds: number, step: number): string {
  const date = new Date(seconds * 1000)
  const full = date.getMinutes() === 0
  if (step >= 86_400 || (full && date.getHours() === 0)) return formatDay(seconds)
  return full && clock.resolvedOptions().hour12 ? hour.format(date) : formatClock(seconds)
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)))
