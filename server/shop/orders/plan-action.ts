import type { ActionPlan, Refusal } from './customer-records.ts'
import { planExchange, planReturn } from './plan-delivered.ts'
import { isRefused, type Planned, type PlanFacts, refuse } from './plan-facts.ts'
import { planCancel, planItems, planOrderAddress, planPayment } from './plan-pending.ts'
import { planUserAddress } from './plan-user-address.ts'
import { planWithdrawal } from './plan-withdrawal.ts'
import { possibleActions } from './possible-actions.ts'
import type { ShopAction } from './shop-action.ts'

/**
 * Works out what an action does, or why it is not allowed; changes nothing. The rules are those of τ-bench's retail
 * domain (https://github.com/sierra-research/tau-bench), and above them the shop's own terms.
 */
export function planAction(action: ShopAction, facts: PlanFacts): ActionPlan | Refusal {
  const planned = plan(action, facts)
  if (!isRefused(planned)) return { action, ...planned }
  const isStatus = planned.refused === 'not_pending' || planned.refused === 'not_delivered'
  if (isStatus && facts.order?.status === 'cancelled')
    return { refused: 'already_cancelled', detail: planned.detail, possible: [] }
  return { ...planned, possible: facts.order ? possibleActions(facts.order, facts) : [] }
}

function plan(action: ShopAction, facts: PlanFacts): Planned {
  if (action.name === 'modify_user_address') return planUserAddress(action.arguments, facts)
  const { order } = facts
  if (!order) return refuse('not_found', 'order not found')
  const about = { ...facts, order }
  switch (action.name) {
    case 'cancel_pending_order':
      return planCancel(action.arguments, about)
    case 'modify_pending_order_address':
      return planOrderAddress(action.arguments, about)
    case 'modify_pending_order_items':
      return planItems(action.arguments, about)
    case 'modify_pending_order_payment':
      return planPayment(action.arguments, about)
    case 'return_delivered_order_items':
      return planReturn(action.arguments, about)
    case 'exchange_delivered_order_items':
      return planExchange(action.arguments, about)
    case 'withdraw_from_contract':
      return planWithdrawal(action.arguments, about)
  }
}
