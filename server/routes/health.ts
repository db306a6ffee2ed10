import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Readiness } from '../ops/readiness.ts'
import { ProblemError } from '../problem.ts'
import { Problem } from '../wire.ts'
import { createRouter, type Env, jsonAnswer, problemAnswer, type Router, route } from './router.ts'

const tags = ['operations']
const Check = z.object({ ok: z.boolean(), reason: z.string().optional() })

const Ready = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    checks: z.object({
      database: Check.describe('it takes writes'),
      knowledge: Check.extend({ passages: z.number().int() }).describe('it can be searched'),
      disk: Check.extend({ free_share: z.number().nullable() }).describe('over 5 % of it are free'),
      serving: Check.describe('the server is not shutting down'),
      model: z
        .object({
          state: z.enum(['closed', 'half-open', 'open']),
          since: z.number().describe('Unix ms'),
          last_fault: z.object({ reason: z.string(), at: z.number() }).nullable(),
        })
        .nullable()
        .describe('the circuit breaker of the model, if there is one; it never makes the server unready'),
    }),
  })
  .openapi('Ready')

const ready = route({
  method: 'get',
  path: '/readyz',
  tags,
  security: [],
  summary: 'Whether shoppers should be sent here; looked at anew every two seconds',
  responses: {
    200: jsonAnswer(Ready, 'Yes'),
    503: {
      description: 'No, with the checks as a member of the problem',
      content: { 'application/problem+json': { schema: Problem.extend({ checks: Ready.shape.checks }) } },
    },
    ...problemAnswer,
  },
})

const metrics = route({
  method: 'get',
  path: '/metrics',
  tags,
  security: [],
  summary: 'Figures for Prometheus: from this machine, or with METRICS_TOKEN as bearer token',
  responses: {
    200: { description: 'Text exposition', content: { 'text/plain': { schema: z.string() } } },
    ...problemAnswer,
  },
})

/** `/livez`: the process answers. `/readyz`: it can do its work. `/metrics`: how much of it it does. */
export function healthRoutes({
  readiness,
  metricsAccess,
  renderMetrics,
}: {
  readiness: Readiness
  /** Whether who asks may read the metrics; `hidden` where there is no way in but from this machine. */
  metricsAccess: (c: Context<Env>) => 'allowed' | 'unauthorized' | 'hidden'
  renderMetrics: () => Promise<{ type: string; text: string }>
}): Router {
  const router = createRouter()
  const fresh = { 'cache-control': 'no-store' }
  router.get('/livez', (c) => c.json({ status: 'ok' }, 200, fresh))

  router.openapi(ready, async (c) => {
    const { checks, model } = await readiness.report()
    const failed = Object.entries(checks).flatMap(([name, { ok, reason }]) =>
      ok ? [] : [`${name}: ${reason}`],
    )
    if (failed.length === 0)
      return c.json({ status: 'ok' as const, checks: { ...checks, model } }, 200, fresh)
    const isStorage = !checks.database.ok || !checks.disk.ok
    throw new ProblemError(isStorage ? 'storage_unavailable' : 'over_capacity', `${failed.join(', ')}.`, {
      headers: fresh,
      members: { status: 'unavailable', checks: { ...checks, model } },
    })
  })

  router.openapi(metrics, async (c) => {
    const access = metricsAccess(c)
    if (access === 'hidden') throw new ProblemError('not_found')
    if (access === 'unauthorized') {
      throw new ProblemError('unauthorized', 'The metrics need METRICS_TOKEN as bearer token.', {
        headers: { 'www-authenticate': 'Bearer' },
      })
    }
    const { type, text } = await renderMetrics()
    return c.text(text, 200, { ...fresh, 'content-type': type })
  })

  return router
}
