import { matchedRoutes } from 'hono/route'
import type { Context } from 'hono'
import { staffRoles } from '../wire.ts'
import type { Env } from './router.ts'

/**
 * Who may use a route of staff: a role and those above it; `anyone` even without a session; `half-signed-in` the
 * session of the one step that the route takes.
 */
export type Permission = (typeof staffRoles)[number] | 'anyone' | 'half-signed-in'

/** Every route below `/v1/staff`. What does not stand here is open to nobody. */
export const staffPermissions: Readonly<Record<string, Permission>> = {
  'POST /setup': 'anyone',
  'POST /sign-in': 'anyone',
  'POST /sign-out': 'anyone',
  'GET /session': 'half-signed-in',
  'POST /sign-in/code': 'half-signed-in',
  'POST /enrolment': 'half-signed-in',
  'POST /enrolment/confirm': 'half-signed-in',
  'POST /enrolment/decline': 'half-signed-in',

  'GET /me': 'viewer',
  'GET /account': 'viewer',
  'POST /account/step-up': 'viewer',
  'POST /account/authenticator': 'viewer',
  'POST /account/authenticator/confirm': 'viewer',
  'POST /account/recovery-codes': 'viewer',
  'POST /account/password': 'viewer',
  'POST /account/sessions/{session_id}/end': 'viewer',
  'POST /account/sessions/end-others': 'viewer',

  'GET /overview': 'viewer',
  'GET /figures/{figure}/conversations': 'viewer',
  'GET /gaps': 'viewer',
  'GET /knowledge': 'viewer',
  'GET /live': 'viewer',
  'GET /conversations': 'viewer',
  'GET /conversations/{id}': 'viewer',

  'GET /people': 'admin',
  'PATCH /people/{staff_id}': 'admin',
  'POST /people/{staff_id}/reset-second-factor': 'admin',
  'GET /invitations': 'admin',
  'POST /invitations': 'admin',
  'POST /invitations/{invitation_id}/withdraw': 'admin',
  'GET /settings': 'admin',
  'PATCH /settings': 'admin',
  'GET /audit': 'admin',
}

/** The route that a request meant, as `staffPermissions` names it; undefined where there is none. */
export function staffRouteOf(c: Context<Env>): string | undefined {
  const path = matchedRoutes(c).findLast((route) => !route.path.endsWith('*'))?.path
  if (path === undefined) return undefined
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  return `${method} ${path.replace(/^.*?\/v1\/staff/, '').replace(/:(\w+)/g, '{$1}')}`
}

/** Whether a role reaches as far as another. */
export const reaches = (role: (typeof staffRoles)[number], needed: (typeof staffRoles)[number]): boolean =>
  staffRoles.indexOf(role) >= staffRoles.indexOf(needed)
