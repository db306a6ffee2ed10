import type { AuditedAct, AuditLog } from '../../audit/audit-log.ts'
import type { Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import { staffByEmail, voidInvites } from '../../store/staff.ts'
import { deleteSessionsOf } from '../../store/staff-sessions.ts'
import * as store from '../../store/staff-team.ts'
import type {
  Invitation,
  NewInvitation,
  StaffSettings,
  TeamMember,
  TeamMemberChange,
} from '../../wire/staff-team.ts'
import { normaliseEmail } from '../credentials/normalise-credentials.ts'
import { resetSecondFactorOf } from './reset-second-factor.ts'
import { conflictAs, expired, fieldFault, lastAdmin } from '../sign-in-faults.ts'
import type { StaffInvites } from './staff-invites.ts'
import type { FoundSession, StaffSessions } from './staff-sessions.ts'
import { readSettings, writeSettings } from './staff-settings.ts'

/** How long a password or a code that was shown is good for changes of the team, ms. */
const PROVEN_MS = 10 * 60_000

/**
 * The team, for admins. Whatever changes something needs a password or code of the last ten minutes, and what
 * changes an account ends its sessions at once.
 *
 * @throws ProblemError from every verb: `unauthorized` without a full session, `forbidden` for who is no admin;
 *   from those that change something `step_up_required`
 */
export interface StaffTeam {
  people(token: string): Promise<TeamMember[]>
  /** Changes role, or whether the account is active. @throws ProblemError `not_found`; `forbidden` for the last active admin */
  change(token: string, staffId: string, change: TeamMemberChange): Promise<TeamMember>
  /** The next sign-in sets up a new second factor. @throws ProblemError `not_found`; `forbidden` for one's own */
  resetSecondFactor(token: string, staffId: string): Promise<void>
  invitations(token: string): Promise<Invitation[]>
  /** Earlier invitations for the address are void. @throws ProblemError `unprocessable` where there is an account */
  invite(token: string, person: NewInvitation): Promise<{ invitation: Invitation; setUpToken: string }>
  /** @throws ProblemError `not_found` */
  withdraw(token: string, invitationId: string): Promise<void>
  settings(token: string): Promise<StaffSettings>
  changeSettings(token: string, settings: StaffSettings): Promise<StaffSettings>
}

export function createStaffTeam({
  database,
  audit,
  sessions,
  invites,
  now,
}: {
  database: Database
  audit: Pick<AuditLog, 'append'>
  sessions: StaffSessions
  invites: StaffInvites
  now: Now
}): StaffTeam {
  const admin = async (token: string): Promise<FoundSession> => {
    const session = await sessions.find(token)
    if (session?.stage !== 'full') throw expired()
    if (session.staff.role !== 'admin') throw new ProblemError('forbidden', 'Only admins may do this.')
    return session
  }

  const provenAdmin = async (token: string): Promise<FoundSession> => {
    const session = await admin(token)
    if (now() - session.provenAt <= PROVEN_MS) return session
    const shown = session.secondFactorSince === null ? 'Your password' : 'A code of your authenticator app'
    throw new ProblemError('step_up_required', `${shown} is needed for this.`)
  }

  const account = async (staffId: string) => {
    const [row] = await database.read(store.staffById(staffId))
    if (!row) throw new ProblemError('not_found')
    return row
  }

  const listed = async (by: FoundSession): Promise<TeamMember[]> => {
    const rows = await database.read(store.listStaff(now()))
    return rows.map((row) => ({
      staff_id: row.staff_id,
      email: row.email,
      role: row.role,
      active: row.deactivated_at === null,
      second_factor: row.second_factor_since !== null,
      created_at: iso(row.created_at),
      deactivated_at: row.deactivated_at === null ? null : iso(row.deactivated_at),
      last_seen_at: row.last_seen_at === null ? null : iso(row.last_seen_at),
      you: row.staff_id === by.staffId,
    }))
  }

  const openInvitations = async (): Promise<Invitation[]> => {
    const rows = await database.read(store.openInvitations(now()))
    return rows.map(({ email, created_at, expires_at, ...row }) => ({
      ...row,
      email: email ?? '',
      created_at: iso(created_at),
      expires_at: iso(expires_at),
    }))
  }

  return {
    people: async (token) => listed(await admin(token)),

    async change(token, staffId, { role, active }) {
      const by = await provenAdmin(token)
      const before = await account(staffId)
      const wasActive = before.deactivated_at === null
      const acts: AuditedAct[] = []
      const writes: Write[] = []
      if (role !== undefined && role !== before.role) {
        const details = { from: before.role, to: role }
        acts.push({ actor: by.staffId, act: 'role-changed', subject: staffId, details })
        writes.push(store.changeRole(staffId, before.role, role))
      }
      if (active !== undefined && active !== wasActive) {
        acts.push({ actor: by.staffId, act: active ? 'reactivated' : 'deactivated', subject: staffId })
        if (active) writes.push(store.reactivate(staffId))
        else writes.push(store.deactivate(staffId, now()), voidInvites(before.email))
      }
      if (acts.length > 0) {
        // Sessions end in the same transaction; their live streams see that within two seconds.
        writes.push(deleteSessionsOf(before.email))
        await audit.append(acts, writes, { durable: true }).catch(async (error: unknown) => {
          if (!(error instanceof WriteConflict)) throw error
          const { role: roleNow, deactivated_at } = await account(staffId)
          const meanwhile = roleNow !== before.role || (deactivated_at === null) !== wasActive
          throw meanwhile
            ? new ProblemError('forbidden', 'Somebody else has just changed this account. Look again.')
            : lastAdmin()
        })
      }
      const member = (await listed(by)).find((one) => one.staff_id === staffId)
      if (!member) throw new ProblemError('not_found')
      return member
    },

    async resetSecondFactor(token, staffId) {
      const by = await provenAdmin(token)
      if (staffId === by.staffId)
        throw new ProblemError('forbidden', 'Replace your own authenticator app on your account page.')
      const subject = await account(staffId)
      await audit.append(
        { actor: by.staffId, act: 'second-factor-reset', subject: staffId },
        resetSecondFactorOf(subject),
        { durable: true },
      )
    },

    async invitations(token) {
      await admin(token)
      return openInvitations()
    },

    async invite(token, person) {
      const by = await provenAdmin(token)
      const [known] = await database.read(staffByEmail(normaliseEmail(person.email)))
      if (known) {
        const what = known.deactivated_at === null ? 'Change its role below' : 'Reactivate it below'
        throw fieldFault('email', `There is an account with this address already. ${what} instead.`)
      }
      const { token: setUpToken, invitationId } = await invites.inviteFor(by.staffId, person)
      const invitation = (await openInvitations()).find((one) => one.invitation_id === invitationId)
      if (!invitation) throw new ProblemError('not_found')
      return { invitation, setUpToken }
    },

    async withdraw(token, invitationId) {
      const by = await provenAdmin(token)
      await audit
        .append(
          { actor: by.staffId, act: 'invitation-withdrawn', subject: invitationId },
          [store.withdrawInvitation(invitationId)],
          { durable: true },
        )
        .catch(conflictAs(() => new ProblemError('not_found')))
    },

    async settings(token) {
      await admin(token)
      return readSettings(database)
    },

    async changeSettings(token, settings) {
      const by = await provenAdmin(token)
      const before = await readSettings(database)
      const changed = before.second_factor_for_everyone !== settings.second_factor_for_everyone
      if (changed) {
        const name = 'second_factor_for_everyone'
        const details = { from: before[name], to: settings[name] }
        await audit.append(
          { actor: by.staffId, act: 'setting-changed', subject: name, details },
          [writeSettings(settings, now())],
          { durable: true },
        )
      }
      return settings
    },
  }
}

const iso = (time: number) => new Date(time).toISOString()
