import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { type AuditLog, SERVER } from '../../audit/audit-log.ts'
import type { Now } from '../../ids.ts'
import type { Mailer } from '../../mail/mailer.ts'
import type { Logger } from '../../ops/logger.ts'
import { type Database, WriteConflict } from '../../store/database.ts'
import {
  deleteShopRequest,
  dueShopRequests,
  putOffShopRequest,
  type ShopRequestRow,
} from '../../store/shop-requests.ts'
import type { CustomerRecords } from '../orders/customer-records.ts'
import { receiptMail } from './receipt-mail.ts'
import { Recipient } from './settle-request.ts'

/** A receipt that could not be mailed waits half of its age until the next try, at least and at most so long, ms. */
const AGAIN_MS = { least: 60_000, most: 3600_000 }
/** After this it is given up, ms. */
const MAIL_FOR_MS = 3 * 24 * 3600_000
const AT_ONCE = 20

/** Mails the receipts that are due: each once, again after a failure, given up after three days, which is audited. */
export function createReceiptMailing(parts: {
  database: Database
  records: Pick<CustomerRecords, 'customer'>
  audit: Pick<AuditLog, 'append'>
  mailer: Mailer
  shop: () => ShopProfile
  now: Now
  logger: Logger
}): () => Promise<void> {
  const { database, records, audit, mailer, shop, now, logger } = parts

  /** @throws whatever keeps it from being mailed now */
  const mail = async (request: ShopRequestRow) => {
    const kept = request.recipient
    const recipient =
      kept === null ? await records.customer(request.user_id) : Recipient.parse(JSON.parse(kept))
    if (!recipient) throw new Error('the shop knows no such customer')
    await mailer.send(receiptMail(request, recipient, shop()))
  }

  const giveUp = (request: ShopRequestRow) => {
    const { action_id, deed } = request
    const act = { actor: SERVER, act: 'receipt-not-mailed', subject: action_id, details: { deed } } as const
    return audit.append(act, [deleteShopRequest(request)], { durable: true })
  }

  const handle = async (request: ShopRequestRow) => {
    const age = now() - (request.answered_at ?? request.decided_at)
    const pause = Math.min(Math.max(age / 2, AGAIN_MS.least), AGAIN_MS.most)
    // Put off first: another look meanwhile must not mail it as well.
    await database.write([putOffShopRequest(request, now() + Math.round(pause))], { durable: true })
    try {
      await mail(request)
    } catch (error) {
      const why = error instanceof Error ? error.message : 'failed'
      logger.warn({ action_id: request.action_id, why }, 'a receipt could not be mailed')
      if (age > MAIL_FOR_MS) await giveUp(request)
      return
    }
    await database.write([deleteShopRequest(request)], { durable: true })
  }

  return async () => {
    for (const request of await dueShopRequests(database, 'mailed', now(), AT_ONCE))
      await handle(request).catch((error: unknown) => {
        // Another look was faster.
        if (!(error instanceof WriteConflict)) throw error
      })
  }
}
