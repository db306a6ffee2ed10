import type { AuditedAct, AuditLog } from '../../audit/audit-log.ts'
import type { Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import type { Database, Write } from '../../store/database.ts'
import { changePassword, staffByEmail } from '../../store/staff.ts'
import {
  deleteOtherSessions,
  deleteOwnSession,
  deleteSessionsOf,
  proveSession,
} from '../../store/staff-sessions.ts'
import type {
  AuthenticatorOffer,
  EnrolledStaff,
  StaffAccount,
  StaffPasswordChange,
  StaffStepUp,
} from '../../wire/staff-account.ts'
import { normalisePassword } from '../credentials/normalise-credentials.ts'
import type { PasswordHasher } from '../credentials/password-hasher.ts'
import type { SecondFactors } from '../credentials/second-factors.ts'
import type { SignInLimiter } from '../sign-in-limiter.ts'
import type { Caller, OpenedSession } from './staff-accounts.ts'
import { conflictAs, expired, fieldFault, wrongCode } from '../sign-in-faults.ts'
import { enrolling, type FoundSession, type StaffSessions } from './staff-sessions.ts'
import { findPasswordFault } from '../credentials/weak-passwords.ts'

/**
 * What people can do with their own account. Whatever would hand the account over asks once more who sits there:
 * a code, or the password where there is no second factor.
 */
export interface OwnAccount {
  /** @throws ProblemError `unauthorized` without a full session, here and below */
  show(token: string): Promise<StaffAccount>
  /**
   * Shows once more who sits there, for what asks for that within ten minutes.
   * @throws ProblemError as `offerAuthenticator`
   */
  stepUp(request: { token: string; proof: StaffStepUp } & Caller): Promise<void>
  /**
   * A secret for a new authenticator app; the one that there is stays until the new one is confirmed.
   * @throws ProblemError `step_up_required` without a code (or password), `invalid_grant` for a wrong one
   */
  offerAuthenticator(request: { token: string; proof: StaffStepUp } & Caller): Promise<AuthenticatorOffer>
  /**
   * Takes the first code of the new authenticator. Recovery codes are made anew, every other session is over.
   * @throws ProblemError `invalid_grant` for a wrong code
   */
  replaceAuthenticator(
    request: { token: string; code: string } & Caller,
  ): Promise<OpenedSession<EnrolledStaff>>
  /** Ten new recovery codes in place of those that there were. @throws ProblemError as `offerAuthenticator` */
  renewRecoveryCodes(request: { token: string; proof: StaffStepUp } & Caller): Promise<string[]>
  /**
   * Every other session is over.
   * @throws ProblemError as `offerAuthenticator`; `unprocessable` for a weak new password
   */
  changePassword(
    request: { token: string; change: StaffPasswordChange } & Caller,
  ): Promise<OpenedSession<null>>
  /** @throws ProblemError `not_found` for a session that is not one's own */
  endSession(token: string, sessionId: string): Promise<void>
  endOtherSessions(token: string): Promise<void>
}

/** Who sits there was shown: what spends the code, and the entries that belong to it. */
interface Proven {
  writes: Write[]
  acts: AuditedAct[]
}

export function createOwnAccount({
  database,
  audit,
  sessions,
  secondFactors,
  hasher,
  limiter,
  now,
}: {
  database: Database
  audit: Pick<AuditLog, 'append'>
  sessions: StaffSessions
  secondFactors: SecondFactors
  hasher: PasswordHasher
  limiter: SignInLimiter
  now: Now
}): OwnAccount {
  const own = async (token: string): Promise<FoundSession> => {
    const session = await sessions.find(token)
    if (session?.stage !== 'full') throw expired()
    return session
  }

  /** Checks a password again. Returns its stored hash. */
  const provePassword = async ({ staffId, staff }: FoundSession, password: string, address: string) => {
    await limiter.countTry(address, staff.email)
    const [account] = await database.read(staffByEmail(staff.email))
    if (!account || !(await hasher.verify(account.password_hash, normalisePassword(password)))) {
      await tellFailure(staffId, 'password')
      const message = 'This is not your current password.'
      throw new ProblemError('invalid_grant', message, { errors: [{ path: 'password', message }] })
    }
    return account.password_hash
  }

  /** What spends the code. */
  const proveCode = async (
    { staffId, staff }: FoundSession,
    code: string | undefined,
    address: string,
  ): Promise<Proven> => {
    if (code === undefined) throw stepUpNeeded('A code of your authenticator app is needed for this.')
    await limiter.countCode(address, staff.email)
    const proof = await secondFactors.prove(staffId, code)
    if (!proof) throw await wrongCodeOf(staffId)
    const byHand = proof.kind === 'recovery code'
    return {
      writes: proof.writes,
      acts: byHand ? [{ actor: staffId, act: 'recovery-code-used', subject: staffId }] : [],
    }
  }

  const prove = async (session: FoundSession, proof: StaffStepUp, address: string): Promise<Proven> => {
    if (session.secondFactorSince !== null) return proveCode(session, proof.code, address)
    if (proof.password === undefined) throw stepUpNeeded('Your password is needed for this.')
    await provePassword(session, proof.password, address)
    return { writes: [], acts: [] }
  }

  const tellFailure = (staffId: string, step: 'password' | 'code') =>
    audit.append({ actor: staffId, act: 'step-up-failed', subject: staffId, details: { step } })

  const wrongCodeOf = async (staffId: string) => {
    await tellFailure(staffId, 'code')
    return wrongCode()
  }

  /** Writes what somebody did with their account, and what spends the code that showed who they are. */
  const write = ({ staffId }: FoundSession, act: AuditedAct['act'], { writes, acts }: Proven) =>
    audit
      .append([...acts, { actor: staffId, act, subject: staffId }], writes, { durable: true })
      .catch(conflictAs(() => wrongCodeOf(staffId)))

  /** Ends all sessions of the account and begins the one that goes on. */
  const beginAnew = async (
    session: FoundSession,
    act: AuditedAct['act'],
    { address, device }: Caller,
    { writes, acts }: Proven,
  ) => {
    const { staff } = session
    const next = await sessions.prepare(staff.email, 'full', device)
    await write(session, act, { acts, writes: [...writes, deleteSessionsOf(staff.email), next.write] })
    await limiter.succeeded(address, staff.email)
    return { token: next.token, expiresAt: next.expiresAt }
  }

  return {
    async show(token) {
      const { staff, staffId, sessionId, secondFactorSince: since } = await own(token)
      const rows = await sessions.list(staffId)
      return {
        staff,
        second_factor:
          since === null
            ? null
            : { since: iso(since), recovery_codes_left: await secondFactors.recoveryCodesLeft(staffId) },
        sessions: rows.map((row) => ({
          session_id: row.session_id,
          device: row.device,
          started_at: iso(row.created_at),
          last_seen_at: iso(row.last_seen_at),
          current: row.session_id === sessionId,
        })),
      }
    },

    async stepUp({ token, proof, address }) {
      const session = await own(token)
      const { writes, acts } = await prove(session, proof, address)
      await write(session, 'step-up', { acts, writes: [...writes, proveSession(session.tokenHash, now())] })
    },

    async offerAuthenticator({ token, proof, address }) {
      const session = await own(token)
      await write(session, 'step-up', await prove(session, proof, address))
      return secondFactors.offer(enrolling(session))
    },

    async replaceAuthenticator({ token, code, ...caller }) {
      const session = await own(token)
      const accepted = await secondFactors.accept(enrolling(session), code)
      if (!accepted) throw await wrongCodeOf(session.staffId)
      const act = session.secondFactorSince === null ? 'second-factor-on' : 'second-factor-replaced'
      const opened = await beginAnew(session, act, caller, { writes: accepted.writes, acts: [] })
      return { ...opened, state: { staff: session.staff, recovery_codes: accepted.recoveryCodes } }
    },

    async renewRecoveryCodes({ token, proof, address }) {
      const session = await own(token)
      if (session.secondFactorSince === null) {
        throw new ProblemError('forbidden', 'Recovery codes come with a second factor. Set that up first.')
      }
      const { writes: spent, acts } = await prove(session, proof, address)
      const { recoveryCodes, writes } = await secondFactors.renewRecoveryCodes(session.staffId)
      await write(session, 'recovery-codes-renewed', { acts, writes: [...spent, ...writes] })
      return recoveryCodes
    },

    async changePassword({ token, change, ...caller }) {
      const session = await own(token)
      const oldHash = await provePassword(session, change.password, caller.address)
      const fault = findPasswordFault(change.new_password, session.staff.email)
      if (fault) throw fieldFault('new_password', fault)
      const newHash = await hasher.hash(normalisePassword(change.new_password))
      // Last, so that a weak password costs no code.
      const { writes: spent, acts } =
        session.secondFactorSince === null
          ? { writes: [], acts: [] }
          : await proveCode(session, change.code, caller.address)
      const writes = [...spent, changePassword(session.staffId, oldHash, newHash)]
      const opened = await beginAnew(session, 'password-changed', caller, { acts, writes })
      return { ...opened, state: null }
    },

    async endSession(token, sessionId) {
      const { staffId } = await own(token)
      await audit
        .append({ actor: staffId, act: 'session-ended', subject: sessionId }, [
          deleteOwnSession(staffId, sessionId),
        ])
        .catch(conflictAs(() => new ProblemError('not_found')))
    },

    async endOtherSessions(token) {
      const { staffId, tokenHash } = await own(token)
      const details = { which: 'all others' }
      await audit.append({ actor: staffId, act: 'session-ended', subject: staffId, details }, [
        deleteOtherSessions(staffId, tokenHash),
      ])
    },
  }
}

const iso = (time: number) => new Date(time).toISOString()

const stepUpNeeded = (detail: string) => new ProblemError('step_up_required', detail)
