import type { ShopProfile } from '../../kb/shop-profile.ts'

/** How to reach a person, as a sentence of its own; empty where the shop gives no contact. */
export function contactSentence(shop: ShopProfile): string {
  const { email, phone, hours } = shop.contact
  const ways = [email, phone].filter((way) => way !== undefined && way !== '')
  if (ways.length === 0) return ''
  const when = hours ? ` Opening hours: ${hours}` : ''
  return ` You can reach our team at ${ways.join(' or ')}.${when}`
}
