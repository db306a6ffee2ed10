import { changeOrder, paidNow } from './change-order.ts'
import type { Order, Payment } from './order.ts'
import { goodsShare, keptByMethod, listCents, methodOf, shareOut } from './order-money.ts'
import { pickItems, pickSwaps, priceDifference } from './pick-items.ts'
import {
  type Arguments,
  isRefused,
  type OrderFacts,
  type Planned,
  REFUND_DAYS,
  refuse,
} from './plan-facts.ts'
import { refundFor } from './refund-for.ts'
import { deliveredAt, isOver } from './time-windows.ts'

/** Takes delivered pieces back; the money follows once they are there. */
export function planReturn(given: Arguments<'return_delivered_order_items'>, facts: OrderFacts): Planned {
  const { order, customer, terms } = facts
  if (order.status !== 'delivered') return refuse('not_delivered', 'non-delivered order cannot be returned')
  const method = methodOf(customer, given.payment_method_id)
  if (!method) return refuse('payment_method_not_found', 'payment method not found')
  if (method.kind !== 'gift_card' && !hasPaid(method.id, facts))
    return refuse(
      'payment_method_not_allowed',
      'payment method should be either the original payment method or a gift card',
    )
  const items = pickItems(given.item_ids, order.items)
  if (isRefused(items)) return refuse('item_not_found', 'some item not found')
  const late = tooLate(items, facts)
  if (late) return late
  const amountCents = terms ? refundFor(items, facts) : goodsShare(order, listCents(items))
  if (terms && amountCents === 0 && listCents(items) > 0)
    return refuse('already_refunded', 'what was paid for these items has been refunded already')
  const parts = terms ? shareOut(amountCents, method, order, customer) : [{ amountCents, method }]
  const after: Order = {
    ...order,
    status: 'return requested',
    return: {
      itemIds: [...given.item_ids].sort(),
      paymentMethodId: method.id,
      ...(given.reason === undefined ? {} : { reason: given.reason }),
    },
  }
  return {
    order: { before: order, after },
    items: items.map((item) => ({ item })),
    money: {
      kind: 'refund',
      amountCents,
      method,
      days: method.kind === 'gift_card' ? [0, 0] : (terms?.refundWorkingDays ?? REFUND_DAYS),
      parts: parts.length > 1 ? parts : undefined,
    },
    undoMs: terms?.undoMs.delivered ?? 0,
  }
}

/** Takes delivered pieces back and sends other variants of them; once for an order. */
export function planExchange(given: Arguments<'exchange_delivered_order_items'>, facts: OrderFacts): Planned {
  const { order, customer, terms } = facts
  if (order.status !== 'delivered') return refuse('not_delivered', 'non-delivered order cannot be exchanged')
  const swaps = pickSwaps(given.item_ids, given.new_item_ids, facts)
  if (isRefused(swaps)) return swaps
  const late = tooLate(
    swaps.map(({ item }) => item),
    facts,
  )
  if (late) return late
  const method = methodOf(customer, given.payment_method_id)
  if (!method) return refuse('payment_method_not_found', 'payment method not found')
  const list = listCents(order.items)
  const difference = goodsShare(order, list + priceDifference(swaps)) - goodsShare(order, list)
  if (method.kind === 'gift_card' && (method.balanceCents ?? 0) < difference)
    return refuse('gift_card_balance', 'insufficient gift card balance to pay for the price difference')
  // A card is charged when the pieces are there; what a gift card holds is taken now, so that nothing else spends it.
  const payments: Payment[] =
    terms && method.kind === 'gift_card' && difference > 0
      ? [{ type: 'payment', amountCents: difference, paymentMethodId: method.id, ...paidNow(facts) }]
      : []
  const after: Order = {
    ...order,
    status: 'exchange requested',
    payments: [...order.payments, ...payments],
    exchange: {
      itemIds: [...given.item_ids].sort(),
      newItemIds: [...given.new_item_ids].sort(),
      paymentMethodId: method.id,
      priceDifferenceCents: difference,
    },
  }
  return {
    ...changeOrder(facts, after, payments),
    items: swaps,
    money:
      difference === 0
        ? undefined
        : {
            kind: difference > 0 ? 'charge' : 'refund',
            amountCents: Math.abs(difference),
            method,
            days:
              difference > 0 || method.kind === 'gift_card'
                ? [0, 0]
                : (terms?.refundWorkingDays ?? REFUND_DAYS),
          },
    undoMs: terms?.undoMs.delivered ?? 0,
  }
}

/** Whether an order was paid by this method: in the benchmark, whether its first payment was. */
function hasPaid(methodId: string, { order, terms }: OrderFacts): boolean {
  if (!terms) return order.payments[0]?.paymentMethodId === methodId
  return order.payments.length === 0 || (keptByMethod(order.payments).get(methodId) ?? 0) > 0
}

function tooLate(items: Order['items'], { order, terms, now }: OrderFacts) {
  if (!terms) return undefined
  const since = deliveredAt(order)
  for (const { productId, name } of items) {
    const days = terms.returnDays(productId)
    if (days === undefined) return refuse('window_over', `${name} cannot be returned or exchanged`)
    if (since !== undefined && isOver(since, days, now, terms))
      return refuse('window_over', `the ${days} days for returns and exchanges are over`)
  }
  return undefined
}
