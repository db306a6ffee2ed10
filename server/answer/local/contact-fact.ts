import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answerer.ts'
import { listOf } from './spell.ts'
import type { Asked, Told } from './tell-passages.ts'

const PHONE =
  /\b(?:your|the|a) (?:phone|telephone|tel|mobile|hotline|whatsapp)?\s?number\b|\bphone number\b|\b(?:can|may|could) i (?:call|phone|ring)\b|\bnumber (?:can|may|do|should) i (?:call|ring|dial)\b/i
const EMAIL =
  /\b(?:your|the|an?|what|which) e-?mail(?: address)?\b|\be-?mail address (?:of|for) (?:you|the shop|support)\b|\b(?:can|may|could) i (?:e-?mail|write to) you\b(?! in\b)/i
const POSTAL = /\b(?:your|the shop['’]?s?|the store['’]?s?) (?:postal |street )?address\b/i
const CONTACT =
  /\b(?:contact (?:details|information|info|data|you)|(?:get in touch|in contact) with you|reach (?:you|your team|customer service))\b/i
/** The shopper's own, not ours. */
const OWN = /\b(?:my|an order|order|tracking|card|invoice|customer|vat|change|different|wrong|new)\b/i

/** How to reach the shop, from `shop.json`; cited where a passage says the same. Undefined for any other question. */
export function contactFact(
  { ownWords }: Asked,
  passages: readonly NumberedPassage[],
  { contact }: ShopProfile,
): Told | undefined {
  if (OWN.test(ownWords)) return undefined
  const any = CONTACT.test(ownWords)
  const { phone, email, address, hours } = contact
  const wanted = [
    any || PHONE.test(ownWords) ? phone && `call ${phone}` : undefined,
    any || EMAIL.test(ownWords) ? email && `write to ${email}` : undefined,
  ].filter((way) => way !== undefined)
  const parts = [
    wanted.length > 0
      ? `You can ${listOf(wanted, 'or')}.${hours ? ` We are there ${lowerDays(hours)}` : ''}`
      : '',
    POSTAL.test(ownWords) && address ? `Our address: ${address}.` : '',
  ].filter(Boolean)
  if (parts.length === 0) return undefined
  const source = passages.find(
    ({ passage }) =>
      passage.kind !== 'conversation' &&
      [phone, email].some(
        (way) => way !== undefined && wanted.some((said) => said.includes(way)) && passage.text.includes(way),
      ),
  )
  return { text: `${parts.join(' ')}${source ? ` [${source.n}]` : ''}`, used: source ? [source] : [] }
}

/** Hours as the shop words them, after our own words. */
function lowerDays(hours: string): string {
  return /^[A-Z][a-z]+day\b/.test(hours) ? hours : hours.charAt(0).toLowerCase() + hours.slice(1)
}
