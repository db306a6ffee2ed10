import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogistic } from '../../kb/logistic.ts'

const probability = ({ middle, steepness }: { middle: number; steepness: number }, score: number) =>
  1 / (1 + Math.exp(-steepness * (score - middle)))

describe('a logistic curve between two sides', () => {
  it('has its middle where either side is as probable, however many of each there are', () => {
    const positives = [0.6, 0.8, 1, 1.2, 1.4]
    const negatives = positives.map((score) => score - 0.6).flatMap((score) => [score, score, score])
    const curve = fitLogistic(positives, negatives)
    expect(curve?.middle).toBeCloseTo(0.7)
  })

  it('finds again the curve that the sides were drawn from', () => {
    const curve = { middle: 0.9, steepness: 5 }
    const scores = Array.from({ length: 400 }, (_, i) => i / 200)
    // Each score stands on either side as often as the curve says, in twentieths.
    const times = (share: number) => Math.round(20 * share)
    const positives = scores.flatMap((score) => Array(times(probability(curve, score))).fill(score))
    const negatives = scores.flatMap((score) => Array(times(1 - probability(curve, score))).fill(score))
    const found = fitLogistic(positives, negatives)
    expect(found?.steepness).toBeGreaterThan(4)
    expect(found?.steepness).toBeLessThan(6)
    expect(found?.middle).toBeGreaterThan(0.8)
    expect(found?.middle).toBeLessThan(1)
  })

  it('is finite or not there, whatever the scores', () => {
    const side = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 20 })
    fc.assert(
      fc.property(side, side, (positives, negatives) => {
        const curve = fitLogistic(positives, negatives)
        if (curve === undefined) return
        expect(Number.isFinite(curve.middle)).toBe(true)
        expect(curve.steepness).toBeGreaterThan(0)
      }),
    )
  })
})
