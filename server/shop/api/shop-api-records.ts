import type { z } from 'zod'
import {
  type ActionPlan,
  type CustomerRecords,
  type Refusal,
  ShopUnavailable,
} from '../orders/customer-records.ts'
import type { Customer } from '../orders/customer.ts'
import type { Order } from '../orders/order.ts'
import type { PlanRecord } from '../orders/plan-schema.ts'
import { orderKeyOf, postcodeKeyOf } from '../orders/record-keys.ts'
import type { ShopAction } from '../orders/shop-action.ts'
import {
  CommitAnswer,
  CustomerRecord,
  notFound,
  OrderRecord,
  OrdersAnswer,
  PlanAnswer,
  UndoAnswer,
  VariantsAnswer,
} from './shop-api-schemas.ts'
import type { ShopClient, ShopRequest } from './shop-client.ts'

const unavailable: Refusal = {
  refused: 'unavailable',
  detail: 'the shop’s own system does not answer',
  possible: [],
}

/**
 * Customers and orders of a shop that keeps them itself, over its API (docs/shop-api.md). The shop answers for whose is
 * what; here it is checked once more: what is not the asked customer's is taken for missing.
 */
export function createShopApiRecords(client: ShopClient): CustomerRecords {
  const get = <T>(path: string, answer: z.ZodType<T>) =>
    client.ask({ method: 'GET', path, mayRepeat: true, answer })
  const post = <T>(path: string, body: object, answer: z.ZodType<T>, more: Partial<ShopRequest<T>> = {}) =>
    client.ask({ method: 'POST', path, body, mayRepeat: false, answer, ...more })
  /** Orders of this customer, and no other. */
  const own = (userId: string, order: Order | undefined) => (order?.userId === userId ? order : undefined)

  return {
    async customer(userId) {
      const found = await get(`/customers/${encodeURIComponent(userId)}`, CustomerRecord)
      return found?.userId === userId ? found : undefined
    },
    async customerByEmail(email) {
      const wanted = email.trim().toLowerCase()
      if (wanted === '') return undefined
      const found = await get(`/customers?email=${encodeURIComponent(wanted)}`, CustomerRecord)
      return found?.email.trim().toLowerCase() === wanted ? found : undefined
    },
    async orders(userId) {
      const found = await get(`/customers/${encodeURIComponent(userId)}/orders`, OrdersAnswer)
      const orders = (found?.orders ?? []).filter((order) => order.userId === userId)
      return orders.sort((a, b) => ((a.placedAt ?? '') < (b.placedAt ?? '') ? 1 : -1))
    },
    async order(userId, orderId) {
      const path = `/customers/${encodeURIComponent(userId)}/orders/${encodeURIComponent(orderId)}`
      const order = own(userId, await get(path, OrderRecord))
      return order && isSame(order.orderId, orderId) ? order : undefined
    },
    async lookUp({ orderId, email, postcode }) {
      if (!email?.trim() && !postcode?.trim()) return undefined
      const order = await post('/order-lookups', { order_id: orderId, email, postcode }, OrderRecord)
      if (!order || !isSame(order.orderId, orderId)) return undefined
      const fits = postcodeKeyOf(order.address.postalCode) === postcodeKeyOf(postcode)
      return email?.trim() || fits ? order : undefined
    },
    async variants(productId) {
      const found = await get(`/products/${encodeURIComponent(productId)}/variants`, VariantsAnswer)
      return (found?.variants ?? []).filter((variant) => variant.productId === productId)
    },
    plan: (userId, action) =>
      orUnavailable(async () => {
        const body = { user_id: userId, action }
        const answer = (await post('/plans', body, PlanAnswer)) ?? { refusal: notFound }
        if ('refusal' in answer) return answer.refusal
        return isFor(userId, action, answer.plan) ? planOf(action, answer.plan) : notFound
      }),
    commit: (userId, action, key) =>
      orUnavailable(async () => {
        const body = { user_id: userId, action, idempotency_key: key }
        const again = { mayRepeat: true, idempotencyKey: key }
        const answer = (await post('/commits', body, CommitAnswer, again)) ?? { refusal: notFound }
        if ('refusal' in answer) return answer.refusal
        const { plan, number, at } = answer.committed
        if (!isFor(userId, action, plan)) return notFound
        return { plan: planOf(action, plan), number, at: Date.parse(at) }
      }),
    undo: (userId, key) =>
      orUnavailable(async () => {
        const body = { user_id: userId, idempotency_key: key }
        const answer = (await post('/undos', body, UndoAnswer, { mayRepeat: true })) ?? { refusal: notFound }
        return 'refusal' in answer ? answer.refusal : answer
      }),
  }
}

const isSame = (a: string, b: string) => orderKeyOf(a) === orderKeyOf(b)

const planOf = (action: ShopAction, plan: z.infer<typeof PlanRecord>): ActionPlan => ({ action, ...plan })

/** Whether all that a plan tells is about this customer and the order that was asked about. */
function isFor(userId: string, action: ShopAction, plan: z.infer<typeof PlanRecord>): boolean {
  const owners: (Customer | Order)[] = [plan.order, plan.customer].flatMap((both) =>
    both ? [both.before, both.after] : [],
  )
  const orders = plan.order ? [plan.order.before, plan.order.after] : []
  const asked = 'order_id' in action.arguments ? action.arguments.order_id : undefined
  return (
    owners.every((owner) => owner.userId === userId) &&
    orders.every(({ orderId }) => asked !== undefined && isSame(orderId, asked))
  )
}

async function orUnavailable<T>(work: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ShopUnavailable) return unavailable
    throw error
  }
}
