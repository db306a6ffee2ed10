import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { base64url, type Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import { isCompactJws } from './compact-jws.ts'

/** Lifetime of an access token, seconds. */
export const ACCESS_TOKEN_SECONDS = 600

const ISSUER = 'verdemuse'
const AUDIENCE = 'verdemuse-api'
const TYPE = 'at+jwt'

export interface AccessClaims {
  visitorId: string
  sessionId: string
  /** The key that must be shown beside the token (RFC 9449, section 6). */
  keyThumbprint?: string | undefined
}

const payloadSchema = z.object({
  sub: z.string(),
  sid: z.string(),
  jti: z.string(),
  cnf: z.object({ jkt: z.string() }).optional(),
})

/** Signs the short-lived token (RFC 9068, HS256) that a request carries. */
export function signAccessToken(
  key: Uint8Array,
  { visitorId, sessionId, keyThumbprint }: AccessClaims,
  now: Now,
): Promise<string> {
  const issuedAt = Math.floor(now() / 1000)
  return new SignJWT({ sid: sessionId, ...(keyThumbprint && { cnf: { jkt: keyThumbprint } }) })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(visitorId)
    .setJti(base64url(crypto.getRandomValues(new Uint8Array(16))))
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(key)
}

/**
 * Checks signature, type, issuer, audience and times of an access token; the session is for the caller to look up.
 * @throws ProblemError `token_expired` or `unauthorized`
 */
export async function verifyAccessToken(key: Uint8Array, token: string, now: Now): Promise<AccessClaims> {
  if (!isCompactJws(token)) throw new ProblemError('unauthorized')
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'iat', 'nbf', 'exp', 'jti'],
      currentDate: new Date(now()),
    })
    const { sub, sid, cnf } = payloadSchema.parse(payload)
    return { visitorId: sub, sessionId: sid, keyThumbprint: cnf?.jkt }
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new ProblemError('token_expired')
    throw new ProblemError('unauthorized')
  }
}
