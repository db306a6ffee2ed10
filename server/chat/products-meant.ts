import type { ProductMatches } from '../shop/product-matches.ts'
import { fitsWishes } from '../shop/fits-wishes.ts'
import { coloursOf, isAvailable, sizesOf } from '../shop/product-card.ts'
import type { Shop } from '../shop/shop.ts'
import { isMadeOf } from '../shop/read-materials.ts'
import { sizeHolds } from '../shop/size-holds.ts'
import { numbersIn, sizeMeant } from '../shop/size-meant.ts'
import { ASKS_FOR_GIFT, suggestGifts } from '../shop/suggest-gifts.ts'
import type { Product } from '../../kb/product.ts'
import { sidesAsked } from '../shop/product-sides.ts'
import { ASKS_SERVICE } from './understand/asks-service.ts'
import { POINTS_BACK } from './understand/points-back.ts'
import { standingWish } from './standing-wish.ts'
import type { EarlierMessage, PageSeen } from './turn-input.ts'

/** What a message asks of the catalogue, in the light of the products that the shopper has before them. */
export interface ProductsMeant extends ProductMatches {
  /** "It", "the second one", "in navy?": the products are those of the last answer, or of the page. */
  fromLastAnswer: boolean
  /** It asks of each of the products shown: "How do I wash them?" */
  ofEach: boolean
  /** Presents, where the message asks for one. */
  gifts: Product[]
  /** What was asked of the product before, where this message only says which: "And the big one?" */
  askedBefore: string
}

/** "The first two", "both of them". */
const SOME = /\b(?:(first|last|other)\s+)?(two|2|both|three|3)\b(?! (?:pairs|sizes|days|weeks))/i
const ONE = /\b((?:[\w-]+\s+))ones?\b/i
const ONE_OF_ALL = /\w+est\s+ones?\b|\bones?\s+(?:that )?(?:do )?you (?:have|sell|make)\b/i

const OTHERS = /\b(?:something|anything|others?|another|cheaper|less expensive)\b/i
const CHEAPEST = /\bcheap(?:er|est)\b|\bleast expensive\b/i
const IT = /\b(?:it|that one|this one)\b/i

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
/** A tag that so few products have says what they are. */
const RARE = 10

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
  const wish = own.named ? undefined : standingWish(query, history, shop, answered.length > 1)
  const narrowed = wish === undefined ? undefined : narrowedTo(wish, shop)
  if (narrowed) return narrowed
  const onPage = page?.productId === undefined ? [] : [page.productId]
  const ids = answered.length > 0 ? answered : onPage
  const shown = ids.flatMap((id) => shop.products().find((product) => product.product_id === id) ?? [])
  const namesAnother =
    own.named !== undefined ||
    (!own.loose && !own.onlyWishes && own.namesKind && own.products.length + own.near.length > 0)
  const some = shown.length > 2 ? someOf(shown, query) : undefined
  const said = history.findLast(({ role }) => role === 'shopper')?.text ?? ''
  // "Which is the cheapest?", "How do I wash it?": that one.
  const isOfCheapest = shown.length > 1 && IT.test(query) && CHEAPEST.test(said)
  const cheapest = shown.reduce(
    (least, { price }, at) => (price < (shown[least]?.price ?? 0) ? at : least),
    0,
  )
  const place = some
    ? undefined
    : (PLACES.find(([pattern]) => pattern.test(query))?.[1] ?? (isOfCheapest ? cheapest : undefined))
  const asksSide = shown.some((product) => sidesAsked(query, product).length > 0) && !ASKS_SERVICE.test(query)
  const wantsSize = shown.length === 1 && shown.some((product) => sizeMeant(query, product) !== undefined)
  const compares = shown.length > 1 && COMPARES_THESE.test(query) && own.sort === undefined
  const pointsBack =
    wantsSize || compares || POINTS_BACK.test(query) || own.onlyWishes || place !== undefined || asksSide
  const isAnother = shown.length > 0 && !namesAnother && place === undefined && !ASKS_FOR_GIFT.test(query)
  const another = isAnother
    ? (anotherOne(query, shown, own, shop) ??
      (answered.length === 1 ? somethingElse(query, shown, own, history, shop) : undefined))
    : undefined
  if (another) return { ...another, ...apart([]) }
  if (shown.length === 0 || namesAnother || !pointsBack)
    return { ...own, ...apart(suggestGifts(query, own, shop.products())) }

  const one = place === undefined ? shown : shown.slice(place).slice(0, 1)
  const [first] = one
  const compared =
    place === undefined && COMPARES_THESE.test(query) && shown.length > 1
      ? (some ?? shown).slice(0, COMPARED)
      : []
  const matches = {
    ...own,
    loose: false,
    fromLastAnswer: true,
    ofEach: false,
    compared,
    gifts: [],
    askedBefore: '',
  }
  if (first && one.length === 1) {
    const size = sizeMeant(query, first) ?? own.size
    const wished = wishedBefore({ ...own, size }, first, history, shop)
    const askedBefore = sidesAsked(query, first).length === 0 && wished.size !== undefined ? said : ''
    return { ...matches, ...wished, named: first, products: [first], near: [], askedBefore }
  }
  // "Can you wrap them?" asks for none of a list to be shown again.
  const asksOfList =
    own.onlyWishes || compares || asksSide || own.shopping || (own.colourAsked ?? own.size) !== undefined
  if (!asksOfList || ASKS_SERVICE.test(query)) return { ...own, ...apart([]) }
  const number = numbersIn(query.toLowerCase()).find((own) =>
    shown.some((product) => sizesOf(product).some(({ size }) => sizeHolds(size, own))),
  )
  const wished = { ...own, size: own.size ?? number }
  const direction = own.sort === 'cheapest' ? 1 : own.sort === 'dearest' ? -1 : 0
  const sorted = shown.toSorted((a, b) => direction * (a.price - b.price))
  return {
    ...matches,
    shopping: true,
    ofEach: asksSide && !own.onlyWishes && !compares,
    size: wished.size,
    products: sorted.filter((product) => fitsWishes(product, wished)),
    near: sorted.filter((product) => !fitsWishes(product, wished)),
  }
}

/** "And the recycled wool one?", "What is the softest one you have?": another of the kind that is before the shopper. */
function anotherOne(
  query: string,
  shown: readonly Product[],
  own: ProductMatches,
  shop: Shop,
): ProductMatches | undefined {
  const [first] = shown
  if (!first || !ONE.test(query) || own.namesKind) return undefined
  const isShown = own.material === undefined || shown.some((product) => isMadeOf(product, own.material ?? ''))
  if (isShown && !ONE_OF_ALL.test(query)) return undefined
  const kind = (first.cut ?? first.name).split(' ').at(-1) ?? ''
  const found = shop.findProducts(query.replace(ONE, `$1${kind}`))
  return found.products.length > 0 && !found.loose ? { ...found, shopping: true } : undefined
}

/** "How about something with short sleeves?" beside one product: others of its category, of the same stuff first. */
function somethingElse(
  query: string,
  shown: readonly Product[],
  own: ProductMatches,
  history: readonly EarlierMessage[],
  shop: Shop,
): ProductMatches | undefined {
  const [one, second] = shown
  if (!one || second || own.namesKind || !OTHERS.test(query)) return undefined
  const wished = history.findLast(({ role }) => role === 'shopper')?.text ?? ''
  const material = shop.findProducts(wished).material ?? ''
  const isCheaper = /\bcheaper\b|\bless expensive\b/i.test(query)
  const rare = (tag: string) => shop.products().filter(({ tags }) => tags.includes(tag)).length <= RARE
  const isAlike = ({ tags }: Product) => one.tags.some((tag) => rare(tag) && tags.includes(tag))
  const isNearer = (product: Product) => Number(isMadeOf(product, material))
  const others = (isCheaper ? shop.products().filter(isAlike) : own.products)
    .filter((product) => product !== one && product.category === one.category && isAvailable(product))
    .filter(({ price }) => !isCheaper || price < one.price)
    .toSorted((a, b) => isNearer(b) - isNearer(a))
  return others.length > 0
    ? { ...own, named: undefined, loose: false, products: others, near: [], shopping: true }
    : undefined
}

/** Which of a list are meant: "the first two", "the last two", "both". */
function someOf(shown: readonly Product[], query: string): readonly Product[] | undefined {
  const [, from, count] = SOME.exec(query) ?? []
  if (count === undefined) return undefined
  const many = /three|3/i.test(count) ? 3 : 2
  return from?.toLowerCase() === 'last' ? shown.slice(-many) : shown.slice(0, many)
}

/** Narrowed down: what was asked for before, with what this message adds to it. */
function narrowedTo(words: string, shop: Shop): ProductsMeant | undefined {
  const found = shop.findProducts(words)
  const gifts = suggestGifts(words, found, shop.products())
  if (gifts.length === 0 && (found.loose || found.products.length + found.near.length === 0)) return undefined
  return { ...found, ...apart(gifts), named: undefined, shopping: true }
}

/** What stands for itself: nothing of it is taken from an answer before. */
function apart(gifts: Product[]) {
  return { fromLastAnswer: false, ofEach: false, gifts, askedBefore: '' }
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
