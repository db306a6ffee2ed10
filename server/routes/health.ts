import type { KnowledgeState } from '../insight/knowledge-state.ts'
import type { Database } from '../store/database.ts'
import { queries } from '../store/queries.ts'
import { createRouter, type Router } from './router.ts'

/** `/livez`: the process answers. `/readyz`: the database and the knowledge base do too. */
export function healthRoutes({
  database,
  knowledge,
}: {
  database: Database
  knowledge: KnowledgeState
}): Router {
  const router = createRouter()
  router.get('/livez', (c) => c.json({ status: 'ok' }))
  router.get('/readyz', async (c) => {
    const readable = await database
      .read(queries.selectFrom('staff').select('staff_id').limit(1).compile())
      .then(
        () => true,
        () => false,
      )
    const checks = { database: readable, knowledge_passages: knowledge.current().stats.passages }
    return c.json({ status: readable ? 'ok' : 'unavailable', checks }, readable ? 200 : 503)
  })
  return router
}
