import type { MiddlewareHandler } from 'hono'
import type { VisitorSessions } from '../auth/tokens/visitor-sessions.ts'
import { ProblemError } from '../problem.ts'
import type { Proofs } from './proofs.ts'
import type { Env } from './router.ts'

/**
 * Lets requests with a valid access token on, and tells the handler whose it is. A token that is bound to a key
 * counts only under the scheme `DPoP` with a fresh proof of that key beside it (RFC 9449, section 7).
 */
export function requireVisitor(sessions: VisitorSessions, proofs: Proofs): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [, scheme = '', token] =
      /^(Bearer|DPoP) ([\w.~+/-]{1,4096}=*)$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (token === undefined) {
      throw new ProblemError('unauthorized', undefined, { headers: { 'www-authenticate': 'Bearer' } })
    }
    const isProved = scheme.toLowerCase() === 'dpop'
    const { visitorId, sessionId, keyThumbprint, shopper } = await sessions.verify(token)
    if (keyThumbprint !== undefined && !isProved) throw await proofs.needed()
    const key = await proofs.keyOf(c, token)
    if (keyThumbprint !== undefined && key === undefined) throw await proofs.needed()
    // Another key's proof, or a plain token in the guise of a bound one.
    if (key !== keyThumbprint && (isProved || keyThumbprint !== undefined))
      throw new ProblemError('unauthorized')
    c.set('visitorId', visitorId)
    c.set('sessionId', sessionId)
    c.set('shopper', shopper)
    await next()
  }
}
