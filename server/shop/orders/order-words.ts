import { type FormatPrice, priceFormat } from '../../../kb/product-passage.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { english } from '../texts/en.ts'
import type { Address, PaymentMethod } from './customer.ts'
import type { Order } from './order.ts'

/** What a status says to a shopper; a word of the shop's own stays as it is. */
export function statusText(status: string, { short, changed, unknown } = english.status): string {
  const plain = status.trim().toLowerCase()
  if (plain.startsWith('pending (item')) return changed
  const known = Object.hasOwn(short, plain) ? short[plain] : undefined
  return known ?? (status.trim().replace(/^./, (first) => first.toUpperCase()) || unknown)
}

/** "Moss, M": the options of a variant in one line. */
export function optionsText(options: Record<string, string>): string {
  const { size, colour, color, ...others } = options
  return [colour ?? color, size, ...Object.entries(others).map(([name, value]) => `${name} ${value}`)]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
}

/** An address in one line. */
export function addressText({ line1, line2, postalCode, city, region, country }: Address): string {
  return [line1, line2, [postalCode, city].filter(Boolean).join(' '), region, country]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ')
}

/** "Visa ending in 4410", "Gift card (balance €35.00)". */
export function paymentText(method: PaymentMethod, price: FormatPrice, texts = english.payment): string {
  if (method.kind === 'paypal') return 'PayPal'
  if (method.kind === 'gift_card')
    return method.balanceCents === undefined
      ? texts.giftCard
      : texts.giftCardHolds(price(method.balanceCents / 100))
  const brand = method.brand ? method.brand.replace(/^./, (first) => first.toUpperCase()) : texts.card
  return method.last4 ? texts.cardEnding(brand, method.last4) : brand
}

/** "Tuesday 3 November 2026", in the shop's time zone and way of writing. */
export function dayText(at: string | number, { locale, time_zone }: ShopProfile): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return String(at)
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: time_zone,
  }).format(date)
}

/** All that an order says, as lines of text: what an answer about it may cite. */
export function orderText(order: Order, shop: ShopProfile): string {
  const price = priceFormat(shop.locale, shop.currency)
  const pieces = order.items.map(({ name, options, quantity, priceCents, itemId }) => {
    const what = [name, optionsText(options)].filter(Boolean).join(', ')
    return `- ${quantity} × ${what}, ${price(priceCents / 100)} (item_id ${itemId})`
  })
  const seen = order.fulfilments.flatMap(({ carrier, trackingNumbers, events }) => [
    `Parcel: ${[carrier, trackingNumbers.join(', ')].filter(Boolean).join(' ')}`,
    ...events.map(
      ({ at, status, location }) => `- ${dayText(at, shop)}: ${status}${location ? `, ${location}` : ''}`,
    ),
  ])
  return [
    `Order ${order.orderId}.`,
    `Status of your own order: ${[...new Set([order.status, statusText(order.status), ...saidAs(order)])].join(', ')}. End of status.`,
    order.placedAt ? `Placed on ${dayText(order.placedAt, shop)}.` : '',
    ...pieces,
    `Total ${price(order.totalCents / 100)}${order.shippingCents > 0 ? `, of which shipping ${price(order.shippingCents / 100)}` : ''}.`,
    `To ${addressText(order.address)}.`,
    ...seen,
    ...order.payments.map(
      ({ type, amountCents, paymentMethodId }) => `${type} ${price(amountCents / 100)} (${paymentMethodId})`,
    ),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Other words for how an order stands. */
function saidAs({ status, fulfilments }: Order): string[] {
  const last = fulfilments.at(-1)?.events.at(-1)?.status
  const seen = last ? [last] : []
  if (status === 'in transit' || status === 'shipped') return ['shipped', 'sent', 'in transit', ...seen]
  return status === 'delivered' ? seen : []
}
