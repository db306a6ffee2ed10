import type { Now } from '../../ids.ts'
import * as store from '../../store/customer-records.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import type { Shop } from '../shop.ts'
import type { ActionPlan, Committed, CustomerRecords, Refusal } from './customer-records.ts'
import { committedOf, readRecord, updateOrder } from './commit-rows.ts'
import { liveVariants, type StockMove, stockMoves } from './live-variants.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import type { Variant } from './order.ts'
import { CustomerRecord, OrderRecord } from './order-schemas.ts'
import { planAction } from './plan-action.ts'
import { emailKeyOf, orderKeyOf, postcodeKeyOf } from './record-keys.ts'
import { ShopAction } from './shop-action.ts'
import { type ShopTerms, shopTerms } from './shop-terms.ts'
import { createUndoing } from './undo-commit.ts'

/** A change by somebody else, such as to the stock, between planning and writing means planning again, this often. */
const TRIES = 10

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

  // All changes of a customer's records go one after the other, so that each is planned on what the one before has left.
  const oneAtATime = createOneAtATime()
  const find = async (userId: string, key: string) => {
    const [row] = await database.read(store.commitRow(userId, key))
    return row
  }

  const undoing = createUndoing({ database, shop, customerRow, orderRow, now })

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
    commit: (userId, action, key) =>
      oneAtATime(userId, async () => {
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
        return tooFast
      }),
    undo: (userId, key, decidedAt = now()) =>
      oneAtATime(userId, async () => {
        for (let tries = 0; tries < TRIES; tries++) {
          const row = await find(userId, key)
          if (!row) return { refused: 'not_found', detail: 'nothing was done under this key', possible: [] }
          if (row.undone_at !== null) return { undone: true }
          const { plan, at } = committedOf(row)
          if (decidedAt > at + plan.undoMs)
            return { refused: 'window_over', detail: 'the time to take it back is over', possible: [] }
          const writes = await undoing(row, plan)
          if ('refused' in writes) return { ...writes, possible: [] }
          try {
            await database.write(writes, { durable: true })
            return { undone: true }
          } catch (error) {
            if (!(error instanceof WriteConflict)) throw error
          }
        }
        return tooFast
      }),
  }
}

const tooFast: Refusal = { refused: 'unavailable', detail: 'the records change too fast', possible: [] }

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

/** Letters and digits that nobody takes for one another (Crockford's base 32), 40 random bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
function newNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `A-${[...bytes].map((byte) => ALPHABET[byte % 32]).join('')}`
}
