import type { MiddlewareHandler } from 'hono'
import { ProblemError } from '../problem.ts'
import type { Env } from './router.ts'

const ALLOWED_HEADERS = 'authorization, content-type, dpop, last-event-id, idempotency-key'
const EXPOSED_HEADERS = 'dpop-nonce, retry-after, www-authenticate, x-request-id'

/**
 * Lets pages of the allowed origins in, and refuses those of others before anything runs. A request without an
 * Origin is no page's. Compared whole: a prefix, another port or another case is another origin.
 */
export function allowedOrigins(
  isAllowed: (origin: string) => boolean,
  onRefused: (origin: string) => void = () => {},
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && !isAllowed(origin)) {
      const shown = origin.slice(0, 200)
      onRefused(shown)
      c.header('vary', 'Origin')
      throw new ProblemError('origin_not_allowed', `Add it to ALLOWED_ORIGINS to let ${shown} in.`)
    }
    const preflight = origin !== undefined && c.req.method === 'OPTIONS'
    if (!preflight) await next()
    // After the handler: a stream is a Response of its own, which headers set before would not reach.
    c.header('vary', 'Origin')
    if (origin !== undefined) {
      c.header('access-control-allow-origin', origin)
      c.header('access-control-expose-headers', EXPOSED_HEADERS)
    }
    if (!preflight) return
    return c.body(null, 204, {
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': '7200',
    })
  }
}
