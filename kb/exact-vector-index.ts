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
  const { length } = vector
  // Four sums at a time: the processor need not wait for one addition before the next.
  let [a, b, c, d] = [0, 0, 0, 0]
  let i = 0
  for (; i + 3 < length; i += 4) {
    a += vector[i]! * matrix[start + i]!
    b += vector[i + 1]! * matrix[start + i + 1]!
    c += vector[i + 2]! * matrix[start + i + 2]!
    d += vector[i + 3]! * matrix[start + i + 3]!
  }
  for (; i < length; i++) a += vector[i]! * matrix[start + i]!
  return a + b + c + d
}
