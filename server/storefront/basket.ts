import { isAvailable } from '../shop/product-card.ts'
import type { Product } from '../../kb/product.ts'

/** What a shopper has put aside: item ids and how many of each, in the order in which they came. */
export type Basket = ReadonlyMap<string, number>

/** One line of the basket, with what the catalogue says of it. */
export interface BasketLine {
  itemId: string
  quantity: number
  product: Product
  /** `{ size: 'M', colour: 'Moss' }`, empty for a product that is sold as it is. */
  options: Record<string, string>
  price: number
}

/** Of one item, and of different ones: more fits no cookie, and nobody's wardrobe. */
export const MOST_OF_ONE = 10
export const MOST_LINES = 20
/** Browsers keep cookies of 4,096 bytes, and sending them writes some characters with more. */
const LONGEST_COOKIE = 2000

/** Reads the cookie's value; whatever is not well made is left out. */
export function readBasket(cookie: string | undefined): Basket {
  const basket = new Map<string, number>()
  if (cookie === undefined || cookie.length > LONGEST_COOKIE) return basket
  for (const entry of cookie.split('~').slice(0, MOST_LINES)) {
    const found = /^([\w.%-]+)\*(\d{1,2})$/.exec(entry)
    const itemId = found && decoded(found[1]!)
    const quantity = Number(found?.[2])
    if (itemId && quantity >= 1 && quantity <= MOST_OF_ONE) basket.set(itemId, quantity)
  }
  return basket
}

/** The cookie's value: `VM1234-MOSS-M*2~VM1801-CLAY*1`. What would not fit any more is left out. */
export function writeBasket(basket: Basket): string {
  let cookie = ''
  for (const [itemId, quantity] of [...basket].slice(0, MOST_LINES)) {
    const entry = `${cookie === '' ? '' : '~'}${encoded(itemId)}*${quantity}`
    if (cookie.length + entry.length <= LONGEST_COOKIE) cookie += entry
  }
  return cookie
}

/** The basket with this many of an item; none takes it out. */
export function withQuantity(basket: Basket, itemId: string, quantity: number): Basket {
  const changed = new Map(basket)
  if (quantity <= 0) changed.delete(itemId)
  else if (changed.has(itemId) || changed.size < MOST_LINES) {
    changed.set(itemId, Math.min(quantity, MOST_OF_ONE))
  }
  return changed
}

/** The lines that the catalogue still has; an item that is gone is not shown. */
export function linesOf(basket: Basket, products: readonly Product[]): BasketLine[] {
  return [...basket].flatMap(([itemId, quantity]) => {
    const item = findItem(itemId, products)
    return item ? [{ itemId, quantity, ...item }] : []
  })
}

/** What can be bought under this id now: a variant, or a product that has none. */
export function findItem(
  itemId: string,
  products: readonly Product[],
): Omit<BasketLine, 'itemId' | 'quantity'> | undefined {
  for (const product of products) {
    if (product.variants.length === 0 && product.product_id === itemId) {
      return isAvailable(product) ? { product, options: {}, price: product.price } : undefined
    }
    const variant = product.variants.find(({ item_id }) => item_id === itemId)
    if (variant) {
      return variant.available ? { product, options: variant.options, price: variant.price } : undefined
    }
  }
  return undefined
}

function encoded(itemId: string): string {
  // Beside what is escaped anyway: our own separators, and what cookies may not hold.
  return encodeURIComponent(itemId).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
