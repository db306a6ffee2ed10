import { dot } from './exact-vector-index.ts'

/** What a passage's text counts beside its title. */
const TEXT_WEIGHT = 0.3

/**
 * The matrix of all rows, each the title's vector beside the text's, so that one inner product with the query
 * twice over mixes both. `texts[row]` is the text of the passage that the row leads to.
 */
export function rowVectors(titles: readonly Float32Array[], texts: readonly Float32Array[]): Float32Array {
  const dimension = titles[0]?.length ?? 0
  const vectors = new Float32Array(titles.length * dimension * 2)
  titles.forEach((title, row) => {
    vectors.set(title, row * 2 * dimension)
    vectors.set(
      texts[row]!.map((value) => value * TEXT_WEIGHT),
      (row * 2 + 1) * dimension,
    )
  })
  return vectors
}

/** The query against one row: the cosine to its title, and the whole score. */
export function scoreRow(
  query: Float32Array,
  vectors: Float32Array,
  row: number,
): { title: number; score: number } {
  const start = row * 2 * query.length
  const title = dot(query, vectors, start)
  return { title, score: title + dot(query, vectors, start + query.length) }
}

/** The query twice over, as the vector index wants it. */
export function queryVector(query: Float32Array): Float32Array {
  const doubled = new Float32Array(2 * query.length)
  doubled.set(query)
  doubled.set(query, query.length)
  return doubled
}

const SAMPLE = 256

/** About the lowest score of all rows: the exact one up to 256 rows, that of an even sample beyond. */
export function lowestScore(query: Float32Array, vectors: Float32Array): number {
  const rowCount = vectors.length / (2 * query.length)
  const step = Math.max(1, rowCount / SAMPLE)
  let lowest = Number.POSITIVE_INFINITY
  for (let row = 0; row < rowCount; row += step) {
    lowest = Math.min(lowest, scoreRow(query, vectors, Math.floor(row)).score)
  }
  return lowest
}

/** Vectors one after another: a single block of memory is read several times faster than many. */
export function matrixOf(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const matrix = new Float32Array(vectors.length * dimension)
  vectors.forEach((vector, row) => {
    matrix.set(vector, row * dimension)
  })
  return matrix
}

/** Mean inner product with the `count` nearest rows of a matrix; 0 where it has none. */
export function meanOfNearest(query: Float32Array, matrix: Float32Array, count: number): number {
  const nearest: number[] = []
  for (let start = 0; start < matrix.length; start += query.length) {
    const score = dot(query, matrix, start)
    if (nearest.length === count && score <= nearest.at(-1)!) continue
    const at = nearest.findIndex((other) => score > other)
    nearest.splice(at < 0 ? nearest.length : at, 0, score)
    if (nearest.length > count) nearest.pop()
  }
  return nearest.reduce((sum, score) => sum + score, 0) / Math.max(1, nearest.length)
}
