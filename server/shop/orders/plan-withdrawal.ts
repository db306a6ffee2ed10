import type { Order, Payment } from './order.ts'
import { countPieces, keptCents, methodOf, type RefundPart, shareOut, withGiftCards } from './order-money.ts'
import { countIds, pickItems } from './pick-items.ts'
import { type Arguments, isRefused, type OrderFacts, type Planned, refuse } from './plan-facts.ts'
import { refundFor } from './refund-for.ts'
import { WITHDRAWAL_DAYS } from './shop-terms.ts'
import { isWithdrawalOver } from './withdrawal-window.ts'

/** What `return.reason` says of pieces that the customer has withdrawn from. */
const REASON = 'withdrawal'

/**
 * The right of withdrawal (Directive 2011/83/EU, articles 9 to 14): from the order on until 14 days after its last
 * parcel, without a reason, for all pieces or some. The refund goes the way it was paid. Of an order that is still pending
 * the pieces are taken out at once; else they are to be sent back first.
 */
export function planWithdrawal(given: Arguments<'withdraw_from_contract'>, facts: OrderFacts): Planned {
  const { order, customer, terms } = facts
  if (!terms) return refuse('unavailable', 'the benchmark has no right of withdrawal')
  if (order.status === 'cancelled') return refuse('already_cancelled', 'the order has been cancelled already')
  const items = pickItems(given.item_ids, order.items, spokenFor(order))
  if (isRefused(items)) return items
  if (isWithdrawalOver(facts))
    return refuse('window_over', `the ${WITHDRAWAL_DAYS} days in which one may withdraw are over`)
  const bound = items.find(({ productId }) => !terms.mayWithdraw(productId))
  if (bound) return refuse('invalid', `${bound.name} was made for the customer`)
  const isPending = order.status.startsWith('pending')
  // Nothing was sent: nothing of the shipping was spent.
  const leavesNothing = isPending && given.item_ids.length === countPieces(order.items)
  const amountCents = leavesNothing ? keptCents(order) : refundFor(items, facts)
  const first = order.payments[0] && methodOf(customer, order.payments[0].paymentMethodId)
  if (!first) return refuse('payment_method_not_found', 'how the order was paid is not known')
  const parts = refundParts(amountCents, facts) ?? [{ amountCents, method: first }]
  const changed = isPending
    ? takenOut(given.item_ids, parts, facts)
    : { order: { before: order, after: goesBack(given.item_ids, order, first.id) } }
  return {
    ...changed,
    items: items.map((item) => ({ item })),
    money: {
      kind: 'refund',
      amountCents,
      method: parts[0]?.method ?? first,
      days: parts.every(({ method }) => method.kind === 'gift_card') ? [0, 0] : terms.refundWorkingDays,
      parts: parts.length > 1 ? parts : undefined,
    },
    undoMs: isPending ? terms.undoMs.pending : terms.undoMs.delivered,
  }
}

/** Pieces that are on their way back already, by id. */
export function spokenFor(order: Order): Map<string, number> {
  return countIds([...(order.return?.itemIds ?? []), ...(order.exchange?.itemIds ?? [])])
}

/** The refund by the way each part was paid, the largest share first where one alone does not cover it. */
function refundParts(amountCents: number, { order, customer }: OrderFacts): RefundPart[] | undefined {
  const paid = [...new Set(order.payments.map(({ paymentMethodId }) => paymentMethodId))]
  const methods = paid.flatMap((id) => methodOf(customer, id) ?? [])
  const first = methods.find(({ kind }) => kind !== 'gift_card')
  if (!first) return undefined
  return shareOut(amountCents, first, order, customer)
}

function goesBack(itemIds: readonly string[], order: Order, paymentMethodId: string): Order {
  return {
    ...order,
    // An exchange that is under way stays what the order is about.
    status: order.exchange ? order.status : 'return requested',
    return: {
      itemIds: [...(order.return?.itemIds ?? []), ...itemIds].sort(),
      paymentMethodId: order.return?.paymentMethodId ?? paymentMethodId,
      reason: order.return?.reason ?? REASON,
    },
  }
}

/** The order without the pieces, refunded; one that has nothing left is cancelled. */
function takenOut(itemIds: readonly string[], parts: readonly RefundPart[], facts: OrderFacts) {
  const { order, customer, now } = facts
  const refunds: Payment[] = parts
    .filter(({ amountCents }) => amountCents > 0)
    .map(({ amountCents, method }) => ({
      type: 'refund',
      amountCents,
      paymentMethodId: method.id,
      at: new Date(now).toISOString(),
    }))
  const counts = countIds(itemIds)
  const items = order.items.flatMap((item) => {
    const taken = Math.min(item.quantity, counts.get(item.itemId) ?? 0)
    counts.set(item.itemId, (counts.get(item.itemId) ?? 0) - taken)
    return taken === item.quantity ? [] : [{ ...item, quantity: item.quantity - taken }]
  })
  const refunded = parts.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const payments = [...order.payments, ...refunds]
  const after: Order =
    items.length === 0
      ? { ...order, status: 'cancelled', cancelReason: REASON, payments }
      : { ...order, items, totalCents: order.totalCents - refunded, payments }
  const moves = parts
    .filter(({ method }) => method.kind === 'gift_card')
    .map(({ amountCents, method }) => ({ paymentMethodId: method.id, cents: amountCents }))
  const changed = { order: { before: order, after } }
  return moves.length === 0
    ? changed
    : { ...changed, customer: { before: customer, after: withGiftCards(customer, moves) } }
}
