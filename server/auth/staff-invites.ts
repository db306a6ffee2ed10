import type { NewId, Now } from '../ids.ts'
import type { Database, Write } from '../store/database.ts'
import * as store from '../store/staff.ts'
import type { Staff } from '../wire.ts'
import { normaliseEmail } from './normalise-credentials.ts'
import { hashToken } from './secret-token.ts'

const INVITE_MS = 24 * 60 * 60_000

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
  /** What a link that still stands is good for; `email` is `null` where it is for whoever has it. */
  find(token: string): Promise<{ role: Staff['role']; email: string | null } | undefined>
  /** What is written with that which a link is spent on. It conflicts when the link no longer stands. */
  spend(token: string, email: string): Promise<Write[]>
}

export function createStaffInvites({
  database,
  now,
  newId,
}: {
  database: Database
  now: Now
  newId: NewId
}): StaffInvites {
  const save = async (email: string | null, role: Staff['role']): Promise<string> => {
    const token = newId('setup')
    const createdAt = now()
    await database.write(
      [
        store.voidInvites(email),
        store.insertInvite({
          token_hash: await hashToken(token),
          role,
          email,
          created_at: createdAt,
          expires_at: createdAt + INVITE_MS,
          used_at: null,
        }),
      ],
      { durable: true },
    )
    return token
  }

  return {
    async inviteFirst() {
      const [count] = await database.read(store.countStaff())
      return count && count.accounts > 0 ? undefined : save(null, 'admin')
    },
    invite: ({ email, role }) => save(normaliseEmail(email), role),
    async find(token) {
      const [invite] = await database.read(store.inviteByHash(await hashToken(token)))
      return invite && invite.used_at === null && invite.expires_at > now() ? invite : undefined
    },
    async spend(token, email) {
      return [store.useInvite(await hashToken(token), now()), store.voidInvites(email)]
    },
  }
}
