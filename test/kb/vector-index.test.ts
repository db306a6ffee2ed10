import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildExactVectorIndex } from '../../kb/exact-vector-index.ts'
import { faissVectorIndex } from '../../kb/faiss-vector-index.ts'
import { int8Scan } from '../../kb/int8-scan.ts'
import { buildScannedVectorIndex } from '../../kb/scanned-vector-index.ts'

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

describe('the index of large knowledge bases', () => {
  it('multiplies bytes as plain code does', () => {
    const numbers = fc.integer({ min: -127, max: 127 })
    fc.assert(
      fc.property(
        fc.array(fc.array(numbers, { minLength: 20, maxLength: 20 }), { minLength: 1, maxLength: 9 }),
        fc.array(fc.integer({ min: -32_767, max: 32_767 }), { minLength: 20, maxLength: 20 }),
        (rows, query) => {
          const scan = int8Scan(rows.length, 20)!
          rows.forEach((row, i) => {
            scan.rows.set(row, i * scan.width)
          })
          const products = rows.map((row) => row.reduce((sum, value, i) => sum + value * query[i]!, 0))
          expect([...scan.scan(query)]).toEqual(products)
        },
      ),
    )
  })

  it('agrees with the exact index on every row and every score, ties and all', () => {
    fc.assert(
      fc.property(matrix, ({ dimension, rows, query, k }) => {
        const vectors = Float32Array.from(rows.flat())
        const wanted = Float32Array.from(query)
        const exact = buildExactVectorIndex(vectors, dimension).search(wanted, k)
        expect(buildScannedVectorIndex(vectors, dimension).search(wanted, k)).toEqual(exact)
      }),
    )
  })

  it('agrees with it on vectors as embedders make them', () => {
    let state = 7
    const next = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647 - 0.5
    }
    const vectors = Float32Array.from(
      { length: 3_000 * 256 },
      (_, i) => next() * (i % 256 < 128 ? 0.2 : 0.03),
    )
    const exact = buildExactVectorIndex(vectors, 256)
    const scanned = buildScannedVectorIndex(vectors, 256)
    for (let i = 0; i < 20; i++) {
      const query = Float32Array.from({ length: 256 }, () => next() * 0.2)
      expect(scanned.search(query, 100)).toEqual(exact.search(query, 100))
    }
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
