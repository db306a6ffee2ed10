import { z } from 'zod'
import type { Now } from '../../ids.ts'
import * as store from '../../store/customer-records.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import type { Tables } from '../../store/tables.ts'
import type { Shop } from '../shop.ts'
import type { ActionPlan, Committed, CustomerRecords, Refusal } from './customer-records.ts'
import { liveVariants, type StockMove, stockMoves } from './live-variants.ts'
import type { Order, Variant } from './order.ts'
import { CustomerRecord, OrderRecord } from './order-schemas.ts'
import { planAction } from './plan-action.ts'
import { PlanRecord } from './plan-schema.ts'
import { emailKeyOf, orderKeyOf, postcodeKeyOf } from './record-keys.ts'
import { ShopAction } from './shop-action.ts'
import { type ShopTerms, shopTerms } from './shop-terms.ts'

/** Somebody else's change between planning and writing means planning again, this often. */
const TRIES = 10

const StockMoves: z.ZodType<StockMove[]> = z.array(
  z.object({ itemId: z.string(), pieces: z.number().int(), counted: z.number().int() }),
)

interface Planned {
  plan: ActionPlan
  orderVersion: number | undefined
  customerVersion: number
  moves: StockMove[]
}

/**
 * The shop's customers and orders in this server's own database. Whose an order is stands in the query, so that someone
 * else's is the same empty answer of the same query as one that does not exist.
 */
export function createOwnRecords(parts: {
  database: Database
  shop: Pick<Shop, 'profile' | 'products'>
  now: Now
}): CustomerRecords {
  const { database, shop, now } = parts
  let made: { profile: unknown; products: unknown; terms: ShopTerms } | undefined
  const terms = (): ShopTerms => {
    const [profile, products] = [shop.profile(), shop.products()]
    if (made?.profile !== profile || made.products !== products)
      made = { profile, products, terms: shopTerms(profile, products) }
    return made.terms
  }
  const variants = (productId: string) =>
    liveVariants(
      database,
      shop.products().find((product) => product.product_id === productId),
    )
  const customerRow = async (userId: string) => {
    const [row] = await database.read(store.customerRow(userId))
    return row && { customer: readRecord(CustomerRecord, row.record), version: row.version }
  }
  const orderRow = async (userId: string, orderId: string) => {
    const [row] = await database.read(store.orderRow(userId, orderKeyOf(orderId)))
    return row && { order: readRecord(OrderRecord, row.record), version: row.version }
  }

  const planned = async (userId: string, action: ShopAction): Promise<Planned | Refusal> => {
    const owner = await customerRow(userId)
    const about =
      'order_id' in action.arguments ? await orderRow(userId, action.arguments.order_id) : undefined
    if (!owner) return { refused: 'not_found', detail: 'order not found', possible: [] }
    const byProduct = new Map<string, Variant[]>()
    for (const { productId } of about?.order.items ?? [])
      if (!byProduct.has(productId)) byProduct.set(productId, await variants(productId))
    const plan = planAction(action, {
      customer: owner.customer,
      order: about?.order,
      variants: (productId) => byProduct.get(productId) ?? [],
      terms: terms(),
      now: now(),
    })
    if ('refused' in plan) return plan
    const sent = !about?.order.status.startsWith('pending')
    const moves = stockMoves(plan, shop.products(), sent)
    return { plan, orderVersion: about?.version, customerVersion: owner.version, moves }
  }

  const find = async (userId: string, key: string) => {
    const [row] = await database.read(store.commitRow(userId, key))
    return row
  }

  return {
    customer: async (userId) => (await customerRow(userId))?.customer,
    async customerByEmail(email) {
      const key = emailKeyOf(email)
      const [row] = key === null ? [] : await database.read(store.customerRowByEmail(key))
      return row && readRecord(CustomerRecord, row.record)
    },
    async orders(userId) {
      const rows = await database.read(store.orderRows(userId))
      return rows.map(({ record }) => readRecord(OrderRecord, record))
    },
    order: async (userId, orderId) => (await orderRow(userId, orderId))?.order,
    async lookUp({ orderId, email, postcode }) {
      const known = { emailKey: emailKeyOf(email), postcodeKey: postcodeKeyOf(postcode) }
      const [row] = await database.read(store.orderRowKnown(orderKeyOf(orderId), known))
      return row && readRecord(OrderRecord, row.record)
    },
    variants,
    async plan(userId, action) {
      const result = await planned(userId, action)
      return 'refused' in result ? result : result.plan
    },
    async commit(userId, action, key) {
      for (let tries = 0; tries < TRIES; tries++) {
        const before = await find(userId, key)
        if (before) return sameAgain(committedOf(before), action)
        const result = await planned(userId, action)
        if ('refused' in result) return result
        const committed: Committed = { plan: result.plan, number: newNumber(), at: now() }
        try {
          await database.write(writesOf(userId, key, committed, result), { durable: true })
          return committed
        } catch (error) {
          if (!(error instanceof WriteConflict)) throw error
        }
      }
      return { refused: 'unavailable', detail: 'the records change too fast', possible: [] }
    },
    async undo(userId, key) {
      const row = await find(userId, key)
      if (!row) return { refused: 'not_found', detail: 'nothing was done under this key', possible: [] }
      if (row.undone_at !== null) return { undone: true }
      const { plan, at } = committedOf(row)
      if (now() > at + plan.undoMs)
        return { refused: 'window_over', detail: 'the time to take it back is over', possible: [] }
      try {
        await database.write(undoOf(userId, key, row, plan, now()), { durable: true })
        return { undone: true }
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error
        const after = await find(userId, key)
        if (after && after.undone_at !== null) return { undone: true }
        return {
          refused: 'already_forwarded',
          detail: 'something else was done about it since',
          possible: [],
        }
      }
    },
  }
}

/** The same key is the same deed; with another action it is a mistake. */
function sameAgain(committed: Committed, action: ShopAction): Committed | Refusal {
  if (JSON.stringify(ShopAction.parse(action)) === JSON.stringify(committed.plan.action)) return committed
  return { refused: 'invalid', detail: 'this key was used for another action', possible: [] }
}

function writesOf(userId: string, key: string, { plan, number, at }: Committed, result: Planned): Write[] {
  const { orderVersion, customerVersion, moves } = result
  const order =
    plan.order && orderVersion !== undefined ? { ...plan.order, version: orderVersion } : undefined
  return [
    store.insertCommit({
      user_id: userId,
      idempotency_key: key,
      number,
      plan: JSON.stringify(plan),
      order_version: order ? order.version + 1 : null,
      customer_version: plan.customer ? customerVersion + 1 : null,
      stock_moves: JSON.stringify(moves),
      committed_at: at,
      undone_at: null,
    }),
    ...(order ? [updateOrder(userId, order.after, order.version, at)] : []),
    ...(plan.customer
      ? [
          store.updateCustomer(userId, customerVersion, {
            record: JSON.stringify(plan.customer.after),
            changed_at: at,
          }),
        ]
      : []),
    ...moves.map(({ itemId, pieces, counted }) => store.takeStock(itemId, pieces, counted)),
  ]
}

/** Puts back what was there before, if everything still is as the commit left it. */
function undoOf(
  userId: string,
  key: string,
  row: Tables['shop_commits'],
  plan: ActionPlan,
  at: number,
): Write[] {
  const moves = readRecord(StockMoves, row.stock_moves)
  return [
    store.markUndone(userId, key, at),
    ...(plan.order && row.order_version !== null
      ? [updateOrder(userId, plan.order.before, row.order_version, at)]
      : []),
    ...(plan.customer && row.customer_version !== null
      ? [
          store.updateCustomer(userId, row.customer_version, {
            record: JSON.stringify(plan.customer.before),
            changed_at: at,
          }),
        ]
      : []),
    ...moves.map(({ itemId, pieces, counted }) =>
      pieces > 0 ? store.giveStockBack(itemId, pieces, counted) : store.takeStock(itemId, -pieces, counted),
    ),
  ]
}

function updateOrder(userId: string, order: Order, version: number, at: number): Write {
  return store.updateOrder(userId, orderKeyOf(order.orderId), version, {
    record: JSON.stringify(order),
    postcode_key: postcodeKeyOf(order.address.postalCode),
    changed_at: at,
  })
}

function committedOf(row: Tables['shop_commits']): Committed {
  const plan: unknown = JSON.parse(row.plan)
  const { action } = z.object({ action: ShopAction }).parse(plan)
  return { plan: { action, ...PlanRecord.parse(plan) }, number: row.number, at: row.committed_at }
}

function readRecord<T>(schema: z.ZodType<T>, json: string): T {
  return schema.parse(JSON.parse(json))
}

/** Letters and digits that nobody takes for one another (Crockford's base 32), 40 random bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
function newNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `A-${[...bytes].map((byte) => ALPHABET[byte % 32]).join('')}`
}
