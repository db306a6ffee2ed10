import { isDeepStrictEqual } from 'node:util'
import type { ActionPlan } from './customer-records.ts'
import type { Customer } from './customer.ts'
import type { Order } from './order.ts'
import { refuse } from './plan-facts.ts'

/** What stands now of what an action has changed. */
export interface StandsNow {
  order: Order | undefined
  customer: Customer
  /** Whether another action has changed the order since, and has not been taken back. */
  changedSince: boolean
}

/**
 * What taking an action back leaves, or why it cannot be: the order must be as the action left it, while of the customer
 * only the address must; money goes back to, or is taken from, a gift card whatever else has moved on it since.
 */
export function planUndo(
  plan: ActionPlan,
  { order, customer, changedSince }: StandsNow,
): { order?: Order; customer?: Customer } | ReturnType<typeof refuse> {
  if (plan.order && !isDeepStrictEqual(order, plan.order.after))
    return changedSince
      ? refuse('changed_since', 'something else was done about the order since')
      : refuse('already_forwarded', 'the order is no longer as this left it')
  const after = plan.customer && customerBefore(customer, plan.customer)
  if (after && 'refused' in after) return after
  return { ...(plan.order ? { order: plan.order.before } : {}), ...(after ? { customer: after } : {}) }
}

function customerBefore(
  customer: Customer,
  { before, after }: NonNullable<ActionPlan['customer']>,
): Customer | ReturnType<typeof refuse> {
  const isMoved = !isDeepStrictEqual(before.address, after.address)
  if (isMoved && !isDeepStrictEqual(customer.address, after.address))
    return refuse('changed_since', 'the address was changed again since')
  const gained = new Map(
    after.paymentMethods.map(({ id, balanceCents = 0 }) => {
      const { balanceCents: was = 0 } = before.paymentMethods.find((method) => method.id === id) ?? {}
      return [id, balanceCents - was]
    }),
  )
  const paymentMethods = customer.paymentMethods.map((method) =>
    method.balanceCents === undefined
      ? method
      : { ...method, balanceCents: method.balanceCents - (gained.get(method.id) ?? 0) },
  )
  if (paymentMethods.some(({ balanceCents = 0 }) => balanceCents < 0))
    return refuse('gift_card_balance', 'what went to the gift card has been spent since')
  return { ...customer, paymentMethods, ...(isMoved ? { address: before.address } : {}) }
}
