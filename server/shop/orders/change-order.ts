import type { Customer } from './customer.ts'
import type { Order, Payment } from './order.ts'
import { methodOf, withGiftCards } from './order-money.ts'
import type { OrderFacts } from './plan-facts.ts'

/** When money moves that moves at once; the benchmark's payments have no time. */
export const paidNow = ({ terms, now }: OrderFacts): { at?: string } =>
  terms ? { at: new Date(now).toISOString() } : {}

/** Order and, where a gift card gains or loses by these payments, customer, before and after. */
export function changeOrder(
  { order, customer }: OrderFacts,
  after: Order,
  payments: readonly Payment[] = [],
): { order: { before: Order; after: Order }; customer?: { before: Customer; after: Customer } } {
  const moves = payments
    .filter(({ paymentMethodId }) => methodOf(customer, paymentMethodId)?.kind === 'gift_card')
    .map(({ type, amountCents, paymentMethodId }) => ({
      paymentMethodId,
      cents: type === 'refund' ? amountCents : -amountCents,
    }))
  const both = { order: { before: order, after } }
  return moves.length === 0
    ? both
    : { ...both, customer: { before: customer, after: withGiftCards(customer, moves) } }
}
