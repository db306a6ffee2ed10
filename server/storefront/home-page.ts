import { html } from 'hono/html'
import { imagePath, isAvailable } from '../shop/product-card.ts'
import { type Category, inTurns, picksTagged } from './catalogue.ts'
import { count } from './count.ts'
import type { Html } from './html.ts'
import { page, type Visit } from './page.ts'
import { picture, productGrid } from './pieces.ts'
import { promisesOf } from './promises.ts'
import type { Storefront } from './storefront.ts'

/** Pictures in the hero's composition. */
const HERO = 5
/** Products of a selection. */
const SELECTION = 4
/** Selections that shops of many kinds have a tag for. */
const selections = [
  { tag: 'basics', title: 'Every day' },
  { tag: 'winter', title: 'For cold mornings' },
  { tag: 'gift', title: 'Good to give' },
]

/** The front page: who the shop is, its shelves, what it would show first, what it promises. */
export function homePage(visit: Visit): Html {
  const { storefront } = visit
  const { profile, categories } = storefront
  const [lead] = categories
  return page(visit, {
    title: profile.name,
    description: profile.description ?? profile.tagline ?? profile.name,
    canonical: '/',
    content: html`<section class="hero">
<div class="words">
<h1>${profile.tagline ?? profile.name}</h1>
${profile.description ? html`<p>${profile.description}</p>` : ''}
${lead ? html`<p class="actions"><a class="button" href="${lead.path}">Shop ${lead.name}</a> <a class="quiet-button" href="#shelves">All categories</a></p>` : ''}
</div>
<div class="composition">${heroPictures(categories).map((src) => html`<img src="${imagePath(src)}" alt="" width="400" height="500">`)}</div>
</section>
${promiseStrip(storefront)}
<section class="shelf-tiles" id="shelves" aria-labelledby="shelves-title">
<h2 id="shelves-title">Find your piece</h2>
<ul>${categories.map(
      ({ name, path, products }) =>
        html`<li><a href="${path}">${picture(tilePicture(products), '')}<strong>${name}</strong> <span>${count(products.length)}</span></a></li>`,
    )}</ul>
</section>
${chosen(categories).map(
  ({ title, products }) =>
    html`<section class="selection"><h2>${title}</h2>${productGrid(storefront, products)}</section>`,
)}
${questions(storefront)}`,
  })
}

function promiseStrip(storefront: Storefront): Html | '' {
  const promises = promisesOf(storefront)
  if (promises.length === 0) return ''
  return html`<section class="promises" aria-label="What we promise"><ul>${promises.map(
    ({ title, text, document }) =>
      html`<li><strong>${title}</strong>${text ? html`<p>${text}</p>` : ''}${
        document ? html`<a href="${document.path}">${document.title}</a>` : ''
      }</li>`,
  )}</ul></section>`
}

/** A piece of each shelf, the shelves in turns, in the colour that its maker shows first. */
function heroPictures(categories: readonly Category[]): string[] {
  const pictured = categories.map(({ products }) =>
    products.filter((product) => isAvailable(product)).flatMap(({ images }) => images.slice(0, 1)),
  )
  return inTurns(pictured)
    .slice(0, HERO)
    .map(({ src }) => src)
}

function tilePicture(products: Category['products']) {
  return (products[1] ?? products[0])?.images[0]
}

/** Selections that are full; a shop that tags nothing shows a piece of each shelf instead. */
function chosen(categories: readonly Category[]): { title: string; products: Category['products'] }[] {
  const tagged = selections
    .map(({ tag, title }) => ({ title, products: picksTagged(categories, tag, SELECTION) }))
    .filter(({ products }) => products.length === SELECTION)
  if (tagged.length > 0) return tagged
  const products = inTurns(categories.map((category) => category.products)).slice(0, 2 * SELECTION)
  return [{ title: 'From our shelves', products }]
}

function questions({ questionGroups }: Storefront): Html | '' {
  const first = inTurns(questionGroups.map((group) => group.questions)).slice(0, 6)
  if (first.length === 0) return ''
  return html`<section class="asked"><h2>Often asked</h2><ul>${first.map(
    ({ path, question }) => html`<li><a href="${path}">${question}</a></li>`,
  )}</ul></section>`
}
