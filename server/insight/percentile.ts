/**
 * The nearest-rank percentile: the smallest value that at least `share` of the values do not exceed. It is
 * always one of the values, never a mean of two.
 *
 * @param sorted ascending
 * @param share 0 to 1, as in 0.95
 * @example percentile([10, 20, 30, 40], 0.5) // 20
 */
export function percentile(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? null
}
