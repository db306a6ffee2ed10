import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reliability } from '../../kb/reliability.ts'
import { auroc, refusedAt } from '../../kb/separation.ts'

describe('reliability of confidence', () => {
  it('holds what was promised beside what was kept, bin by bin', () => {
    const table = reliability([
      { confidence: 0.9, right: true },
      { confidence: 1, right: true },
      { confidence: 0.92, right: false },
      { confidence: 0.31, right: false },
    ])
    expect(table).toEqual([
      { from: 0.3, to: 0.4, cases: 1, confidence: 0.31, right: 0 },
      { from: 0.9, to: 1, cases: 3, confidence: expect.closeTo(0.94), right: expect.closeTo(2 / 3) },
    ])
  })

  it('counts each case once', () => {
    const row = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const table = reliability(rows)
        expect(table.reduce((sum, { cases }) => sum + cases, 0)).toBe(rows.length)
        for (const { from, to, confidence } of table) {
          expect(confidence).toBeGreaterThanOrEqual(from - 1e-9)
          expect(confidence).toBeLessThanOrEqual(to + 1e-9)
        }
      }),
    )
  })
})

describe('separation of scores', () => {
  it('is 1 where all positives are higher, 0 where all are lower, a half where they are equal', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1)
    expect(auroc([1, 2], [3, 4])).toBe(0)
    expect(auroc([1, 1], [1])).toBe(0.5)
    expect(auroc([], [1])).toBeNaN()
  })

  it('is the share of pairs that stand right', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const pairs: number[] = positives.flatMap((a) =>
          negatives.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)),
        )
        expect(auroc(positives, negatives)).toBeCloseTo(pairs.reduce((a, b) => a + b, 0) / pairs.length)
      }),
    )
  })

  it('refuses negatives below the threshold that lets the share of positives through', () => {
    const positives = Array.from({ length: 20 }, (_, at) => at)
    expect(refusedAt(positives, [0, 0.5, 1, 2])).toBe(0.5)
    expect(refusedAt(positives, [0, 0.5, 1, 2], 1)).toBe(0)
    expect(refusedAt(positives, [0, 0.5, 1, 2], 0.5)).toBe(1)
    expect(refusedAt([], [1])).toBeNaN()
  })
})
