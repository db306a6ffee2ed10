import type { Product } from '../../kb/product.ts'
import { uniqueSlugs } from '../../kb/slug.ts'
import { isAvailable } from '../shop/product-card.ts'

/** A shelf of the shop. */
export interface Category {
  name: string
  /** `/categories/tops` */
  path: string
  products: Product[]
}

/** A shelf for products that name none. */
const OTHERS = 'More'

/** The shelves in the catalogue's order. */
export function categoriesOf(products: readonly Product[]): Category[] {
  const giveSlug = uniqueSlugs()
  const categories = new Map<string, Category>()
  for (const product of products) {
    const name = product.category ?? OTHERS
    const category = categories.get(name)
    if (category) category.products.push(product)
    else
      categories.set(name, { name, path: `/categories/${giveSlug(name, 'category')}`, products: [product] })
  }
  return [...categories.values()]
}

/** Products with a tag that can be bought now, a category at a time in turns, so that no shelf takes all places. */
export function picksTagged(categories: readonly Category[], tag: string, count: number): Product[] {
  const shelves = categories.map(({ products }) =>
    products.filter((product) => product.tags.includes(tag) && isAvailable(product)),
  )
  return inTurns(shelves).slice(0, count)
}

/** The first of each shelf, then the second of each, and so on. */
export function inTurns<T>(shelves: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...shelves.map((shelf) => shelf.length))
  return Array.from({ length: longest }, (_, place) =>
    shelves.flatMap((shelf) => shelf.slice(place, place + 1)),
  ).flat()
}

/** What else a shopper of this product may like: of the same shelf, the more tags in common the earlier. */
export function similarTo(product: Product, { products }: Category, count: number): Product[] {
  const inCommon = (other: Product) => other.tags.filter((tag) => product.tags.includes(tag)).length
  return products
    .filter((other) => other.product_id !== product.product_id && isAvailable(other))
    .sort((a, b) => inCommon(b) - inCommon(a))
    .slice(0, count)
}
