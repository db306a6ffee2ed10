import type { Context } from 'hono'
import { isLoopback } from '../is-loopback.ts'
import { ownOrigin } from './own-origin.ts'
import type { Env } from './router.ts'

/** One year (RFC 6797). Subdomains are the owner's own affair. */
const VALUE = 'max-age=31536000'

/**
 * Tells browsers to come by HTTPS only, wherever they came by it; not on this machine's own names, where other programs
 * serve plain http.
 */
export function strictTransport(publicUrl: string | undefined) {
  return async (c: Context<Env>, next: () => Promise<void>): Promise<void> => {
    await next()
    const origin = ownOrigin(c, publicUrl)
    if (origin.protocol === 'https:' && !isLoopback(origin.hostname))
      c.header('strict-transport-security', VALUE)
  }
}
