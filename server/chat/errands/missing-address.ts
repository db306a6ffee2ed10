import { addressText } from '../../shop/orders/order-words.ts'
import type { ErrandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'
import { YES } from './read-answer.ts'
import { hearAddress, readAddress } from './read-address.ts'

/** Asks for an address, where one is needed and not said; what is missing of it, where it is told piece by piece. */
export function addressMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, order, customer, said, before } = errand
  const { errands } = errand.turn.texts
  if (slots.kind !== 'modify_pending_order_address' && slots.kind !== 'modify_user_address') return undefined
  const now = order?.address ?? customer.address
  const isYes = YES.test(said)
  const all = [before?.asking === 'address' ? slots.heard : undefined, isYes ? '' : said]
    .filter(Boolean)
    .join(', ')
  const heard = { ...hearAddress(all) }
  const { street, zip, city } = heard
  const given =
    slots.address ??
    readAddress(said, now.country) ??
    (street && zip && city ? readAddress(`${street}, ${zip} ${city}`, now.country) : undefined)
  if (given) {
    slots.address = { ...given, country: given.country || now.country }
    delete slots.heard
    return undefined
  }
  const own = customer.address
  const isOther = order && addressText(own) !== addressText(order.address)
  const options = isOther
    ? [
        {
          label: addressText(own),
          value: JSON.stringify({
            address1: own.line1,
            address2: own.line2,
            city: own.city,
            state: own.region,
            country: own.country,
            zip: own.postalCode,
          }),
        },
      ]
    : []
  // A city's name alone may be any word: it counts once the address was asked for.
  const isHeard = street !== undefined || zip !== undefined || before?.asking === 'address'
  const known = isHeard ? [street, [zip, city].filter(Boolean).join(' ')].filter(Boolean).join(', ') : ''
  const hasMore = known !== '' && known !== slots.heard
  if (hasMore) slots.heard = known
  const question =
    known === ''
      ? errands.newAddress({ order: order?.orderId, now: addressText(now) })
      : street === undefined
        ? errands.addressNeedsStreet(known)
        : zip === undefined && city !== undefined
          ? errands.addressNeedsCode(known)
          : errands.addressNeedsPlace(known)
  return ask(errand, 'address', question, options, hasMore)
}
