import type { ModelState } from '../answer/model-state.ts'
import type { KnowledgeState } from '../insight/knowledge-state.ts'
import type { Database } from '../store/database.ts'
import { queries } from '../store/queries.ts'
import { createRouter, type Router } from './router.ts'

/**
 * `/livez`: the process answers. `/readyz`: the database and the knowledge base do too. A model that fails is told, and
 * takes nothing off the readiness: the local answerer goes on.
 */
export function healthRoutes({
  database,
  knowledge,
  modelState,
}: {
  database: Database
  knowledge: KnowledgeState
  modelState: () => ModelState | undefined
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
    const checks = {
      database: readable,
      knowledge_passages: knowledge.current().stats.passages,
      model: modelState() ?? null,
    }
    return c.json({ status: readable ? 'ok' : 'unavailable', checks }, readable ? 200 : 503)
  })
  return router
}
