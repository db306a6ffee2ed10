import { type AuditLog, COMMAND_LINE } from '../../audit/audit-log.ts'
import type { NewId, Now } from '../../ids.ts'
import type { Database, Write } from '../../store/database.ts'
import * as store from '../../store/staff.ts'
import type { Staff } from '../../wire.ts'
import { normaliseEmail } from '../credentials/normalise-credentials.ts'
import { hashToken } from '../credentials/secret-token.ts'

const HOUR_MS = 60 * 60_000
/** A link that is printed is used at once; one that is sent to somebody may have to wait for Monday. */
const PRINTED_MS = 24 * HOUR_MS
const SENT_MS = 72 * HOUR_MS

/** One-time set-up links: how an account begins, and how a lost password is replaced. */
export interface StaffInvites {
  /**
   * The token of a fresh set-up link for the first account, an admin; `undefined` once there is an account.
   * Links of earlier starts are void from then on.
   */
  inviteFirst(): Promise<string | undefined>
  /**
   * The token of a set-up link for this e-mail address, good once within 24 h. Where there is an account
   * already, the link gives it a new password and role. Earlier links for the address are void.
   */
  invite(person: Staff): Promise<string>
  /** The same in the name of an admin, good for 72 h; the invitation is what the team's page shows of it. */
  inviteFor(staffId: string, person: Staff): Promise<{ token: string; invitationId: string }>
  /** What a link that still stands is good for; `email` is `null` where it is for whoever has it. */
  find(token: string): Promise<{ role: Staff['role']; email: string | null } | undefined>
  /** What is written with that which a link is spent on. It conflicts when the link no longer stands. */
  spend(token: string, email: string): Promise<Write[]>
}

export function createStaffInvites({
  database,
  audit,
  now,
  newId,
}: {
  database: Database
  audit: Pick<AuditLog, 'append'>
  now: Now
  newId: NewId
}): StaffInvites {
  const prepare = async (
    email: string | null,
    role: Staff['role'],
    { validMs, invitedBy = null }: { validMs: number; invitedBy?: string | null },
  ) => {
    const token = newId('setup')
    const invitationId = newId('inv')
    const createdAt = now()
    const writes = [
      store.voidInvites(email),
      store.insertInvite({
        token_hash: await hashToken(token),
        role,
        email,
        created_at: createdAt,
        expires_at: createdAt + validMs,
        used_at: null,
        invitation_id: invitationId,
        invited_by: invitedBy,
      }),
    ]
    return { token, invitationId, writes }
  }

  const inviteBy = async (actor: string, validMs: number, person: Staff) => {
    const email = normaliseEmail(person.email)
    const invitedBy = actor === COMMAND_LINE ? null : actor
    const { token, invitationId, writes } = await prepare(email, person.role, { validMs, invitedBy })
    const details = { role: person.role }
    await audit.append(
      { actor, act: 'invited', subject: invitationId, details, personal: { email } },
      writes,
      { durable: true },
    )
    return { token, invitationId }
  }

  return {
    async inviteFirst() {
      const [count] = await database.read(store.countStaff())
      if (count && count.accounts > 0) return undefined
      const { token, writes } = await prepare(null, 'admin', { validMs: PRINTED_MS })
      await database.write(writes, { durable: true })
      return token
    },
    invite: async (person) => (await inviteBy(COMMAND_LINE, PRINTED_MS, person)).token,
    inviteFor: (staffId, person) => inviteBy(staffId, SENT_MS, person),
    async find(token) {
      const [invite] = await database.read(store.inviteByHash(await hashToken(token)))
      return invite && invite.used_at === null && invite.expires_at > now() ? invite : undefined
    },
    async spend(token, email) {
      return [store.useInvite(await hashToken(token), now()), store.voidInvites(email)]
    },
  }
}
