import { sql } from 'kysely'
import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** How many staff accounts there are. */
export const countStaff = () =>
  queries
    .selectFrom('staff')
    .select((of) => of.fn.countAll<number>().as('accounts'))
    .compile()

export const staffByEmail = (email: string) =>
  queries.selectFrom('staff').selectAll().where('email', '=', email).compile()

// ── set-up links ─────────────────────────────────────────────────────────────────────────────────

export const insertInvite = (invite: Tables['staff_invites']): Write => ({
  query: queries.insertInto('staff_invites').values(invite).compile(),
})

export const inviteByHash = (tokenHash: string) =>
  queries.selectFrom('staff_invites').selectAll().where('token_hash', '=', tokenHash).compile()

/** Voids the unused links for one e-mail address, or those of first starts (`null`). */
export const voidInvites = (email: string | null): Write => ({
  query: queries
    .deleteFrom('staff_invites')
    .where('email', email === null ? 'is' : '=', email)
    .where('used_at', 'is', null)
    .compile(),
})

/**
 * Spends a set-up link, in the same transaction as what it is spent on. It changes nothing, and so undoes
 * its batch, when the link is used or expired, or is that of a first start and there is an account by now.
 */
export const useInvite = (tokenHash: string, now: number): Write => ({
  query: queries
    .updateTable('staff_invites')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where((is) =>
      is.or([
        is('email', 'is not', null),
        is.not(is.exists(is.selectFrom('staff').select('staff.staff_id'))),
      ]),
    )
    .compile(),
  mustChange: true,
})

/** Makes an account, or gives the one with this e-mail address a new password and role. */
export const saveStaff = (staff: Tables['staff']): Write => ({
  query: queries
    .insertInto('staff')
    .values(staff)
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet({ password_hash: staff.password_hash, role: staff.role }),
    )
    .compile(),
})

// ── sessions ─────────────────────────────────────────────────────────────────────────────────────

/** Starts a session for whoever has this e-mail address. */
export const insertSession = (email: string, session: Omit<Tables['staff_sessions'], 'staff_id'>): Write => ({
  query: queries
    .insertInto('staff_sessions')
    .columns(['token_hash', 'staff_id', 'created_at', 'last_seen_at', 'expires_at'])
    .expression(
      queries
        .selectFrom('staff')
        .select([
          sql.val(session.token_hash).as('token_hash'),
          'staff_id',
          sql.val(session.created_at).as('created_at'),
          sql.val(session.last_seen_at).as('last_seen_at'),
          sql.val(session.expires_at).as('expires_at'),
        ])
        .where('email', '=', email),
    )
    .compile(),
  mustChange: true,
})

/** A session with the account as it is now, so that a changed role counts at once. */
export const sessionByHash = (tokenHash: string) =>
  queries
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.staff_id', 'staff_sessions.staff_id')
    .select(['staff.email', 'staff.role', 'staff_sessions.last_seen_at', 'staff_sessions.expires_at'])
    .where('staff_sessions.token_hash', '=', tokenHash)
    .compile()

export const touchSession = (tokenHash: string, now: number): Write => ({
  query: queries
    .updateTable('staff_sessions')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash)
    .compile(),
})

export const deleteSession = (tokenHash: string): Write => ({
  query: queries.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).compile(),
})

export const deleteSessionsOf = (email: string): Write => ({
  query: queries
    .deleteFrom('staff_sessions')
    .where('staff_id', 'in', queries.selectFrom('staff').select('staff_id').where('email', '=', email))
    .compile(),
})

/** Removes sessions past their end or unused since `idleBefore`, so that the table stays small. */
export const deleteOldSessions = (now: number, idleBefore: number): Write => ({
  query: queries
    .deleteFrom('staff_sessions')
    .where((is) => is.or([is('expires_at', '<=', now), is('last_seen_at', '<=', idleBefore)]))
    .compile(),
})
