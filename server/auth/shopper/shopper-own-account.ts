import { ProblemError } from '../../problem.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import * as store from '../../store/shopper-accounts.ts'
import { shopperSecondFactors } from '../../store/second-factors.ts'
import type { ShopperAccount } from '../../wire/sign-in.ts'
import type { AuthenticatorOffer } from '../../wire/staff-account.ts'
import type { AccountMails } from './account-mails.ts'
import { normalisePassword } from '../credentials/normalise-credentials.ts'
import type { PasswordHasher } from '../credentials/password-hasher.ts'
import type { EnrollingSession, SecondFactors } from '../credentials/second-factors.ts'
import type { SignInLimiter } from '../sign-in-limiter.ts'
import type { ProvedSignIn, SignInProgress } from './sign-in-progress.ts'
import { fieldFault, wrongCode } from '../sign-in-faults.ts'
import { findPasswordFault } from '../credentials/weak-passwords.ts'

/** Who asks: the token of a way through the frame that has come to its end, and the network address. */
export interface SignedInShopper {
  token: string
  address: string
}

/**
 * What shoppers can do with their account of ours, for a quarter of an hour after they signed in to it. What takes a
 * second factor away asks for it once more. Every change is told by mail, and ends the shopper's sessions.
 */
export interface ShopperOwnAccount {
  /** @throws ProblemError `unauthorized` when the way is over, here and below */
  show(token: string): Promise<ShopperAccount>
  /** A secret for a new authenticator. @throws ProblemError `step_up_required`, `invalid_grant` where there is one */
  offerAuthenticator(request: SignedInShopper & { code: string | undefined }): Promise<AuthenticatorOffer>
  /** Takes the first code of the new authenticator; returns new recovery codes. @throws ProblemError `invalid_grant` */
  confirmAuthenticator(request: SignedInShopper & { code: string }): Promise<string[]>
  /** @throws ProblemError `invalid_grant` for a wrong code, here and below */
  removeAuthenticator(request: SignedInShopper & { code: string }): Promise<void>
  renewRecoveryCodes(request: SignedInShopper & { code: string }): Promise<string[]>
  /** @throws ProblemError `invalid_grant`; `unprocessable` for a weak one */
  changePassword(
    request: SignedInShopper & { password: string | undefined; newPassword: string },
  ): Promise<void>
  /** Ends every session of the shopper on the shop's pages, and other ways through the frame. */
  signOutEverywhere(token: string): Promise<void>
}

export function createShopperOwnAccount({
  database,
  progress,
  secondFactors,
  hasher,
  limiter,
  mails,
  endSessions,
}: {
  database: Database
  progress: SignInProgress
  secondFactors: SecondFactors
  hasher: PasswordHasher
  limiter: SignInLimiter
  mails: AccountMails
  endSessions: (account: { accountId: string; email: string }) => Promise<void>
}): ShopperOwnAccount {
  const own = (token: string) => progress.inStage(token, 'full')

  const write = (batch: Write[]) =>
    database.write(batch, { durable: true }).catch((error: unknown) => {
      throw error instanceof WriteConflict ? wrongCode() : error
    })

  /** What spends the code. */
  const prove = async ({ accountId, email }: ProvedSignIn, code: string, address: string) => {
    await limiter.countCode(address, email)
    const proof = await secondFactors.prove(accountId, code)
    if (!proof) throw wrongCode()
    return proof.writes
  }
  const others = ({ email, tokenHash }: ProvedSignIn) => store.deleteOtherSignIns(email, tokenHash)

  return {
    async show(token) {
      const { email, accountId, passwordHash, secondFactorSince: since } = await own(token)
      const left = since === null ? 0 : await secondFactors.recoveryCodesLeft(accountId)
      return {
        email,
        has_password: passwordHash !== null,
        second_factor:
          since === null ? null : { since: new Date(since).toISOString(), recovery_codes_left: left },
      }
    },

    async offerAuthenticator({ token, code, address }) {
      const signIn = await own(token)
      if (signIn.secondFactorSince !== null) {
        if (code === undefined) {
          throw new ProblemError('step_up_required', 'A code of your authenticator app is needed for this.')
        }
        await write(await prove(signIn, code, address))
      }
      return secondFactors.offer(enrolling(signIn))
    },

    async confirmAuthenticator({ token, code, address }) {
      const signIn = await own(token)
      await limiter.countCode(address, signIn.email)
      const accepted = await secondFactors.accept(enrolling(signIn), code)
      if (!accepted) throw wrongCode()
      await write([...accepted.writes, store.setNewSecret(signIn.tokenHash, null), others(signIn)])
      await endSessions(signIn)
      await limiter.succeeded(address, signIn.email)
      mails.tell(signIn.email, 'second-factor-on')
      return accepted.recoveryCodes
    },

    async removeAuthenticator({ token, code, address }) {
      const signIn = await own(token)
      const spent = await prove(signIn, code, address)
      const { accountId } = signIn
      await write([
        ...spent,
        shopperSecondFactors.deleteAuthenticatorOf(accountId),
        shopperSecondFactors.deleteRecoveryCodesOf(accountId),
        store.setNewSecret(signIn.tokenHash, null),
        others(signIn),
      ])
      await endSessions(signIn)
      await limiter.succeeded(address, signIn.email)
      mails.tell(signIn.email, 'second-factor-off')
    },

    async renewRecoveryCodes({ token, code, address }) {
      const signIn = await own(token)
      const spent = await prove(signIn, code, address)
      const { recoveryCodes, writes } = await secondFactors.renewRecoveryCodes(signIn.accountId)
      await write([...spent, ...writes])
      await limiter.succeeded(address, signIn.email)
      mails.tell(signIn.email, 'new-recovery-codes')
      return recoveryCodes
    },

    async changePassword({ token, password, newPassword, address }) {
      const signIn = await own(token)
      const { accountId, email, passwordHash } = signIn
      if (passwordHash !== null) {
        await limiter.countTry(address, email)
        if (!(await hasher.verify(passwordHash, normalisePassword(password ?? '')))) {
          const message = 'This is not your current password.'
          throw new ProblemError('invalid_grant', message, { errors: [{ path: 'password', message }] })
        }
      }
      const fault = findPasswordFault(newPassword, email)
      if (fault) throw fieldFault('new_password', fault)
      const hash = await hasher.hash(normalisePassword(newPassword))
      await write([store.setPassword(accountId, passwordHash, hash), others(signIn)])
      await endSessions(signIn)
      mails.tell(email, 'password-changed')
    },

    async signOutEverywhere(token) {
      const signIn = await own(token)
      await write([others(signIn)])
      await endSessions(signIn)
    },
  }
}

const enrolling = (signIn: ProvedSignIn): EnrollingSession => ({
  ...signIn,
  first: signIn.secondFactorSince === null,
})
