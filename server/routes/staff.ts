import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { StaffAccounts, StaffSession } from '../auth/staff-accounts.ts'
import type { Now } from '../ids.ts'
import { type KnowledgeState, knowledgeView } from '../insight/knowledge-state.ts'
import type { FigureConversationsOf } from '../insight/figure-conversations.ts'
import { type OverviewOf, windowUpTo } from '../insight/overview.ts'
import { ProblemError } from '../problem.ts'
import {
  Empty,
  FigureConversations,
  FigureId,
  figureParts,
  Knowledge,
  Overview,
  overviewRanges,
  Staff,
  StaffSetup,
  StaffSignIn,
} from '../wire.ts'
import { type LiveTimes, liveStream, type OnTurnRecord } from './live-stream.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'
import { sameOriginOnly } from './same-origin-only.ts'
import { createStaffCookie } from './staff-cookie.ts'

const tags = ['staff']
const bySession = [{ staffSession: [] }]

const setUp = route({
  method: 'post',
  path: '/setup',
  tags,
  security: [],
  summary: 'Spend a one-time set-up link: make the account and sign in',
  request: { body: jsonBody(StaffSetup) },
  responses: { 201: jsonAnswer(Staff, 'The account; the session is in the cookie'), ...problemAnswer },
})

const signIn = route({
  method: 'post',
  path: '/sign-in',
  tags,
  security: [],
  summary: 'Sign in with e-mail address and password',
  request: { body: jsonBody(StaffSignIn) },
  responses: { 200: jsonAnswer(Staff, 'Who signed in; the session is in the cookie'), ...problemAnswer },
})

const signOut = route({
  method: 'post',
  path: '/sign-out',
  tags,
  security: bySession,
  summary: 'End the session; its live streams close',
  request: { body: jsonBody(Empty) },
  responses: { 204: { description: 'Signed out' }, ...problemAnswer },
})

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

const showKnowledge = route({
  method: 'get',
  path: '/knowledge',
  tags,
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
  overview,
  figureConversations,
  knowledge,
  onTurnRecord,
  clientAddress,
  publicUrl,
  now,
  liveTimes,
}: {
  staff: StaffAccounts
  overview: OverviewOf
  figureConversations: FigureConversationsOf
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

  const start = (c: Context<Env>, session: StaffSession) => {
    cookie.write(c, session.token, session.expiresAt)
    return session.staff
  }

  const requireStaff = async (c: Context<Env>) => {
    const token = cookie.read(c)
    const person = token ? await staff.session(token) : null
    if (!token || !person) throw new ProblemError('unauthorized', 'Sign in to see this.')
    return { token, person }
  }

  router.openapi(setUp, async (c) => {
    cookie.requireSafeTransport(c)
    const session = await staff.redeem({ ...c.req.valid('json'), address: clientAddress(c) })
    return c.json(start(c, session), 201)
  })

  router.openapi(signIn, async (c) => {
    cookie.requireSafeTransport(c)
    const session = await staff.signIn({ ...c.req.valid('json'), address: clientAddress(c) })
    return c.json(start(c, session), 200)
  })

  router.openapi(signOut, async (c) => {
    const token = cookie.read(c)
    if (token) await staff.signOut(token)
    cookie.clear(c)
    return c.body(null, 204)
  })

  router.openapi(me, async (c) => c.json((await requireStaff(c)).person, 200))

  router.openapi(showOverview, async (c) => {
    await requireStaff(c)
    return c.json(await overview(windowUpTo(now(), c.req.valid('query').range)), 200)
  })

  router.openapi(listFigure, async (c) => {
    await requireStaff(c)
    const { range, part, after } = c.req.valid('query')
    const window = windowUpTo(now(), range)
    return c.json(await figureConversations(c.req.valid('param').figure, part, window, after), 200)
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
