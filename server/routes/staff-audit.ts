import type { AuditLog } from '../audit/audit-log.ts'
import { listAudit } from '../audit/list-audit.ts'
import type { Now } from '../ids.ts'
import type { Database } from '../store/database.ts'
import { type AuditChain, AuditPage, AuditQuery } from '../wire/audit.ts'
import type { RequireStaff } from './require-staff.ts'
import { createRouter, jsonAnswer, problemAnswer, type Router, route } from './router.ts'

/** A log that was verified is taken as verified for so many times what that took: reading all of it is work. */
const HOLDS_TIMES = 10

const list = route({
  method: 'get',
  path: '/audit',
  tags: ['staff team'],
  security: [{ staffSession: [] }],
  summary: 'What staff did, newest first, and whether the log is whole',
  request: { query: AuditQuery },
  responses: { 200: jsonAnswer(AuditPage, 'A page of entries'), ...problemAnswer },
})

/** The audit log, for admins; mounted at `/v1/staff` behind the checks of `staffRoutes`. */
export function staffAuditRoutes({
  database,
  audit,
  requireStaff,
  now,
}: {
  database: Database
  audit: Pick<AuditLog, 'verify'>
  requireStaff: RequireStaff
  now: Now
}): Router {
  const router = createRouter()
  let verified: Promise<AuditChain> | undefined
  let holdsUntil = Infinity
  const chain = (): Promise<AuditChain> => {
    if (verified && now() < holdsUntil) return verified
    const began = now()
    holdsUntil = Infinity
    verified = audit.verify().finally(() => {
      holdsUntil = now() + HOLDS_TIMES * (now() - began)
    })
    return verified
  }

  router.openapi(list, async (c) => {
    await requireStaff(c)
    const page = await listAudit(database, c.req.valid('query'))
    return c.json({ ...page, chain: await chain() }, 200)
  })

  return router
}
