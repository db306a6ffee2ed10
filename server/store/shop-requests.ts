import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type ShopRequestRow = Tables['shop_requests']

/** Keeps what a shopper has decided. @throws WriteConflict (at the write) where the same is under way already */
export function insertShopRequest(row: ShopRequestRow): Write {
  return { query: queries.insertInto('shop_requests').values(row).compile() }
}

export async function findShopRequest(
  database: Database,
  actionId: string,
  deed: ShopRequestRow['deed'],
): Promise<ShopRequestRow | undefined> {
  const rows = await database.read(
    queries
      .selectFrom('shop_requests')
      .selectAll()
      .where('action_id', '=', actionId)
      .where('deed', '=', deed)
      .compile(),
  )
  return rows[0]
}

/** What the shop is to be asked by now (`asked`), or has answered and is to be mailed, the oldest first. */
export function dueShopRequests(
  database: Database,
  what: 'asked' | 'mailed',
  now: number,
  limit: number,
): Promise<ShopRequestRow[]> {
  return database.read(
    queries
      .selectFrom('shop_requests')
      .selectAll()
      .where('due_at', '<=', now)
      .where('answered_at', what === 'asked' ? 'is' : 'is not', null)
      .orderBy('due_at')
      .limit(limit)
      .compile(),
  )
}

/** Puts a request off while it is worked on; a `WriteConflict` where another look was faster. */
export function putOffShopRequest({ action_id, deed, due_at }: ShopRequestRow, until: number): Write {
  return {
    query: queries
      .updateTable('shop_requests')
      .set({ due_at: until })
      .where('action_id', '=', action_id)
      .where('deed', '=', deed)
      .where('due_at', '=', due_at)
      .compile(),
    mustChange: true,
  }
}

/** Keeps the shop's answer, once; from then on its receipt is to be mailed. */
export function answerShopRequest(
  { action_id, deed }: ShopRequestRow,
  answer: Pick<ShopRequestRow, 'answered_at' | 'receipt' | 'recipient' | 'due_at'>,
): Write {
  return {
    query: queries
      .updateTable('shop_requests')
      .set(answer)
      .where('action_id', '=', action_id)
      .where('deed', '=', deed)
      .where('answered_at', 'is', null)
      .compile(),
    mustChange: true,
  }
}

/** Lets go of a request that is over; a `WriteConflict` where it is gone already. */
export function deleteShopRequest({ action_id, deed }: ShopRequestRow): Write {
  return {
    query: queries
      .deleteFrom('shop_requests')
      .where('action_id', '=', action_id)
      .where('deed', '=', deed)
      .compile(),
    mustChange: true,
  }
}
