import type { Context, MiddlewareHandler } from 'hono'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Now } from '../ids.ts'
import type { AuditAct } from '../wire/audit.ts'
import type { RequireStaff } from './require-staff.ts'
import type { Env } from './router.ts'
import { staffRouteOf } from './staff-permissions.ts'

/** The page loads again whenever something new is said: what is open stays open, and is told once. */
const OPEN_FOR_MS = 15 * 60_000
const MAX_REMEMBERED = 5000

interface Reading {
  act: AuditAct
  subject: (c: Context<Env>) => string | undefined
  details?: (c: Context<Env>) => Record<string, unknown>
}

const readings: Readonly<Record<string, Reading>> = {
  'GET /conversations/{id}': { act: 'conversation-opened', subject: (c) => c.req.param('id') },
  'GET /figures/{figure}/conversations': {
    act: 'figure-opened',
    subject: (c) => c.req.param('figure'),
    details: (c) => ({ range: c.req.query('range') ?? '24h', part: c.req.query('part') ?? 'part' }),
  },
}

/**
 * Tells the audit log who read what shoppers have written. Where the log cannot be written, it is not shown:
 * nobody reads unseen.
 */
export function auditReading({
  audit,
  requireStaff,
  now,
}: {
  audit: Pick<AuditLog, 'append'>
  requireStaff: RequireStaff
  now: Now
}): MiddlewareHandler<Env> {
  const told = new Map<string, number>()
  return async (c, next) => {
    await next()
    const reading = readings[staffRouteOf(c) ?? '']
    if (!reading || !c.res.ok) return
    const { staffId, sessionId } = await requireStaff(c)
    const { act } = reading
    const subject = reading.subject(c) ?? null
    const details = reading.details?.(c)
    const key = JSON.stringify([sessionId, act, subject, details])
    if (now() - (told.get(key) ?? -Infinity) < OPEN_FOR_MS) return
    await audit.append({ actor: staffId, act, subject, ...(details ? { details } : {}) })
    told.delete(key)
    told.set(key, now())
    const [oldest] = told.keys()
    if (told.size > MAX_REMEMBERED && oldest !== undefined) told.delete(oldest)
  }
}
