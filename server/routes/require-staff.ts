import type { Context } from 'hono'
import type { StaffAccounts } from '../auth/staff-accounts.ts'
import { ProblemError } from '../problem.ts'
import type { Staff } from '../wire.ts'
import type { Env } from './router.ts'
import type { StaffCookie } from './staff-cookie.ts'

/** Who asks, by a full session. @throws ProblemError `unauthorized` */
export type RequireStaff = (c: Context<Env>) => Promise<{ token: string; person: Staff }>

export function createRequireStaff(staff: StaffAccounts, cookie: StaffCookie): RequireStaff {
  return async (c) => {
    const token = cookie.read(c)
    const person = token ? await staff.session(token) : null
    if (!token || !person) throw new ProblemError('unauthorized', 'Sign in to see this.')
    return { token, person }
  }
}
