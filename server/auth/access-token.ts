import { errors, jwtVerify, SignJWT } from 'jose'
import type { Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'

/** Lifetime of an access token, seconds. */
export const ACCESS_TOKEN_SECONDS = 600

const ISSUER = 'verdemuse'
const AUDIENCE = 'verdemuse-api'
const TYPE = 'at+jwt'

export interface AccessClaims {
  visitorId: string
  sessionId: string
}

/** Signs the short-lived token (RFC 9068, HS256) that a request carries. */
export function signAccessToken(
  key: Uint8Array,
  { visitorId, sessionId }: AccessClaims,
  now: Now,
): Promise<string> {
  const issuedAt = Math.floor(now() / 1000)
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(visitorId)
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
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'iat', 'nbf', 'exp'],
      currentDate: new Date(now()),
    })
    if (typeof payload.sub !== 'string' || typeof payload.sid !== 'string')
      throw new ProblemError('unauthorized')
    return { visitorId: payload.sub, sessionId: payload.sid }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    if (error instanceof errors.JWTExpired) throw new ProblemError('token_expired')
    throw new ProblemError('unauthorized')
  }
}
