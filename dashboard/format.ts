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

/** Dollars of so many millionths: `$0.0042`, `$1.30`, `$1,204`. */
export function formatMoney(micros: number | null): string {
  if (micros === null) return NOTHING
  const dollars = micros / 1e6
  const digits = dollars === 0 || dollars >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(dollars)))
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: dollars >= 1000 ? 0 : digits,
    maximumFractionDigits: dollars >= 1000 ? 0 : digits,
  }).format(dollars)
}

/** `8.4 ms`, `240 ms`, `1.24 s`, `75 s`, `12 min`, `5.2 h`, `3.1 days`. */
export function formatDuration(milliseconds: number | null): string {
  if (milliseconds === null) return NOTHING
  if (milliseconds < 9.95) return `${trim(milliseconds, 1)} ms`
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_500) return `${trim(milliseconds / 1000, 2)} s`
  if (milliseconds < 119_500) return `${Math.round(milliseconds / 1000)} s`
  if (milliseconds < 100 * 60_000) return `${Math.round(milliseconds / 60_000)} min`
  if (milliseconds < 48 * 3_600_000) return `${trim(milliseconds / 3_600_000, 1)} h`
  return `${trim(milliseconds / 86_400_000, 1)} days`
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
