import type { Product } from '../../kb/product.ts'
import { fitsWishes } from './fits-wishes.ts'
import { isMadeOf } from './read-materials.ts'
import { isAvailable, sizesOf } from './product-card.ts'
import type { Shop } from './shop.ts'

/** What is looked for in the catalogue, part by part; what is absent does not matter. */
export interface ProductQuery {
  /** Words of a name, a description, an occasion. */
  text?: string | undefined
  /** What kind of thing: `dress`. */
  type?: string | undefined
  colour?: string | undefined
  size?: string | undefined
  material?: string | undefined
  /** In the shop's currency. */
  minPrice?: number | undefined
  maxPrice?: number | undefined
  inStock?: boolean | undefined
  sort?: 'best' | 'cheapest' | 'dearest' | undefined
}

/**
 * The products that fit a query, best first, and those of the same kind that do not. A colour means all of the shop's
 * colours that it may stand for; a size must be in stock.
 */
export function selectProducts(
  shop: Pick<Shop, 'products' | 'findProducts'>,
  query: ProductQuery,
): { fitting: Product[]; near: Product[] } {
  const { minPrice, maxPrice, sort = 'best' } = query
  const ofKind = productsOfKind(shop, `${query.type ?? ''} ${query.text ?? ''}`.trim())
  const colours = query.colour === undefined ? [] : coloursMeant(shop, query.colour)
  const wishes = { colourAsked: query.colour, colours, size: undefined, minPrice, maxPrice }
  const fits = (product: Product) =>
    fitsWishes(product, wishes) &&
    (query.size === undefined || hasSize(product, query.size)) &&
    (query.material === undefined || isMadeOf(product, query.material)) &&
    (query.inStock !== true || isAvailable(product))
  const direction = { best: 0, cheapest: 1, dearest: -1 }[sort]
  const sorted = [...ofKind].sort((a, b) => direction * (a.price - b.price))
  return { fitting: sorted.filter(fits), near: sorted.filter((product) => !fits(product)) }
}

/** What the words name or describe; all there is where there are none. */
function productsOfKind(shop: Pick<Shop, 'products' | 'findProducts'>, words: string): readonly Product[] {
  if (words === '') return shop.products()
  const { products, near, named } = shop.findProducts(words)
  const found = [...products, ...near]
  return named && !found.includes(named) ? [named, ...found] : found
}

/** The shop's own colours that a colour word stands for: all its blues for "blue". */
function coloursMeant(shop: Pick<Shop, 'products' | 'findProducts'>, colour: string): string[] {
  const { colours } = shop.findProducts(`anything in ${colour}`)
  const wanted = colour.toLowerCase()
  const own = shop.products().flatMap((product) => product.colours.filter((c) => c.toLowerCase() === wanted))
  return [...new Set([...colours, ...own])]
}

function hasSize(product: Product, size: string): boolean {
  const wanted = size.trim().toLowerCase()
  return sizesOf(product).some((own) => own.size.toLowerCase() === wanted && own.available)
}
