import type { Context, MiddlewareHandler } from 'hono'
import { ProblemError } from '../problem.ts'
import { ownOrigin } from './own-origin.ts'

/**
 * Lets only this server's own pages in, as the cookie alone does not: a page on another port of the same
 * host is "same site" and has it. Whatever changes state needs JSON as well, which no form can send.
 *
 * @throws ProblemError `forbidden`, `unsupported_media_type`
 */
export function sameOriginOnly(publicUrl: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    if (c.req.method === 'GET' || c.req.method === 'HEAD') {
      // Absent: not a browser, or one that was pointed here by hand ("none").
      if (site === 'cross-site' || site === 'same-site') throw foreign()
      const origin = c.req.header('origin')
      if (!site && origin && origin !== ownOrigin(c, publicUrl).origin) throw foreign()
    } else {
      if (!isFromOwnPage(c, publicUrl)) throw foreign()
      if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
        throw new ProblemError('unsupported_media_type')
      }
    }
    await next()
  }
}

/** Whether a request that changes something comes from a page of this server. */
export function isFromOwnPage(c: Context, publicUrl: string | undefined): boolean {
  const site = c.req.header('sec-fetch-site')
  return site ? site === 'same-origin' : c.req.header('origin') === ownOrigin(c, publicUrl).origin
}

const foreign = () => new ProblemError('forbidden', 'Only the pages of this server may ask for this.')
