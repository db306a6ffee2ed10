import { createHash } from 'node:crypto'
import { formatProblem } from '../../../kb/problem.ts'
import * as store from '../../store/customer-records.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import type { Order } from './order.ts'
import { CustomerRecord } from './order-schemas.ts'
import { type Profile, readProfileFile } from './profile-file.ts'
import { emailKeyOf, mailboxKeyOf, orderKeyOf, postcodeKeyOf } from './record-keys.ts'

/** Records that are written in one transaction: others wait no longer than that. */
const BATCH = 200

/**
 * Takes the customers and orders of `users/profiles.json` into the database: those that are new, and those of which the
 * file says something else than when they were taken in. What wins: a record that an action has changed stays as it is,
 * whatever the file says later (that is told), but for name and e-mail: whose mailbox leads where is the file's to say; a record that the file has no more goes, unless the file has problems, since
 * then it may only be unreadable. Without a file nothing changes.
 * @param edit what is taken in instead of what the file says
 */
export async function takeInProfiles(
  database: Database,
  kbDir: string,
  log: (line: string) => void,
  edit: (profiles: Profile[]) => Profile[] = (profiles) => profiles,
): Promise<void> {
  const { profiles: written, problems } = readProfileFile(kbDir)
  for (const problem of problems) log(formatProblem(problem))
  if (!written) return
  const profiles = edit(written)
  const customersBefore = new Map(
    (await database.read(store.customersTakenIn())).map((row) => [row.user_id, row]),
  )
  const ordersBefore = new Map(
    (await database.read(store.ordersTakenIn())).map((row) => [row.order_key, row]),
  )
  const removals: Write[] = []
  const writes: Write[] = []
  const releases: Write[] = []
  let kept = 0
  const isNews = (before: { file_hash: string; changed_at: number | null } | undefined, hash: string) => {
    if (before?.file_hash === hash) return false
    if (before && before.changed_at !== null) kept++
    return before === undefined || before.changed_at === null
  }
  for (const { customer, orders } of profiles) {
    const hash = hashOf(customer)
    const emailKey = mailboxKeyOf(customer)
    if (isNews(customersBefore.get(customer.userId), hash)) {
      releases.push(store.releaseEmail(customer.userId))
      writes.push(
        store.putCustomer({
          user_id: customer.userId,
          email_key: emailKey,
          record: JSON.stringify(customer),
          file_hash: hash,
        }),
      )
    } else if (customersBefore.get(customer.userId)?.file_hash !== hash) {
      releases.push(store.releaseEmail(customer.userId))
      const [row] = await database.read(store.customerRow(customer.userId))
      const { name, email, emailVerified, locale } = customer
      const kept = CustomerRecord.parse(JSON.parse(row?.record ?? '{}'))
      const record = { ...kept, name, email, emailVerified, locale }
      writes.push(store.putIdentity(customer.userId, emailKey, JSON.stringify(record)))
    }
    customersBefore.delete(customer.userId)
    // With the order's number it is proof enough for the order's status.
    const orderEmailKey = emailKeyOf(customer.email)
    for (const order of orders) {
      const row = rowOf(order, orderEmailKey)
      const before = ordersBefore.get(row.order_key)
      // An order does not change hands: it would take what was done about it along.
      if (before && before.user_id !== customer.userId) removals.push(store.deleteOrder(row.order_key))
      if (isNews(before?.user_id === customer.userId ? before : undefined, row.file_hash))
        writes.push(store.putOrder(row))
      else if (before) writes.push(store.putOrderEmail(row.order_key, orderEmailKey))
      ordersBefore.delete(row.order_key)
    }
  }
  if (problems.length === 0) {
    removals.push(...[...ordersBefore.keys()].map(store.deleteOrder))
    removals.push(...[...customersBefore.keys()].map(store.deleteCustomer))
  }
  const batch = [...removals, ...releases, ...writes]
  let leftOut = 0
  for (let at = 0; at < batch.length; at += BATCH)
    leftOut += await writeAll(database, batch.slice(at, at + BATCH))
  if (leftOut > 0)
    log(
      `users/profiles.json: ${leftOut} records are left out: an e-mail address in them is another customer's`,
    )
  if (kept > 0)
    log(
      `users/profiles.json: ${kept} records that actions have changed are kept, though the file has changed them, too`,
    )
}

/** Writes a batch, or, where one of it meets an address that is taken, all but those; how many those are. */
async function writeAll(database: Database, batch: Write[]): Promise<number> {
  try {
    await database.write(batch)
    return 0
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error
  }
  const each = await Promise.allSettled(batch.map((write) => database.write([write])))
  const failed = each.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  for (const error of failed) if (!(error instanceof WriteConflict)) throw error
  return failed.length
}

function rowOf(order: Order, emailKey: string | null) {
  return {
    order_key: orderKeyOf(order.orderId),
    user_id: order.userId,
    placed_at: order.placedAt ?? '',
    email_key: emailKey,
    postcode_key: postcodeKeyOf(order.address.postalCode),
    record: JSON.stringify(order),
    file_hash: hashOf({ order, emailKey }),
  }
}

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
