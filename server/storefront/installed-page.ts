import { html } from 'hono/html'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { Html } from './html.ts'
import { storefrontStyle } from './storefront-style.ts'

/** What `/` shows where the demo is off. */
export function installedPage(profile: ShopProfile, scriptUrl: string): Html {
  const tag = `<script src="${scriptUrl}" async></script>`
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>VerdeMuse for ${profile.name}</title><link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="${storefrontStyle.address}"></head>
<body><main class="message"><h1>VerdeMuse is installed</h1>
<p>Paste this tag into the pages of ${profile.name}:</p><p><code>${tag}</code></p>
<p>Staff sign in at <a href="/dashboard">the dashboard</a>.</p></main></body>
</html>`
}
