import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import type { Answerer } from '../../server/answer/answerer.ts'
import { createDpop } from '../../server/auth/tokens/dpop.ts'
import { createRateLimits } from '../../server/auth/rate-limits.ts'
import { createVisitorSessions } from '../../server/auth/tokens/create-visitor-sessions.ts'
import { answerTurn } from '../../server/chat/answer-turn.ts'
import { createConversationLog } from '../../server/chat/conversation-log.ts'
import { createTurnRunner } from '../../server/chat/turns/create-turn-runner.ts'
import { randomId } from '../../server/ids.ts'
import type { Logger } from '../../server/ops/logger.ts'
import { listen } from '../../server/ops/listen.ts'
import { authRoutes } from '../../server/routes/auth.ts'
import { conversationRoutes } from '../../server/routes/conversations.ts'
import { createOpenStreams } from '../../server/routes/open-streams.ts'
import { createProofs } from '../../server/routes/proofs.ts'
import { requireVisitor } from '../../server/routes/require-visitor.ts'
import { createRouter } from '../../server/routes/router.ts'
import { turnRoutes } from '../../server/routes/turns.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { TurnRecord } from '../../server/store/turn-records.ts'
import type { AskedTurn } from './client.ts'
import { demoKnowledge } from './demo-knowledge.ts'

export type StartedApp = {
  url: string
  database: Database
  /** Lines that were logged as warnings or errors. */
  logged: string[]
  /** The record of a turn, as soon as it is written. */
  recordOf: (turn: AskedTurn) => Promise<TurnRecord>
  close: () => Promise<void>
}

/**
 * The shoppers' side of the app over the demo shop, in this process and served over HTTP: for what a child process
 * cannot be told, such as short time-outs.
 */
export async function startApp(answerer: (logger: Logger) => Answerer): Promise<StartedApp> {
  const kb = await demoKnowledge()
  const snapshot = snapshotOf(kb, { readings: false })
  const shop = createShop(() => snapshot, { demo: false })
  const database = openSqlite(':memory:')
  const logged: string[] = []
  const log = (details: object, message: string) =>
    void logged.push(`${message} ${JSON.stringify(details, (_, value) => value?.message ?? value)}`)
  const logger = { info: () => {}, warn: log, error: log }
  const now = Date.now
  const conversationLog = createConversationLog(database, now)
  const chosen = answerer(logger)
  const turns = createTurnRunner({
    database,
    conversationLog,
    answer: (input, trace) =>
      answerTurn(
        input,
        { knowledge: kb, shop, answerer: chosen, model: { canary: 'test-canary' }, now },
        trace,
      ),
    now,
    newId: randomId,
    logger,
  })
  const sessions = createVisitorSessions({
    database,
    accessKey: new Uint8Array(32).fill(1),
    refreshKey: new Uint8Array(32).fill(2),
    now,
    newId: randomId,
  })
  const parts = {
    database,
    sessions,
    grant: () => Promise.reject(new Error('no test of this app asks for tokens')),
    proofs: createProofs({ dpop: createDpop(now), required: false, publicUrl: undefined }),
    conversationLog,
    turns,
    actions: { ofTurns: async () => new Map() },
    shop,
    limit: createRateLimits(0),
    clientAddress: () => '127.0.0.1',
    now,
    newId: randomId,
  }
  const app = createRouter()
  app.use('/v1/conversations/*', requireVisitor(sessions, parts.proofs))
  app.route('/v1', authRoutes(parts))
  app.route('/v1/conversations', conversationRoutes(parts))
  app.route('/v1/conversations', turnRoutes({ ...parts, streams: createOpenStreams() }))
  const listener = await listen(app, { host: '127.0.0.1', port: 0, tls: undefined }, () => {})
  return {
    url: `http://127.0.0.1:${listener.port}`,
    database,
    logged,
    async recordOf({ events }) {
      const [start] = events
      const turnId = start?.type === 'turn-start' ? start.turn_id : ''
      const query = queries.selectFrom('turn_records').selectAll().where('turn_id', '=', turnId).compile()
      for (;;) {
        const [row] = await database.read(query)
        if (row) return row
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async close() {
      listener.stopTaking()
      listener.close()
      await turns.drain(0)
      database.close()
    },
  }
}
