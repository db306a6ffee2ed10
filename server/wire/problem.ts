import { z } from '@hono/zod-openapi'

/** Every failure has one of these codes; HTTP problems and `turn-error` share the list. */
export const errorCodes = [
  'invalid_request',
  'malformed_json',
  'invalid_grant',
  'unauthorized',
  'token_expired',
  'origin_not_allowed',
  'forbidden',
  'step_up_required',
  'not_found',
  'message_id_conflict',
  'turn_in_progress',
  'turn_not_retryable',
  'log_truncated',
  'action_expired',
  'action_not_allowed',
  'dpop_required',
  'use_dpop_nonce',
  'payload_too_large',
  'unsupported_media_type',
  'unprocessable',
  'rate_limited',
  'over_capacity',
  'storage_unavailable',
  'method_not_allowed',
  'interrupted',
  'upstream_failed',
  'internal',
  'signed_out',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.enum(errorCodes),
    request_id: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof Problem>
