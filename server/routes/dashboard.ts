import { ProblemError } from '../problem.ts'
import { createRouter, type Router } from './router.ts'
import type { StaticAssets } from './static-assets.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2f6b4f"/>' +
  '<path d="M9 17.5c0-5 4-8.5 14-8.5 0 9.5-4 14-9 14-2 0-3.6-.9-4.300-2.200 2.700-4.200 5.800-6.600 9.300-8-4.300.9-7.600 3.200-9.900 6.700-.1-.6-.1-1.300-.1-2z" fill="#fff"/></svg>'

/**
 * Staff's page at `/dashboard` and its files. The page is the same for everyone: what it shows comes from
 * `/v1/staff`. A set-up token is in the address's fragment, which no request carries.
 */
export function dashboardRoutes({ assets }: { assets: Pick<StaticAssets, 'dashboard'> }): Router {
  const { script, style, files } = assets.dashboard
  const router = createRouter()
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>VerdeMuse dashboard</title>
<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/dashboard/${style}">
<script type="module" src="/dashboard/${script}"></script>
</head>
<body>
<div id="dashboard"></div>
<noscript>The dashboard needs JavaScript.</noscript>
</body>
</html>
`

  for (const path of ['/dashboard', '/dashboard/', '/dashboard/setup']) {
    router.get(path, (c) =>
      c.html(page, 200, {
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      }),
    )
  }

  router.get('/dashboard/:file', (c) => {
    const name = c.req.param('file')
    const file = name === 'icon.svg' ? { body: icon, type: 'image/svg+xml' } : files.get(name)
    if (!file) throw new ProblemError('not_found')
    return c.body(file.body, 200, {
      'content-type': file.type,
      'cache-control': name === 'icon.svg' ? 'max-age=86400' : 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  })

  return router
}
