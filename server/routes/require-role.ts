import type { MiddlewareHandler } from 'hono'
import { ProblemError } from '../problem.ts'
import type { RequireStaff } from './require-staff.ts'
import type { Env } from './router.ts'
import { reaches, staffPermissions, staffRouteOf } from './staff-permissions.ts'

/**
 * Lets a full session through where its role reaches, by the table of permissions.
 * @throws ProblemError `unauthorized`, `forbidden`
 */
export function requireRole(requireStaff: RequireStaff): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { person } = await requireStaff(c)
    const route = staffRouteOf(c)
    if (route === undefined) return next()
    const needed = staffPermissions[route]
    if (needed === undefined) throw new ProblemError('forbidden')
    const open = needed === 'anyone' || needed === 'half-signed-in' || reaches(person.role, needed)
    if (!open) throw new ProblemError('forbidden', `This needs the role ${needed}; yours is ${person.role}.`)
    return next()
  }
}
