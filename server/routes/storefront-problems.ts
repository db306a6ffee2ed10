import type { Context, MiddlewareHandler } from 'hono'
import type { Html } from '../storefront/html.ts'
import type { Env } from './router.ts'

/** Headers of every page of the storefront; a page shows what is in the visitor's basket. */
export const pageHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'cache-control': 'private, no-cache',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
}

interface Told {
  title: string
  text: string
}

const told: Record<number, Told> = {
  403: { title: 'That did not come from this shop', text: 'Please use the buttons on the shop’s own pages.' },
  404: {
    title: 'There is nothing here',
    text: 'The page may have moved, or the address has a slip of the pen.',
  },
  422: {
    title: 'That could not be added',
    text: 'Please choose one of the sizes in stock on the product’s page.',
  },
}
const otherwise: Told = { title: 'That did not work', text: 'Please go back and try again.' }

/** Turns refusals into pages for browsers; whoever does not ask for HTML gets the problem itself. */
export function problemPages(pageOf: (c: Context<Env>, told: Told) => Html): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    const { status, headers } = c.res
    const isProblem = status >= 400 && headers.get('content-type') === 'application/problem+json'
    const wantsPage = (c.req.header('accept') ?? '').includes('text/html')
    if (!isProblem || !wantsPage || c.req.path.startsWith('/v1/')) return
    const html = await pageOf(c, told[status] ?? otherwise)
    c.res = new Response(String(html), {
      status,
      headers: { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' },
    })
  }
}
