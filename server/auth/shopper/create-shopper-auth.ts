import type { MailContext } from '../../mail/mail-texts.ts'
import type { Mailer } from '../../mail/mailer.ts'
import type { NewId, Now } from '../../ids.ts'
import type { Logger } from '../../ops/logger.ts'
import type { CustomerRecords } from '../../shop/orders/customer-records.ts'
import type { Database } from '../../store/database.ts'
import { shopperSecondFactors } from '../../store/second-factors.ts'
import { setFirstNewSecret, setNewSecret, signInByHash } from '../../store/shopper-accounts.ts'
import { createAccountMails } from './account-mails.ts'
import type { OrderLookUp } from './order-look-up.ts'
import type { PasswordHasher } from '../credentials/password-hasher.ts'
import { createSecondFactors } from '../credentials/second-factors.ts'
import { createSecretBox } from '../credentials/secret-box.ts'
import { createShopperAccounts, type ShopperAccounts } from './shopper-accounts.ts'
import { createShopperOwnAccount, type ShopperOwnAccount } from './shopper-own-account.ts'
import { createShopperSignIn, type IssueSignInCode, type ShopperSignIn } from './shopper-sign-in.ts'
import { createSignInLimiter } from '../sign-in-limiter.ts'
import { createSignInProgress } from './sign-in-progress.ts'

/** Shoppers' accounts of our own, and the end of the sign-in frame. */
export interface ShopperAuth {
  accounts: ShopperAccounts
  ownAccount: ShopperOwnAccount
  signIn: ShopperSignIn
}

/**
 * Puts shoppers' authentication together.
 *
 * @param secondFactorKey 32 random bytes that seal TOTP secrets
 * @param endSessionsOf ends the sessions of a user on the shop's pages
 * @param rateLimitScale multiplies the limits on tries; 0 switches them off
 */
export function createShopperAuth(parts: {
  database: Database
  hasher: PasswordHasher
  mailer: Mailer
  mailContext: () => MailContext
  records: Pick<CustomerRecords, 'customerByEmail'>
  lookUpOrder: OrderLookUp
  codes: IssueSignInCode
  endSessionsOf: (userId: string) => Promise<void>
  secondFactorKey: Uint8Array<ArrayBuffer>
  rateLimitScale: number
  logger: Logger
  now: Now
  newId: NewId
}): ShopperAuth {
  const { database, now, endSessionsOf } = parts
  const progress = createSignInProgress(parts)
  const signIn = createShopperSignIn({ ...parts, progress })
  const shared = {
    ...parts,
    progress,
    limiter: createSignInLimiter({ scale: parts.rateLimitScale, now }),
    mails: createAccountMails({ ...parts, context: parts.mailContext }),
    secondFactors: createSecondFactors({
      database,
      now,
      store: shopperSecondFactors,
      newSecrets: {
        set: setNewSecret,
        setFirst: setFirstNewSecret,
        async read(tokenHash) {
          const [row] = await database.read(signInByHash(tokenHash))
          return row?.sealed_new_secret ?? null
        },
      },
      box: createSecretBox(parts.secondFactorKey),
      issuer: () => parts.mailContext().shop,
    }),
    async endSessions(account: { accountId: string; email: string }) {
      for (const userId of await signIn.userIdsOf(account)) await endSessionsOf(userId)
    },
  }
  return {
    accounts: createShopperAccounts(shared),
    ownAccount: createShopperOwnAccount(shared),
    signIn,
  }
}
