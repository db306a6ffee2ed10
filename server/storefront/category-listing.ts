import type { Product } from '../../kb/product.ts'
import { type ColourFamily, colourFamilies, colourFamily } from '../shop/colour-family.ts'
import { isAvailable, sizesOf } from '../shop/product-card.ts'
import type { Category } from './catalogue.ts'

/** How a shelf can be put in order; the first is the catalogue's own order. */
export const sortings = {
  featured: 'Featured',
  'price-up': 'Price, low to high',
  'price-down': 'Price, high to low',
  name: 'Name, A to Z',
} as const
export type Sorting = keyof typeof sortings
export const sortingNames = ['featured', 'price-up', 'price-down', 'name'] as const satisfies Sorting[]

/** What a shopper wants to see of a shelf. */
export interface Wishes {
  sort: Sorting
  size: string | undefined
  colour: ColourFamily | undefined
  inStock: boolean
}

/** A shelf as it is shown: what fits the wishes, and what else could be wished for. */
export interface Listing {
  wishes: Wishes
  shown: Product[]
  sizes: string[]
  /** Each with a shade of the shop's own that stands for it. */
  colours: { family: ColourFamily; hex: string }[]
}

const LETTER_SIZES = ['XXS', 'XS', 'S', 'S/M', 'M', 'L', 'L/XL', 'XL', 'XXL', 'XXXL']

/** Reads the query of a category's address; what the shelf does not know counts as not said. */
export function listCategory({ products }: Category, query: (name: string) => string | undefined): Listing {
  const sizes = sortedSizes([
    ...new Set(products.flatMap((product) => sizesOf(product).map(({ size }) => size))),
  ])
  const colours = coloursIn(products)
  const wishes: Wishes = {
    sort: sortingNames.find((name) => name === query('sort')) ?? 'featured',
    size: sizes.find((size) => size === query('size')),
    colour: colours.find(({ family }) => family === query('colour'))?.family,
    inStock: query('stock') === 'in',
  }
  const shown = products.filter((product) => fits(product, wishes))
  if (wishes.sort === 'price-up') shown.sort((a, b) => a.price - b.price)
  else if (wishes.sort === 'price-down') shown.sort((a, b) => b.price - a.price)
  else if (wishes.sort === 'name') shown.sort((a, b) => a.name.localeCompare(b.name))
  return { wishes, shown, sizes, colours }
}

/** The address of a shelf with these wishes. */
export function listingPath(path: string, { sort, size, colour, inStock }: Wishes): string {
  const query = new URLSearchParams()
  if (size !== undefined) query.set('size', size)
  if (colour !== undefined) query.set('colour', colour)
  if (inStock) query.set('stock', 'in')
  if (sort !== 'featured') query.set('sort', sort)
  return query.size > 0 ? `${path}?${query}` : path
}

function fits(product: Product, { size, colour, inStock }: Wishes): boolean {
  if (product.variants.length === 0) {
    return (
      (size === undefined || product.sizes.includes(size)) &&
      (colour === undefined || product.images.some(({ hex }) => hex && colourFamily(hex) === colour)) &&
      (!inStock || isAvailable(product))
    )
  }
  const families = new Map(
    product.images.map((image) => [
      image.colour,
      image.hex === undefined ? undefined : colourFamily(image.hex),
    ]),
  )
  return product.variants.some(
    ({ options, available }) =>
      (size === undefined || options.size === size) &&
      (colour === undefined || families.get(options.colour ?? options.color) === colour) &&
      (!inStock || available),
  )
}

function coloursIn(products: readonly Product[]): Listing['colours'] {
  const shades = products.flatMap(({ images }) => images.flatMap(({ hex }) => hex ?? []))
  return colourFamilies.flatMap((family) => {
    const hex = shades.find((shade) => colourFamily(shade) === family)
    return hex === undefined ? [] : [{ family, hex }]
  })
}

/** Letters from small to large, then numbers, then whatever else there is as it comes. */
function sortedSizes(sizes: string[]): string[] {
  const rank = (size: string) => {
    const letter = LETTER_SIZES.indexOf(size)
    if (letter >= 0) return letter
    return /^\d/.test(size) ? 100 + Number.parseFloat(size) : 10_000
  }
  return sizes.sort((a, b) => rank(a) - rank(b))
}
