import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bucketOf, HistogramSum, millisecondsOf, percentilesOf } from '../../server/insight/histogram.ts'

const durations = fc.array(fc.integer({ min: 0, max: 40 * 24 * 3_600_000 }), { minLength: 1, maxLength: 60 })

/** The smallest value that at least `share` of the values do not exceed. */
function nearestRank(sorted: readonly number[], share: number): number {
  return sorted.find((_, at) => (at + 1) / sorted.length >= share) ?? 0
}

it.each([
  [[7], 0.5, 7],
  [[7], 0.95, 7],
  [[10, 20, 30, 40], 0.5, 20],
  [[10, 20, 30, 40, 50], 0.5, 30],
  [[15, 20, 35, 40, 50], 0.3, 20],
  [[10, 20, 30, 40], 0.95, 40],
  [Array.from({ length: 20 }, (_, i) => i + 1), 0.95, 19],
  [Array.from({ length: 100 }, (_, i) => i + 1), 0.95, 95],
])('the percentile of %j at %d is %d', (values, share, expected) => {
  const sum = new HistogramSum()
  for (const value of values) sum.add(value)
  expect(percentilesOf(sum.sum(), [share])).toEqual([expected])
})

it('is exact below 2,048 ms, and to three significant digits above', () => {
  for (let ms = 0; ms < 2048; ms++) expect(millisecondsOf(bucketOf(ms))).toBe(ms)
  fc.assert(
    fc.property(fc.integer({ min: 2048, max: 2 ** 40 }), (ms) => {
      expect(Math.abs(millisecondsOf(bucketOf(ms)) - ms) / ms).toBeLessThanOrEqual(0.0005)
      expect(bucketOf(ms + 1)).toBeGreaterThanOrEqual(bucketOf(ms))
    }),
  )
})

it('has the nearest-rank percentiles of what was added, and adds up', () => {
  fc.assert(
    fc.property(durations, durations, (some, others) => {
      const [one, other, both] = [new HistogramSum(), new HistogramSum(), new HistogramSum()]
      for (const ms of some) one.add(ms)
      for (const ms of others) other.add(ms)
      for (const ms of [...some, ...others]) both.add(ms)
      one.addAll(other.sum())
      expect(one.sum()).toEqual(both.sum())
      const sorted = [...some, ...others].sort((a, b) => a - b)
      const shares = [0.5, 0.95, 0.99]
      expect(percentilesOf(one.sum(), shares)).toEqual(
        shares.map((share) => millisecondsOf(bucketOf(nearestRank(sorted, share)))),
      )
    }),
  )
  expect(percentilesOf(undefined, [0.5])).toEqual([null])
})
