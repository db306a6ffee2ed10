import type { Now } from '../ids.ts'
import type { Database, Write } from '../store/database.ts'
import * as store from '../store/staff-second-factors.ts'
import { sessionByHash, setFirstNewSecret, setNewSecret } from '../store/staff-sessions.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import type { SecretBox } from './secret-box.ts'
import type { FoundSession } from './staff-sessions.ts'
import { matchTotp, newTotpSecret, totpUri } from './totp.ts'

/** A code that is right. `writes` spend it: they belong in one batch with whatever it is good for. */
export interface Proof {
  kind: 'totp' | 'recovery code'
  writes: Write[]
}

/** Authenticator apps and recovery codes of accounts. What must happen once is handed back as writes. */
export interface SecondFactors {
  /** Checks a code of the account's authenticator (six digits) or else one of its recovery codes. */
  prove(staffId: string, code: string): Promise<Proof | undefined>
  /**
   * A new secret for an authenticator, kept with the session until it is confirmed. A session in `enrolment`
   * gets the same one again: a phone may throw the page away while the app is open.
   */
  offer(session: FoundSession): Promise<{ secret: string; uri: string }>
  /**
   * Checks the first code of a secret that was offered. The writes make it the account's authenticator and
   * give it new recovery codes; in `enrolment` they conflict when the account has an authenticator by now.
   */
  accept(
    session: FoundSession,
    code: string,
  ): Promise<{ recoveryCodes: string[]; writes: Write[] } | undefined>
  /** New recovery codes, in place of those that there were. */
  renewRecoveryCodes(staffId: string): Promise<{ recoveryCodes: string[]; writes: Write[] }>
  recoveryCodesLeft(staffId: string): Promise<number>
}

/** @param box seals TOTP secrets, each for its account's id */
export function createSecondFactors({
  database,
  box,
  now,
}: {
  database: Database
  box: SecretBox
  now: Now
}): SecondFactors {
  const renewRecoveryCodes = async (staffId: string) => {
    const recoveryCodes = newRecoveryCodes()
    const hashes = await Promise.all(recoveryCodes.map((code) => hashRecoveryCode(staffId, code)))
    const rows = hashes.map((hash) => ({
      code_hash: hash,
      staff_id: staffId,
      created_at: now(),
      used_at: null,
    }))
    return {
      recoveryCodes,
      writes: [store.deleteRecoveryCodesOf(staffId), store.insertRecoveryCodes(rows)],
    }
  }

  return {
    async prove(staffId, code) {
      const digits = code.replace(/\s/g, '')
      if (!/^\d{6}$/.test(digits)) {
        const hash = await hashRecoveryCode(staffId, code)
        const unused = await database.read(store.unusedRecoveryCodes(staffId))
        if (!unused.some((row) => row.code_hash === hash)) return undefined
        return { kind: 'recovery code', writes: [store.spendRecoveryCode(staffId, hash, now())] }
      }
      const [authenticator] = await database.read(store.authenticatorOf(staffId))
      if (!authenticator) return undefined
      const { sealed_secret: sealed, last_step: lastStep } = authenticator
      const step = await matchTotp(await box.open(sealed, staffId), digits, now(), lastStep)
      if (step === undefined) return undefined
      return { kind: 'totp', writes: [store.spendStep(staffId, sealed, step)] }
    },

    async offer(session) {
      const { staffId, tokenHash, stage } = session
      const made = await box.seal(newTotpSecret(), staffId)
      await database.write([
        stage === 'enrolment' ? setFirstNewSecret(tokenHash, made) : setNewSecret(tokenHash, made),
      ])
      const [row] = await database.read(sessionByHash(tokenHash))
      const secret = await box.open(row?.sealed_new_secret ?? made, staffId)
      return { secret, uri: totpUri(secret, session.staff.email) }
    },

    async accept(session, code) {
      const digits = code.replace(/\s/g, '')
      if (session.sealedNewSecret === null || !/^\d{6}$/.test(digits)) return undefined
      const secret = await box.open(session.sealedNewSecret, session.staffId)
      const step = await matchTotp(secret, digits, now())
      if (step === undefined) return undefined
      const save = session.stage === 'enrolment' ? store.insertAuthenticator : store.replaceAuthenticator
      const authenticator = save({
        staff_id: session.staffId,
        sealed_secret: await box.seal(secret, session.staffId),
        last_step: step,
        created_at: now(),
      })
      const { recoveryCodes, writes } = await renewRecoveryCodes(session.staffId)
      return { recoveryCodes, writes: [authenticator, ...writes] }
    },

    renewRecoveryCodes,
    recoveryCodesLeft: async (staffId) => (await database.read(store.unusedRecoveryCodes(staffId))).length,
  }
}
