import type { Shop } from '../shop/shop.ts'
import { ASKS_FOR_GIFT } from '../shop/suggest-gifts.ts'
import { ASKS_SERVICE } from './understand/asks-service.ts'
import type { EarlierMessage } from './turn-input.ts'

/** Messages of the shopper back to what they first asked for. */
const BACK = 6
/** Of more words than these a message asks something of its own. */
const FEW_WORDS = 4
const CONTENT_WORD = /[\p{L}\p{N}]{3,}/gu
/** What asks of a thing, rather than for one. */
const QUESTION =
  /^\W*(?:(?:and|but|so|ok|then)\W+)*(?:is|are|does|do|did|can|could|will|would|how (?!about)|when|where|why|who|what (?!about))\b/i
/** "She is always cold", "he likes to cook": of whom a present is for. */
const OF_SOMEBODY =
  /^\W*(?:(?:and|but|well|oh|also)\W+)*(?:she|he|they|it['’]?s for|for (?:him|her|them|my)|my \w+)\b/i
/** "How about something with short sleeves?" */
const SOMETHING_ELSE = /\b(?:something|anything|others?|another|else|instead|cheaper)\b/i

/**
 * What is asked for now, in one piece: "i need a winter coat", "under 200", "in green?" is a winter coat under 200 in
 * green. Undefined where this message adds nothing to what was asked for before.
 * @param several whether the last answer showed more than one product
 */
export function standingWish(
  query: string,
  history: readonly EarlierMessage[],
  shop: Shop,
  several: boolean,
): string | undefined {
  const asked = history.flatMap(({ role, text }) => (role === 'shopper' ? [text] : [])).slice(-BACK)
  const at = asked.findLastIndex((text) => isFirstWish(text, shop))
  const first = asked[at]
  if (first === undefined) return undefined
  const isGift = ASKS_FOR_GIFT.test(first)
  const adds = (text: string) => addsToWish(text, shop, isGift)
  if (!adds(query) || !(several || isGift)) return undefined
  return [first, ...asked.slice(at + 1).filter(adds), query].join(', ')
}

/** It names a kind of thing, or asks for a present. */
function isFirstWish(text: string, shop: Shop): boolean {
  if (ASKS_SERVICE.test(text)) return false
  const found = shop.findProducts(text)
  return (
    ASKS_FOR_GIFT.test(text) ||
    (found.namesKind && !found.loose && !found.onlyWishes && (found.shopping || !QUESTION.test(text)))
  )
}

function addsToWish(text: string, shop: Shop, isGift: boolean): boolean {
  if (ASKS_SERVICE.test(text)) return false
  const found = shop.findProducts(text)
  if (found.onlyWishes) return true
  if (isGift && OF_SOMEBODY.test(text) && !/\?/.test(text)) return true
  const few = (text.match(CONTENT_WORD)?.length ?? 0) <= FEW_WORDS
  const saysHow = !QUESTION.test(text) && few && !found.namesKind && found.sort === undefined
  return saysHow || (SOMETHING_ELSE.test(text) && !found.namesKind && (few || found.shopping))
}
