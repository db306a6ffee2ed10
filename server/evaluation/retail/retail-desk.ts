import { z } from 'zod'
import { planAction } from '../../shop/orders/plan-action.ts'
import type { RefusalReason } from '../../shop/orders/customer-records.ts'
import type { Customer } from '../../shop/orders/customer.ts'
import type { Order } from '../../shop/orders/order.ts'
import { ShopAction } from '../../shop/orders/shop-action.ts'
import { canCalculate } from './calculate.ts'
import type { RetailData, RetailOrder, RetailUser } from './retail-data.ts'
import { asOrder, asUser, customerOf, orderOf, variantsOf } from './retail-records.ts'

/** Whether an action of the benchmark was done, or a look-up found something. */
export type Outcome = { ok: true } | { ok: false; refused: RefusalReason | 'unknown' }

/** One customer's visit: a fresh copy of the records, on which actions leave their traces. */
export interface RetailDesk {
  act(name: string, given: unknown): Outcome
  /** Every record that actions have touched, as the benchmark writes it. */
  touched(): { orders: Map<string, RetailOrder>; users: Map<string, RetailUser> }
}

const done: Outcome = { ok: true }
const refused = (reason: RefusalReason | 'unknown'): Outcome => ({ ok: false, refused: reason })
const found = (is: boolean): Outcome => (is ? done : refused('not_found'))

/** Opens the desk of τ-bench's shop for one customer; what belongs to others is not found. */
export function openRetailDesk(data: RetailData, userId: string): RetailDesk {
  const user = data.users.get(userId)
  let customer: Customer | undefined = user && customerOf(userId, user)
  let customerTouched = false
  const orders = new Map<string, Order>()
  const ownOrder = (id: string): Order | undefined => {
    const order = data.orders.get(id)
    return order?.user_id === userId ? (orders.get(id) ?? orderOf(order)) : undefined
  }
  const variants = (productId: string) => {
    const product = data.products.get(productId)
    return product ? variantsOf(product) : []
  }
  const same = (a: string, b: string | undefined) => a.toLowerCase() === b?.toLowerCase()

  const lookUps: Record<string, (given: unknown) => Outcome> = {
    think: taking({ thought: z.string() }, () => done),
    transfer_to_human_agents: taking({ summary: z.string() }, () => done),
    list_all_product_types: taking({}, () => done),
    calculate: taking({ expression: z.string() }, ({ expression }) =>
      canCalculate(expression) ? done : refused('invalid'),
    ),
    get_user_details: taking({ user_id: z.string() }, ({ user_id }) =>
      found(user !== undefined && user_id === userId),
    ),
    get_order_details: taking({ order_id: z.string() }, ({ order_id }) =>
      found(ownOrder(order_id) !== undefined),
    ),
    get_product_details: taking({ product_id: z.string() }, ({ product_id }) =>
      found(data.products.has(product_id)),
    ),
    find_user_id_by_email: taking({ email: z.string() }, ({ email }) => found(same(email, user?.email))),
    find_user_id_by_name_zip: taking(
      { first_name: z.string(), last_name: z.string(), zip: z.string() },
      ({ first_name, last_name, zip }) =>
        found(
          same(first_name, user?.name.first_name) &&
            same(last_name, user?.name.last_name) &&
            zip === user?.address.zip,
        ),
    ),
  }

  const change = (action: ShopAction): Outcome => {
    if (!customer) return refused('not_found')
    const order = 'order_id' in action.arguments ? ownOrder(action.arguments.order_id) : undefined
    const plan = planAction(action, { customer, order, variants, now: 0 })
    if ('refused' in plan) return refused(plan.refused)
    if (plan.order) orders.set(plan.order.after.orderId, plan.order.after)
    if (plan.customer) {
      customer = plan.customer.after
      customerTouched = true
    }
    return done
  }

  return {
    act(name, given) {
      const lookUp = Object.hasOwn(lookUps, name) ? lookUps[name] : undefined
      if (lookUp) return lookUp(given)
      const action = ShopAction.safeParse({ name, arguments: given })
      return action.success ? change(action.data) : refused('invalid')
    },
    touched() {
      const touchedOrders = [...orders].flatMap(([id, order]) => {
        const before = data.orders.get(id)
        return before ? [[id, asOrder(before, order)] as const] : []
      })
      const users: [string, RetailUser][] =
        user && customer && customerTouched ? [[userId, asUser(user, customer)]] : []
      return { orders: new Map(touchedOrders), users: new Map(users) }
    },
  }
}

/** A look-up that takes these arguments and no others. */
function taking<Shape extends z.ZodRawShape>(
  shape: Shape,
  answer: (given: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Outcome,
): (given: unknown) => Outcome {
  const schema = z.strictObject(shape)
  return (given) => {
    const parsed = schema.safeParse(given)
    return parsed.success ? answer(parsed.data) : refused('invalid')
  }
}
