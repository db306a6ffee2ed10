import { type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Now } from '../../ids.ts'
import { isCompactJws } from './compact-jws.ts'
import type { Shopper } from '../shopper.ts'
import { accountIdOf } from '../shopper/shopper-sign-in.ts'

const AUDIENCE = 'verdemuse'
/** A token may not be good for longer than this, s. */
export const MAX_IDENTITY_TOKEN_SECONDS = 600
/** How far the clocks of the shop's server and ours may be apart, s. */
const CLOCK_S = 5

/** What the shop's server says of a shopper. */
export interface IdentityClaims {
  shopper: Shopper
  jti: string
  /** Unix ms. */
  expiresAt: number
}

/** With what a shop's tokens are checked: a secret (HS256), or its public keys (ES256, EdDSA). */
export type IdentityKey = { secret: Uint8Array } | { keySet: JWTVerifyGetKey }

/** Says who a shop's identity token speaks for, or undefined where it is not to be believed. */
export type VerifyIdentityToken = (token: string) => Promise<IdentityClaims | undefined>

const short = z.string().min(1).max(128)
const payloadSchema = z.object({
  // A shop where people choose their ids must not be made to vouch for an account of ours.
  sub: short.refine((id) => accountIdOf(id) === undefined),
  jti: short,
  iat: z.number(),
  exp: z.number(),
  auth_time: z.number().optional(),
  email: z.string().min(3).max(254).optional(),
  name: z.string().min(1).max(200).optional(),
  locale: z.string().max(35).optional(),
})

/**
 * Checks identity tokens (contract, section 5) against the shop's key: the algorithm follows from the key, and no
 * header chooses one or brings another.
 *
 * @param needsAuthTime whether a shopper of whom the shop does not say when they signed in (`auth_time`) has never shown
 * who they are, for step-up; else the token's `iat` counts, which says no more than that the shop still knew them then
 */
export function createIdentityTokens(
  key: IdentityKey,
  now: Now,
  { needsAuthTime = false }: { needsAuthTime?: boolean } = {},
): VerifyIdentityToken {
  const verify = async (token: string) => {
    const options = { audience: AUDIENCE, currentDate: new Date(now()) }
    return 'secret' in key
      ? jwtVerify(token, key.secret, { ...options, algorithms: ['HS256'] })
      : jwtVerify(token, key.keySet, { ...options, algorithms: ['ES256', 'EdDSA', 'Ed25519'] })
  }
  return async (token) => {
    if (!isCompactJws(token)) return undefined
    const verified = await verify(token).catch(() => undefined)
    const payload = payloadSchema.safeParse(verified?.payload).data
    if (!verified || !payload) return undefined
    const { typ } = verified.protectedHeader
    const { sub, jti, iat, exp, auth_time: authTime = needsAuthTime ? 0 : iat, name, email } = payload
    const time = now() / 1000
    if (typ !== undefined && typ.toUpperCase() !== 'JWT') return undefined
    if (exp > time + MAX_IDENTITY_TOKEN_SECONDS + CLOCK_S) return undefined
    if (iat > time + CLOCK_S || authTime > time + CLOCK_S || exp <= iat) return undefined
    return {
      shopper: { userId: sub, name, email, authTime: Math.min(authTime, time) * 1000 },
      jti,
      expiresAt: exp * 1000,
    }
  }
}

/**
 * Signs an identity token as a shop's server would (HS256).
 * @param seconds how long it is good, at most 600
 */
export function signIdentityToken(
  secret: Uint8Array,
  shopper: { userId: string; name?: string | undefined; email?: string | undefined },
  { seconds, jti, now }: { seconds: number; jti: string; now: Now },
): Promise<string> {
  const issuedAt = Math.floor(now() / 1000)
  const { userId, name, email } = shopper
  return new SignJWT({ auth_time: issuedAt, ...(name && { name }), ...(email && { email }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .setJti(jti)
    .sign(secret)
}
