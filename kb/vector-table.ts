/** Vectors by the hashes of their texts, in the order in which they came. */
export interface VectorTable {
  /** Numbers a vector; 0 while there is none. */
  readonly dimension: number
  readonly size: number
  has(hash: bigint): boolean
  /** A view of the vector; undefined where there is none. */
  get(hash: bigint): Float32Array | undefined
  /** Takes a copy. @throws RangeError where it is of another dimension */
  set(hash: bigint, vector: Float32Array): void
  hashes(): Iterable<bigint>
  clear(): void
}

/** Vectors whose numbers lie together. */
const TOGETHER = 64

/** Keeps many vectors in few arrays: one array each would cost the garbage collector dear. */
export function createVectorTable(): VectorTable {
  const rowOf = new Map<bigint, number>()
  let dimension = 0
  let slabs: Float32Array[] = []
  const at = (row: number) => {
    const number = Math.floor(row / TOGETHER)
    const slab = slabs[number] ?? new Float32Array(TOGETHER * dimension)
    slabs[number] = slab
    return slab.subarray((row % TOGETHER) * dimension, ((row % TOGETHER) + 1) * dimension)
  }
  return {
    get dimension() {
      return dimension
    },
    get size() {
      return rowOf.size
    },
    has: (hash) => rowOf.has(hash),
    get(hash) {
      const row = rowOf.get(hash)
      return row === undefined ? undefined : at(row)
    },
    set(hash, vector) {
      dimension ||= vector.length
      if (vector.length !== dimension) throw new RangeError(`${vector.length} numbers, not ${dimension}`)
      const row = rowOf.get(hash) ?? rowOf.size
      rowOf.delete(hash)
      rowOf.set(hash, row)
      at(row).set(vector)
    },
    hashes: () => rowOf.keys(),
    clear() {
      rowOf.clear()
      slabs = []
      dimension = 0
    },
  }
}
