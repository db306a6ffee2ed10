import type { Now } from '../ids.ts'
import type { Logger } from '../ops/logger.ts'
import type { Database } from '../store/database.ts'
import { createShopApiRecords } from './api/shop-api-records.ts'
import { createShopClient } from './api/shop-client.ts'
import type { CustomerRecords } from './orders/customer-records.ts'
import { moveToNow } from './orders/move-to-now.ts'
import { createOwnRecords } from './orders/own-records.ts'
import { provedMailboxes, silentMailboxes } from './orders/proved-mailboxes.ts'
import { takeInProfiles } from './orders/take-in-profiles.ts'
import type { Shop } from './shop.ts'

/**
 * The customers and orders of this deployment: the shop's own, where it has an API, else those of the knowledge base's
 * `users/profiles.json`, taken into the database.
 * @param parts.log is told each problem of that file; a line may quote it
 */
export async function openCustomerRecords(parts: {
  shopApi: { url: string; secret: string } | undefined
  kbDir: string
  /** By what the shop signs who its shoppers are, where it does. */
  identity: object | undefined
  /** The demo's orders never grow old. */
  demo: boolean
  database: Database
  shop: Pick<Shop, 'profile' | 'products'>
  now: Now
  logger: Logger
  log: (line: string) => void
}): Promise<CustomerRecords> {
  const { shopApi, kbDir, database, demo, identity, now, logger, log } = parts
  const proved = (records: CustomerRecords) => provedMailboxes(records, identity !== undefined)
  if (shopApi) return proved(createShopApiRecords(createShopClient({ ...shopApi, logger })))
  await takeInProfiles(database, kbDir, log, (profiles) => {
    const silent = identity ? silentMailboxes(profiles) : 0
    if (silent > 0)
      log(
        `users/profiles.json: of ${silent} customers it is not said whether their e-mail address was proved, so with IDENTITY_SECRET or IDENTITY_JWKS_URL no mailbox leads to them: say email_verified`,
      )
    return demo ? moveToNow(profiles, now()) : profiles
  })
  return proved(createOwnRecords(parts))
}
