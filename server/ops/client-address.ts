import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from '../routes/router.ts'

/**
 * The caller's network address. `X-Forwarded-For` counts only as far as our own proxies wrote it:
 * with one trusted hop, its last entry.
 */
export function clientAddressBehind(trustedHops: number): (c: Context<Env>) => string {
  return (c) => {
    const direct = getConnInfo(c).remote.address ?? 'unknown'
    if (trustedHops === 0) return direct
    const forwarded = (c.req.header('x-forwarded-for') ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
    return forwarded.at(-trustedHops) ?? direct
  }
}
