import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answer/answerer.ts'
import { type ClaimFilter, claimFilter } from '../answer/claims/claim-filter.ts'
import { type ProductNames, productNames } from '../answer/claims/product-names.ts'
import { contactSentence } from '../answer/contact-sentence.ts'
import type { Shop } from '../shop/shop.ts'
import type { TurnInput } from './turn-input.ts'

const names = new WeakMap<object, ProductNames>()

/** The filter for one answer: held against its passages, what the shop says of itself, the day, and the question. */
export function claimsOf(turn: {
  passages: readonly NumberedPassage[]
  shop: Shop
  input: TurnInput
  now: Date
}): ClaimFilter {
  const { passages, shop, input, now } = turn
  const { name, url = '', tagline = '', description = '', contact, locale, time_zone } = shop.profile()
  const day = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: time_zone, ...options }).format(now)
  const iso = new Intl.DateTimeFormat('sv', { timeZone: time_zone }).format(now)
  const ways = Object.values(contact).filter((way) => way !== undefined)
  const earlier = input.history.map(({ text }) => text)
  return claimFilter({
    passages,
    known: [name, url, tagline, description, ...ways, iso, day({ dateStyle: 'full' })],
    asked: [input.question, ...earlier, input.page?.title ?? ''],
    products: namesOf(shop.products()),
  })
}

/** What stands at the end of an answer of which something was taken out. */
export function unconfirmedNote(
  kept: string,
  passages: readonly NumberedPassage[],
  shop: ShopProfile,
): string {
  const page = passages.find(({ passage }) => passage.url !== undefined)?.passage
  const link = page ? ` You can read up on it at [${page.title.replace(/[[\]]/g, '')}](${page.url}).` : ''
  const note = `I could not confirm every detail in our help pages, so I left out what I am not sure of.${link}${contactSentence(shop)}`
  return kept.trim() === '' ? note : `${/\n\s*$/.test(kept) ? '\n' : '\n\n'}${note}`
}

/** A catalogue's names are read once for each version of it. */
function namesOf(products: ReturnType<Shop['products']>): ProductNames {
  const known = names.get(products)
  if (known) return known
  const read = productNames(products.map(({ name }) => name))
  names.set(products, read)
  return read
}
