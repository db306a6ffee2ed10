import { priceFormat } from '../../../kb/product-passage.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { dayText, statusText } from '../../shop/orders/order-words.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ShopAction } from '../../shop/orders/shop-action.ts'

/** Where an order is, in a sentence or two: its last sign, the parcel's number, and what comes next. */
export function orderStatus(order: Order, shop: ShopProfile): string {
  const { orderId, status, placedAt, fulfilments } = order
  const parcel = fulfilments.at(-1)
  const last = parcel?.events.at(-1)
  const seen = last
    ? ` Last seen on ${dayText(last.at, shop)}: ${last.status}${last.location ? ` in ${last.location}` : ''}.`
    : ''
  const number = parcel?.trackingNumbers[0]
  const track = number ? ` Tracking number: ${number}${parcel?.carrier ? ` (${parcel.carrier})` : ''}.` : ''
  const placed = placedAt ? `, placed on ${dayText(placedAt, shop)},` : ''
  switch (status) {
    case 'delivered':
      return last
        ? `Order ${orderId}${placed} was delivered on ${dayText(last.at, shop)}${last.location ? ` in ${last.location}` : ''}.${track}`
        : `Order ${orderId}${placed} has been delivered.${track}`
    case 'in transit':
    case 'shipped':
      return `Order ${orderId}${placed} is on its way.${seen}${track}`
    case 'processed':
      return `Order ${orderId}${placed} is packed and leaves next.${seen}${track}`
    case 'cancelled':
      return `Order ${orderId}${placed} is cancelled.${refunded(order, shop)}`
    case 'return requested':
      return `A return is under way for order ${orderId}. The refund follows once the parcel is back with us.${track}`
    case 'exchange requested':
      return `An exchange is under way for order ${orderId}. The new items leave once the parcel is back with us.${track}`
    default:
      return status.startsWith('pending')
        ? `Order ${orderId}${placed} has not been sent yet; it is being prepared.${seen}${track}`
        : `Order ${orderId}${placed}: ${statusText(status)}.${seen}${track}`
  }
}

/** What has gone back to the shopper. */
function refunded({ payments }: Order, { locale, currency }: ShopProfile): string {
  const cents = payments.reduce(
    (sum, { type, amountCents }) => (type === 'refund' ? sum + amountCents : sum),
    0,
  )
  if (cents === 0) return ''
  return ` ${priceFormat(locale, currency)(cents / 100)} has been refunded; a bank may take some days to show it.`
}

/**
 * What can be asked for next about an order, as a shopper would say it.
 * @param possible what the shop allows, where that is known
 */
export function nextSteps({ orderId, status }: Order, possible?: readonly ShopAction['name'][]): string[] {
  const steps: [ShopAction['name'], string][] =
    status === 'pending'
      ? [
          ['cancel_pending_order', `Cancel order ${orderId}`],
          ['modify_pending_order_address', `Change the address of order ${orderId}`],
          ['modify_pending_order_items', `Change the size in order ${orderId}`],
        ]
      : status === 'delivered'
        ? [
            ['return_delivered_order_items', `Return something from order ${orderId}`],
            ['exchange_delivered_order_items', `Exchange something from order ${orderId}`],
          ]
        : []
  return steps.flatMap(([name, words]) => (possible === undefined || possible.includes(name) ? [words] : []))
}
