import type { Write } from './database.ts'
import { queries } from './queries.ts'
import { isNotLastAdmin } from './staff.ts'
import type { Tables } from './tables.ts'

type Role = Tables['staff']['role']

/** Every account, active ones first, with what the team's page shows of each. */
export const listStaff = (now: number) =>
  queries
    .selectFrom('staff')
    .leftJoin('staff_authenticators as authenticator', 'authenticator.staff_id', 'staff.staff_id')
    .select(['staff.staff_id', 'staff.email', 'staff.role', 'staff.created_at', 'staff.deactivated_at'])
    .select('authenticator.created_at as second_factor_since')
    .select((of) =>
      of
        .selectFrom('staff_sessions as session')
        .whereRef('session.staff_id', '=', 'staff.staff_id')
        .where('session.stage', '=', 'full')
        .where('session.expires_at', '>', now)
        .select((max) => max.fn.max('session.last_seen_at').as('last_seen_at'))
        .as('last_seen_at'),
    )
    .orderBy((is) => is('staff.deactivated_at', 'is not', null))
    .orderBy('staff.email')
    .compile()

export const staffById = (staffId: string) =>
  queries
    .selectFrom('staff')
    .leftJoin('staff_authenticators as authenticator', 'authenticator.staff_id', 'staff.staff_id')
    .selectAll('staff')
    .select('authenticator.created_at as second_factor_since')
    .where('staff.staff_id', '=', staffId)
    .compile()

/** Compare and set; it conflicts where it would take the role from the last active admin. */
export const changeRole = (staffId: string, from: Role, to: Role): Write => ({
  query: queries
    .updateTable('staff')
    .set({ role: to })
    .where('staff_id', '=', staffId)
    .where('role', '=', from)
    .where((is) => (to === 'admin' ? is.lit(true) : isNotLastAdmin(is)))
    .compile(),
  mustChange: true,
})

/** It conflicts for the last active admin. */
export const deactivate = (staffId: string, now: number): Write => ({
  query: queries
    .updateTable('staff')
    .set({ deactivated_at: now })
    .where('staff_id', '=', staffId)
    .where('deactivated_at', 'is', null)
    .where(isNotLastAdmin)
    .compile(),
  mustChange: true,
})

export const reactivate = (staffId: string): Write => ({
  query: queries
    .updateTable('staff')
    .set({ deactivated_at: null })
    .where('staff_id', '=', staffId)
    .where('deactivated_at', 'is not', null)
    .compile(),
  mustChange: true,
})

/** Invitations that still stand, the newest first; links of first starts are for whoever has them, and not listed. */
export const openInvitations = (now: number) =>
  queries
    .selectFrom('staff_invites as invite')
    .leftJoin('staff as inviter', 'inviter.staff_id', 'invite.invited_by')
    .select(['invite.invitation_id', 'invite.email', 'invite.role', 'invite.created_at', 'invite.expires_at'])
    .select('inviter.email as invited_by')
    .where('invite.email', 'is not', null)
    .where('invite.used_at', 'is', null)
    .where('invite.expires_at', '>', now)
    .orderBy('invite.created_at', 'desc')
    .compile()

/** Voids an invitation that still stands. */
export const withdrawInvitation = (invitationId: string): Write => ({
  query: queries
    .deleteFrom('staff_invites')
    .where('invitation_id', '=', invitationId)
    .where('email', 'is not', null)
    .where('used_at', 'is', null)
    .compile(),
  mustChange: true,
})
