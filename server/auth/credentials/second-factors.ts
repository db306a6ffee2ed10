import type { Now } from '../../ids.ts'
import type { Database, Write } from '../../store/database.ts'
import type { SecondFactorStore } from '../../store/second-factors.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import type { SecretBox } from './secret-box.ts'
import { matchTotp, newTotpSecret, totpUri } from './totp.ts'

/** A code that is right. `writes` spend it: they belong in one batch with whatever it is good for. */
export interface Proof {
  kind: 'totp' | 'recovery code'
  writes: Write[]
}

/** A session that may set an authenticator up. */
export interface EnrollingSession {
  tokenHash: string
  accountId: string
  email: string
  /** Whether it may only set the account's first authenticator up, and replace none. */
  first: boolean
  /** The secret that it was shown last and has not confirmed, sealed for the account's id. */
  sealedNewSecret: string | null
}

/** Where the secret that a session is shown stays until it is confirmed. */
export interface NewSecretStore {
  set(tokenHash: string, sealed: string): Write
  /** Leaves the one that the session was shown before. */
  setFirst(tokenHash: string, sealed: string): Write
  read(tokenHash: string): Promise<string | null>
}

/** Authenticator apps and recovery codes of accounts. What must happen once is handed back as writes. */
export interface SecondFactors {
  /** Checks a code of the account's authenticator (six digits) or else one of its recovery codes. */
  prove(accountId: string, code: string): Promise<Proof | undefined>
  /**
   * A new secret for an authenticator, kept with the session until it is confirmed. A session of
   * the first enrolment gets the same one again: a phone may throw the page away while the app is open.
   */
  offer(session: EnrollingSession): Promise<{ secret: string; uri: string }>
  /**
   * Checks the first code of a secret that was offered. The writes make it the account's authenticator and
   * give it new recovery codes; of the `first` they conflict when the account has an authenticator by now.
   */
  accept(
    session: EnrollingSession,
    code: string,
  ): Promise<{ recoveryCodes: string[]; writes: Write[] } | undefined>
  /** New recovery codes, in place of those that there were. */
  renewRecoveryCodes(accountId: string): Promise<{ recoveryCodes: string[]; writes: Write[] }>
  recoveryCodesLeft(accountId: string): Promise<number>
}

/**
 * @param store of staff's or of shoppers' accounts
 * @param box seals TOTP secrets, each for its account's id
 * @param issuer under whose name authenticator apps keep the secret
 */
export function createSecondFactors({
  database,
  store,
  newSecrets,
  box,
  issuer = () => undefined,
  now,
}: {
  database: Database
  store: SecondFactorStore
  newSecrets: NewSecretStore
  box: SecretBox
  issuer?: () => string | undefined
  now: Now
}): SecondFactors {
  const renewRecoveryCodes = async (accountId: string) => {
    const recoveryCodes = newRecoveryCodes()
    const hashes = await Promise.all(recoveryCodes.map((code) => hashRecoveryCode(accountId, code)))
    const rows = hashes.map((hash) => ({
      code_hash: hash,
      account_id: accountId,
      created_at: now(),
      used_at: null,
    }))
    return {
      recoveryCodes,
      writes: [store.deleteRecoveryCodesOf(accountId), store.insertRecoveryCodes(rows)],
    }
  }

  return {
    async prove(accountId, code) {
      const digits = code.replace(/\s/g, '')
      if (!/^\d{6}$/.test(digits)) {
        const hash = await hashRecoveryCode(accountId, code)
        const unused = await database.read(store.unusedRecoveryCodes(accountId))
        if (!unused.some((row) => row.code_hash === hash)) return undefined
        return { kind: 'recovery code', writes: [store.spendRecoveryCode(accountId, hash, now())] }
      }
      const [authenticator] = await database.read(store.authenticatorOf(accountId))
      if (!authenticator) return undefined
      const { sealed_secret: sealed, last_step: lastStep } = authenticator
      const step = await matchTotp(await box.open(sealed, accountId), digits, now(), lastStep)
      if (step === undefined) return undefined
      return { kind: 'totp', writes: [store.spendStep(accountId, sealed, step)] }
    },

    async offer(session) {
      const { accountId, tokenHash, first } = session
      const made = await box.seal(newTotpSecret(), accountId)
      await database.write([first ? newSecrets.setFirst(tokenHash, made) : newSecrets.set(tokenHash, made)])
      const secret = await box.open((await newSecrets.read(tokenHash)) ?? made, accountId)
      return { secret, uri: totpUri(secret, session.email, issuer()) }
    },

    async accept(session, code) {
      const digits = code.replace(/\s/g, '')
      if (session.sealedNewSecret === null || !/^\d{6}$/.test(digits)) return undefined
      const secret = await box.open(session.sealedNewSecret, session.accountId)
      const step = await matchTotp(secret, digits, now())
      if (step === undefined) return undefined
      const save = session.first ? store.insertAuthenticator : store.replaceAuthenticator
      const authenticator = save({
        account_id: session.accountId,
        sealed_secret: await box.seal(secret, session.accountId),
        last_step: step,
        created_at: now(),
      })
      const { recoveryCodes, writes } = await renewRecoveryCodes(session.accountId)
      return { recoveryCodes, writes: [authenticator, ...writes] }
    },

    renewRecoveryCodes,
    recoveryCodesLeft: async (accountId) =>
      (await database.read(store.unusedRecoveryCodes(accountId))).length,
  }
}
