import { createRequire } from 'node:module'
import type { IndexFlatIP } from 'faiss-node'
import type { BuildVectorIndex } from './vector-index.ts'

type Faiss = typeof import('faiss-node')

let loaded: Faiss | null | undefined

/**
 * FAISS's flat inner-product index, or null where the native addon cannot load (then the exact index serves).
 */
export function faissVectorIndex(): BuildVectorIndex | null {
  const faiss = loadFaiss()
  if (!faiss) return null
  return (vectors, dimension) => {
    const rowCount = vectors.length / dimension
    const index = flatIndex(faiss, vectors, dimension)
    return {
      kind: 'faiss',
      search(query, k) {
        const wanted = Math.min(k, rowCount)
        if (wanted === 0) return []
        const { distances, labels } = index.search(Array.from(query), wanted)
        return labels.map((row, i) => ({ row, score: distances[i]! }))
      },
    }
  }
}

const ROW_COUNT_AT = 8

/**
 * The index as FAISS itself would save it: an empty one's header, the counts, the vectors. `add` converts each
 * number by itself and takes twenty times as long.
 */
function flatIndex(faiss: Faiss, vectors: Float32Array, dimension: number): IndexFlatIP {
  const rowCount = vectors.length / dimension
  if (rowCount === 0) return new faiss.IndexFlatIP(dimension)
  const header = new faiss.IndexFlatIP(dimension).toBuffer()
  header.writeBigInt64LE(BigInt(rowCount), ROW_COUNT_AT)
  header.writeBigUInt64LE(BigInt(vectors.length), header.length - 8)
  const floats = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength)
  try {
    const index = faiss.IndexFlatIP.fromBuffer(Buffer.concat([header, floats]))
    if (index.ntotal() === rowCount) return index
  } catch {
    // A FAISS that saves otherwise than those we know.
  }
  const index = new faiss.IndexFlatIP(dimension)
  index.add(Array.from(vectors))
  return index
}

function loadFaiss(): Faiss | null {
  if (loaded !== undefined) return loaded
  // One thread a search: with more, a busy machine can be thirty times slower.
  process.env.OMP_NUM_THREADS = '1'
  try {
    const faiss: Faiss = createRequire(import.meta.url)('faiss-node')
    loaded = faiss
  } catch {
    loaded = null
  }
  return loaded
}
