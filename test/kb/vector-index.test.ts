import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildExactVectorIndex } from '../../kb/exact-vector-index.ts'
import { faissVectorIndex } from '../../kb/faiss-vector-index.ts'

const component = fc.integer({ min: -8, max: 8 }).map((value) => value / 8)
const matrix = fc.integer({ min: 1, max: 12 }).chain((dimension) =>
  fc.record({
    dimension: fc.constant(dimension),
    rows: fc.array(fc.array(component, { minLength: dimension, maxLength: dimension }), { maxLength: 40 }),
    query: fc.array(component, { minLength: dimension, maxLength: dimension }),
    k: fc.integer({ min: 1, max: 50 }),
  }),
)
const buildFaiss = faissVectorIndex()

describe('the exact index', () => {
  it('gives the rows with the highest inner products, best first', () => {
    const index = buildExactVectorIndex(Float32Array.of(1, 0, 0, 1, 0.5, 0.5), 2)
    expect(index.search(Float32Array.of(1, 0.25), 2)).toEqual([
      { row: 0, score: 1 },
      { row: 2, score: 0.625 },
    ])
  })

  it('finds nothing in nothing', () => {
    expect(buildExactVectorIndex(new Float32Array(0), 3).search(Float32Array.of(1, 2, 3), 5)).toEqual([])
  })
})

describe.skipIf(!buildFaiss)('FAISS', () => {
  it('agrees with the exact index on every score, and on every row but for ties', () => {
    fc.assert(
      fc.property(matrix, ({ dimension, rows, query, k }) => {
        const vectors = Float32Array.from(rows.flat())
        const wanted = Float32Array.from(query)
        const exact = buildExactVectorIndex(vectors, dimension).search(wanted, k)
        const found = buildFaiss!(vectors, dimension).search(wanted, k)
        // Eighths add up without rounding, so the scores are equal to the bit.
        expect(found.map(({ score }) => score)).toEqual(exact.map(({ score }) => score))
        expect(new Set(found.map(({ row }) => row)).size).toBe(found.length)
        const all = buildExactVectorIndex(vectors, dimension).search(wanted, rows.length)
        for (const neighbour of found) expect(all).toContainEqual(neighbour)
      }),
    )
  })
})
