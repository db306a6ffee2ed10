import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import type { Answerer } from '../../server/answer/answerer.ts'
import { createApp } from '../../server/app.ts'
import type { ModelState } from '../../server/answer/model-state.ts'
import { createRateLimits } from '../../server/auth/rate-limits.ts'
import { createVisitorSessions } from '../../server/auth/visitor-sessions.ts'
import { answerTurn } from '../../server/chat/answer-turn.ts'
import { createConversationLog } from '../../server/chat/conversation-log.ts'
import { createTurnRunner } from '../../server/chat/create-turn-runner.ts'
import { randomId } from '../../server/ids.ts'
import { createFigureConversations } from '../../server/insight/figure-conversations.ts'
import { createOverview } from '../../server/insight/overview.ts'
import { listen } from '../../server/ops/listen.ts'
import { createMetrics } from '../../server/ops/metrics.ts'
import { createReadiness } from '../../server/ops/readiness.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { TurnRecord } from '../../server/store/turn-records.ts'
import type { AskedTurn } from './client.ts'
import { testStaffAuth } from './staff-auth.ts'

export type StartedApp = {
  url: string
  database: Database
  /** Lines that were logged as warnings or errors. */
  logged: string[]
  /** The record of a turn, as soon as it is written. */
  recordOf: (turn: AskedTurn) => Promise<TurnRecord>
  close: () => Promise<void>
}

let knowledge: Promise<KnowledgeBase> | undefined

/** The app over the demo shop in this process, served over HTTP, for what a child process cannot be told. */
export async function startApp({
  answerer,
  modelState = () => undefined,
}: {
  answerer: (logger: { warn: (details: object, message: string) => void }) => Answerer
  modelState?: () => ModelState | undefined
}): Promise<StartedApp> {
  knowledge ??= openKnowledgeBase({ kbDir: 'synthetic_data', index: 'exact' })
  const kb = await knowledge
  const snapshot = snapshotOf(kb, { readings: false })
  const shop = createShop(() => snapshot, { demo: false })
  const database = openSqlite(':memory:')
  const logged: string[] = []
  const log = (details: object, message: string) =>
    void logged.push(`${message} ${JSON.stringify(details, (_, value) => value?.message ?? value)}`)
  const logger = { info: () => {}, warn: log, error: log }
  const now = Date.now
  const conversationLog = createConversationLog(database, now)
  const made = answerer(logger)
  const turns = createTurnRunner({
    database,
    conversationLog,
    answer: (input, trace) => answerTurn(input, { knowledge: kb, shop, answerer: made, now }, trace),
    now,
    newId: randomId,
    logger,
  })
  const search = { search: kb.search.bind(kb), current: () => snapshot }
  const app = createApp({
    database,
    sessions: createVisitorSessions({
      database,
      accessKey: new Uint8Array(32).fill(1),
      refreshKey: new Uint8Array(32).fill(2),
      now,
      newId: randomId,
    }),
    ...testStaffAuth({ database, now }),
    turns,
    conversationLog,
    overview: createOverview(database),
    figureConversations: createFigureConversations(database),
    shop,
    knowledge: { current: () => snapshot, lastFault: () => undefined, onChange: () => () => {} },
    modelState,
    readiness: createReadiness({
      database,
      knowledge: search,
      freeShare: async () => 1,
      model: modelState,
      now,
    }),
    metrics: createMetrics(),
    metricsAccess: () => 'hidden',
    assets: {
      dashboard: { script: '', style: '', files: new Map() },
      widget: { loader: '', files: new Map() },
    },
    readPicture: async () => undefined,
    limit: createRateLimits(0),
    isAllowedOrigin: () => true,
    clientAddress: () => '127.0.0.1',
    demo: false,
    publicUrl: undefined,
    version: 'test',
    now,
    newId: randomId,
    logger,
  })
  const { server, port } = await listen(app, '127.0.0.1', 0)
  return {
    url: `http://127.0.0.1:${port}`,
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
      server.close()
      server.closeAllConnections()
      await turns.drain(0)
      database.close()
    },
  }
}
