import { HTTPException } from 'hono/http-exception'
import { shopProfileFrom } from '../../kb/shop-profile.ts'
import type { AuditLog } from '../../server/audit/audit-log.ts'
import type { StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import { createFigureConversations } from '../../server/insight/figure-conversations.ts'
import { createOverview } from '../../server/insight/overview.ts'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import { createRouter, type Router } from '../../server/routes/router.ts'
import { staffRoutes } from '../../server/routes/staff.ts'
import type { Database } from '../../server/store/database.ts'
import { StorageUnavailable } from '../../server/store/database.ts'
import { aKnowledge } from '../dashboard/a-knowledge.ts'

/** Staff's routes at `/v1/staff`, in this process, with nothing behind them but a database. */
export function staffApp({
  auth,
  audit,
  database,
  now,
  listeners = new Set(),
  publicUrl,
}: {
  auth: StaffAuth
  audit: AuditLog
  database: Database
  now: () => number
  /** Who hears of new turn records. */
  listeners?: Set<() => void>
  publicUrl?: string | undefined
}): Router {
  const app = createRouter()
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(c, error)
    if (error instanceof StorageUnavailable)
      return problemResponse(c, new ProblemError('storage_unavailable'))
    const badBody = error instanceof HTTPException && error.status === 400
    return problemResponse(c, new ProblemError(badBody ? 'malformed_json' : 'internal'))
  })
  app.route(
    '/v1/staff',
    staffRoutes({
      ...auth,
      audit,
      database,
      shop: { profile: () => shopProfileFrom(undefined).profile },
      demo: true,
      overview: createOverview(database),
      figureConversations: createFigureConversations(database),
      gaps: async () => ({ turns: 0, looked_at: 0, gaps: [] }),
      knowledge: {
        current: () => ({
          stats: { ...aKnowledge(), problems: [{ file: 'faqs/faqs.json', line: 3, reason: 'broken' }] },
        }),
        lastFault: () => undefined,
        passageHashes: async () => new Map(),
        onChange: () => () => {},
      },
      onTurnRecord: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      clientAddress: () => '192.0.2.1',
      publicUrl,
      now,
      liveTimes: { atMostEvery: 1, comment: 15_000, sessionCheck: 5 },
    }),
  )
  return app
}
