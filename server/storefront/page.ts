import { html } from 'hono/html'
import { accountMenu } from './account-menu.ts'
import type { Html } from './html.ts'
import { siteFooter } from './site-footer.ts'
import type { Storefront } from './storefront.ts'
import { storefrontScript } from './storefront-script.ts'
import { storefrontStyle } from './storefront-style.ts'

/** What every page knows of its visit. */
export interface Visit {
  storefront: Storefront
  /** The path that is shown, for marking where one is. */
  path: string
  /** Pieces in the basket. */
  basketCount: number
  /** The shop's address for the world, where it has one. */
  publicUrl: string | undefined
}

/** What a page is, beside what it shows. */
export interface PageContent {
  title: string
  description: string
  /** The page's address without what only filters it; none for pages that nobody should keep. */
  canonical?: string
  /** Path of a picture that stands for the page elsewhere. */
  image?: string | undefined
  /** The product that the page shows; the assistant is told. */
  productId?: string
  /** Added to the head. */
  head?: Html
  content: Html
}

/** A whole page of the demo shop: head, header, content, footer, and the one script tag of the assistant. */
export function page(
  visit: Visit,
  { title, description, canonical, image, productId, head, content }: PageContent,
): Html {
  const { storefront, publicUrl } = visit
  const { profile } = storefront
  const absolute = (path: string) => (publicUrl === undefined ? path : new URL(path, publicUrl).href)
  const whole = title === profile.name ? title : `${title} · ${profile.name}`
  return html`<!doctype html>
<html lang="${profile.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${whole}</title>
<meta name="description" content="${description}">
${
  canonical === undefined
    ? html`<meta name="robots" content="noindex">`
    : html`<link rel="canonical" href="${absolute(canonical)}">
<meta property="og:url" content="${absolute(canonical)}">`
}
<meta property="og:type" content="${productId === undefined ? 'website' : 'product'}">
<meta property="og:site_name" content="${profile.name}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${image === undefined ? '' : html`<meta property="og:image" content="${absolute(image)}">`}
<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${storefrontStyle.address}">
<script src="${storefrontScript.address}" defer></script>
<script src="/widget.js" async></script>
${head ?? ''}
</head>
<body${productId === undefined ? '' : html` data-product-id="${productId}"`}>
<a class="skip" href="#main">Skip to the content</a>
${siteHeader(visit)}
<main id="main" tabindex="-1">
${content}
</main>
${siteFooter(storefront)}
</body>
</html>`
}

function siteHeader({ storefront, path, basketCount }: Visit): Html {
  const { profile, categories } = storefront
  const current = (own: string) => (path === own ? html` aria-current="page"` : '')
  return html`<header class="site-header">
<div class="bar">
<a class="brand" href="/"${current('/')}>${profile.name}</a>
<nav class="shelves" aria-label="Categories"><ul>${categories.map(
    (category) => html`<li><a href="${category.path}"${current(category.path)}>${category.name}</a></li>`,
  )}</ul></nav>
<nav class="tools" aria-label="Help, account and basket"><ul>
<li><a href="/help"${current('/help')}>Help</a></li>
<li>${accountMenu()}</li>
<li><a href="/basket"${current('/basket')}>Basket${basketCount > 0 ? html` <span class="count">${basketCount}</span>` : ''}</a></li>
</ul></nav>
</div>
</header>`
}
