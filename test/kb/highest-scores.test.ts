import fc from 'fast-check'
import { expect, it } from 'vitest'
import { highestScores } from '../../kb/highest-scores.ts'

it('finds what sorting finds: the best rows above the floor, and all that equal the last of them', () => {
  const score = fc.integer({ min: -4, max: 12 })
  fc.assert(
    fc.property(
      fc.array(score, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom(0, -100, Number.NEGATIVE_INFINITY),
      (values, count, floor) => {
        const above = values.filter((value) => value > floor).sort((a, b) => b - a)
        const least = above[Math.min(count, above.length) - 1]
        const rows = values.flatMap((value, row) => (least !== undefined && value >= least ? [row] : []))
        expect(highestScores(Float32Array.from(values), count, floor)).toEqual({
          score: above[0] ?? 0,
          least: least ?? 0,
          rows,
        })
      },
    ),
  )
})
