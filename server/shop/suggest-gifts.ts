import type { Product } from '../../kb/product.ts'
import { isAvailable } from './product-card.ts'
import type { ProductMatches } from './product-matches.ts'
import { fitsWishes } from './fits-wishes.ts'

/** Asks what to give, not how gifts are wrapped or returned. */
export const ASKS_FOR_GIFT =
  /\b(?:(?:gift|present|something|anything|idea|ideas|what)\b.{0,40}\bfor (?:a |an |my |his |her |their |our )?(?:\w+ )?(?:mum|mom|mother|dad|father|wife|husband|girlfriend|boyfriend|partner|friend|sister|brother|daughter|son|grandma|grandmother|grandpa|grandfather|aunt|uncle|colleague|boss|teacher|birthday|christmas|wedding|anniversary|him|her|them|someone|somebody|valentine\w*|mother['’]?s day|father['’]?s day)|gift ideas?|(?:suggest|recommend|find|choose|looking for|look for|need|want)\b.{0,30}\b(?:gift|present)s?)\b/i
const ABOUT_SERVICE = /\b(?:wrap\w*|return\w*|exchang\w*|gift ?cards?|receipt|refund\w*|voucher)\b/i
const GIFTS = 4
/** Without a price, what many spend on a present. */
const USUAL_AT_MOST = 60

/**
 * Presents from what is in stock: tagged as such, within the price, one of a category, those first that need no size.
 * None where no gift is asked for, or the shop tags none.
 */
export function suggestGifts(
  question: string,
  matches: ProductMatches,
  catalogue: readonly Product[],
): Product[] {
  if (!ASKS_FOR_GIFT.test(question) || ABOUT_SERVICE.test(question)) return []
  const most = matches.maxPrice ?? (matches.minPrice === undefined ? USUAL_AT_MOST : Number.POSITIVE_INFINITY)
  const least = matches.minPrice ?? 0
  const kind =
    matches.loose || matches.kindWords.size === 0 ? catalogue : [...matches.products, ...matches.near]
  const tagged = kind.filter(({ tags }) => tags.some((tag) => /^gifts?$/i.test(tag)))
  const fitting = (tagged.length > 0 ? tagged : matches.loose ? [] : kind)
    .filter((product) => isAvailable(product) && product.price >= least && product.price <= most)
    .filter((product) => fitsWishes(product, { ...matches, minPrice: undefined, maxPrice: undefined }))
    .sort((a, b) => Number(needsSize(a)) - Number(needsSize(b)) || b.price - a.price)
  const chosen: Product[] = []
  for (const product of fitting)
    if (chosen.length < GIFTS && !chosen.some(({ category }) => category === product.category))
      chosen.push(product)
  for (const product of fitting) if (chosen.length < GIFTS && !chosen.includes(product)) chosen.push(product)
  return chosen
}

function needsSize({ variants, sizes }: Product): boolean {
  const all = [...sizes, ...variants.flatMap(({ options }) => options.size ?? [])]
  return new Set(all).size > 1
}
