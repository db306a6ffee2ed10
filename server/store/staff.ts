import type { ExpressionBuilder, Insertable } from 'kysely'
import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** How many staff accounts there are. */
export const countStaff = () =>
  queries
    .selectFrom('staff')
    .select((of) => of.fn.countAll<number>().as('accounts'))
    .compile()

/** An account, with the day since which it has a second factor. */
export const staffByEmail = (email: string) =>
  queries
    .selectFrom('staff')
    .leftJoin('staff_authenticators as authenticator', 'authenticator.staff_id', 'staff.staff_id')
    .selectAll('staff')
    .select('authenticator.created_at as second_factor_since')
    .where('email', '=', email)
    .compile()

/** Of a row of `staff`: it is not the last active admin. Part of the write itself, so that two at once cannot both go. */
export const isNotLastAdmin = (is: ExpressionBuilder<Tables, 'staff'>) =>
  is.or([
    is('staff.role', '!=', 'admin'),
    is('staff.deactivated_at', 'is not', null),
    is.exists(
      is
        .selectFrom('staff as other')
        .select('other.staff_id')
        .where('other.role', '=', 'admin')
        .where('other.deactivated_at', 'is', null)
        .whereRef('other.staff_id', '!=', 'staff.staff_id'),
    ),
  ])

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

/**
 * Makes an account, or gives the one with this e-mail address a new password and role, active again. It conflicts where
 * that would take the role from the last active admin.
 */
export const saveStaff = (staff: Insertable<Tables['staff']>): Write => ({
  query: queries
    .insertInto('staff')
    .values(staff)
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ password_hash: staff.password_hash, role: staff.role, deactivated_at: null })
        .where((is) => (staff.role === 'admin' ? is.lit(true) : isNotLastAdmin(is))),
    )
    .compile(),
  mustChange: true,
})

/** Puts a new password in the place of the one that was checked just now. */
export const changePassword = (staffId: string, oldHash: string, newHash: string): Write => ({
  query: queries
    .updateTable('staff')
    .set({ password_hash: newHash })
    .where('staff_id', '=', staffId)
    .where('password_hash', '=', oldHash)
    .compile(),
  mustChange: true,
})

/** Notes that a person whose role leaves the choice wants no second factor now. */
export const declineSecondFactor = (staffId: string, now: number): Write => ({
  query: queries
    .updateTable('staff')
    .set({ second_factor_declined_at: now })
    .where('staff_id', '=', staffId)
    .where('role', '!=', 'admin')
    .compile(),
  mustChange: true,
})

/** Asks again for a second factor at the next sign-in. */
export const forgetDeclined = (staffId: string): Write => ({
  query: queries
    .updateTable('staff')
    .set({ second_factor_declined_at: null })
    .where('staff_id', '=', staffId)
    .compile(),
})
