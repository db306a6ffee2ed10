import type { Embedder } from './embedder.ts'
import type { OnProgress } from './progress.ts'
import { hashText, type SavedIndex } from './index-file.ts'

/** The vectors of a knowledge base's texts, each text once. */
export interface EmbeddedTexts {
  texts: BigUint64Array
  vectors: Float32Array
  /** How many had to be embedded: the others were known. */
  embedded: number
  vectorOf(text: string): Float32Array
}

/** Texts that go to the embedder together. */
const BATCH = 512

/** Embeds each different text once; texts that the saved index knows cost nothing. */
export async function embedTexts(
  wanted: Iterable<string>,
  embedder: Embedder,
  saved: SavedIndex | undefined,
  onProgress: OnProgress = () => {},
): Promise<EmbeddedTexts> {
  const { dimension } = embedder
  const known = new Map<bigint, Float32Array>()
  if (saved?.embedder === embedder.id) {
    saved.texts.forEach((hash, at) => {
      known.set(hash, saved.vectors.subarray(at * dimension, (at + 1) * dimension))
    })
  }
  const byHash = new Map<bigint, string>()
  const hashOf = new Map<string, bigint>()
  for (const text of wanted) {
    if (hashOf.has(text)) continue
    const hash = hashText(text)
    hashOf.set(text, hash)
    byHash.set(hash, text)
  }
  const missing = [...byHash].filter(([hash]) => !known.has(hash))
  for (let start = 0; start < missing.length; start += BATCH) {
    onProgress('vectors', start, missing.length)
    const batch = missing.slice(start, start + BATCH)
    const vectors = await embedder.embed(batch.map(([, text]) => text))
    batch.forEach(([hash], i) => {
      const vector = vectors[i]
      if (vector) known.set(hash, vector)
    })
  }

  const texts = BigUint64Array.from(byHash.keys())
  const vectors = new Float32Array(texts.length * dimension)
  const none = new Float32Array(dimension)
  texts.forEach((hash, at) => {
    vectors.set(known.get(hash) ?? none, at * dimension)
  })
  return {
    texts,
    vectors,
    embedded: missing.length,
    vectorOf: (text) => known.get(hashOf.get(text) ?? hashText(text)) ?? none,
  }
}
