import { z } from 'zod'
import type { Now } from '../../ids.ts'
import * as store from '../../store/customer-records.ts'
import type { Database, Write } from '../../store/database.ts'
import type { Tables } from '../../store/tables.ts'
import type { Shop } from '../shop.ts'
import { planIn, readRecord, updateOrder } from './commit-rows.ts'
import type { ActionPlan } from './customer-records.ts'
import type { Customer } from './customer.ts'
import { liveVariants, type StockMove } from './live-variants.ts'
import type { Order } from './order.ts'
import { refuse } from './plan-facts.ts'
import { planUndo } from './plan-undo.ts'

const StockMoves: z.ZodType<StockMove[]> = z.array(
  z.object({ itemId: z.string(), pieces: z.number().int(), counted: z.number().int() }),
)

/** What puts things back as they were before a commit, or why they cannot be put back. */
export type Undoing = (
  row: Tables['shop_commits'],
  plan: ActionPlan,
) => Promise<Write[] | ReturnType<typeof refuse>>

export function createUndoing({
  database,
  shop,
  customerRow,
  orderRow,
  now,
}: {
  database: Database
  shop: Pick<Shop, 'products'>
  customerRow: (userId: string) => Promise<{ customer: Customer; version: number } | undefined>
  orderRow: (userId: string, orderId: string) => Promise<{ order: Order; version: number } | undefined>
  now: Now
}): Undoing {
  /** How many pieces of a variant the catalogue counts, and how many are left. */
  const stockOf = async ({ items }: ActionPlan, itemId: string) => {
    const line = items.find(({ item }) => item.itemId === itemId)
    const product = shop.products().find(({ product_id }) => product_id === line?.item.productId)
    const counted = product?.variants.find(({ item_id }) => item_id === itemId)?.stock
    const left = (await liveVariants(database, product)).find((one) => one.itemId === itemId)?.stock
    return counted === undefined || left === undefined ? undefined : { counted, left }
  }

  const isChangedSince = async (userId: string, version: number | null, orderId: string | undefined) => {
    if (version === null) return false
    const later = await database.read(store.laterCommits(userId, version))
    return later.some(({ plan }) => planIn(plan).order?.before.orderId === orderId)
  }

  return async (row, plan) => {
    const { user_id: userId, idempotency_key: key, order_version: version } = row
    const orderId = plan.order?.before.orderId
    const about = orderId === undefined ? undefined : await orderRow(userId, orderId)
    const owner = await customerRow(userId)
    if (!owner) return refuse('not_found', 'there is no such customer any more')
    const changedSince = await isChangedSince(userId, version, orderId)
    const before = planUndo(plan, { order: about?.order, customer: owner.customer, changedSince })
    if ('refused' in before) return before
    const at = now()
    const writes: Write[] = [store.markUndone(userId, key, at)]
    if (before.order && about) writes.push(updateOrder(userId, before.order, about.version, at))
    if (before.customer) {
      const record = JSON.stringify(before.customer)
      writes.push(store.updateCustomer(userId, owner.version, { record, changed_at: at }))
    }
    for (const { itemId, pieces, counted } of readRecord(StockMoves, row.stock_moves)) {
      if (pieces > 0) writes.push(store.giveStockBack(itemId, pieces, counted))
      const stock = pieces < 0 ? await stockOf(plan, itemId) : undefined
      if (!stock) continue
      if (stock.left < -pieces) return refuse('item_not_available', `${itemId} has been sold since`)
      writes.push(store.takeStock(itemId, -pieces, stock.counted))
    }
    return writes
  }
}
