/**
 * Counts of durations, exact for whole milliseconds below 2,048 and to three significant digits above: the buckets
 * of HdrHistogram (G. Tene) with 2,048 sub-buckets. `at` are bucket numbers, ascending; `counts` belong to them.
 */
export interface Histogram {
  at: number[]
  counts: number[]
}

const EXACT = 2048
const HALF = EXACT / 2

/** The bucket of a duration in milliseconds; fractions are rounded. */
export function bucketOf(milliseconds: number): number {
  const value = Math.max(0, Math.round(milliseconds))
  if (value < EXACT) return value
  const doublings = Math.floor(Math.log2(value / HALF))
  const width = 2 ** doublings
  return EXACT + (doublings - 1) * HALF + Math.floor(value / width) - HALF
}

/** What a bucket stands for, ms: the middle of the durations that it holds. */
export function millisecondsOf(bucket: number): number {
  if (bucket < EXACT) return bucket
  const doublings = Math.floor((bucket - EXACT) / HALF) + 1
  const width = 2 ** doublings
  return (((bucket - EXACT) % HALF) + HALF) * width + Math.floor(width / 2)
}

/** Adds durations and whole histograms up. */
export class HistogramSum {
  private counts = new Uint32Array(256)

  add(milliseconds: number): void {
    this.increase(bucketOf(milliseconds), 1)
  }

  addAll({ at, counts }: Histogram): void {
    for (let i = 0; i < at.length; i++) this.increase(at[i] ?? 0, counts[i] ?? 0)
  }

  sum(): Histogram {
    const at: number[] = []
    const counts: number[] = []
    for (let bucket = 0; bucket < this.counts.length; bucket++) {
      const count = this.counts[bucket] ?? 0
      if (count === 0) continue
      at.push(bucket)
      counts.push(count)
    }
    return { at, counts }
  }

  private increase(bucket: number, by: number): void {
    if (bucket >= this.counts.length) {
      const grown = new Uint32Array(Math.max(bucket + 1, this.counts.length * 2))
      grown.set(this.counts)
      this.counts = grown
    }
    this.counts[bucket] = (this.counts[bucket] ?? 0) + by
  }
}

/** How many durations a histogram holds. */
export function sampleOf(histogram: Histogram | undefined): number {
  return histogram?.counts.reduce((sum, count) => sum + count, 0) ?? 0
}

/**
 * Nearest-rank percentiles: for each share the smallest duration that at least that share does not exceed.
 * @param shares ascending, 0 to 1, as in 0.95
 * @returns milliseconds; `null` where nothing was counted
 */
export function percentilesOf(
  histogram: Histogram | undefined,
  shares: readonly number[],
): (number | null)[] {
  const sample = sampleOf(histogram)
  if (!histogram || sample === 0) return shares.map(() => null)
  const ranks = shares.map((share) => Math.max(1, Math.ceil(share * sample - 1e-9)))
  let index = 0
  let passed = histogram.counts[0] ?? 0
  return ranks.map((rank) => {
    while (passed < rank && index < histogram.at.length - 1) passed += histogram.counts[++index] ?? 0
    return millisecondsOf(histogram.at[index] ?? 0)
  })
}
