/**
 * The model did not give a whole answer. The message says why in a word or two, for the record: `status 503`,
 * `silent`, `ended early`.
 */
export class UpstreamError extends Error {
  override name = 'UpstreamError'
  /** The same request may fare better in a moment: the server is busy, or the connection broke. */
  readonly passing: boolean
  /** How long the server asks to be left alone, ms. */
  readonly retryAfterMs: number | undefined
  /** Nothing was charged: the request was refused, or never arrived. */
  readonly unused: boolean
  /** The HTTP status that refused it. */
  readonly status: number | undefined

  constructor(
    reason: string,
    details: {
      passing?: boolean
      retryAfterMs?: number | undefined
      unused?: boolean
      status?: number
      cause?: unknown
    } = {},
  ) {
    super(reason, { cause: details.cause })
    this.passing = details.passing ?? false
    this.retryAfterMs = details.retryAfterMs
    this.unused = details.unused ?? false
    this.status = details.status
  }
}

/** What is behind an error: a client of ours or another's wraps the first cause in errors of its own. */
export function upstreamErrorIn(error: unknown): UpstreamError | undefined {
  let at: unknown = error
  for (let depth = 0; at instanceof Error && depth < 5; depth++) {
    if (at instanceof UpstreamError) return at
    at = at.cause
  }
  return undefined
}
