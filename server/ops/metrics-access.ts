import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { isLoopback } from '../is-loopback.ts'
import type { Env } from '../routes/router.ts'

/** Whether who asks may read the metrics; `hidden` where there is no way in but from this machine. */
export type MetricsAccess = (c: Context<Env>) => 'allowed' | 'unauthorized' | 'hidden'

/** A request that has any of these came through a proxy: its connection says nothing of who asks. */
const FORWARDED = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Lets in who has the token, and without one who asks from this machine itself: over a loopback connection, for a
 * loopback host (so no page that a foreign name leads here), and through no proxy. Behind a proxy every connection may
 * be its own, and one may pass no header of its making on, so there only the token counts.
 *
 * @param proxied whether a proxy is known to stand in front
 */
export function createMetricsAccess({
  token,
  proxied,
}: {
  token: string | undefined
  proxied: boolean
}): MetricsAccess {
  const expected = token === undefined ? undefined : digest(token)
  return (c) => {
    const given = /^Bearer (\S{1,512})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (expected && given !== undefined && timingSafeEqual(digest(given), expected)) return 'allowed'
    const local =
      !proxied &&
      given === undefined &&
      isLoopbackAddress(getConnInfo(c).remote.address) &&
      isLoopback(new URL(c.req.url).hostname) &&
      FORWARDED.every((name) => c.req.header(name) === undefined)
    if (local) return 'allowed'
    return expected ? 'unauthorized' : 'hidden'
  }
}

/** Of equal length whatever was given, so that comparing tells nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function isLoopbackAddress(address = ''): boolean {
  return isLoopback(address.replace(/^::ffff:/, ''))
}
