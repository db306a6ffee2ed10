import { dot } from './exact-vector-index.ts'
import { buildScannedVectorIndex } from './scanned-vector-index.ts'
import type { VectorIndex } from './vector-index.ts'

/** What a passage's text counts beside its title. */
const TEXT_WEIGHT = 0.3

/** The vectors of all rows, one after another in each matrix. */
export interface RowVectors {
  dimension: number
  titles: Float32Array
  /** Title plus a share of the text: one inner product with the query is the sum of both. */
  mixed: Float32Array
}

/** `texts[row]` is the text of the passage that the row leads to. */
export function rowVectors(
  dimension: number,
  titles: readonly Float32Array[],
  texts: readonly Float32Array[],
): RowVectors {
  const mixed = matrixOf(titles, dimension)
  texts.forEach((text, row) => {
    const start = row * dimension
    for (let i = 0; i < dimension; i++) mixed[start + i]! += TEXT_WEIGHT * text[i]!
  })
  return { dimension, titles: matrixOf(titles, dimension), mixed }
}

/** The query against one row: the cosine to its title, and the whole score. */
export function scoreRow(
  query: Float32Array,
  { titles, mixed }: RowVectors,
  row: number,
): { title: number; score: number } {
  const start = row * query.length
  return { title: dot(query, titles, start), score: dot(query, mixed, start) }
}

const SAMPLE = 256

/**
 * Tells about the lowest score of all rows for a query: the exact one up to 256 rows, that of an even sample beyond.
 * What is least like the query is most like its opposite, so an index finds it.
 */
export function lowestScores({ mixed, dimension }: RowVectors): (query: Float32Array) => number {
  const rowCount = mixed.length / dimension
  const step = Math.max(1, rowCount / SAMPLE)
  const sample: Float32Array[] = []
  for (let at = 0; at < rowCount; at += step) {
    const row = Math.floor(at)
    sample.push(mixed.subarray(row * dimension, (row + 1) * dimension))
  }
  const index = buildScannedVectorIndex(matrixOf(sample, dimension), dimension)
  return (query) => {
    const [lowest] = index.search(
      query.map((value) => -value),
      1,
    )
    return lowest ? -lowest.score : Number.POSITIVE_INFINITY
  }
}

/** Vectors one after another: a single block of memory is read several times faster than many. */
export function matrixOf(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const matrix = new Float32Array(vectors.length * dimension)
  vectors.forEach((vector, row) => {
    matrix.set(vector, row * dimension)
  })
  return matrix
}

/** Mean score of the `count` nearest rows; 0 where there are none. */
export function meanOfNearest(query: Float32Array, index: VectorIndex, count: number): number {
  const nearest = index.search(query, count)
  return nearest.reduce((sum, { score }) => sum + score, 0) / Math.max(1, nearest.length)
}
