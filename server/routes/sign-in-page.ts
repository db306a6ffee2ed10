import { html } from 'hono/html'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import { ProblemError } from '../problem.ts'
import { createRouter, type Router } from './router.ts'
import type { StaticAssets } from './static-assets.ts'

/** @param ancestor the one origin that may show the page in a frame */
const policy = (ancestor: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestor}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

const headers = (ancestor = "'none'") => ({
  'content-security-policy': policy(ancestor),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  // The shop's page opens it as a window where it may not be framed, and has to be reached from there.
  'cross-origin-opener-policy': 'unsafe-none',
})

/**
 * The sign-in frame at `/sign-in` and its files: the one page of this server that another's may frame, and only the
 * page whose allowed origin asks. Without an origin it is one's own account, and may not be framed. No cookie.
 */
export function signInPageRoutes({
  assets,
  profile,
  isAllowedOrigin,
}: {
  assets: Pick<StaticAssets, 'signIn'>
  profile: () => Pick<ShopProfile, 'name'>
  isAllowedOrigin: (origin: string) => boolean
}): Router {
  const { script, style, files } = assets.signIn
  const router = createRouter()

  router.get('/sign-in', (c) => {
    const { origin, state, code_challenge: codeChallenge, max_age: maxAge } = c.req.query()
    const refuse = (status: 400 | 403, text: string) =>
      c.html(refusal(`/sign-in/${style}`, text), status, headers())
    if (origin !== undefined) {
      if (!isAllowedOrigin(origin)) {
        return refuse(
          403,
          'This website may not ask for sign-ins here. Its address is not on this server’s list.',
        )
      }
      if (!/^[\w.~-]{1,200}$/.test(state ?? '') || !/^[\w-]{43}$/.test(codeChallenge ?? '')) {
        return refuse(
          400,
          'This page was opened in a way that it does not know. Go back to the shop and try again.',
        )
      }
      if (maxAge !== undefined && !/^\d{1,5}$/.test(maxAge)) {
        return refuse(
          400,
          'This page was opened in a way that it does not know. Go back to the shop and try again.',
        )
      }
    }
    const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Sign in · ${profile().name}</title>
<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sign-in/${style}">
<script type="module" src="/sign-in/${script}"></script>
</head>
<body>
<main id="sign-in" data-shop="${profile().name}"></main>
<noscript>Signing in needs JavaScript.</noscript>
</body>
</html>
`
    return c.html(page, 200, headers(origin))
  })

  router.get('/sign-in/:file', (c) => {
    const file = files.get(c.req.param('file'))
    if (!file) throw new ProblemError('not_found')
    return c.body(file.body, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  })

  return router
}

const refusal = (stylesheet: string, text: string) => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>No sign-in here</title><link rel="stylesheet" href="${stylesheet}"></head>
<body><main id="sign-in"><section class="step"><h1>No sign-in here</h1><p>${text}</p></section></main></body>
</html>
`
