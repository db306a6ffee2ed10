import { html } from 'hono/html'
import type { Product } from '../../kb/product.ts'
import { slug } from '../../kb/slug.ts'
import { type ColourFamily, colourFamily } from '../shop/colour-family.ts'
import { imagePath, isAvailable } from '../shop/product-card.ts'
import type { Html } from './html.ts'
import type { Storefront } from './storefront.ts'

type ProductImage = Product['images'][number]

/** Products beside one another; where a colour is wished for, each in a shade of it. */
export function productGrid(
  storefront: Pick<Storefront, 'price'>,
  products: readonly Product[],
  colour?: ColourFamily,
): Html {
  return html`<ul class="grid">${products.map((product) => html`<li>${productTile(storefront, product, colour)}</li>`)}</ul>`
}

function productTile(
  { price }: Pick<Storefront, 'price'>,
  product: Product,
  wished: ColourFamily | undefined,
): Html {
  const { name, images, url = '/' } = product
  const shades = images.filter(({ colour }) => colour !== undefined)
  const fitting = wished && images.find(({ hex }) => hex !== undefined && colourFamily(hex) === wished)
  return html`<article class="tile">
  <a href="${colourPath(url, fitting?.colour)}">${picture(fitting ?? images[0], '')}<h3>${name}</h3></a>
  <p>${priceRange(product, price)}${isAvailable(product) ? '' : html` <span class="sold-out">Sold out</span>`}</p>
  ${shades.length > 1 ? html`<p class="shades">${shades.map(({ hex }) => swatch(hex))} <span>${shades.length} colours</span></p>` : ''}
</article>`
}

/** A product's page that shows this colour. */
export function colourPath(url: string, colour: string | undefined): string {
  return colour === undefined ? url : `${url}?colour=${slug(colour)}`
}

/** A product's picture in its usual shape; an empty frame where there is none. */
export function picture(
  image: ProductImage | undefined,
  alt: string,
  { eager = false }: { eager?: boolean } = {},
): Html {
  if (!image) return html`<span class="no-picture"></span>`
  return html`<img src="${imagePath(image.src)}" alt="${alt}" width="400" height="500"${eager ? '' : html` loading="lazy"`} decoding="async">`
}

/** A dot of a colour. An inline style would need a hole in the page's policy; an attribute of SVG does not. */
export function swatch(hex: string | undefined): Html {
  // Only what is known for a colour, whatever a catalogue says.
  if (hex === undefined || colourFamily(hex) === undefined)
    return html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="none"/></svg>`
  return html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7.5" fill="#${hex.replace('#', '')}"/></svg>`
}

/** `€29.99`, or `from €29.99` where the forms of a product have prices of their own. */
export function priceRange({ variants, price: own }: Product, price: Storefront['price']): string {
  const prices = variants.map((variant) => variant.price)
  const lowest = prices.length > 0 ? Math.min(...prices) : own
  return prices.some((other) => other !== lowest) ? `from ${price(lowest)}` : price(lowest)
}

/** The way from the front page to here. */
export function breadcrumbs(
  { profile }: Storefront,
  steps: readonly { name: string; path: string }[],
  here: string,
): Html {
  return html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${[
    { name: profile.name, path: '/' },
    ...steps,
  ].map(
    ({ name, path }) => html`<li><a href="${path}">${name}</a></li>`,
  )}<li aria-current="page">${here}</li></ol></nav>`
}

/** Opens the assistant; a script brings it to light. */
export function askButton(words: string): Html {
  return html`<button type="button" class="ask" data-ask hidden>${words}</button>`
}

/** `12 October 2026` as the shop writes dates; a date that is none stays as it is written. */
export function dateIn(locale: string, date: string): string {
  const time = Date.parse(date)
  if (Number.isNaN(time)) return date
  // English without a country is read in Europe too, where the day comes first.
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(time)
}
