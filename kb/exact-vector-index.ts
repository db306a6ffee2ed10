import type { Neighbour, VectorIndex } from './vector-index.ts'

/** Inner product with every row: the oracle in tests, and what runs where FAISS cannot load. */
export function buildExactVectorIndex(vectors: Float32Array, dimension: number): VectorIndex {
  const rowCount = vectors.length / dimension
  return {
    kind: 'exact',
    search(query, k) {
      const neighbours: Neighbour[] = []
      for (let row = 0; row < rowCount; row++) {
        neighbours.push({ row, score: dot(query, vectors, row * dimension) })
      }
      return neighbours.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, k)
    },
  }
}

/** Inner product of a vector with the row of a matrix that starts at `start`. */
export function dot(vector: Float32Array, matrix: Float32Array, start = 0): number {
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * matrix[start + i]!
  return sum
}
