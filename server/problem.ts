import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode, Problem } from './wire.ts'

/** Status and title of every code that can be an HTTP answer; a new code without one is a type error. */
const problems: Record<ErrorCode, { status: ContentfulStatusCode; title: string }> = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  malformed_json: { status: 400, title: 'The body is not valid JSON' },
  invalid_grant: { status: 400, title: 'This grant is not valid, or no longer' },
  unauthorized: { status: 401, title: 'A valid access token is needed' },
  token_expired: { status: 401, title: 'The access token has expired' },
  origin_not_allowed: { status: 403, title: 'Pages of this origin may not use this server' },
  forbidden: { status: 403, title: 'This is not allowed' },
  step_up_required: { status: 403, title: 'Show once more who you are' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This method is not for this address' },
  message_id_conflict: { status: 409, title: 'This message id was used for another text' },
  turn_in_progress: { status: 409, title: 'Too many messages are waiting for an answer' },
  turn_not_retryable: { status: 409, title: 'This turn cannot be tried again' },
  log_truncated: { status: 409, title: 'The log does not reach that far' },
  action_expired: { status: 409, title: 'This proposal has expired' },
  action_not_allowed: { status: 409, title: 'The shop does not allow this' },
  dpop_required: { status: 401, title: 'A proof of possession is needed (DPoP)' },
  use_dpop_nonce: { status: 401, title: 'The proof needs the server’s nonce' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be JSON' },
  unprocessable: { status: 422, title: 'The body does not fit the schema' },
  rate_limited: { status: 429, title: 'Too many requests' },
  over_capacity: { status: 503, title: 'The server is busy' },
  storage_unavailable: { status: 503, title: 'Nothing can be saved at the moment' },
  interrupted: { status: 500, title: 'The answer was interrupted' },
  upstream_failed: { status: 502, title: 'What was asked for this did not answer' },
  internal: { status: 500, title: 'Something went wrong here' },
  signed_out: { status: 401, title: 'The session has ended' },
}

/** A failure that the caller is told about, with a stable code (RFC 9457). */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly errors: Problem['errors']
  readonly headers: Record<string, string>
  /** Further members of the answer (RFC 9457, 3.2). */
  readonly members: Record<string, unknown>

  constructor(
    code: ErrorCode,
    detail?: string,
    options: {
      errors?: Problem['errors']
      headers?: Record<string, string>
      members?: Record<string, unknown>
    } = {},
  ) {
    super(detail ?? problems[code].title)
    this.code = code
    this.detail = detail
    this.errors = options.errors
    this.headers = options.headers ?? {}
    this.members = options.members ?? {}
  }
}

/** The `application/problem+json` answer for a failure. */
export function problemResponse(c: Context, error: ProblemError): Response {
  const { status, title } = problems[error.code]
  const body: Problem & Record<string, unknown> = {
    ...error.members,
    type: `urn:verdemuse:problem:${error.code}`,
    title,
    status,
    code: error.code,
    request_id: c.get('requestId'),
    ...(error.detail ? { detail: error.detail } : {}),
    ...(error.errors ? { errors: error.errors } : {}),
  }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    ...error.headers,
  })
}
