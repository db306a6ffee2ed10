/** A time as the shopper's locale writes it, with or without the hour; what is no time stays as it is. */
export function formatTime(time: string, locale: string, withHour = false): string {
  try {
    // A date alone is the same day everywhere.
    const timeZone = /^\d{4}-\d\d-\d\d$/.test(time) ? { timeZone: 'UTC' } : {}
    return new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      ...(withHour && { timeStyle: 'short' }),
      ...timeZone,
    }).format(new Date(time))
  } catch {
    return time
  }
}
