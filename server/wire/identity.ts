import { z } from '@hono/zod-openapi'

/** Who asks: visitors and shoppers, their tokens and their sessions. */

export const Tokens = z
  .object({
    visitor_id: z.string(),
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.enum(['Bearer', 'DPoP']),
    expires_in: z.number().int().describe('seconds'),
    scope: z.string(),
    shopper: z.object({ name: z.string().optional() }).nullable(),
  })
  .openapi('Tokens')
export type Tokens = z.infer<typeof Tokens>

export const NewVisitor = z.object({}).openapi('NewVisitor')

const refreshToken = z.string().min(1).max(512)
/** Whose conversation comes along: the visitor's that this browser was until now. */
const visitorRefreshToken = refreshToken.optional()

export const TokenRequest = z
  .discriminatedUnion('grant_type', [
    z.object({ grant_type: z.literal('refresh_token'), refresh_token: refreshToken }),
    z.object({
      grant_type: z.literal('identity_token'),
      identity_token: z.string().min(1).max(4096).describe('signed by the shop’s server'),
      visitor_refresh_token: visitorRefreshToken,
    }),
    z.object({
      grant_type: z.literal('authorization_code'),
      code: z.string().min(1).max(128),
      code_verifier: z.string().min(43).max(128).describe('PKCE, S256 (RFC 7636)'),
      visitor_refresh_token: visitorRefreshToken,
    }),
    z
      .object({
        grant_type: z.literal('order_lookup'),
        order_number: z.string().trim().min(1).max(64),
        email: z.string().trim().min(3).max(254).optional(),
        postcode: z.string().trim().min(1).max(20).optional(),
        visitor_refresh_token: visitorRefreshToken,
      })
      .refine(({ email, postcode }) => (email === undefined) !== (postcode === undefined), {
        error: 'give the e-mail address or the postcode of the order',
      }),
  ])
  .openapi('TokenRequest')
export type TokenRequest = z.infer<typeof TokenRequest>

export const RevokeRequest = z.object({ token: z.string().min(1).max(4096) }).openapi('RevokeRequest')

/** Who the access token speaks for. */
export const Me = z
  .object({
    visitor_id: z.string(),
    session_id: z.string(),
    scope: z.string().describe('`visitor`, `shopper` or `order:<order id>`'),
    shopper: z
      .object({ user_id: z.string(), name: z.string().optional(), email: z.string().optional() })
      .nullable(),
    auth_time: z.string().optional().describe('when the shopper last showed who they are'),
  })
  .openapi('Me')
export type Me = z.infer<typeof Me>

export const OwnSessions = z
  .object({
    sessions: z.array(
      z.object({
        session_id: z.string(),
        device: z.string(),
        created_at: z.string(),
        last_used_at: z.string(),
        expires_at: z.string(),
        current: z.boolean(),
      }),
    ),
  })
  .openapi('OwnSessions')
export type OwnSessions = z.infer<typeof OwnSessions>
