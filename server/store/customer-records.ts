import { sql } from 'kysely'
import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export const customerRow = (userId: string) =>
  queries.selectFrom('customers').select(['record', 'version']).where('user_id', '=', userId).compile()

export const customerRowByEmail = (emailKey: string) =>
  queries.selectFrom('customers').select('record').where('email_key', '=', emailKey).compile()

/** Newest first. */
export const orderRows = (userId: string) =>
  queries
    .selectFrom('customer_orders')
    .select('record')
    .where('user_id', '=', userId)
    .orderBy('placed_at', 'desc')
    .orderBy('order_key', 'desc')
    .compile()

/**
 * An order of this customer: someone else's is no row, as what does not exist. The `+` keeps SQLite to the index that begins
 * with the owner, so that another's order is not even touched and takes no longer than none.
 */
export const orderRow = (userId: string, orderKey: string) =>
  queries
    .selectFrom('customer_orders')
    .select(['record', 'version'])
    .where('user_id', '=', userId)
    .where(sql`+order_key`, '=', orderKey)
    .compile()

/**
 * An order by its number and the e-mail or postcode: one query whichever of them is wrong. What is `null` is not known, and
 * is equal to nothing.
 */
export const orderRowKnown = (
  orderKey: string,
  known: { emailKey: string | null; postcodeKey: string | null },
) =>
  queries
    .selectFrom('customer_orders')
    .select('record')
    .where('order_key', '=', orderKey)
    .where((where) =>
      where.or([where('email_key', '=', known.emailKey), where('postcode_key', '=', known.postcodeKey)]),
    )
    .compile()

/** What the file's records were when they were taken in, and whether an action has changed them since. */
export const customersTakenIn = () =>
  queries.selectFrom('customers').select(['user_id', 'file_hash', 'changed_at']).compile()

export const ordersTakenIn = () =>
  queries.selectFrom('customer_orders').select(['order_key', 'user_id', 'file_hash', 'changed_at']).compile()

/** A customer as the file tells them, in the place of what it told before. */
export const putCustomer = (row: Omit<Tables['customers'], 'version' | 'changed_at'>): Write => ({
  query: queries
    .insertInto('customers')
    .values({ ...row, version: 1, changed_at: null })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ ...row, version: sql`version + 1` })
        .where('customers.changed_at', 'is', null),
    )
    .compile(),
})

export const putOrder = (row: Omit<Tables['customer_orders'], 'version' | 'changed_at'>): Write => ({
  query: queries
    .insertInto('customer_orders')
    .values({ ...row, version: 1, changed_at: null })
    .onConflict((conflict) =>
      conflict
        .column('order_key')
        .doUpdateSet({ ...row, version: sql`version + 1` })
        .where('customer_orders.changed_at', 'is', null),
    )
    .compile(),
})

/** Lets go of an address that the file gives to somebody else now. */
export const releaseEmail = (userId: string): Write => ({
  query: queries.updateTable('customers').set({ email_key: null }).where('user_id', '=', userId).compile(),
})

/** Whose mailbox leads to a customer is the file's to say, whatever actions have changed about them. */
export const putIdentity = (userId: string, emailKey: string | null, record: string): Write => ({
  query: queries
    .updateTable('customers')
    .set({ email_key: emailKey, record, version: sql`version + 1` })
    .where('user_id', '=', userId)
    .compile(),
})

/** The same for who may look up an order. */
export const putOrderEmail = (orderKey: string, emailKey: string | null): Write => ({
  query: queries
    .updateTable('customer_orders')
    .set({ email_key: emailKey })
    .where('order_key', '=', orderKey)
    .compile(),
})

export const deleteCustomer = (userId: string): Write => ({
  query: queries.deleteFrom('customers').where('user_id', '=', userId).compile(),
})

export const deleteOrder = (orderKey: string): Write => ({
  query: queries.deleteFrom('customer_orders').where('order_key', '=', orderKey).compile(),
})

/** Writes a customer if the row still has this version. */
export const updateCustomer = (
  userId: string,
  version: number,
  changes: { record: string; changed_at: number },
): Write => ({
  query: queries
    .updateTable('customers')
    .set({ ...changes, version: version + 1 })
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .compile(),
  mustChange: true,
})

/** Writes an order if the row still has this version and owner. */
export const updateOrder = (
  userId: string,
  orderKey: string,
  version: number,
  changes: { record: string; postcode_key: string | null; changed_at: number },
): Write => ({
  query: queries
    .updateTable('customer_orders')
    .set({ ...changes, version: version + 1 })
    .where('order_key', '=', orderKey)
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .compile(),
  mustChange: true,
})

export const commitRow = (userId: string, key: string) =>
  queries
    .selectFrom('shop_commits')
    .selectAll()
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .compile()

/** What was done for a customer after an order had this version, and not taken back. */
export const laterCommits = (userId: string, orderVersion: number) =>
  queries
    .selectFrom('shop_commits')
    .select('plan')
    .where('user_id', '=', userId)
    .where('order_version', '>', orderVersion)
    .where('undone_at', 'is', null)
    .compile()

/** A second row for a key is refused, and all of its batch with it. */
export const insertCommit = (row: Tables['shop_commits']): Write => ({
  query: queries.insertInto('shop_commits').values(row).compile(),
})

export const markUndone = (userId: string, key: string, at: number): Write => ({
  query: queries
    .updateTable('shop_commits')
    .set({ undone_at: at })
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', key)
    .where('undone_at', 'is', null)
    .compile(),
  mustChange: true,
})

export const stockTaken = (itemIds: readonly string[]) =>
  queries.selectFrom('stock_taken').selectAll().where('item_id', 'in', itemIds).compile()

/** Takes pieces of a variant of which the catalogue counts so many, if as many are left; negative puts them back. */
export const takeStock = (itemId: string, pieces: number, counted: number): Write => ({
  query: queries
    .insertInto('stock_taken')
    .values({ item_id: itemId, counted, taken: pieces })
    .onConflict((conflict) =>
      conflict
        .column('item_id')
        .doUpdateSet({
          counted,
          taken: sql`case when counted = ${counted} then taken + ${pieces} else ${pieces} end`,
        })
        .where((where) =>
          where.or([
            where('stock_taken.counted', '<>', counted),
            where(sql`stock_taken.taken + ${pieces}`, '<=', counted),
          ]),
        ),
    )
    .compile(),
  mustChange: true,
})

/** Puts pieces back that were taken of a count; where the catalogue has counted anew since, they are in its count. */
export const giveStockBack = (itemId: string, pieces: number, counted: number): Write => ({
  query: queries
    .updateTable('stock_taken')
    .set({ taken: sql`taken - ${pieces}` })
    .where('item_id', '=', itemId)
    .where('counted', '=', counted)
    .compile(),
})
