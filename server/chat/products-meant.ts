import { fitsWishes, type ProductMatches } from '../shop/find-products.ts'
import type { Shop } from '../shop/shop.ts'
import { suggestGifts } from '../shop/suggest-gifts.ts'
import type { Product } from '../../kb/product.ts'
import { sidesAsked } from '../answer/local/describe-product.ts'
import { ASKS_SERVICE } from './asks-service.ts'
import { POINTS_BACK } from './points-back.ts'
import type { EarlierMessage, PageSeen } from './turn-input.ts'

/** What a message asks of the catalogue, in the light of the products that the shopper has before them. */
export interface ProductsMeant extends ProductMatches {
  /** "It", "the second one", "in navy?": the products are those of the last answer, or of the page. */
  fromLastAnswer: boolean
  /** Presents, where the message asks for one. */
  gifts: Product[]
}

const PLACES: [RegExp, number][] = [
  [/\b(?:first|1st)\b/i, 0],
  [/\b(?:second|2nd)\b/i, 1],
  [/\b(?:third|3rd)\b/i, 2],
  [/\b(?:fourth|4th)\b/i, 3],
  [/\b(?:last)\b/i, -1],
]

/** "Which one is warmer?", "What is the difference?" */
const COMPARES_THESE = /\b(?:which|compare|difference|better|\w+er (?:one|than))\b/i
/** More side by side than this nobody takes in. */
const COMPARED = 3

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
  const asksSide = shown.some((product) => sidesAsked(query, product).length > 0) && !ASKS_SERVICE.test(query)
  const pointsBack = POINTS_BACK.test(query) || own.onlyWishes || place !== undefined || asksSide
  if (shown.length === 0 || namesAnother || !pointsBack) {
    const gifts = suggestGifts(query, own, shop.products())
    return { ...own, fromLastAnswer: false, gifts }
  }

  const one = place === undefined ? shown : shown.slice(place).slice(0, 1)
  const [first] = one
  const compared = COMPARES_THESE.test(query) && shown.length > 1 ? shown.slice(0, COMPARED) : []
  const matches = { ...own, loose: false, fromLastAnswer: true, compared, gifts: [] }
  if (first && one.length === 1) return { ...matches, named: first, products: [first], near: [] }
  return {
    ...matches,
    shopping: true,
    products: shown.filter((product) => fitsWishes(product, own)),
    near: shown.filter((product) => !fitsWishes(product, own)),
  }
}
