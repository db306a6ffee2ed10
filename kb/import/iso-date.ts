/** `2025-04-10` from `2025-04-10T09:00:00Z` or `2025/4/10`; undefined for what could mean two days. */
export function isoDate(text: string): string | undefined {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text.trim())
  if (!found) return undefined
  const date = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  const time = Date.parse(`${date}T00:00:00Z`)
  // Date.parse takes 30 February for 2 March in some engines.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date
}
