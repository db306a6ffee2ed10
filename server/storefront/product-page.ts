import { html } from 'hono/html'
import type { Product } from '../../kb/product.ts'
import { slug } from '../../kb/slug.ts'
import { coloursOf, imagePath, isAvailable } from '../shop/product-card.ts'
import { type Category, similarTo } from './catalogue.ts'
import { type Html, jsonBlock } from './html.ts'
import { page, type Visit } from './page.ts'
import { askButton, breadcrumbs, colourPath, picture, priceRange, productGrid, swatch } from './pieces.ts'
import type { Storefront } from './storefront.ts'

/** Other pieces under a product. */
const SIMILAR = 4

/** One product: pictures, colours, sizes, what it is made of. */
export function productPage(
  visit: Visit,
  category: Category,
  product: Product,
  /** The slug of the colour to show; whatever names none of its colours counts as not said. */
  wantedColour: string | undefined,
): Html {
  const { storefront } = visit
  const { name, description, url = '/', images } = product
  const colours = coloursOf(product)
  const colour = colours.find((one) => slug(one) === wantedColour) ?? firstAvailable(product, colours)
  const shown = images.find((image) => image.colour === colour) ?? images[0]
  return page(visit, {
    title: name,
    description,
    canonical: url,
    image: shown && imagePath(shown.src),
    productId: product.product_id,
    head: html`<script type="application/ld+json">${linkedData(storefront, product)}</script>`,
    content: html`${breadcrumbs(storefront, [{ name: category.name, path: category.path }], name)}
<div class="product">
<div class="gallery">
<div class="main-picture">${picture(shown, shown?.alt ?? name, { eager: true })}</div>
${
  images.length > 1
    ? html`<ul class="thumbs" aria-label="Pictures">${images.map(
        (image) =>
          html`<li><a href="${colourPath(url, image.colour)}"${image === shown ? html` aria-current="true"` : ''}>${picture(image, image.alt ?? image.colour ?? name)}</a></li>`,
      )}</ul>`
    : ''
}
</div>
<div class="choice-panel">
<h1>${name}</h1>
<p class="price">${priceRange(product, storefront.price)}</p>
<p class="description">${description}</p>
${colours.length > 1 ? colourChoice(product, url, colours, colour) : ''}
${buyForm(storefront, product, colour)}
${askButton('Ask about size, fabric or delivery')}
${facts(product)}
</div>
</div>
${others(storefront, category, product)}`,
  })
}

function colourChoice(
  product: Product,
  url: string,
  colours: readonly string[],
  chosen: string | undefined,
): Html {
  const hexOf = (colour: string) => product.images.find((image) => image.colour === colour)?.hex
  return html`<section class="colours" aria-label="Colour"><h2>Colour: <span>${chosen ?? ''}</span></h2><ul>${colours.map(
    (colour) =>
      html`<li><a class="choice" href="${colourPath(url, colour)}"${colour === chosen ? html` aria-current="true"` : ''}>${swatch(hexOf(colour))} ${colour}</a></li>`,
  )}</ul></section>`
}

/** The items of the chosen colour, one to a size, and the button that puts one aside. */
function buyForm(storefront: Storefront, product: Product, colour: string | undefined): Html {
  const items = itemsIn(product, colour)
  const some = items.some(({ available }) => available)
  const guide = storefront.articles.find(({ title }) => /\bsize\b/i.test(title))
  const [only] = items
  const choice =
    items.length === 1 && only
      ? html`<input type="hidden" name="item" value="${only.itemId}">${only.size ? html`<p class="one-size">${only.size}</p>` : ''}`
      : html`<fieldset class="sizes"><legend>Size</legend>${items.map(
          ({ itemId, size, available }) =>
            html`<label><input type="radio" name="item" value="${itemId}" required${available ? '' : html` disabled`}><span>${size}${available ? '' : html`<span class="hidden"> sold out</span>`}</span></label>`,
        )}</fieldset>
${guide ? html`<p class="guide"><a href="${guide.path}">${guide.title}</a></p>` : ''}`
  return html`<form method="post" action="/basket/add" class="buy">
${choice}
<button type="submit" class="button"${some ? '' : html` disabled`}>${some ? 'Add to basket' : 'Sold out at present'}</button>
</form>`
}

function facts(product: Product): Html {
  const { materials, care, fit, made_in, return_policy, product_id } = product
  const made = materials.map((material) =>
    'percent' in material && material.percent !== undefined
      ? `${material.percent}% ${material.name}`
      : material.name,
  )
  const list = (lines: readonly string[]) => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  const rows: [string, Html | string, boolean][] = [
    [/^\d/.test(fit ?? '') ? 'Measures' : 'Fit', fit ?? '', fit !== undefined],
    ['Material', list(made), made.length > 0],
    ['Care', list(care), care.length > 0],
    ['Made in', made_in ?? '', made_in !== undefined],
    ['Returns', return_policy ?? '', return_policy !== undefined],
    ['Article number', product_id, true],
  ]
  return html`<dl class="facts">${rows
    .filter(([, , isTold]) => isTold)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function others(storefront: Storefront, category: Category, product: Product): Html | '' {
  const similar = similarTo(product, category, SIMILAR)
  if (similar.length === 0) return ''
  return html`<section class="selection"><h2>More from ${category.name}</h2>${productGrid(storefront, similar)}</section>`
}

function itemsIn(
  product: Product,
  colour: string | undefined,
): { itemId: string; size: string; available: boolean }[] {
  if (product.variants.length === 0) {
    return [{ itemId: product.product_id, size: product.sizes.join(', '), available: isAvailable(product) }]
  }
  return product.variants
    .filter(({ options }) => colour === undefined || (options.colour ?? options.color) === colour)
    .map(({ item_id, options, available }) => ({ itemId: item_id, size: options.size ?? '', available }))
}

function firstAvailable(product: Product, colours: readonly string[]): string | undefined {
  return colours.find((colour) => itemsIn(product, colour).some(({ available }) => available)) ?? colours[0]
}

/** schema.org's words for it. */
function linkedData({ profile }: Storefront, product: Product): Html {
  return jsonBlock({
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    sku: product.product_id,
    description: product.description,
    category: product.category,
    image: product.images.map(({ src }) => imagePath(src)),
    brand: { '@type': 'Brand', name: profile.name },
    offers: {
      '@type': 'Offer',
      price: product.price,
      priceCurrency: profile.currency,
      availability: `https://schema.org/${isAvailable(product) ? 'InStock' : 'OutOfStock'}`,
    },
  })
}
