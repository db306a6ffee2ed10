import type { Embedder } from './embedder.ts'
import { buildScannedVectorIndex } from './scanned-vector-index.ts'

/** A word of the knowledge base, and how near it is in meaning: the cosine of the two words. */
export interface SimilarWord {
  word: string
  cosine: number
}

/** Finds what the knowledge base calls a thing that shoppers call otherwise: `package` → `parcel`. */
export interface SimilarWords {
  /** The words of the knowledge base nearest to this one, itself left out; none where its meaning is not known. */
  of(word: string): Promise<readonly SimilarWord[]>
}

/** Below this, words have no more than a subject in common. */
const LEAST_COSINE = 0.4
const NEIGHBOURS = 8
/** The most frequent are looked through: enough for any shop, and a tenth of a millisecond a word. */
const WORDS_AT_MOST = 8_000
const KEPT = 5_000

/**
 * Builds it over the words of a vocabulary (`word → how often`) that `isKnown` says the embedder knows. `embedder` is
 * the one that ships in the package: it is asked for thousands of single words.
 */
export async function buildSimilarWords(
  vocabulary: ReadonlyMap<string, number>,
  isKnown: (word: string) => boolean,
  embedder: Embedder,
): Promise<SimilarWords> {
  const words = [...vocabulary]
    .filter(([word]) => isKnown(word))
    .sort((a, b) => b[1] - a[1])
    .slice(0, WORDS_AT_MOST)
    .map(([word]) => word)
  const vectors = new Float32Array(words.length * embedder.dimension)
  const embedded = await embedder.embed(words)
  embedded.forEach((vector, at) => {
    vectors.set(vector, at * embedder.dimension)
  })
  const index = buildScannedVectorIndex(vectors, embedder.dimension)
  const found = new Map<string, readonly SimilarWord[]>()
  return {
    async of(word) {
      const known = found.get(word)
      if (known) return known
      const [vector] = isKnown(word) && words.length > 0 ? await embedder.embed([word]) : []
      const near = vector ? index.search(vector, NEIGHBOURS + 1) : []
      const similar = near
        .map(({ row, score }) => ({ word: words[row]!, cosine: score }))
        .filter((other) => other.word !== word && other.cosine >= LEAST_COSINE)
        .slice(0, NEIGHBOURS)
      // Shoppers type without end; what is kept must not grow with them.
      if (found.size >= KEPT) found.clear()
      found.set(word, similar)
      return similar
    },
  }
}
