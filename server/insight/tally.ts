import { type Histogram, HistogramSum } from './histogram.ts'

/**
 * Sums of a span of time, by name. Sums of spans side by side add up to the sums of both: every figure is computed
 * from one tally in the end.
 */
export interface Tally {
  counts: Record<string, number>
  times: Record<string, Histogram>
}

/** Adds up counts, durations and whole tallies. */
export class TallySum {
  private readonly counts: Record<string, number> = {}
  private readonly times: Record<string, HistogramSum> = {}

  count(name: string, by = 1): void {
    if (by !== 0) this.counts[name] = (this.counts[name] ?? 0) + by
  }

  time(name: string, milliseconds: number | null): void {
    if (milliseconds !== null) this.timesOf(name).add(milliseconds)
  }

  add({ counts, times }: Tally): void {
    for (const name in counts) this.count(name, counts[name])
    for (const name in times) {
      const histogram = times[name]
      if (histogram) this.timesOf(name).addAll(histogram)
    }
  }

  sum(): Tally {
    const times = Object.entries(this.times).map(([name, sum]) => [name, sum.sum()])
    return { counts: { ...this.counts }, times: Object.fromEntries(times) }
  }

  private timesOf(name: string): HistogramSum {
    const known = this.times[name] ?? new HistogramSum()
    this.times[name] = known
    return known
  }
}

/** The counts whose names begin so, by the rest of their names. */
export function countsUnder({ counts }: Tally, prefix: string): Record<string, number> {
  const found = Object.entries(counts).flatMap(([name, count]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), count] as const] : [],
  )
  return Object.fromEntries(found)
}
