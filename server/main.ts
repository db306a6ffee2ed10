import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { openLiveKnowledge } from '../kb/live-knowledge.ts'
import { whenRanked } from '../kb/when-ranked.ts'
import packageJson from '../package.json' with { type: 'json' }
import { configuredAnswerer } from './answer/configured-answerer.ts'
import { createTokenBudget, DAY_MS, dayOf } from './answer/token-budget.ts'
import { createApp } from './app.ts'
import { createAuditLog } from './audit/audit-log.ts'
import { createArgon2Hasher } from './auth/credentials/password-hash.ts'
import { createDpop } from './auth/tokens/dpop.ts'
import { createGrants } from './auth/tokens/grants.ts'
import { createIdentityKeySet } from './auth/tokens/identity-key-set.ts'
import { createIdentityTokens, type IdentityKey, signIdentityToken } from './auth/tokens/identity-tokens.ts'
import { createSignInCodes } from './auth/shopper/sign-in-codes.ts'
import { createStaffAuth } from './auth/staff/create-staff-auth.ts'
import { createRateLimits } from './auth/rate-limits.ts'
import { createVisitorSessions } from './auth/tokens/create-visitor-sessions.ts'
import { answerTurn } from './chat/answer-turn.ts'
import { maskContacts } from './chat/redact/redact-contacts.ts'
import { createConversationLog } from './chat/conversation-log.ts'
import { createTurnRunner } from './chat/turns/create-turn-runner.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { createMistralEmbedder } from './embed/mistral-embedder.ts'
import { randomId } from './ids.ts'
import { createFigureConversations } from './insight/figure-conversations.ts'
import { createGaps } from './insight/gaps.ts'
import { keptTallies } from './insight/kept-tallies.ts'
import { createOverview, windowUpTo } from './insight/overview.ts'
import { auditAnchorFile } from './ops/audit-anchor-file.ts'
import { clientAddressBehind } from './ops/client-address.ts'
import { createLogger } from './ops/create-logger.ts'
import { lockDataFolder, openDataFolder } from './ops/data-folder.ts'
import { freeShareOf } from './ops/free-share.ts'
import { listen } from './ops/listen.ts'
import { logTurn } from './ops/log-turn.ts'
import { createMetricsAccess } from './ops/metrics-access.ts'
import { createMetrics } from './ops/metrics.ts'
import { readAssets } from './ops/read-assets.ts'
import { readPicturesOf } from './ops/read-pictures.ts'
import { createReadiness } from './ops/readiness.ts'
import { loadSecrets, type Secrets } from './ops/secrets.ts'
import { stopOnSignals } from './ops/stop-on-signals.ts'
import { readTlsFiles } from './ops/tls-files.ts'
import { openCustomerRecords } from './shop/open-customer-records.ts'
import { createShop } from './shop/create-shop.ts'
import { createActions } from './shop/actions/create-actions.ts'
import { createLabelLinks } from './shop/actions/label-links.ts'
import { createReturnLabels } from './shop/actions/return-label.ts'
import { createMailer } from './mail/create-mailer.ts'
import { createOrderLookUp } from './auth/shopper/order-look-up.ts'
import { createShopperAuth } from './auth/shopper/create-shopper-auth.ts'
import { deleteSignInCodesOf } from './store/sign-ins.ts'
import { openSqlite } from './store/sqlite.ts'
import { sweepExpired } from './store/sweep-expired.ts'
import { findVisitorOfUser } from './store/visitors.ts'
import { watchWrites } from './store/watch-writes.ts'
import { tokensUsedSince } from './store/turn-records.ts'

/** Time that running turns get to end on shutdown, and then their last words to reach the shopper, ms. */
const DRAIN_MS = 10_000
const LAST_WORDS_MS = 1500
/** How long answers that were begun before a restart wait for what ranked their sources, ms. */
const RANKED_WITHIN_MS = 5_000
/** How often the figures' sums are brought up to date while nobody looks, ms. */
const SUMS_EVERY_MS = 15 * 60_000
/** How often what the shop has not answered, and mails that did not go out, are tried again, ms. */
const SETTLE_EVERY_MS = 30_000
/** How often what names somebody and is over is removed, ms. */
const SWEEP_EVERY_MS = 60_000
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Puts the parts together, serves, and shuts down in order on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const whenServing = stopOnSignals((line) => console.error(line))
  const config = readConfig(join(root, 'synthetic_data'))
  const say = (line: string) => console.log(line)
  const logger = createLogger(config.logLevel, pino.destination({ fd: 2, sync: true }))
  const now = Date.now
  const newId = randomId
  for (const warning of config.warnings) say(warning)
  // Refused before the knowledge base is indexed, not after.
  if (config.tls) readTlsFiles(config.tls)

  openDataFolder(config.dataDir)
  lockDataFolder(config.dataDir)
  const secrets = loadSecrets(config.dataDir)
  const metrics = createMetrics()
  const database = watchWrites(openSqlite(join(config.dataDir, 'verdemuse.db')), metrics.countWriteFailure)
  const { embedModel } = config.mistral ?? {}
  const remoteEmbedder =
    config.mistral && embedModel ? createMistralEmbedder({ ...config.mistral, embedModel }) : undefined
  const knowledge = await openLiveKnowledge({
    kbDir: config.kbDir,
    dataDir: config.dataDir,
    readings: config.demo,
    script: new URL('./knowledge-worker.js', import.meta.url),
    remote: remoteEmbedder && { embedder: remoteEmbedder, say: (query) => maskContacts(query) },
    // A problem may quote the file that it is in.
    log: (line) => say(maskContacts(line)),
  })
  const shop = createShop(knowledge.current, { demo: config.demo })

  const budget = config.dailyTokenBudget
    ? createTokenBudget({
        limit: config.dailyTokenBudget,
        usedToday: await tokensUsedSince(database, dayOf(now()) * DAY_MS),
        now,
        onSpent: () => logger.warn({}, 'the day’s token budget is used; the local answerer goes on'),
      })
    : undefined
  const { mistral } = config
  const { answerer, model, breaker, warmUp } = configuredAnswerer({ mistral, budget, logger, now, newId })
  const conversationLog = createConversationLog(database, now)
  const records = await openCustomerRecords({
    ...config,
    database,
    shop,
    now,
    logger,
    log: (line) => say(maskContacts(line)),
  })
  const mailer = createMailer({ ...config, profile: shop.profile, now, newId })
  const anchor = auditAnchorFile(config.dataDir, secrets.secondFactorKey)
  const audit = createAuditLog({ database, anchor, now, newId })
  const labelLinks = createLabelLinks(secrets.refreshKey, now)
  const actions = createActions({
    ...{ database, records, conversationLog, audit, mailer, shop, now, newId, logger },
    labelUrl: async (actionId, until) => `${ownUrl()}/labels/${await labelLinks.make(actionId, until)}`,
  })
  const errands = { records, actions, shop }
  const turns = createTurnRunner({
    database,
    conversationLog,
    answer: (input, trace) => answerTurn(input, { knowledge, shop, answerer, model, errands, now }, trace),
    now,
    newId,
    logger,
    onTurnEnded(record) {
      logTurn(logger, record)
      metrics.countTurn(record)
    },
  })
  const hasher = createArgon2Hasher()
  const staffAuth = createStaffAuth({
    database,
    audit,
    hasher,
    secondFactorKey: secrets.secondFactorKey,
    rateLimitScale: config.rateLimitScale,
    now,
    newId,
  })
  const modelState = () => (model ? breaker.state() : undefined)
  const readiness = createReadiness({
    database,
    knowledge,
    freeShare: () => freeShareOf(config.dataDir),
    model: modelState,
    now,
  })
  const origins = new Set(config.allowedOrigins)
  const stopping = new AbortController()
  const overview = createOverview(database, { tallies: keptTallies(database) })
  const sessions = createVisitorSessions({ database, ...secrets, now, newId })
  const limit = createRateLimits(config.rateLimitScale)
  const identityKey = identityKeyOf(config, secrets, (error) =>
    logger.warn({ err: error }, 'the shop’s public keys could not be fetched; IDENTITY_JWKS_URL'),
  )
  const lookUpOrder = createOrderLookUp({ records, limit })
  const signInCodes = createSignInCodes({ database, now, newId })
  const shopperAuth = createShopperAuth({
    database,
    hasher,
    mailer,
    mailContext: () => ({ shop: shop.profile().name, accountUrl: `${ownUrl()}/sign-in` }),
    records,
    lookUpOrder,
    codes: signInCodes,
    async endSessionsOf(userId) {
      await database.write([deleteSignInCodesOf(userId)], { durable: true })
      const visitorId = await findVisitorOfUser(database, userId)
      if (visitorId !== undefined) await sessions.end(visitorId, () => true)
    },
    secondFactorKey: secrets.secondFactorKey,
    rateLimitScale: config.rateLimitScale,
    logger,
    now,
    newId,
  })
  let ownUrl = () => config.publicUrl ?? `http://127.0.0.1:${config.port}`
  const app = createApp({
    database,
    sessions,
    grant: createGrants({
      sessions,
      verifyIdentityToken:
        identityKey && createIdentityTokens(identityKey, now, { needsAuthTime: config.requireAuthTime }),
      codes: signInCodes,
      lookUpOrder,
      now,
    }),
    dpop: createDpop(now, secrets.refreshKey),
    requireDpop: config.requireDpop,
    signDemoIdentity: config.demo
      ? (shopper) =>
          signIdentityToken(secrets.demoIdentityKey, shopper, { seconds: 300, jti: newId('jti'), now })
      : undefined,
    shopperAuth,
    actions,
    findReturnLabel: createReturnLabels({ database, records, links: labelLinks, shop: shop.profile }),
    staff: staffAuth.staff,
    ownAccount: staffAuth.ownAccount,
    team: staffAuth.team,
    audit,
    turns,
    records,
    conversationLog,
    overview,
    figureConversations: createFigureConversations(database),
    gaps: createGaps(database, knowledge),
    shop,
    knowledge,
    modelState,
    readiness,
    metrics,
    metricsAccess: createMetricsAccess({ token: config.metricsToken, proxied: isProxied(config) }),
    assets: readAssets(join(root, 'dist')),
    readPicture: readPicturesOf(config.kbDir),
    limit,
    isAllowedOrigin: (origin) => origins.has(origin),
    clientAddress: clientAddressBehind(config.trustedProxyHops),
    demo: config.demo,
    publicUrl: config.publicUrl,
    stopping: stopping.signal,
    version: packageJson.version,
    now,
    newId,
    logger,
  })
  // From here on requests come: none of them may end the process.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'a promise failed unseen'))
  // Before listening: who comes back for an answer must find it.
  const goOn = await turns.recover()
  const listener = await listen(app, config, say).catch(async (error: unknown) => {
    await knowledge.close()
    throw error
  })
  // Its sources keep their numbers only where they are ranked by what ranked them before.
  void (remoteEmbedder ? whenRanked(knowledge, RANKED_WITHIN_MS) : Promise.resolve()).then(() => {
    if (!stopping.signal.aborted) goOn()
  })
  // Little by little, so that the first look of a morning finds the sums of the night.
  const sums = () => overview(windowUpTo(now(), '30d')).catch(() => {})
  const keepingSums = setInterval(() => void sums(), SUMS_EVERY_MS)
  const settling = setInterval(() => void actions.settleWaiting().catch(() => {}), SETTLE_EVERY_MS)
  const sweeping = setInterval(() => void sweepExpired(database, now()).catch(() => {}), SWEEP_EVERY_MS)
  whenServing(async () => {
    readiness.stop()
    stopping.abort()
    clearInterval(keepingSums)
    clearInterval(settling)
    clearInterval(sweeping)
    listener.stopTaking()
    await turns.drain(DRAIN_MS)
    await listener.whenAnswered(LAST_WORDS_MS)
    listener.close()
    await knowledge.close()
    // Whatever is still to be written, such as the last turns' records, comes before this.
    await database.write([]).catch(() => {})
    database.close()
  })

  const { port } = listener
  const scheme = config.tls ? 'https' : 'http'
  const here = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${scheme}://${host}:${port}`)
  for (const origin of [...here, config.publicUrl, shopOrigin(shop.profile().url)])
    if (origin) origins.add(origin)
  const base = config.publicUrl ?? here[0] ?? ''
  ownUrl = () => base
  if (!config.mistral) say('No MISTRAL_API_KEY: the local answerer answers, without a model.')
  if (!config.smtpUrl) say(`No SMTP_URL: mails stay for a day as files in ${join(config.dataDir, 'outbox')}.`)
  say(`VerdeMuse listening on ${here[0]}`)
  say(`  also ${here[1]}${config.publicUrl ? `, for the world ${config.publicUrl}` : ''}`)
  void audit.verify().then(
    (chain) => {
      if (chain.state === 'broken')
        logger.error({ seq: chain.seq, why: chain.why }, 'the audit log was touched')
    },
    () => {},
  )
  const setUpToken = await staffAuth.invites.inviteFirst()
  if (setUpToken) say(`Create the first staff account: ${base}/dashboard#setup=${setUpToken}`)

  await warmUp().catch((error: unknown) => logger.error({ err: error }, 'the model’s library was not loaded'))
}

/** With what identity tokens are checked: the shop's key; in the demo a key of its own. */
function identityKeyOf(
  { identity, demo }: Config,
  { demoIdentityKey }: Secrets,
  onFailure: (error: unknown) => void,
): IdentityKey | undefined {
  if (!identity) return demo ? { secret: demoIdentityKey } : undefined
  return 'secret' in identity
    ? { secret: new TextEncoder().encode(identity.secret) }
    : { keySet: createIdentityKeySet(identity.keySetUrl, onFailure) }
}

/** Whether a proxy stands in front: it was said so, or the world comes by https and this server does not speak it. */
function isProxied({ trustedProxyHops, publicUrl, tls }: Config): boolean {
  return trustedProxyHops > 0 || (publicUrl?.startsWith('https:') === true && tls === undefined)
}

function shopOrigin(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin
}

main().catch((error: unknown) => {
  const lines =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]
  for (const line of lines) console.error(`VerdeMuse cannot start: ${line}`)
  process.exit(1)
})
