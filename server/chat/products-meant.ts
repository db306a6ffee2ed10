import type { ProductMatches } from '../shop/product-matches.ts'
import { fitsWishes } from '../shop/fits-wishes.ts'
import { coloursOf } from '../shop/product-card.ts'
import type { Shop } from '../shop/shop.ts'
import { sizeMeant } from '../shop/size-meant.ts'
import { suggestGifts } from '../shop/suggest-gifts.ts'
import type { Product } from '../../kb/product.ts'
import { sidesAsked } from '../shop/product-sides.ts'
import { ASKS_SERVICE } from './understand/asks-service.ts'
import { POINTS_BACK } from './understand/points-back.ts'
import type { EarlierMessage, PageSeen } from './turn-input.ts'

/** What a message asks of the catalogue, in the light of the products that the shopper has before them. */
export interface ProductsMeant extends ProductMatches {
  /** "It", "the second one", "in navy?": the products are those of the last answer, or of the page. */
  fromLastAnswer: boolean
  /** Presents, where the message asks for one. */
  gifts: Product[]
  /** What was asked of the product before, where this message only says which: "And the big one?" */
  askedBefore: string
}

const PLACES: [RegExp, number][] = [
  [/\b(?:first|1st)\b/i, 0],
  [/\b(?:second|2nd)\b/i, 1],
  [/\b(?:third|3rd)\b/i, 2],
  [/\b(?:fourth|4th)\b/i, 3],
  [/\b(?:last)\b/i, -1],
]

/** "Which one is warmer?", "What is the difference?" */
const COMPARES_THESE =
  /^\W*which (?:one |of (?:them|these|those|the two) )?(?:is|are|would|should)\b|\b(?:compare|difference|better|\w+er (?:one|than))\b/i
/** Answers back in which a product is still before the shopper's eyes. */
const REMEMBERED = 3
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
  const answers = history.filter(({ role }) => role === 'assistant').slice(-REMEMBERED)
  const answered = answers.findLast(({ productIds }) => productIds.length > 0)?.productIds ?? []
  const onPage = page?.productId === undefined ? [] : [page.productId]
  const ids = answered.length > 0 ? answered : onPage
  const shown = ids.flatMap((id) => shop.products().find((product) => product.product_id === id) ?? [])
  const namesAnother =
    own.named !== undefined ||
    (!own.loose && !own.onlyWishes && own.namesKind && own.products.length + own.near.length > 0)
  const place = PLACES.find(([pattern]) => pattern.test(query))?.[1]
  const asksSide = shown.some((product) => sidesAsked(query, product).length > 0) && !ASKS_SERVICE.test(query)
  const wantsSize = shown.length === 1 && shown.some((product) => sizeMeant(query, product) !== undefined)
  const compares = shown.length > 1 && COMPARES_THESE.test(query)
  const pointsBack =
    wantsSize || compares || POINTS_BACK.test(query) || own.onlyWishes || place !== undefined || asksSide
  if (shown.length === 0 || namesAnother || !pointsBack) {
    const gifts = suggestGifts(query, own, shop.products())
    return { ...own, fromLastAnswer: false, gifts, askedBefore: '' }
  }

  const one = place === undefined ? shown : shown.slice(place).slice(0, 1)
  const [first] = one
  const compared =
    place === undefined && COMPARES_THESE.test(query) && shown.length > 1 ? shown.slice(0, COMPARED) : []
  const matches = { ...own, loose: false, fromLastAnswer: true, compared, gifts: [], askedBefore: '' }
  if (first && one.length === 1) {
    const size = sizeMeant(query, first) ?? own.size
    const wished = wishedBefore({ ...own, size }, first, history, shop)
    const said = history.findLast(({ role }) => role === 'shopper')?.text ?? ''
    const askedBefore = sidesAsked(query, first).length === 0 && wished.size !== undefined ? said : ''
    return { ...matches, ...wished, named: first, products: [first], near: [], askedBefore }
  }
  // "Can you wrap them?" asks for none of a list to be shown again.
  const asksOfList =
    own.onlyWishes || compares || asksSide || own.shopping || (own.colourAsked ?? own.size) !== undefined
  if (!asksOfList || ASKS_SERVICE.test(query))
    return { ...own, fromLastAnswer: false, gifts: [], askedBefore: '' }
  const narrowed = own.onlyWishes ? narrowedBefore(query, history, shop) : undefined
  if (narrowed) return narrowed
  return {
    ...matches,
    shopping: true,
    products: shown.filter((product) => fitsWishes(product, own)),
    near: shown.filter((product) => !fitsWishes(product, own)),
  }
}

/** "In 44?" after "in rust?" means both: what one product was wished for before holds on, where a wish is all there is. */
function wishedBefore(
  own: Pick<ProductMatches, 'size' | 'colourAsked' | 'colours'>,
  product: Product,
  history: readonly EarlierMessage[],
  shop: Shop,
): Pick<ProductMatches, 'size' | 'colourAsked' | 'colours'> {
  let { size, colourAsked, colours } = own
  if (size === undefined && colourAsked === undefined) return { size, colourAsked, colours }
  for (const { role, text } of history.toReversed()) {
    if (role !== 'shopper') continue
    const earlier = shop.findProducts(text)
    size ??= sizeMeant(text, product) ?? earlier.size
    if (colourAsked === undefined && coloursOf(product).some((colour) => earlier.colours.includes(colour)))
      ({ colourAsked, colours } = earlier)
    if (earlier.named !== undefined || !earlier.onlyWishes) break
  }
  return { size, colourAsked, colours }
}

/** "Something in green?" after a list: what was asked for then, with the new wish. */
function narrowedBefore(
  query: string,
  history: readonly EarlierMessage[],
  shop: Shop,
): ProductsMeant | undefined {
  const before = history.findLast(
    ({ role, text }) => role === 'shopper' && !shop.findProducts(text).onlyWishes,
  )
  if (!before) return undefined
  const words = `${before.text} ${query}`
  const both = shop.findProducts(words)
  const gifts = suggestGifts(words, both, shop.products())
  const kept = both.products.length > 0 && !both.loose
  return gifts.length > 0 || kept
    ? { ...both, shopping: true, fromLastAnswer: false, gifts, askedBefore: '' }
    : undefined
}
