import type { OrderFacts } from './plan-facts.ts'
import { WITHDRAWAL_DAYS } from './shop-terms.ts'
import { deliveredAt, isOver } from './time-windows.ts'

/** Whether an order can no longer be withdrawn from. Where nothing says when it came, it is not over. */
export function isWithdrawalOver({
  order,
  terms,
  now,
}: Pick<OrderFacts, 'order' | 'terms' | 'now'>): boolean {
  const since = deliveredAt(order)
  if (since === undefined || !terms) return false
  return isOver(since, WITHDRAWAL_DAYS, now, { timeZone: terms.timeZone, toWorkingDay: true })
}
