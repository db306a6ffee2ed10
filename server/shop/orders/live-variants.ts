import type { Product } from '../../../kb/product.ts'
import * as store from '../../store/customer-records.ts'
import type { Database } from '../../store/database.ts'
import type { ActionPlan } from './customer-records.ts'
import type { Variant } from './order.ts'

/** Pieces of a variant that an action takes (or, negative, gives back), of which the catalogue counts so many. */
export interface StockMove {
  itemId: string
  pieces: number
  counted: number
}

/** A product's variants with what is left of them: the catalogue's count less what actions have taken since. */
export async function liveVariants(database: Database, product: Product | undefined): Promise<Variant[]> {
  if (!product || product.variants.length === 0) return []
  const rows = await database.read(store.stockTaken(product.variants.map(({ item_id }) => item_id)))
  const taken = new Map(rows.map((row) => [row.item_id, row]))
  return variantsOf(product, (itemId, counted) => {
    const row = taken.get(itemId)
    // Another count than then: the shop has counted anew, and knows what is gone.
    return row && row.counted === counted ? row.taken : 0
  })
}

/** A product's variants as its catalogue has them, less what has gone since. */
export function variantsOf(
  product: Product,
  gone: (itemId: string, counted: number | undefined) => number = () => 0,
): Variant[] {
  return product.variants.map(({ item_id, options, price, available, stock: counted }) => {
    const stock = counted === undefined ? undefined : Math.max(0, counted - gone(item_id, counted))
    return {
      itemId: item_id,
      productId: product.product_id,
      name: product.name,
      options,
      priceCents: Math.round(price * 100),
      available: available && stock !== 0,
      stock,
    }
  })
}

/** What a plan takes from the stock: new pieces; and what it gives back: pieces that were not sent yet. */
export function stockMoves(
  { action, items }: ActionPlan,
  products: readonly Product[],
  sent: boolean,
): StockMove[] {
  const counted = new Map(
    products.flatMap(({ variants }) => variants.map(({ item_id, stock }) => [item_id, stock] as const)),
  )
  const pieces = new Map<string, number>()
  const move = (itemId: string, count: number) => pieces.set(itemId, (pieces.get(itemId) ?? 0) + count)
  for (const { item, becomes } of items) {
    if (becomes) move(becomes.itemId, item.quantity)
    if (!sent && action.name !== 'return_delivered_order_items') move(item.itemId, -item.quantity)
  }
  return [...pieces].flatMap(([itemId, count]) => {
    const stock = counted.get(itemId)
    return count === 0 || stock === undefined ? [] : [{ itemId, pieces: count, counted: stock }]
  })
}
