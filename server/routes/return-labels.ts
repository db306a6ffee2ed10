import { html } from 'hono/html'
import { encode } from 'uqr'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import { base64url } from '../ids.ts'
import type { FindReturnLabel, ReturnLabel } from '../shop/actions/return-label.ts'
import type { Html } from '../storefront/html.ts'
import { createRouter, type Router } from './router.ts'

const headers = (nonce: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  // Its address is all that it takes to see it: nobody else is told, and nothing keeps it.
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
})

/** Return labels to print, or to show on a phone, each for who has its link; no script, no cookie. */
export function returnLabelRoutes({
  findReturnLabel,
  profile,
}: {
  findReturnLabel: FindReturnLabel
  profile: () => ShopProfile
}): Router {
  const router = createRouter()
  router.get('/labels/:token', async (c) => {
    const label = await findReturnLabel(c.req.param('token'))
    const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)))
    const { name } = profile()
    const title = label ? `Return ${label.number}` : 'No label here'
    const body = label
      ? labelOf(label)
      : html`<h1>${title}</h1><p>The link is over, or what it was for was taken back. Ask the assistant, or write to us.</p>`
    const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · ${name}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><p class="shop">${name}</p>${body}</main></body>
</html>
`
    return c.html(page, label ? 200 : 404, headers(nonce))
  })
  return router
}

function labelOf({ number, orderId, from, to, items, rows, language }: ReturnLabel): Html {
  return html`<h1>Return ${number}</h1>
<div class="parcel">
<div class="code">${qrCode(number)}<p class="number">${number}</p></div>
<dl><dt>To</dt><dd class="to">${to}</dd><dt>From</dt><dd>${from}</dd><dt>Order</dt><dd>${orderId}</dd></dl>
</div>
<h2>In the parcel</h2>
<ul>${items.map(({ name, quantity, from: what, to: becomes }) => html`<li>${quantity} × ${[name, what].filter(Boolean).join(', ')}${becomes ? `, in exchange for ${becomes}` : ''}</li>`)}</ul>
<dl lang="${language}">${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<p class="screen">Print this page, or show the code on your phone where you hand the parcel in.</p>`
}

/** Modules of white around the code, which readers need to find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

function qrCode(text: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const modules = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR code of ${text}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${modules.join('')}" fill="#000"/></svg>`
}

const STYLE = `
:root { color-scheme: light }
body { margin: 0; background: #fff; color: #1b1b1b; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; margin: 0 0 1rem }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem }
p { margin: 0 0 .5rem }
.shop { font-weight: 600 }
.parcel { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: center; border: 2px solid; padding: 1rem }
.code { flex: 0 1 14rem; text-align: center }
.code svg { display: block; width: 100%; min-width: 10rem }
.number { font: 600 1.25rem/1.2 ui-monospace, monospace; letter-spacing: .05em }
dl { flex: 1 1 14rem; margin: 0; overflow-wrap: anywhere }
dt { font-size: .85rem; color: #555 }
dd { margin: 0 0 .75rem }
.to { font-size: 1.2rem; font-weight: 600 }
ul { margin: 0 0 1rem; padding-left: 1.25rem }
@media print { .screen { display: none } main { max-width: none; padding: 0 } }
`
