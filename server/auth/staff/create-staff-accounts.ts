import type { AuditedAct, AuditLog } from '../../audit/audit-log.ts'
import type { NewId, Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import * as store from '../../store/staff.ts'
import { deleteSession, deleteSessionsOf, spendSession } from '../../store/staff-sessions.ts'
import type { Staff } from '../../wire.ts'
import type { StaffSession } from '../../wire/staff-account.ts'
import { normaliseEmail, normalisePassword } from '../credentials/normalise-credentials.ts'
import type { PasswordHasher } from '../credentials/password-hasher.ts'
import type { SecondFactors } from '../credentials/second-factors.ts'
import type { SignInLimiter } from '../sign-in-limiter.ts'
import type { StaffInvites } from './staff-invites.ts'
import type { Caller, StaffAccounts } from './staff-accounts.ts'
import { enrolling, type FoundSession, type SessionStage, type StaffSessions } from './staff-sessions.ts'
import { conflictAs, expired, fieldFault, lastAdmin, wrongCode } from '../sign-in-faults.ts'
import { needsSecondFactor, readSettings } from './staff-settings.ts'
import { findPasswordFault } from '../credentials/weak-passwords.ts'

/** Staff accounts over the store. `limiter` counts tries, `hasher` knows how passwords are kept. */
export function createStaffAccounts({
  database,
  audit,
  invites,
  sessions,
  secondFactors,
  hasher,
  limiter,
  now,
  newId,
}: {
  database: Database
  audit: Pick<AuditLog, 'append'>
  invites: StaffInvites
  sessions: StaffSessions
  secondFactors: SecondFactors
  hasher: PasswordHasher
  limiter: SignInLimiter
  now: Now
  newId: NewId
}): StaffAccounts {
  /** What an unknown e-mail address is checked against, so that it takes as long as a known one. */
  let decoy: string | undefined

  /** Writes a batch that begins a session, with its entries; the limits are told once that is a full one. */
  const open = async (
    { staff, staffId }: { staff: Staff; staffId: string },
    stage: SessionStage,
    { address, device }: Caller,
    { writes = [], acts = [], durable = false }: { writes?: Write[]; acts?: AuditedAct[]; durable?: boolean },
  ) => {
    const { token, expiresAt, write } = await sessions.prepare(staff.email, stage, device)
    const batch = [sessions.sweep(), ...writes, write]
    const entered: AuditedAct[] =
      stage === 'full' ? [{ actor: staffId, act: 'sign-in', subject: staffId, personal: { device } }] : []
    const entries = [...acts, ...entered]
    if (entries.length > 0) await audit.append(entries, batch, { durable })
    else await database.write(batch, { durable })
    if (stage === 'full') await limiter.succeeded(address, staff.email)
    return { token, expiresAt, state: await stateOf(stage, staff) }
  }

  const stateOf = async (stage: SessionStage, staff: Staff): Promise<StaffSession> => {
    switch (stage) {
      case 'full':
        return { step: 'signed-in', staff }
      case 'code':
        return { step: 'code', email: staff.email }
      case 'enrolment': {
        const required = needsSecondFactor(staff.role, await readSettings(database))
        return { step: 'enrolment', email: staff.email, required }
      }
    }
  }

  /** Tells of a try that failed. An address without an account is not kept: it may be anything, a password too. */
  const tellFailure = (subject: string | null, step: 'password' | 'code') =>
    audit.append({ actor: null, act: 'sign-in-failed', subject, details: { step } })

  const wrongCodeOf = async ({ staffId }: FoundSession) => {
    await tellFailure(staffId, 'code')
    return wrongCode()
  }

  const inStage = async (token: string, stage: SessionStage): Promise<FoundSession> => {
    const session = await sessions.find(token)
    if (session?.stage !== stage) throw expired()
    return session
  }

  return {
    async redeem({ token, password, address, device, ...given }) {
      await limiter.countTry(address)
      const email = normaliseEmail(given.email)
      const invite = await invites.find(token)
      if (!invite) throw spentLink()
      if (invite.email !== null && invite.email !== email) {
        throw fieldFault('email', 'This link was made for another e-mail address.')
      }
      const fault = findPasswordFault(password, email)
      if (fault) throw fieldFault('password', fault)

      const passwordHash = await hasher.hash(normalisePassword(password))
      const [before] = await database.read(store.staffByEmail(email))
      const staff = { email, role: invite.role }
      const staffId = before?.staff_id ?? newId('s')
      const account = {
        staff_id: staffId,
        ...staff,
        password_hash: passwordHash,
        created_at: now(),
        second_factor_declined_at: null,
      }
      const writes = [
        ...(await invites.spend(token, email)),
        store.saveStaff(account),
        deleteSessionsOf(email),
      ]
      // A link that replaces a lost password replaces no second factor.
      const stage = before?.second_factor_since ? 'code' : 'enrolment'
      const details = { role: invite.role, account: before ? 'renewed' : 'new' }
      const acts: AuditedAct[] = [{ actor: staffId, act: 'set-up', subject: staffId, details }]
      const who = { staff, staffId }
      return open(who, stage, { address, device }, { writes, acts, durable: true }).catch(
        async (error: unknown) => {
          if (!(error instanceof WriteConflict)) throw error
          const demoted = before?.role === 'admin' && invite.role !== 'admin'
          throw demoted && (await invites.find(token)) ? lastAdmin() : spentLink()
        },
      )
    },

    async signIn({ password, address, device, ...given }) {
      const email = normaliseEmail(given.email)
      await limiter.countTry(address, email)
      decoy ??= await hasher.hash(newId('decoy'))
      const [account] = await database.read(store.staffByEmail(email))
      const right = await hasher.verify(account?.password_hash ?? decoy, normalisePassword(password))
      if (!account || !right || account.deactivated_at !== null) {
        await tellFailure(account?.staff_id ?? null, 'password')
        throw new ProblemError('unauthorized', 'The e-mail address or the password is not right.')
      }
      const {
        role,
        staff_id: staffId,
        second_factor_since: since,
        second_factor_declined_at: declined,
      } = account
      const mayGoOn = declined !== null && !needsSecondFactor(role, await readSettings(database))
      const stage = since !== null ? 'code' : mayGoOn ? 'full' : 'enrolment'
      // Deactivated just now: the session is not begun.
      return open({ staff: { email, role }, staffId }, stage, { address, device }, {}).catch(
        conflictAs(expired),
      )
    },

    async proveCode({ token, code, ...caller }) {
      const session = await inStage(token, 'code')
      const { staffId, staff, tokenHash } = session
      await limiter.countCode(caller.address, staff.email)
      const proof = await secondFactors.prove(staffId, code)
      if (!proof) throw await wrongCodeOf(session)
      const writes = [...proof.writes, spendSession(tokenHash)]
      const acts: AuditedAct[] =
        proof.kind === 'totp' ? [] : [{ actor: staffId, act: 'recovery-code-used', subject: staffId }]
      // Of two requests with one code the second finds it spent.
      const opened = await open(session, 'full', caller, { writes, acts, durable: true }).catch(
        conflictAs(() => wrongCodeOf(session)),
      )
      if (proof.kind === 'totp') return opened
      const left = await secondFactors.recoveryCodesLeft(staffId)
      return { ...opened, state: { step: 'signed-in', staff, recovery_codes_left: left } }
    },

    offerAuthenticator: async (token) => secondFactors.offer(enrolling(await inStage(token, 'enrolment'))),

    async enrol({ token, code, ...caller }) {
      const session = await inStage(token, 'enrolment')
      const accepted = await secondFactors.accept(enrolling(session), code)
      if (!accepted) throw await wrongCodeOf(session)
      const { staff, staffId, tokenHash } = session
      const writes = [...accepted.writes, spendSession(tokenHash), deleteSessionsOf(staff.email)]
      const acts: AuditedAct[] = [{ actor: staffId, act: 'second-factor-on', subject: staffId }]
      const opened = await open(session, 'full', caller, { writes, acts, durable: true }).catch(
        conflictAs(() => wrongCodeOf(session)),
      )
      return { ...opened, state: { staff, recovery_codes: accepted.recoveryCodes } }
    },

    async declineSecondFactor({ token, ...caller }) {
      const session = await inStage(token, 'enrolment')
      const { staff, staffId, tokenHash } = session
      if (needsSecondFactor(staff.role, await readSettings(database))) {
        const whose = staff.role === 'admin' ? 'Admins need' : 'Everyone here needs'
        throw new ProblemError('forbidden', `${whose} a second factor.`)
      }
      const writes = [store.declineSecondFactor(staffId, now()), spendSession(tokenHash)]
      const acts: AuditedAct[] = [{ actor: staffId, act: 'second-factor-declined', subject: staffId }]
      return open(session, 'full', caller, { writes, acts }).catch(conflictAs(expired))
    },

    async signedIn(token) {
      const session = await sessions.find(token)
      return session?.stage === 'full' ? session : null
    },

    async session(token, options) {
      const session = await sessions.find(token, options)
      return session?.stage === 'full' ? session.staff : null
    },

    async progress(token) {
      const session = await sessions.find(token)
      return session && stateOf(session.stage, session.staff)
    },

    async signOut(token) {
      const session = await sessions.find(token, { use: false })
      if (session?.stage !== 'full') return sessions.end(token)
      const { staffId, tokenHash } = session
      await audit.append({ actor: staffId, act: 'sign-out', subject: staffId }, [deleteSession(tokenHash)])
    },
  }
}

const spentLink = () =>
  new ProblemError(
    'invalid_grant',
    'This set-up link was used already, has expired or was replaced by a newer one.',
  )
