import { html } from 'hono/html'
import type { Product } from '../../kb/product.ts'
import { priceFormat } from '../../kb/product-passage.ts'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import { coloursOf, imagePath, sizesOf } from '../shop/product-card.ts'

type Html = ReturnType<typeof html>

/** The demo shop's front page: every product by category, and the one script tag. */
export function frontPage(profile: ShopProfile, products: readonly Product[]): Html {
  const categories = [...new Set(products.map((product) => product.category ?? 'More'))]
  return page(
    profile,
    categories,
    profile.name,
    html`
    <section class="hero">
      <h1>${profile.tagline ?? profile.name}</h1>
      <p>${profile.description ?? ''}</p>
    </section>
    <main>
      ${categories.map(
        (category) => html`<h2 id="${anchor(category)}">${category}</h2>
      <div class="grid">
        ${products.filter((product) => (product.category ?? 'More') === category).map((product) => tile(profile, product))}
      </div>`,
      )}
    </main>`,
  )
}

/** One product's page. */
export function productPage(profile: ShopProfile, products: readonly Product[], product: Product): Html {
  const [first, ...more] = product.images
  const materials = product.materials.map((material) =>
    'percent' in material && material.percent !== undefined
      ? `${material.percent}% ${material.name}`
      : material.name,
  )
  const categories = [...new Set(products.map((other) => other.category ?? 'More'))]
  const facts: [string, string][] = [
    ['Colours', coloursOf(product).join(', ')],
    ['Material', materials.join(', ')],
    ['Fit', product.fit ?? ''],
    ['Care', product.care.join('. ')],
    ['Made in', product.made_in ?? ''],
    ['Returns', product.return_policy ?? ''],
  ]
  return page(
    profile,
    categories,
    `${product.name} · ${profile.name}`,
    html`
    <main>
      <div class="detail">
        <div>
          ${first ? html`<img src="${imagePath(first.src)}" alt="${first.alt ?? product.name}" width="400" height="500">` : ''}
          <div class="thumbs">${more.map((image) => html`<img src="${imagePath(image.src)}" alt="${image.alt ?? ''}" width="76" height="95">`)}</div>
        </div>
        <div>
          <h1>${product.name}</h1>
          <p class="price">${priceOf(profile, product)}</p>
          <p>${product.description}</p>
          <ul class="sizes">${sizesOf(product).map(({ size, available }) => html`<li class="${available ? '' : 'gone'}">${size}</li>`)}</ul>
          <dl>${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
        </div>
      </div>
    </main>`,
  )
}

/** What `/` shows where the demo is off. */
export function installedPage(profile: ShopProfile, scriptUrl: string): Html {
  const tag = `<script src="${scriptUrl}" async></script>`
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>VerdeMuse for ${profile.name}</title><link rel="stylesheet" href="/shop/storefront.css"></head>
<body><main class="note"><h1>VerdeMuse is installed</h1>
<p>Paste this tag into the pages of ${profile.name}:</p><p><code>${tag}</code></p>
<p>Staff sign in at <a href="/dashboard">the dashboard</a>.</p></main></body>
</html>`
}

function page(
  profile: ShopProfile,
  categories: string[],
  title: string,
  content: Html | Promise<Html>,
): Html {
  const { contact } = profile
  return html`<!doctype html>
<html lang="${profile.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${profile.description ?? ''}">
<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop/storefront.css">
<script src="/widget.js" async></script>
</head>
<body>
<header class="top">
  <a class="brand" href="/">${profile.name}</a>
  <nav aria-label="Categories">${categories.map((category) => html`<a href="/#${anchor(category)}">${category}</a>`)}</nav>
</header>
${content}
<footer class="bottom">
  <p>${[contact.address, contact.email, contact.phone].filter(Boolean).join(' · ')}</p>
  <p>A made-up shop that comes with VerdeMuse. Nothing here can be bought.</p>
</footer>
</body>
</html>`
}

function tile(profile: ShopProfile, product: Product): Html | Promise<Html> {
  const [image] = product.images
  return html`<a class="product" href="${product.url ?? '#'}">
          ${image ? html`<img src="${imagePath(image.src)}" alt="${image.alt ?? ''}" width="400" height="500" loading="lazy">` : ''}
          <strong>${product.name}</strong><span>${priceOf(profile, product)}</span>
        </a>`
}

function priceOf(profile: ShopProfile, product: Product): string {
  return priceFormat(profile.locale, profile.currency)(product.price)
}

function anchor(category: string): string {
  return category.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
