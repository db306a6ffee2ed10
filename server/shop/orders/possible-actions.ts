import type { Order } from './order.ts'
import { piecesLeft } from './order-money.ts'
import { countIds } from './pick-items.ts'
import type { PlanFacts } from './plan-facts.ts'
import { spokenFor } from './plan-withdrawal.ts'
import type { ShopAction } from './shop-action.ts'
import { deliveredAt, isOver } from './time-windows.ts'
import { isWithdrawalOver } from './withdrawal-window.ts'

/** What may be done for an order as it is now; without terms, by its status alone. */
export function possibleActions(
  order: Order,
  { customer, terms, now }: Pick<PlanFacts, 'customer' | 'terms' | 'now'>,
): ShopAction['name'][] {
  const possible: ShopAction['name'][] = []
  if (order.status === 'pending') {
    possible.push('cancel_pending_order', 'modify_pending_order_address', 'modify_pending_order_items')
    if (customer.paymentMethods.length > 1) possible.push('modify_pending_order_payment')
  }
  if (order.status === 'delivered') {
    const since = deliveredAt(order)
    const inTime = order.items.some((item) => {
      if (!terms) return true
      const days = terms.returnDays(item.productId)
      if (days === undefined || piecesLeft(item) === 0) return false
      return since === undefined || !isOver(since, days, now, terms)
    })
    if (inTime) possible.push('return_delivered_order_items', 'exchange_delivered_order_items')
  }
  if (terms && order.status !== 'cancelled' && !isWithdrawalOver({ order, terms, now })) {
    const gone = spokenFor(order)
    const bought = countIds(order.items.flatMap((item) => Array<string>(piecesLeft(item)).fill(item.itemId)))
    if ([...bought].some(([id, count]) => count > (gone.get(id) ?? 0)))
      possible.push('withdraw_from_contract')
  }
  return possible
}
