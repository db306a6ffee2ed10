import type { Product } from '../../kb/product.ts'
import type { ProductMatches } from './product-matches.ts'
import { colourFamily } from './colour-family.ts'
import { coloursOf, sizesOf } from './product-card.ts'
import { isMadeOf } from './read-materials.ts'
import { sizeHolds } from './size-holds.ts'

/** Whether a product has the colour and the size in stock that are wished for, at that price. */
export function fitsWishes(
  product: Product,
  {
    colourAsked,
    colours,
    size,
    minPrice,
    maxPrice,
    material,
    withoutMaterial,
  }: Pick<ProductMatches, 'colourAsked' | 'colours' | 'size' | 'minPrice' | 'maxPrice'> &
    Partial<Pick<ProductMatches, 'material' | 'withoutMaterial'>>,
): boolean {
  return (
    (material === undefined || isMadeOf(product, material)) &&
    (withoutMaterial === undefined || !isMadeOf(product, withoutMaterial)) &&
    (colourAsked === undefined || coloursOf(product).some((colour) => colours.includes(colour))) &&
    (size === undefined || hasSize(product, size, colourAsked === undefined ? undefined : colours)) &&
    (minPrice === undefined || product.price >= minPrice) &&
    (maxPrice === undefined || product.price <= maxPrice)
  )
}

/** Whether it is in stock in that size, and in one of the colours where they matter. */
function hasSize(product: Product, size: string, colours: readonly string[] | undefined): boolean {
  const ways = colours === undefined ? [undefined] : coloursOf(product).filter((own) => colours.includes(own))
  return ways.some((colour) =>
    sizesOf(product, colour).some((own) => sizeHolds(own.size, size) && own.available),
  )
}

/** How much of what is wished for a product misses: what it is made of counts more than what it costs. */
export function missed(product: Product, wishes: Parameters<typeof fitsWishes>[1]): number {
  const none = {
    colourAsked: undefined,
    colours: [],
    size: undefined,
    minPrice: undefined,
    maxPrice: undefined,
  }
  const { colourAsked, colours, size, minPrice, maxPrice, material, withoutMaterial } = wishes
  const misses = (part: Partial<typeof wishes>, weight: number) =>
    fitsWishes(product, { ...none, ...part }) ? 0 : weight
  return (
    misses({ withoutMaterial }, 4) +
    misses({ material }, 3) +
    misses({ colourAsked, colours }, hasNeighbour(product, colourAsked) ? 1.8 : 2) +
    misses({ size }, 1.5) +
    misses({ minPrice, maxPrice }, 1)
  )
}

/** The plain colours that lie nearest to another. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  red: ['orange', 'pink', 'brown', 'purple'],
  orange: ['red', 'yellow', 'brown'],
  yellow: ['orange', 'beige'],
  green: ['blue'],
  blue: ['green', 'purple'],
  purple: ['red', 'pink', 'blue'],
  pink: ['red', 'purple'],
  brown: ['orange', 'beige', 'red'],
  beige: ['white', 'brown', 'yellow'],
  white: ['beige', 'grey'],
  grey: ['black', 'white'],
  black: ['grey'],
}

/** Rust is nearer to red than moss is. */
function hasNeighbour({ images }: Product, colourAsked: string | undefined): boolean {
  const near = NEIGHBOURS[colourAsked ?? ''] ?? []
  return images.some(({ hex }) => hex !== undefined && near.includes(colourFamily(hex) ?? ''))
}
