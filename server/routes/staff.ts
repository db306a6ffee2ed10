import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { OwnAccount } from '../auth/staff/own-account.ts'
import type { StaffAccounts } from '../auth/staff/staff-accounts.ts'
import type { StaffTeam } from '../auth/staff/staff-team.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Now } from '../ids.ts'
import type { GapsOf } from '../insight/gaps.ts'
import { type KnowledgeState, knowledgeView } from '../insight/knowledge-state.ts'
import type { FigureConversationsOf } from '../insight/figure-conversations.ts'
import { type OverviewOf, windowUpTo } from '../insight/overview.ts'
import type { Shop } from '../shop/shop.ts'
import type { Database } from '../store/database.ts'
import {
  FigureConversations,
  FigureId,
  figureParts,
  Gaps,
  Knowledge,
  Overview,
  overviewRanges,
  Staff,
} from '../wire.ts'
import { type LiveTimes, liveStream, type OnTurnRecord } from './live-stream.ts'
import { auditReading } from './audit-reading.ts'
import { createRequireStaff } from './require-staff.ts'
import { requireRole } from './require-role.ts'
import { createRouter, type Env, jsonAnswer, problemAnswer, type Router, route } from './router.ts'
import { sameOriginOnly } from './same-origin-only.ts'
import { staffConversationRoutes } from './staff-conversations.ts'
import { staffAccountRoutes } from './staff-account.ts'
import { staffAuditRoutes } from './staff-audit.ts'
import { createStaffCookie } from './staff-cookie.ts'
import { staffSignInRoutes } from './staff-sign-in.ts'
import { staffTeamRoutes } from './staff-team.ts'

const tags = ['staff']
const bySession = [{ staffSession: [] }]

const me = route({
  method: 'get',
  path: '/me',
  tags,
  security: bySession,
  summary: 'Who is signed in',
  responses: { 200: jsonAnswer(Staff, 'The account of the session'), ...problemAnswer },
})

const showOverview = route({
  method: 'get',
  path: '/overview',
  tags,
  security: bySession,
  summary: 'The figures and charts of a window up to now',
  request: { query: z.object({ range: z.enum(overviewRanges).default('24h') }) },
  responses: { 200: jsonAnswer(Overview, 'Columns for the charts, and totals'), ...problemAnswer },
})

const listFigure = route({
  method: 'get',
  path: '/figures/{figure}/conversations',
  tags,
  security: bySession,
  summary: 'The conversations that a figure of the overview counts',
  request: {
    params: z.object({ figure: FigureId }),
    query: z.object({
      range: z.enum(overviewRanges).default('24h'),
      part: z.enum(figureParts).default('part'),
      after: z.string().max(100).optional(),
    }),
  },
  responses: { 200: jsonAnswer(FigureConversations, 'A page of them, oldest first'), ...problemAnswer },
})

const listGaps = route({
  method: 'get',
  path: '/gaps',
  tags,
  security: bySession,
  summary: 'What shoppers asked in a window and got no answer to, put together by meaning',
  request: { query: z.object({ range: z.enum(overviewRanges).default('24h') }) },
  responses: { 200: jsonAnswer(Gaps, 'The largest gap first'), ...problemAnswer },
})

const showKnowledge = route({
  method: 'get',
  path: '/knowledge',
  tags,
  security: bySession,
  summary: 'The knowledge base now, with what is wrong in its files',
  responses: { 200: jsonAnswer(Knowledge, 'Counts, version, problems'), ...problemAnswer },
})

const live = route({
  method: 'get',
  path: '/live',
  tags,
  security: bySession,
  summary: 'An event, at most one a second, whenever there are new turn records',
  responses: {
    200: { description: 'Events `turn-recorded`', content: { 'text/event-stream': { schema: z.string() } } },
    ...problemAnswer,
  },
})

/** Staff's routes, mounted at `/v1/staff`: same origin only, session in a cookie. */
export function staffRoutes({
  staff,
  ownAccount,
  team,
  audit,
  overview,
  figureConversations,
  gaps,
  knowledge,
  database,
  shop,
  demo,
  onTurnRecord,
  clientAddress,
  publicUrl,
  now,
  liveTimes,
}: {
  database: Database
  shop: Pick<Shop, 'profile'>
  demo: boolean
  staff: StaffAccounts
  ownAccount: OwnAccount
  team: StaffTeam
  audit: AuditLog
  overview: OverviewOf
  figureConversations: FigureConversationsOf
  gaps: GapsOf
  knowledge: KnowledgeState
  onTurnRecord: OnTurnRecord
  /** The caller's network address, for the limits. */
  clientAddress: (c: Context<Env>) => string
  publicUrl?: string | undefined
  now: Now
  /** Shorter in tests. */
  liveTimes?: LiveTimes
}): Router {
  const cookie = createStaffCookie(publicUrl)
  const router = createRouter()
  router.openAPIRegistry.registerComponent('securitySchemes', 'staffSession', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-verdemuse_staff',
  })

  router.use('*', sameOriginOnly(publicUrl))
  router.use('*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })

  const requireStaff = createRequireStaff(staff, cookie)
  router.route('/', staffSignInRoutes({ staff, cookie, clientAddress }))
  // Whatever comes after is closed to all but a full session of the right role, before anything of the request is read.
  router.use('*', requireRole(requireStaff))
  router.use('*', auditReading({ audit, requireStaff, now }))
  router.route('/', staffAccountRoutes({ ownAccount, requireStaff, cookie, clientAddress }))

  router.route('/', staffTeamRoutes({ team, requireStaff, publicUrl }))
  router.route('/', staffAuditRoutes({ database, audit, requireStaff, now }))

  router.openapi(me, async (c) => c.json((await requireStaff(c)).person, 200))

  router.openapi(showOverview, async (c) => {
    await requireStaff(c)
    return c.json(await overview(windowUpTo(now(), c.req.valid('query').range)), 200)
  })

  router.route('/', staffConversationRoutes({ database, knowledge, shop, demo, publicUrl, requireStaff }))
  router.openapi(listFigure, async (c) => {
    await requireStaff(c)
    const { range, part, after } = c.req.valid('query')
    const window = windowUpTo(now(), range)
    return c.json(await figureConversations(c.req.valid('param').figure, part, window, after), 200)
  })

  router.openapi(listGaps, async (c) => {
    await requireStaff(c)
    return c.json(await gaps(windowUpTo(now(), c.req.valid('query').range)), 200)
  })

  router.openapi(showKnowledge, async (c) => {
    await requireStaff(c)
    return c.json(knowledgeView(knowledge), 200)
  })

  router.openapi(live, async (c) => {
    const { token } = await requireStaff(c)
    return liveStream({
      onTurnRecord,
      stillSignedIn: async () => (await staff.session(token, { use: false })) !== null,
      ...(liveTimes ? { times: liveTimes } : {}),
    })
  })

  return router
}
