import type { NewId, Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import * as store from '../../store/shopper-accounts.ts'
import type { SignInStep } from '../../wire/sign-in.ts'
import { hashMailCode, MAIL_CODE_TRIES, newMailCode } from './mail-codes.ts'
import { normaliseEmail, normalisePassword } from '../credentials/normalise-credentials.ts'
import type { PasswordHasher } from '../credentials/password-hasher.ts'
import type { SecondFactors } from '../credentials/second-factors.ts'
import type { AccountMails } from './account-mails.ts'
import type { SignInLimiter } from '../sign-in-limiter.ts'
import {
  type ProvedSignIn,
  type SignInProgress,
  type SignInPurpose,
  stageAfterFactors,
  stepOf,
} from './sign-in-progress.ts'
import { expired, fieldFault, wrongCode, wrongMailCode } from '../sign-in-faults.ts'
import { findPasswordFault } from '../credentials/weak-passwords.ts'

/** NIST SP 800-63B, 3.2.2: after so many wrong passwords in a row none is right any more; a mailed code still is. */
const MAX_PASSWORD_FAILURES = 100

/**
 * The ways in to a shopper's account: a password or a mailed code, then a code of the second factor where there is one.
 * Until a code from the mailbox was shown, every answer is the same whether there is an account or not.
 */
export interface ShopperAccounts {
  /** @throws ProblemError `unauthorized` for whatever is wrong; `rate_limited` */
  signIn(credentials: { email: string; password: string; address: string }): Promise<SignInStep>
  /**
   * Mails a code, which shows that the mailbox is one's own; where there is no account yet, it makes one.
   * @throws ProblemError `rate_limited`
   */
  mailCode(request: { email: string; purpose: SignInPurpose; address: string }): Promise<SignInStep>
  /** @throws ProblemError `invalid_grant` for a wrong code, five times; `rate_limited`; `unauthorized` out of step */
  proveMailCode(proof: { token: string; code: string; address: string }): Promise<SignInStep>
  /** @throws ProblemError `invalid_grant`, `rate_limited`; `unauthorized` out of step */
  proveSecondFactor(proof: { token: string; code: string; address: string }): Promise<SignInStep>
  /**
   * Sets a password, or goes on without one where it need not be; every session of the shopper ends with the old one.
   * @throws ProblemError `unprocessable` for a weak password; `unauthorized` out of step
   */
  setPassword(request: { token: string; password: string | undefined; address: string }): Promise<SignInStep>
}

export function createShopperAccounts({
  database,
  progress,
  secondFactors,
  hasher,
  limiter,
  mails,
  endSessions,
  now,
  newId,
}: {
  database: Database
  progress: SignInProgress
  secondFactors: SecondFactors
  hasher: PasswordHasher
  limiter: SignInLimiter
  mails: AccountMails
  /** Ends the sessions of an account on the shop's pages. */
  endSessions: (account: { accountId: string; email: string }) => Promise<void>
  now: Now
  newId: NewId
}): ShopperAccounts {
  /** What an unknown address is checked against, so that it takes as long as a known one. */
  let decoy: string | undefined

  /** The stage after a factor, and what else is written when that is the last one. */
  const afterFactors = ({
    accountId,
    purpose,
    passwordHash,
  }: Pick<ProvedSignIn, 'accountId' | 'purpose' | 'passwordHash'>) => {
    const next = progress.next(stageAfterFactors(purpose, passwordHash), now())
    return { next, writes: [store.forgetPasswordFailures(accountId)] }
  }

  const write = (batch: Write[], onConflict = wrongCode) =>
    database.write(batch, { durable: true }).catch((error: unknown) => {
      throw error instanceof WriteConflict ? onConflict() : error
    })

  return {
    async signIn({ password, address, ...given }) {
      const email = normaliseEmail(given.email)
      await limiter.countTry(address, email)
      decoy ??= await hasher.hash(newId('decoy'))
      // Counted before it is looked at: of any number of tries at once no more than the limit are.
      await database.write([store.countPasswordFailure(email)])
      const [account] = await database.read(store.accountByEmail(email))
      const right = await hasher.verify(account?.password_hash ?? decoy, normalisePassword(password))
      const open = account && account.password_failures <= MAX_PASSWORD_FAILURES
      if (!right || !open || account.password_hash === null) throw wrongPassword()
      const { account_id: accountId, password_hash: passwordHash } = account
      const after = afterFactors({ accountId, purpose: 'sign-in', passwordHash })
      const isLast = account.second_factor_since === null
      const next = isLast ? after.next : progress.next('second-factor', now())
      const token = newId('signin')
      const way = { email, account_id: accountId, purpose: 'sign-in', code_hash: null } as const
      await database.write([...after.writes, ...(await progress.begin(token, way, next))])
      if (isLast) await limiter.succeeded(address, email)
      return stepOf(next.stage, token, 'sign-in')
    },

    async mailCode({ purpose, address, ...given }) {
      const email = normaliseEmail(given.email)
      await limiter.countMail(address, email, purpose === 'reset' ? 'reset' : 'code')
      const token = newId('signin')
      const code = newMailCode()
      const way = { email, account_id: null, purpose, code_hash: await hashMailCode(token, code) }
      await database.write(await progress.begin(token, way, progress.next('mail-code', null)))
      const [account] = await database.read(store.accountByEmail(email))
      mails.sendCode(email, !account ? 'new-account' : purpose === 'reset' ? 'reset' : 'sign-in', code)
      return stepOf('mail-code', token, purpose)
    },

    async proveMailCode({ token, code, address }) {
      const { tokenHash, email, purpose, codeHash } = await progress.inStage(token, 'mail-code')
      await limiter.countMailCode(address, email)
      if (codeHash === null || (await hashMailCode(token, code)) !== codeHash) {
        await write([store.countCodeTry(tokenHash, MAIL_CODE_TRIES)], wrongMailCode)
        throw wrongMailCode()
      }
      const [account] = await database.read(store.accountByEmail(email))
      const accountId = account?.account_id ?? newId('sa')
      const made = {
        account_id: accountId,
        email,
        password_hash: null,
        password_failures: 0,
        created_at: now(),
      }
      const passwordHash = account?.password_hash ?? null
      const isLast = !account || account.second_factor_since === null
      const after = afterFactors({ accountId, purpose, passwordHash })
      const next = isLast ? after.next : progress.next('second-factor', now())
      const spent = { codeHash, most: MAIL_CODE_TRIES, email }
      await write(
        [
          store.insertAccount(made),
          store.spendMailCode(tokenHash, spent, next.row),
          ...(isLast ? after.writes : []),
        ],
        wrongMailCode,
      )
      await limiter.mailCodeWasRight(address, email)
      if (next.stage === 'full') await limiter.succeeded(address, email)
      return stepOf(next.stage, token, purpose)
    },

    async proveSecondFactor({ token, code, address }) {
      const signIn = await progress.inStage(token, 'second-factor')
      await limiter.countCode(address, signIn.email)
      const proof = await secondFactors.prove(signIn.accountId, code)
      if (!proof) throw wrongCode()
      const { next, writes } = afterFactors(signIn)
      await write([
        ...proof.writes,
        store.advanceSignIn(signIn.tokenHash, 'second-factor', next.row),
        ...writes,
      ])
      await limiter.succeeded(address, signIn.email)
      const step = stepOf(next.stage, token, signIn.purpose)
      if (proof.kind === 'totp' || step.step !== 'done') return step
      return { ...step, recovery_codes_left: await secondFactors.recoveryCodesLeft(signIn.accountId) }
    },

    async setPassword({ token, password, address }) {
      const signIn = await progress.inStage(token, 'new-password')
      const { tokenHash, accountId, email, purpose, passwordHash } = signIn
      const { row } = progress.next('full', signIn.authenticatedAt)
      const advance = store.advanceSignIn(tokenHash, 'new-password', row)
      if (password === undefined) {
        if (purpose === 'reset') throw fieldFault('new_password', 'Choose a new password.')
        await write([advance], expired)
      } else {
        const fault = findPasswordFault(password, email)
        if (fault) throw fieldFault('new_password', fault)
        const hash = await hasher.hash(normalisePassword(password))
        await write(
          [
            advance,
            store.setPassword(accountId, passwordHash, hash),
            store.deleteOtherSignIns(email, tokenHash),
          ],
          expired,
        )
        await endSessions({ accountId, email })
        mails.tell(email, 'password-changed')
      }
      await limiter.succeeded(address, email)
      return stepOf('full', token, purpose)
    },
  }
}

const wrongPassword = () =>
  new ProblemError(
    'unauthorized',
    'The e-mail address or the password is not right. After many wrong tries only a code by mail signs in.',
  )
