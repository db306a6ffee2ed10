import { addressText } from '../../shop/orders/order-words.ts'
import type { ErrandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'
import { readAddress } from './read-address.ts'

/** Asks for an address, where one is needed and not said. */
export function addressMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, order, customer, text } = errand
  if (slots.kind !== 'modify_pending_order_address' && slots.kind !== 'modify_user_address') return undefined
  const now = order?.address ?? customer.address
  const given = slots.address ?? readAddress(text, now.country)
  if (given) {
    slots.address = { ...given, country: given.country || now.country }
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
  const what = order ? `order ${order.orderId}` : 'your account'
  return ask(
    errand,
    'address',
    `What is the new address for ${what}? Please write it in one message: street and number, postcode and city, country. Now it is ${addressText(now)}.`,
    options,
  )
}
