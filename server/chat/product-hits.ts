import type { Passage } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import type { Shop } from '../shop/shop.ts'
import type { ProductsMeant } from './products-meant.ts'

/** Passages that an answer may cite of what the search found. */
export const OFFERED = 5

/** The products that an answer may show, the likeliest first. */
export function shownProducts({ gifts, compared, named, products, near }: ProductsMeant): Product[] {
  return [...new Set([...gifts, ...compared, ...(named ? [named] : []), ...products, ...near])]
}

/** The passages of the products found that the search did not bring itself, at most four. */
export function productHits(
  shop: Shop,
  products: { product_id: string }[],
  hits: { passage: Passage; score: number }[],
): { passage: Passage; score: number }[] {
  const there = new Set(hits.slice(0, OFFERED).map(({ passage }) => passage.product_id))
  return products
    .slice(0, 4)
    .filter(({ product_id }) => !there.has(product_id))
    .flatMap(({ product_id }) => shop.passageOf(product_id) ?? [])
    .map((passage) => ({ passage, score: 0 }))
}
