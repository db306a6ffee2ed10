import { html } from 'hono/html'
import type { Category } from './catalogue.ts'
import { type Listing, listingPath, sortingNames, sortings, type Wishes } from './category-listing.ts'
import { count } from './count.ts'
import type { Html } from './html.ts'
import { page, type Visit } from './page.ts'
import { breadcrumbs, productGrid, swatch } from './pieces.ts'

/** A shelf with its filters; each filter is a link to the shelf as it would be with it. */
export function categoryPage(visit: Visit, category: Category, listing: Listing): Html {
  const { storefront } = visit
  const { name, path, products } = category
  const { wishes, shown } = listing
  const isFiltered = wishes.size !== undefined || wishes.colour !== undefined || wishes.inStock
  const told = isFiltered ? `${shown.length} of ${count(products.length)}` : count(products.length)
  return page(visit, {
    title: name,
    description: `${name} by ${storefront.profile.name}: ${count(products.length)}.`,
    canonical: path,
    image: undefined,
    content: html`${breadcrumbs(storefront, [], name)}
<div class="shelf">
<div class="shelf-head"><h1>${name}</h1><p role="status">${told}</p></div>
${filters(category, listing, isFiltered)}
<div class="shelf-products"><h2 class="hidden">Pieces</h2>${
      shown.length > 0
        ? productGrid(storefront, shown, wishes.colour)
        : html`<p class="nothing">Nothing here fits all of that. <a href="${listingPath(path, { ...wishes, size: undefined, colour: undefined, inStock: false })}">Show all ${name}</a></p>`
    }</div>
</div>`,
  })
}

function filters({ path }: Category, { wishes, sizes, colours }: Listing, isFiltered: boolean): Html {
  const choice = (words: string | Html, changed: Partial<Wishes>, isChosen: boolean) =>
    html`<li><a class="choice" href="${listingPath(path, { ...wishes, ...changed })}"${isChosen ? html` aria-current="true"` : ''}>${words}</a></li>`
  return html`<nav class="filters" aria-label="Sort and filter"><details${isFiltered ? html` open` : ''}><summary>Sort and filter</summary>
<section><h2 id="by-order">Sort</h2><ul aria-labelledby="by-order">${sortingNames.map((sort) => choice(sortings[sort], { sort }, wishes.sort === sort))}</ul></section>
${
  sizes.length > 1
    ? html`<section><h2 id="by-size">Size</h2><ul aria-labelledby="by-size" class="sizes">${sizes.map(
        (size) => choice(size, { size: wishes.size === size ? undefined : size }, wishes.size === size),
      )}</ul></section>`
    : ''
}
${
  colours.length > 1
    ? html`<section><h2 id="by-colour">Colour</h2><ul aria-labelledby="by-colour">${colours.map(
        ({ family, hex }) =>
          choice(
            html`${swatch(hex)} ${family}`,
            { colour: wishes.colour === family ? undefined : family },
            wishes.colour === family,
          ),
      )}</ul></section>`
    : ''
}
<section><h2 id="by-stock">Availability</h2><ul aria-labelledby="by-stock">${choice('In stock', { inStock: !wishes.inStock }, wishes.inStock)}</ul></section>
${isFiltered ? html`<p><a href="${listingPath(path, { sort: wishes.sort, size: undefined, colour: undefined, inStock: false })}">Clear filters</a></p>` : ''}
</details></nav>`
}
