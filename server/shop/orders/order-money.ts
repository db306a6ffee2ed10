import type { Customer, PaymentMethod } from './customer.ts'
import type { Order, OrderItem, Payment } from './order.ts'

/** How many of a line are still with the customer. */
export const piecesLeft = ({ quantity, returned = 0 }: OrderItem): number => quantity - returned

/** How many pieces are still with the customer. */
export function countPieces(items: readonly OrderItem[]): number {
  return items.reduce((sum, item) => sum + piecesLeft(item), 0)
}

/** What lines cost by their list prices, cents. */
export function listCents(items: readonly OrderItem[]): number {
  return items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
}

/**
 * What of an order's price falls on pieces that cost `cents` by list price: all but shipping, less discounts and taxes
 * taken off, shared out by list price. Rounded over the sum, so that the shares of all pieces are the whole.
 */
export function goodsShare(order: Order, cents: number): number {
  const list = listCents(order.items)
  const goods = order.totalCents - order.shippingCents
  return list === 0 ? cents : Math.round((goods * cents) / list)
}

/** What was paid and not refunded, by payment method, in the order of payment; cents. */
export function keptByMethod(payments: readonly Payment[]): Map<string, number> {
  const kept = new Map<string, number>()
  for (const { type, amountCents, paymentMethodId } of payments) {
    const before = kept.get(paymentMethodId) ?? 0
    kept.set(paymentMethodId, before + (type === 'payment' ? amountCents : -amountCents))
  }
  return kept
}

/** What was paid for an order and not refunded yet, cents. */
export function keptCents({ payments }: Order): number {
  return [...keptByMethod(payments).values()].reduce((sum, cents) => sum + cents, 0)
}

/** A part of a refund and where it goes. */
export interface RefundPart {
  amountCents: number
  method: PaymentMethod
}

/**
 * Shares a refund out: a gift card takes all of it, another method no more than was paid by it; the rest goes to the
 * other methods that paid.
 */
export function shareOut(
  amountCents: number,
  first: PaymentMethod,
  order: Order,
  customer: Customer,
): RefundPart[] {
  if (first.kind === 'gift_card') return [{ amountCents, method: first }]
  const kept = keptByMethod(order.payments)
  const others = [...kept.keys()].flatMap((id) => (id === first.id ? [] : (methodOf(customer, id) ?? [])))
  const parts: RefundPart[] = []
  let rest = amountCents
  for (const method of [first, ...others]) {
    const part = Math.min(rest, Math.max(0, kept.get(method.id) ?? 0))
    if (part > 0) parts.push({ amountCents: part, method })
    rest -= part
  }
  // Nothing is known of who paid: it goes where the customer said.
  return parts.length > 0 && rest === 0 ? parts : [{ amountCents, method: first }]
}

export function methodOf(customer: Customer, id: string): PaymentMethod | undefined {
  return customer.paymentMethods.find((method) => method.id === id)
}

/** The customer with money added to (or, negative, taken from) gift cards; other methods keep no balance. */
export function withGiftCards(
  customer: Customer,
  moves: readonly { paymentMethodId: string; cents: number }[],
): Customer {
  const paymentMethods = customer.paymentMethods.map((method) => {
    if (method.kind !== 'gift_card') return method
    const own = moves.filter(({ paymentMethodId }) => paymentMethodId === method.id)
    const balanceCents = own.reduce((sum, { cents }) => sum + cents, method.balanceCents ?? 0)
    return own.length === 0 ? method : { ...method, balanceCents }
  })
  return { ...customer, paymentMethods }
}
