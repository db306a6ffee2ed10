import type { Product } from '../../kb/product.ts'
import { isAvailable } from './product-card.ts'
import type { ProductMatches } from './product-matches.ts'
import { strongStems } from './product-words.ts'
import { fitsWishes } from './fits-wishes.ts'
import { suitsFor } from './occasions.ts'

const PEOPLE =
  'mum|mom|mother|dad|father|parents?|wife|husband|girlfriend|boyfriend|partner|fianc[eé]e?|friends?|bestie|sisters?|brothers?|siblings?|daughter|son|niece|nephew|cousin|(?:step|god)?(?:mother|father)|grand(?:ma|mother|pa|father|parents?)|nan|granny|aunt|uncle|colleagues?|coworkers?|co-workers?|boss|teachers?|neighbou?rs?|hosts?|(?:mother|father|sister|brother)-in-law|him|her|them|someone|somebody'
const DAYS =
  "birthday|b-?day|christmas|wedding|anniversary|valentine\\w*|mother['’]?s day|father['’]?s day|secret santa|housewarming|graduation|easter"
/**
 * Asks what to give: a present by its name, or something for somebody. Not how gifts are wrapped or returned, nor what one
 * wears oneself: "something for a wedding" is no present.
 */
export const ASKS_FOR_GIFT = new RegExp(
  String.raw`\b(?:(?:gift|present|something|anything|ideas?|what|surprise)\b.{0,40}\bfor (?:a |an |my |his |her |their |our |the )?(?:\w+ ){0,2}?(?:${PEOPLE})\b|(?:gifts?|presents?|ideas?)\b.{0,30}\bfor\b.{0,20}\b(?:${DAYS})\b|(?:gift|present) ideas?|(?:suggest|recommend|find|choose|looking for|look for|need|want|buy|have|got|any|nice|good|small|little|cheap|cute|perfect|${DAYS})\b.{0,30}\b(?:gift|present)s?\b|^\W*(?:a )?(?:gift|present)s?\b|(?:give|get|buy)(?:ing)? (?:\w+ )?(?:my (?:\w+ )?)?(?:${PEOPLE}) (?:something|anything|for)\b)`,
  'i',
)
const ABOUT_SERVICE = /\b(?:wrap\w*|return\w*|received|exchang\w*|gift ?cards?|receipt|refund\w*|voucher)\b/i
const GIFTS = 4
/** Without a price, what many spend on a present. */
const USUAL_AT_MOST = 60

/**
 * Presents from what is in stock: what suits somebody who cooks, cycles or is cold, where they are said to; else what is
 * tagged as a present, one of a category, those first that need no size. None where no gift is asked for, or the shop
 * tags none.
 */
export function suggestGifts(
  question: string,
  matches: ProductMatches,
  catalogue: readonly Product[],
): Product[] {
  if (!ASKS_FOR_GIFT.test(question) || ABOUT_SERVICE.test(question)) return []
  const most = matches.maxPrice ?? (matches.minPrice === undefined ? USUAL_AT_MOST : Number.POSITIVE_INFINITY)
  const least = matches.minPrice ?? 0
  const can = (product: Product) =>
    isAvailable(product) &&
    product.price >= least &&
    product.price <= most &&
    fitsWishes(product, { ...matches, minPrice: undefined, maxPrice: undefined }) &&
    !isAnyOf(product, matches.withoutKinds)
  const byNeed = (a: Product, b: Product) =>
    Number(isGift(b)) - Number(isGift(a)) || Number(needsSize(a)) - Number(needsSize(b)) || b.price - a.price
  const named = matches.namesKind && !matches.loose && matches.kindWords.size > 0
  const kind = named ? [...matches.products, ...matches.near] : catalogue
  const wanted = new Set(strongStems(question.replace(TO_WORK, ' ')).flatMap(suitsFor))
  const suiting = kind.filter((product) => can(product) && suits(product, wanted)).sort(byNeed)
  if (suiting.length > 0) return suiting.slice(0, GIFTS)
  const tagged = kind.filter(isGift)
  const fitting = (tagged.length > 0 ? tagged : named ? kind : []).filter(can).sort(byNeed)
  const chosen: Product[] = []
  for (const product of fitting)
    if (chosen.length < GIFTS && !chosen.some(({ category }) => category === product.category))
      chosen.push(product)
  for (const product of fitting) if (chosen.length < GIFTS && !chosen.includes(product)) chosen.push(product)
  return chosen
}

/** Who rides to work need not work in an office. */
const TO_WORK = /\bto work\b/gi

function isGift({ tags }: Product): boolean {
  return tags.some((tag) => /^gifts?$/i.test(tag))
}

function suits({ tags }: Product, wanted: ReadonlySet<string>): boolean {
  return tags.some((tag) => strongStems(tag).some((word) => wanted.has(word)))
}

function isAnyOf({ name, cut = '', tags }: Product, kinds: ReadonlySet<string>): boolean {
  return strongStems(`${name} ${cut} ${tags.join(' ')}`).some((word) => kinds.has(word))
}

function needsSize({ variants, sizes }: Product): boolean {
  const all = [...sizes, ...variants.flatMap(({ options }) => options.size ?? [])]
  return new Set(all).size > 1
}
