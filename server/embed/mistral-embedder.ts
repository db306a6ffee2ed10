import type { Mistral } from '@mistralai/mistralai'
import { type RemoteEmbedder, RemoteEmbeddingError } from '../../kb/remote-vectors.ts'

/** Statuses that may be others in a moment. */
const PASSING = new Set([408, 429, 500, 502, 503, 504])
/** What servers say of a batch that is too long. */
const TOO_MUCH = new Set([400, 413, 422])
/** One request for passages may take this long, ms; who asks for a query says how long itself. */
const LONGEST_REQUEST_MS = 30_000

/**
 * Embeds texts by Mistral's API, or any server that speaks it.
 * @param settings `serverUrl` without `/v1`; Mistral's own when not given
 */
export function createMistralEmbedder(settings: {
  apiKey: string
  serverUrl: string | undefined
  embedModel: string
}): RemoteEmbedder {
  const { apiKey, serverUrl, embedModel: model } = settings
  // Loading the SDK costs 200 ms, which must not come before the server listens.
  let loading: Promise<Mistral> | undefined
  const load = async () => {
    const { Mistral } = await import('@mistralai/mistralai')
    return new Mistral({
      apiKey,
      ...(serverUrl ? { serverURL: serverUrl } : {}),
      retryConfig: { strategy: 'none' },
    })
  }
  return {
    id: model,
    async embed(texts, signal) {
      loading ??= load()
      const client = await loading
      const patience = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_REQUEST_MS)])
      const response = await client.embeddings
        .create({ model, inputs: texts }, { signal: patience })
        .catch((error: unknown) => {
          signal.throwIfAborted()
          throw asEmbeddingError(error)
        })
      const vectors: Float32Array[] = []
      for (const { index, embedding } of response.data) {
        if (index === undefined || !embedding || embedding.length === 0)
          throw new RemoteEmbeddingError('an answer without vectors')
        vectors[index] = unitVector(embedding)
      }
      if (Object.keys(vectors).length !== texts.length)
        throw new RemoteEmbeddingError(`${Object.keys(vectors).length} vectors for ${texts.length} texts`)
      return vectors
    },
  }
}

function unitVector(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values)
  if (!Number.isFinite(length)) throw new RemoteEmbeddingError('an answer that is no vector')
  return Float32Array.from(values, (value) => (length > 0 ? value / length : 0))
}

function asEmbeddingError(error: unknown): RemoteEmbeddingError {
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    const status = error.statusCode
    const after = 'headers' in error && error.headers instanceof Headers && error.headers.get('retry-after')
    const seconds = Number(after || Number.NaN)
    return new RemoteEmbeddingError(status === 200 ? 'an answer that is none' : `status ${status}`, {
      passing: PASSING.has(status),
      tooMuch: TOO_MUCH.has(status),
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
    })
  }
  // What the SDK says of an answer of another shape.
  if (error instanceof Error && /Validation|Zod|Syntax/.test(error.name))
    return new RemoteEmbeddingError('an answer that is none')
  return new RemoteEmbeddingError(error instanceof Error ? error.name : 'unknown', { passing: true })
}
