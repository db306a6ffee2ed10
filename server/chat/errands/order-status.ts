import { priceFormat } from '../../../kb/product-passage.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { dayText, statusText } from '../../shop/orders/order-words.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ShopAction } from '../../shop/orders/shop-action.ts'
import type { ServiceTexts } from '../../shop/texts/service-texts.ts'

/** Where an order is, in a sentence or two: its last sign, the parcel's number, and what comes next. */
export function orderStatus(order: Order, shop: ShopProfile, texts: ServiceTexts): string {
  const { orderId, status, placedAt, fulfilments } = order
  const { status: say } = texts
  const parcel = fulfilments.at(-1)
  const last = parcel?.events.at(-1)
  const number = parcel?.trackingNumbers[0]
  const track = number === undefined ? '' : say.tracking(number, parcel?.carrier || undefined)
  const where = last?.location || undefined
  const seen = last
    ? say.lastSeen({ on: dayText(last.at, shop), what: signText(last.status, texts), where })
    : ''
  const about = { order: orderId, placed: placedAt ? dayText(placedAt, shop) : undefined }
  const told = (...sentences: string[]) => sentences.filter(Boolean).join(' ')
  switch (status) {
    case 'delivered':
      return last
        ? told(say.delivered({ ...about, on: dayText(last.at, shop), at: where }), track)
        : told(say.wasDelivered(about), track)
    case 'in transit':
    case 'shipped':
      return told(say.onItsWay(about), seen, track)
    case 'processed':
      return told(say.packed(about), seen, track)
    case 'cancelled':
      return told(say.cancelled(about), refunded(order, shop, texts))
    case 'return requested':
      return told(say.returning(orderId), track)
    case 'exchange requested':
      return told(say.exchanging(orderId), track)
    default:
      return status.startsWith('pending')
        ? told(say.notSent(about), seen, track)
        : told(say.other({ ...about, status: statusText(status, say) }), seen, track)
  }
}

/** A carrier's sign in the shopper's language, where it is one of those that are known. */
function signText(sign: string, { status: { signs } }: ServiceTexts): string {
  const plain = sign.trim().toLowerCase()
  return (Object.hasOwn(signs, plain) ? signs[plain] : undefined) ?? sign
}

/** What has gone back to the shopper. */
function refunded({ payments }: Order, { locale, currency }: ShopProfile, texts: ServiceTexts): string {
  const cents = payments.reduce(
    (sum, { type, amountCents }) => (type === 'refund' ? sum + amountCents : sum),
    0,
  )
  return cents === 0 ? '' : texts.status.refunded(priceFormat(locale, currency)(cents / 100))
}

/**
 * What can be asked for next about an order, as a shopper would say it.
 * @param possible what the shop allows, where that is known
 */
export function nextSteps(
  { orderId, status }: Order,
  { buttons }: ServiceTexts,
  possible?: readonly ShopAction['name'][],
): string[] {
  const steps: [ShopAction['name'], string][] =
    status === 'pending'
      ? [
          ['cancel_pending_order', buttons.cancelOrder(orderId)],
          ['modify_pending_order_address', buttons.changeAddress(orderId)],
          ['modify_pending_order_items', buttons.changeSize(orderId)],
        ]
      : status === 'delivered'
        ? [
            ['return_delivered_order_items', buttons.returnFrom(orderId)],
            ['exchange_delivered_order_items', buttons.exchangeFrom(orderId)],
          ]
        : []
  const known = steps.filter(([name]) => possible === undefined || possible.includes(name))
  // Said only where it is all that is left.
  const withdraws = known.length === 0 && possible?.includes('withdraw_from_contract')
  return [...known.map(([, words]) => words), ...(withdraws ? [buttons.withdrawFrom(orderId)] : [])]
}
