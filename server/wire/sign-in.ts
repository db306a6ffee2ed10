import { z } from '@hono/zod-openapi'

/** The sign-in frame's own API: `/v1/sign-in/…`, for this server's page alone. */

const stepToken = z
  .string()
  .min(1)
  .max(64)
  .describe('of the step before; the page keeps it and nothing else does')
const code = z.string().trim().min(1).max(64)
const email = z.email().max(254)
/** Base64url of a SHA-256 (RFC 7636, S256). */
const codeChallenge = z.string().regex(/^[\w-]{43}$/)
const origin = z.string().min(1).max(300)
const newPassword = z.string().min(1).max(256)

/** What is due next. */
export const SignInStep = z
  .discriminatedUnion('step', [
    z.object({ step: z.literal('mail-code'), step_token: z.string() }),
    z.object({ step: z.literal('second-factor'), step_token: z.string() }),
    z.object({ step: z.literal('new-password'), step_token: z.string(), required: z.boolean() }),
    z.object({
      step: z.literal('done'),
      step_token: z.string(),
      recovery_codes_left: z.number().int().optional().describe('set when one was used'),
    }),
  ])
  .openapi('SignInStep')
export type SignInStep = z.infer<typeof SignInStep>

export const SignInPassword = z
  .strictObject({ email, password: z.string().min(1).max(256) })
  .openapi('SignInPassword')

export const SignInMail = z
  .strictObject({ email, purpose: z.enum(['sign-in', 'sign-up', 'reset']) })
  .openapi('SignInMail')

export const SignInCode = z.strictObject({ step_token: stepToken, code }).openapi('SignInCode')

export const SignInNewPassword = z
  .strictObject({
    step_token: stepToken,
    new_password: newPassword.optional().describe('without one: go on signing in by mailed codes'),
  })
  .openapi('SignInNewPassword')

export const SignInFinish = z
  .strictObject({
    step_token: stepToken,
    origin: origin.describe('the page that gets the code'),
    code_challenge: codeChallenge,
    max_age: z.number().int().min(0).max(86_400).optional().describe('seconds since it was shown who it is'),
  })
  .openapi('SignInFinish')

/** One of `email` and `postcode`: what the order was placed with. */
export const SignInOrder = z
  .strictObject({
    order_number: z.string().trim().min(1).max(64),
    email: email.optional(),
    postcode: z.string().trim().min(1).max(20).optional(),
    origin,
    code_challenge: codeChallenge,
  })
  .refine((order) => (order.email === undefined) !== (order.postcode === undefined), {
    error: 'give the e-mail address or the postcode of the order',
    path: ['email'],
  })
  .openapi('SignInOrder')

export const AuthorizationCode = z
  .object({ code: z.string().describe('for POST /v1/auth/token, once and within 60 s') })
  .openapi('AuthorizationCode')

export const SignInToken = z.strictObject({ step_token: stepToken }).openapi('SignInToken')

/** One's own account. */
export const ShopperAccount = z
  .object({
    email: z.string(),
    has_password: z.boolean(),
    second_factor: z.object({ since: z.string(), recovery_codes_left: z.number().int() }).nullable(),
  })
  .openapi('ShopperAccount')
export type ShopperAccount = z.infer<typeof ShopperAccount>

export const ShopperAuthenticator = z
  .strictObject({ step_token: stepToken, code: code.optional().describe('where there is an authenticator') })
  .openapi('ShopperAuthenticator')

export const ShopperPasswordChange = z
  .strictObject({
    step_token: stepToken,
    password: z.string().min(1).max(256).optional().describe('the current one, where there is one'),
    new_password: newPassword,
  })
  .openapi('ShopperPasswordChange')
