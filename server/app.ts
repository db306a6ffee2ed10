import { HTTPException } from 'hono/http-exception'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import type { Context } from 'hono'
import type { ModelState } from './answer/model-state.ts'
import type { AuditLog } from './audit/audit-log.ts'
import type { Dpop } from './auth/tokens/dpop.ts'
import type { Grant } from './auth/tokens/grants.ts'
import type { ShopperAuth } from './auth/shopper/create-shopper-auth.ts'
import type { OwnAccount } from './auth/staff/own-account.ts'
import type { RateLimits } from './auth/rate-limits.ts'
import type { StaffAccounts } from './auth/staff/staff-accounts.ts'
import type { StaffTeam } from './auth/staff/staff-team.ts'
import type { VisitorSessions } from './auth/tokens/visitor-sessions.ts'
import type { ConversationLog } from './chat/conversation-log.ts'
import type { TurnRunner } from './chat/turns/turn-runner.ts'
import type { NewId, Now } from './ids.ts'
import type { FigureConversationsOf } from './insight/figure-conversations.ts'
import type { GapsOf } from './insight/gaps.ts'
import type { OverviewOf } from './insight/overview.ts'
import { type KnowledgeState, knowledgeView } from './insight/knowledge-state.ts'
import type { Logger } from './ops/logger.ts'
import type { MetricsAccess } from './ops/metrics-access.ts'
import type { Metrics } from './ops/metrics.ts'
import type { Readiness } from './ops/readiness.ts'
import { ProblemError, problemResponse } from './problem.ts'
import { actionRoutes } from './routes/actions.ts'
import { allowedOrigins } from './routes/allowed-origins.ts'
import { authRoutes } from './routes/auth.ts'
import { conversationEventRoutes } from './routes/conversation-events.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { dashboardRoutes } from './routes/dashboard.ts'
import { healthRoutes } from './routes/health.ts'
import { demoIdentityRoutes, type SignDemoIdentity } from './routes/demo-identity.ts'
import { meRoutes } from './routes/me.ts'
import { createOpenStreams, SIGNED_OUT } from './routes/open-streams.ts'
import { createProofs } from './routes/proofs.ts'
import { refuseWhileStopping } from './routes/refuse-while-stopping.ts'
import { requireVisitor } from './routes/require-visitor.ts'
import { createRouter, type Env, type Router } from './routes/router.ts'
import { securityContactRoutes } from './routes/security-contact.ts'
import { returnLabelRoutes } from './routes/return-labels.ts'
import { signInPageRoutes } from './routes/sign-in-page.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { staffRoutes } from './routes/staff.ts'
import type { StaticAssets } from './routes/static-assets.ts'
import { type ReadPicture, storefrontRoutes } from './routes/storefront.ts'
import { strictTransport } from './routes/strict-transport.ts'
import { turnRoutes } from './routes/turns.ts'
import { widgetRoutes } from './routes/widget.ts'
import type { Actions } from './shop/actions/actions.ts'
import type { FindReturnLabel } from './shop/actions/return-label.ts'
import type { CustomerRecords } from './shop/orders/customer-records.ts'
import type { Shop } from './shop/shop.ts'
import { ShopUnavailable } from './shop/orders/customer-records.ts'
import { type Database, StorageUnavailable } from './store/database.ts'

/** The parts that the app is put together from; `main.ts` chooses them. */
export interface AppParts {
  database: Database
  sessions: VisitorSessions
  /** Gives tokens for what shows who somebody is. */
  grant: Grant
  dpop: Dpop
  /** Whether tokens are given and taken only with a proof of possession. */
  requireDpop: boolean
  /** Signs identities of the demo shop's shoppers; undefined where there is no demo. */
  signDemoIdentity: SignDemoIdentity | undefined
  staff: StaffAccounts
  ownAccount: OwnAccount
  team: StaffTeam
  audit: AuditLog
  shopperAuth: ShopperAuth
  turns: TurnRunner
  records: Pick<CustomerRecords, 'customer' | 'customerByEmail'>
  conversationLog: ConversationLog
  overview: OverviewOf
  figureConversations: FigureConversationsOf
  gaps: GapsOf
  shop: Shop
  actions: Actions
  findReturnLabel: FindReturnLabel
  knowledge: KnowledgeState
  /** How the model is doing; undefined where there is none. */
  modelState: () => ModelState | undefined
  readiness: Readiness
  metrics: Metrics
  metricsAccess: MetricsAccess
  assets: StaticAssets
  readPicture: ReadPicture
  limit: RateLimits
  isAllowedOrigin: (origin: string) => boolean
  /** The caller's network address. */
  clientAddress: (c: Context<Env>) => string
  demo: boolean
  publicUrl: string | undefined
  /** Aborted when the server ends: what is new is refused from then on. */
  stopping: AbortSignal
  version: string
  now: Now
  newId: NewId
  logger: Logger
}

const MAX_BODY_BYTES = 64 * 1024
/** Refused origins are logged once each, and not without end. */
const MAX_ORIGINS_TOLD = 100

/** The whole HTTP side: contract version 1, the widget's files, the demo shop, the dashboard. */
export function createApp(parts: AppParts): Router {
  const { sessions, logger } = parts
  const streams = createOpenStreams()
  sessions.onRevoked((sessionId, reason) =>
    streams.closeSession(sessionId, reason === 'signed-out' ? SIGNED_OUT : undefined),
  )
  const proofs = createProofs({ ...parts, required: parts.requireDpop })

  const app = createRouter()
  app.onError((error, c) => problemResponse(c, asProblem(error, logger)))
  app.notFound((c) => problemResponse(c, new ProblemError('not_found')))
  app.use('*', async (c, next) => {
    c.set('requestId', parts.newId('r'))
    await next()
    parts.metrics.countRequest(c.req.method, routePattern(c), c.res.status)
    c.header('x-request-id', c.get('requestId'))
    const dpopNonce = c.get('dpopNonce')
    if (dpopNonce !== undefined && !c.res.headers.has('dpop-nonce')) c.header('dpop-nonce', dpopNonce)
    if (!c.res.headers.has('x-content-type-options')) c.header('x-content-type-options', 'nosniff')
  })
  app.use('*', strictTransport(parts.publicUrl))
  // The routes of our own pages have their own check: only this server's own origin may call them.
  const told = new Set<string>()
  const shoppersOnly = allowedOrigins(parts.isAllowedOrigin, (header) => {
    // What no browser sends as an Origin may hold anything: a name, an address, a password.
    const origin = URL.canParse(header) ? new URL(header).origin : 'null'
    if (told.has(origin) || told.size >= MAX_ORIGINS_TOLD) return
    told.add(origin)
    logger.warn({ origin }, 'a page was refused; ALLOWED_ORIGINS does not name its origin')
  })
  app.use('/v1/*', (c, next) => (isOwnPages(c.req.path) ? next() : shoppersOnly(c, next)))
  // After the origins: a page may only read a refusal that names its origin.
  app.use('*', refuseWhileStopping(parts.stopping))
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new ProblemError('payload_too_large')
      },
    }),
  )
  app.use('/v1/*', requireJson)
  // `/x/*` is `/x` as well.
  for (const path of ['/v1/conversations/*', '/v1/actions/*', '/v1/me/*'])
    app.use(path, requireVisitor(sessions, proofs))

  app.route('/v1', authRoutes({ ...parts, proofs }))
  app.route('/v1/me', meRoutes(parts))
  app.route('/v1/conversations', conversationRoutes(parts))
  app.route('/v1/conversations', conversationEventRoutes({ ...parts, streams }))
  app.route('/v1/conversations', turnRoutes({ ...parts, streams }))
  app.route('/v1/actions', actionRoutes(parts))
  app.route('/v1/staff', staffRoutes({ ...parts, onTurnRecord: onNews(parts) }))
  app.route('/v1/sign-in', signInRoutes(parts))
  const renderMetrics = () =>
    parts.metrics.render({
      openStreams: streams.count(),
      runningTurns: parts.turns.count(),
      knowledge: knowledgeView(parts.knowledge),
      model: parts.modelState(),
    })
  app.route('/', healthRoutes({ ...parts, renderMetrics }))
  app.route('/', securityContactRoutes(parts))
  app.route('/', widgetRoutes({ ...parts, profile: parts.shop.profile }))
  app.route('/', dashboardRoutes(parts))
  const { signDemoIdentity } = parts
  if (signDemoIdentity) app.route('/demo', demoIdentityRoutes({ ...parts, signDemoIdentity }))
  app.route('/', signInPageRoutes({ ...parts, profile: parts.shop.profile }))
  app.route('/', returnLabelRoutes({ ...parts, profile: parts.shop.profile }))
  app.route('/', storefrontRoutes(parts))

  app.openAPIRegistry.registerComponent('securitySchemes', 'accessToken', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'boundAccessToken', {
    type: 'http',
    scheme: 'dpop',
    description: 'A token that is bound to a key, with a fresh proof in the header `DPoP` (RFC 9449)',
  })
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'VerdeMuse', version: parts.version, license: { name: 'MIT' } },
    security: [{ accessToken: [] }, { boundAccessToken: [] }],
  })
  return app
}

/** What only pages of this server may call: the dashboard, the sign-in frame. */
const isOwnPages = (path: string) => path.startsWith('/v1/staff/') || path.startsWith('/v1/sign-in/')

/** The pattern of the route that was meant, such as `/v1/conversations/:id`; never what the caller wrote. */
function routePattern(c: Context<Env>): string {
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'
}

/** What the dashboard shows live: turn records, and the knowledge base's versions. */
function onNews({ turns, knowledge }: AppParts): (listener: () => void) => () => void {
  return (listener) => {
    const stops = [turns.onRecord(listener), knowledge.onChange(listener)]
    return () => stops.forEach((stop) => void stop())
  }
}

/** A body must be JSON; only the verbs that take none may come without. */
async function requireJson(c: Context<Env>, next: () => Promise<void>): Promise<void> {
  const takesBody = c.req.method === 'POST' && !/\/(?:stop|retry)$/.test(c.req.path)
  const type = c.req.header('content-type')
  const isJson = type !== undefined && /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)
  if (takesBody && !isJson) throw new ProblemError('unsupported_media_type')
  await next()
}

function asProblem(error: Error, logger: Logger): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof StorageUnavailable) return new ProblemError('storage_unavailable')
  if (error instanceof ShopUnavailable)
    return new ProblemError(
      'upstream_failed',
      'The shop’s own system does not answer. Try again in a moment.',
    )
  if (error instanceof HTTPException && error.status === 400) return new ProblemError('malformed_json')
  logger.error({ err: error }, 'a request failed')
  return new ProblemError('internal')
}
