import { fitsWishes, type ProductMatches } from '../shop/find-products.ts'
import type { Shop } from '../shop/shop.ts'
import { POINTS_BACK } from './points-back.ts'
import type { EarlierMessage, PageSeen } from './turn-input.ts'

/** What a message asks of the catalogue, in the light of the products that the shopper has before them. */
export interface ProductsMeant extends ProductMatches {
  /** "It", "the second one", "in navy?": the products are those of the last answer, or of the page. */
  fromLastAnswer: boolean
}

const PLACES: [RegExp, number][] = [
  [/\b(?:first|1st)\b/i, 0],
  [/\b(?:second|2nd)\b/i, 1],
  [/\b(?:third|3rd)\b/i, 2],
  [/\b(?:fourth|4th)\b/i, 3],
  [/\b(?:last)\b/i, -1],
]

/**
 * Finds the products that are meant: named or described in the message, else those it points back to, of the last
 * answer before the one that the page shows.
 */
export function productsMeant(
  query: string,
  history: readonly EarlierMessage[],
  page: PageSeen | undefined,
  shop: Shop,
): ProductsMeant {
  const own = shop.findProducts(query)
  const answered = history.findLast((message) => message.role === 'assistant')?.productIds ?? []
  const onPage = page?.productId === undefined ? [] : [page.productId]
  const ids = answered.length > 0 ? answered : onPage
  const shown = ids.flatMap((id) => shop.products().find((product) => product.product_id === id) ?? [])
  const namesAnother =
    own.named !== undefined || (!own.loose && !own.onlyWishes && own.products.length + own.near.length > 0)
  const place = PLACES.find(([pattern]) => pattern.test(query))?.[1]
  const pointsBack = POINTS_BACK.test(query) || own.onlyWishes || place !== undefined
  if (shown.length === 0 || namesAnother || !pointsBack) return { ...own, fromLastAnswer: false }

  const one = place === undefined ? shown : shown.slice(place).slice(0, 1)
  const [first] = one
  const matches = { ...own, loose: false, fromLastAnswer: true }
  if (first && one.length === 1) return { ...matches, named: first, products: [first], near: [] }
  return {
    ...matches,
    shopping: true,
    products: shown.filter((product) => fitsWishes(product, own)),
    near: shown.filter((product) => !fitsWishes(product, own)),
  }
}
