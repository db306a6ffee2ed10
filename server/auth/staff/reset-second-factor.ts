import type { Write } from '../../store/database.ts'
import { forgetDeclined } from '../../store/staff.ts'
import { deleteAuthenticatorOf, deleteRecoveryCodesOf } from '../../store/staff-second-factors.ts'
import { deleteSessionsOf } from '../../store/staff-sessions.ts'

/**
 * What takes an account's authenticator and recovery codes away and ends its sessions: for who lost both. At the next
 * sign-in, with the password, a new second factor is set up.
 */
export const resetSecondFactorOf = (account: { staff_id: string; email: string }): Write[] => [
  deleteAuthenticatorOf(account.staff_id),
  deleteRecoveryCodesOf(account.staff_id),
  forgetDeclined(account.staff_id),
  deleteSessionsOf(account.email),
]
