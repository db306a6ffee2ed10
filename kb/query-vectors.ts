import type { RemoteEmbedder } from './remote-vectors.ts'

/** The vectors of what is about to be searched, by a remote embedder that no search waits for long. */
export interface QueryVectors {
  /** Asks for the vectors of queries that are new, all in one request. */
  prepare(queries: readonly string[]): void
  /** The vector of a query that was prepared, as soon as it is there; undefined where it is late, or failed. */
  vectorOf(query: string): Promise<Float32Array | undefined>
}

/** A vector that is not there by then is not waited for, ms. */
const PATIENCE_MS = 400
/** After so many queries in a row without a vector in time none is asked for, for a while, ms. */
const FAILURES = 3
const PAUSE_MS = 60_000
const KEPT = 500

/** @param say what a query says to the embedder: without what must not leave the house */
export function createQueryVectors(
  embedder: RemoteEmbedder,
  { say = (query: string) => query, now = Date.now, patienceMs = PATIENCE_MS } = {},
): QueryVectors {
  const asked = new Map<string, Promise<Float32Array | undefined>>()
  let failures = 0
  let pausedUntil = 0

  const ask = async (queries: string[]): Promise<(Float32Array | undefined)[]> => {
    try {
      const vectors = await embedder.embed(queries.map(say), AbortSignal.timeout(patienceMs))
      failures = 0
      return vectors
    } catch {
      failures++
      if (failures >= FAILURES) pausedUntil = now() + PAUSE_MS
      // What failed may be asked for again.
      for (const query of queries) asked.delete(query)
      return []
    }
  }
  return {
    prepare(queries) {
      const fresh = [...new Set(queries)].filter((query) => query.trim() !== '' && !asked.has(query))
      if (fresh.length === 0 || now() < pausedUntil) return
      const answer = ask(fresh)
      fresh.forEach((query, at) => {
        asked.set(
          query,
          answer.then((vectors) => vectors[at]),
        )
      })
      for (const query of asked.keys()) {
        if (asked.size <= KEPT) break
        asked.delete(query)
      }
    },
    async vectorOf(query) {
      return asked.get(query)
    },
  }
}
