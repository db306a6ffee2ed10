import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RateLimits } from '../auth/rate-limits.ts'
import type { Actions, Actor } from '../shop/actions/actions.ts'
import { Action, Empty } from '../wire.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'

const tags = ['actions']
const params = z.object({ id: z.string() })
const headers = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe('without it the action’s own id is the key: each decision is taken once'),
})

const show = route({
  method: 'get',
  path: '/{id}',
  tags,
  summary: 'What was proposed, and what became of it',
  request: { params },
  responses: { 200: jsonAnswer(Action, 'The action as it stands'), ...problemAnswer },
})

const decision = (path: '/{id}/confirm' | '/{id}/decline' | '/{id}/undo', summary: string) =>
  route({
    method: 'post',
    path,
    tags,
    summary,
    request: { params, headers, body: jsonBody(Empty) },
    responses: { 200: jsonAnswer(Action, 'The action as it stands now'), ...problemAnswer },
  })

/** The shopper's decisions about what was proposed, mounted at `/v1/actions` behind `requireVisitor`. */
export function actionRoutes({ actions, limit }: { actions: Actions; limit: RateLimits }): Router {
  const router = createRouter()
  const actorOf = (c: Context<Env>): Actor => ({ visitorId: c.get('visitorId'), shopper: c.get('shopper') })
  const counted = (c: Context<Env>) => limit('decisions of a visitor', c.get('visitorId'))

  router.openapi(show, async (c) => c.json(await actions.show(actorOf(c), c.req.valid('param').id), 200))

  router.openapi(
    decision('/{id}/confirm', 'Do what was proposed; once, however often it is asked'),
    async (c) => {
      await counted(c)
      return c.json(await actions.confirm(actorOf(c), c.req.valid('param').id), 200)
    },
  )

  router.openapi(decision('/{id}/decline', 'Leave what was proposed'), async (c) => {
    await counted(c)
    return c.json(await actions.decline(actorOf(c), c.req.valid('param').id), 200)
  })

  router.openapi(decision('/{id}/undo', 'Take back what was done, within its time'), async (c) => {
    await counted(c)
    return c.json(await actions.undo(actorOf(c), c.req.valid('param').id), 200)
  })

  return router
}
