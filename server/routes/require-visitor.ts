import type { MiddlewareHandler } from 'hono'
import type { VisitorSessions } from '../auth/visitor-sessions.ts'
import { ProblemError } from '../problem.ts'
import type { Env } from './router.ts'

/** Lets requests with a valid access token on, and tells the handler whose it is. */
export function requireVisitor(sessions: VisitorSessions): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) {
      throw new ProblemError('unauthorized', undefined, { headers: { 'www-authenticate': 'Bearer' } })
    }
    const { visitorId, sessionId } = await sessions.verify(token)
    c.set('visitorId', visitorId)
    c.set('sessionId', sessionId)
    await next()
  }
}
