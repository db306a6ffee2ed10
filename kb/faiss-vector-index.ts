import { createRequire } from 'node:module'
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
    const index = new faiss.IndexFlatIP(dimension)
    if (rowCount > 0) index.add(Array.from(vectors))
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
