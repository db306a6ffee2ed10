import { z } from 'zod'
import * as store from '../../store/customer-records.ts'
import type { Write } from '../../store/database.ts'
import type { Tables } from '../../store/tables.ts'
import type { ActionPlan, Committed } from './customer-records.ts'
import type { Order } from './order.ts'
import { PlanRecord } from './plan-schema.ts'
import { orderKeyOf, postcodeKeyOf } from './record-keys.ts'
import { ShopAction } from './shop-action.ts'

/** A record as its row holds it. */
export function readRecord<T>(schema: z.ZodType<T>, json: string): T {
  return schema.parse(JSON.parse(json))
}

/** The plan that a commit's row holds. */
export function planIn(json: string): ActionPlan {
  const plan: unknown = JSON.parse(json)
  const { action } = z.object({ action: ShopAction }).parse(plan)
  return { action, ...PlanRecord.parse(plan) }
}

export function committedOf(row: Tables['shop_commits']): Committed {
  return { plan: planIn(row.plan), number: row.number, at: row.committed_at }
}

/** Writes an order, with what it is looked up by, if its row still has this version. */
export function updateOrder(userId: string, order: Order, version: number, at: number): Write {
  return store.updateOrder(userId, orderKeyOf(order.orderId), version, {
    record: JSON.stringify(order),
    postcode_key: postcodeKeyOf(order.address.postalCode),
    changed_at: at,
  })
}
