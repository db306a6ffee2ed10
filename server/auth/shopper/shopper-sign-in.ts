import type { Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import type { CustomerRecords } from '../../shop/orders/customer-records.ts'
import type { Write } from '../../store/database.ts'
import { holdFullSignIn } from '../../store/shopper-accounts.ts'
import type { OrderLookUp } from './order-look-up.ts'
import type { Shopper } from '../shopper.ts'
import type { SignInProgress } from './sign-in-progress.ts'
import { conflictAs, expired } from '../sign-in-faults.ts'

/** What the frame ends with: a code that the shop's page changes for tokens. */
export interface IssueSignInCode {
  /**
   * @param grant `codeChallenge` is base64url of the verifier's SHA-256. Returns a code, good once and for 60 s
   * @param provided in the same transaction: what must still be so
   * @throws WriteConflict when it no longer is
   */
  issue(
    grant: { shopper: Shopper; origin: string; codeChallenge: string },
    provided?: Write[],
  ): Promise<string>
}

/** Which page gets a code. */
export interface SignInTarget {
  origin: string
  codeChallenge: string
}

/** The frame's end: who it is to the shop, and the code for the page that it was opened by. */
export interface ShopperSignIn {
  /**
   * @param maxAge seconds since the last factor was shown, at most
   * @throws ProblemError `unauthorized` out of step; `step_up_required` when it is longer ago
   */
  finish(request: { token: string; maxAge: number | undefined } & SignInTarget): Promise<string>
  /**
   * For who knows an order's number and what it was placed with: a code for that order's status alone.
   * @throws ProblemError `invalid_grant`, the same for whatever is wrong; `rate_limited`
   */
  byOrder(
    known: {
      orderNumber: string
      email: string | undefined
      postcode: string | undefined
      address: string
    } & SignInTarget,
  ): Promise<string>
  /** The ids under which a shopper's sessions on the shop's pages may stand. */
  userIdsOf(account: { accountId: string; email: string }): Promise<string[]>
}

/** An account of ours that the shop knows no customer for. */
const ownUserId = (accountId: string) => `account:${accountId}`

/** The account of our own that a user id names, if it names one. */
export const accountIdOf = (userId: string): string | undefined => /^account:(.+)$/.exec(userId)?.[1]

export function createShopperSignIn({
  progress,
  records,
  lookUpOrder,
  codes,
  now,
}: {
  progress: SignInProgress
  records: Pick<CustomerRecords, 'customerByEmail'>
  lookUpOrder: OrderLookUp
  codes: IssueSignInCode
  now: Now
}): ShopperSignIn {
  return {
    async finish({ token, maxAge, ...target }) {
      const { tokenHash, accountId, email, authenticatedAt } = await progress.inStage(token, 'full')
      if (maxAge !== undefined && now() - authenticatedAt > maxAge * 1000) {
        throw new ProblemError('step_up_required', 'That was too long ago. Sign in again.')
      }
      // The address was proved here; whether the shop has proved it, too, the records say.
      const customer = await records.customerByEmail(email)
      const shopper = {
        userId: customer?.userId ?? ownUserId(accountId),
        ...(customer ? { name: customer.name } : {}),
        email,
        authTime: authenticatedAt,
      }
      // The shop may take its time, in which the shopper signs out everywhere.
      return codes.issue({ shopper, ...target }, [holdFullSignIn(tokenHash)]).catch(conflictAs(expired))
    },

    async byOrder({ orderNumber: orderId, email, postcode, address, ...target }) {
      const order = await lookUpOrder({ orderId, email, postcode }, address)
      if (!order) {
        throw new ProblemError(
          'invalid_grant',
          'No order has this number together with this e-mail address or postcode. Look at the order confirmation again.',
        )
      }
      const shopper = { userId: order.userId, onlyOrder: order.orderId, authTime: now() }
      return codes.issue({ shopper, ...target })
    },

    async userIdsOf({ accountId, email }) {
      const customer = await records.customerByEmail(email)
      return [ownUserId(accountId), ...(customer ? [customer.userId] : [])]
    },
  }
}
