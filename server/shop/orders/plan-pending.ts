import { addressFrom } from './address-from.ts'
import { changeOrder, paidNow } from './change-order.ts'
import type { Order, Payment } from './order.ts'
import { goodsShare, keptByMethod, listCents, methodOf } from './order-money.ts'
import { pickSwaps, priceDifference, swapItems } from './pick-items.ts'
import {
  type Arguments,
  isRefused,
  type OrderFacts,
  type Planned,
  REFUND_DAYS,
  refuse,
} from './plan-facts.ts'

/** The only reasons that τ-bench's policy takes. */
const CANCEL_REASONS = ['no longer needed', 'ordered by mistake']

const notPending = (deed: string) => refuse('not_pending', `non-pending order cannot be ${deed}`)

/** Calls an order off and refunds all of it the way it was paid. */
export function planCancel({ reason }: Arguments<'cancel_pending_order'>, facts: OrderFacts): Planned {
  const { order, customer, terms } = facts
  if (order.status !== 'pending') return notPending('cancelled')
  if (!CANCEL_REASONS.includes(reason)) return refuse('invalid_reason', 'invalid reason')
  const refunds = refundsOf(facts)
  const parts = refunds.flatMap(({ amountCents, paymentMethodId }) => {
    const method = methodOf(customer, paymentMethodId)
    return method ? [{ amountCents, method }] : []
  })
  const after: Order = {
    ...order,
    status: 'cancelled',
    cancelReason: reason,
    payments: [...order.payments, ...refunds],
  }
  const [first] = parts
  return {
    ...changeOrder(facts, after, refunds),
    items: order.items.map((item) => ({ item })),
    money: first && {
      kind: 'refund',
      amountCents: parts.reduce((sum, part) => sum + part.amountCents, 0),
      method: first.method,
      days: parts.every(({ method }) => method.kind === 'gift_card')
        ? [0, 0]
        : (terms?.refundWorkingDays ?? REFUND_DAYS),
      parts: parts.length > 1 ? parts : undefined,
    },
    undoMs: terms?.undoMs.pending ?? 0,
  }
}

/** Sends an order elsewhere. */
export function planOrderAddress(
  given: Arguments<'modify_pending_order_address'>,
  facts: OrderFacts,
): Planned {
  const { order, terms } = facts
  if (order.status !== 'pending') return notPending('modified')
  const address = addressFrom(given, terms)
  if (terms && address.country !== order.address.country)
    return refuse(
      'invalid',
      'shipping and taxes are another country’s: the order has to be cancelled and placed anew',
    )
  return {
    ...changeOrder(facts, { ...order, address }),
    items: [],
    address,
    undoMs: terms?.undoMs.pending ?? 0,
  }
}

/** Takes other variants in place of what was ordered; once for an order. */
export function planItems(given: Arguments<'modify_pending_order_items'>, facts: OrderFacts): Planned {
  const { order, customer, terms } = facts
  if (order.status !== 'pending') return notPending('modified')
  const swaps = pickSwaps(given.item_ids, given.new_item_ids, facts)
  if (isRefused(swaps)) return swaps
  const method = methodOf(customer, given.payment_method_id)
  if (!method) return refuse('payment_method_not_found', 'payment method not found')
  const goods = goodsShare(order, listCents(order.items))
  const difference = goodsShare(order, listCents(order.items) + priceDifference(swaps)) - goods
  if (method.kind === 'gift_card' && (method.balanceCents ?? 0) < difference)
    return refuse('gift_card_balance', 'insufficient gift card balance to pay for the new item')
  const kind = difference > 0 ? 'charge' : 'refund'
  const payment: Payment = {
    type: difference > 0 ? 'payment' : 'refund',
    amountCents: Math.abs(difference),
    paymentMethodId: method.id,
    ...paidNow(facts),
  }
  // The benchmark writes down a refund of nothing, too.
  const payments = terms && difference === 0 ? [] : [payment]
  const after: Order = {
    ...order,
    status: 'pending (item modified)',
    items: swapItems(order.items, swaps),
    totalCents: order.totalCents + difference,
    payments: [...order.payments, ...payments],
  }
  const atOnce = kind === 'charge' || method.kind === 'gift_card'
  return {
    ...changeOrder(facts, after, payments),
    items: swaps,
    money:
      difference === 0
        ? undefined
        : {
            kind,
            amountCents: Math.abs(difference),
            method,
            days: atOnce ? [0, 0] : (terms?.refundWorkingDays ?? REFUND_DAYS),
          },
    undoMs: terms?.undoMs.pending ?? 0,
  }
}

/** Pays an order by another method; the one before is refunded. */
export function planPayment(given: Arguments<'modify_pending_order_payment'>, facts: OrderFacts): Planned {
  const { order, customer, terms } = facts
  if (order.status !== 'pending') return notPending('modified')
  const method = methodOf(customer, given.payment_method_id)
  if (!method) return refuse('payment_method_not_found', 'payment method not found')
  const paid = soleMethod(facts)
  if (!paid)
    return refuse('payment_method_not_allowed', 'there should be exactly one payment for a pending order')
  if (paid.paymentMethodId === method.id)
    return refuse(
      'payment_method_unchanged',
      'the new payment method should be different from the current one',
    )
  const { amountCents } = paid
  if (method.kind === 'gift_card' && (method.balanceCents ?? 0) < amountCents)
    return refuse('gift_card_balance', 'insufficient gift card balance to pay for the order')
  const payments: Payment[] = [
    { type: 'payment', amountCents, paymentMethodId: method.id, ...paidNow(facts) },
    { type: 'refund', amountCents, paymentMethodId: paid.paymentMethodId, ...paidNow(facts) },
  ]
  return {
    ...changeOrder(facts, { ...order, payments: [...order.payments, ...payments] }, payments),
    items: [],
    money: { kind: 'charge', amountCents, method, days: [0, 0] },
    undoMs: terms?.undoMs.pending ?? 0,
  }
}

/** How an order was paid, where that is one method; in the benchmark, one payment. */
function soleMethod({
  order,
  terms,
}: OrderFacts): { amountCents: number; paymentMethodId: string } | undefined {
  if (!terms) {
    const [only, ...more] = order.payments
    return only?.type === 'payment' && more.length === 0 ? only : undefined
  }
  const [only, ...more] = [...keptByMethod(order.payments)].filter(([, cents]) => cents !== 0)
  return only && more.length === 0 && only[1] > 0
    ? { amountCents: only[1], paymentMethodId: only[0] }
    : undefined
}

/** What cancelling refunds: what each method is still down. The benchmark's own code refunds every entry once more. */
function refundsOf(facts: OrderFacts): Payment[] {
  const { order, terms } = facts
  const entries = terms
    ? [...keptByMethod(order.payments)].map(([paymentMethodId, amountCents]) => ({
        paymentMethodId,
        amountCents,
      }))
    : order.payments
  return entries
    .filter(({ amountCents }) => !terms || amountCents > 0)
    .map(({ amountCents, paymentMethodId }) => ({
      type: 'refund',
      amountCents,
      paymentMethodId,
      ...paidNow(facts),
    }))
}
