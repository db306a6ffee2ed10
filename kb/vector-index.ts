/** Rows nearest to a query by inner product, best first. */
export interface Neighbour {
  row: number
  score: number
}

/** Immutable. Positions are the rows it was built from; a change is a new index. */
export interface VectorIndex {
  kind: 'faiss' | 'exact'
  /** At most `k` rows, best first. */
  search(query: Float32Array, k: number): Neighbour[]
}

/** Builds an index over `vectors`, row after row, each `dimension` long. */
export type BuildVectorIndex = (vectors: Float32Array, dimension: number) => VectorIndex
