import type { Context } from 'hono'
import type { StaffAccounts } from '../auth/staff/staff-accounts.ts'
import { ProblemError } from '../problem.ts'
import type { Env, SignedInStaff } from './router.ts'
import type { StaffCookie } from './staff-cookie.ts'

/** Who asks, by a full session. @throws ProblemError `unauthorized` */
export type RequireStaff = (c: Context<Env>) => Promise<SignedInStaff>

/** Looks a request's session up once, however often it is asked for. */
export function createRequireStaff(staff: StaffAccounts, cookie: StaffCookie): RequireStaff {
  return async (c) => {
    const known = c.get('staff')
    if (known) return known
    const token = cookie.read(c)
    const found = token ? await staff.signedIn(token) : null
    if (!token || !found) throw new ProblemError('unauthorized', 'Sign in to see this.')
    const { staffId, sessionId, staff: person } = found
    const signedIn = { token, staffId, sessionId, person }
    c.set('staff', signedIn)
    return signedIn
  }
}
