import type { ActionPlan, Refusal, RefusalReason } from './customer-records.ts'
import type { Customer } from './customer.ts'
import type { Order, Variant } from './order.ts'
import type { ShopAction } from './shop-action.ts'
import type { ShopTerms } from './shop-terms.ts'

/** What an action is held against; all of it belongs to the customer who asks. */
export interface PlanFacts {
  customer: Customer
  /** The order that the action names; undefined where this customer has none of that number. */
  order: Order | undefined
  /** A product's variants, from live stock. */
  variants: (productId: string) => readonly Variant[]
  /** Undefined: τ-bench's rules alone. */
  terms?: ShopTerms | undefined
  /** Unix ms. */
  now: number
}

/** The same for actions about an order that is there. */
export type OrderFacts = PlanFacts & { order: Order }

/** What an action does, or why not; what is possible instead is worked out for all of them in one place. */
export type Planned = Omit<ActionPlan, 'action'> | Omit<Refusal, 'possible'>

export type Arguments<Name extends ShopAction['name']> = Extract<ShopAction, { name: Name }>['arguments']

export const refuse = (refused: RefusalReason, detail: string) => ({ refused, detail })

export const isRefused = <T extends object>(planned: T): planned is Extract<T, { refused: RefusalReason }> =>
  'refused' in planned

/** τ-bench's 5 to 7 business days, where a shop has not said another. */
export const REFUND_DAYS: [number, number] = [5, 7]
