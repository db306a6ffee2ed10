import type { Context } from 'hono'
import type { RateLimits } from '../auth/rate-limits.ts'
import type { VisitorSessions } from '../auth/visitor-sessions.ts'
import { NewVisitor, RevokeRequest, TokenRequest, Tokens } from '../wire.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'

const tags = ['identity']

const newVisitor = route({
  method: 'post',
  path: '/visitors',
  tags,
  summary: 'Begin as an anonymous visitor',
  request: { body: jsonBody(NewVisitor) },
  responses: { 201: jsonAnswer(Tokens, 'Tokens of the new visitor'), ...problemAnswer },
})

const token = route({
  method: 'post',
  path: '/auth/token',
  tags,
  summary: 'Rotate a refresh token',
  request: { body: jsonBody(TokenRequest) },
  responses: { 200: jsonAnswer(Tokens, 'New tokens; the refresh token given is spent'), ...problemAnswer },
})

const revoke = route({
  method: 'post',
  path: '/auth/revoke',
  tags,
  summary: 'End the session of a token (RFC 7009)',
  request: { body: jsonBody(RevokeRequest) },
  responses: { 204: { description: 'The session, if there was one, has ended' }, ...problemAnswer },
})

/** Visitors' tokens, mounted at `/v1`. */
export function authRoutes({
  sessions,
  limit,
  clientAddress,
}: {
  sessions: VisitorSessions
  limit: RateLimits
  clientAddress: (c: Context<Env>) => string
}): Router {
  const router = createRouter()

  router.openapi(newVisitor, async (c) => {
    await limit('visitors of an address', clientAddress(c))
    return c.json(await sessions.create(), 201, { 'cache-control': 'no-store' })
  })

  router.openapi(token, async (c) => {
    await limit('token requests of an address', clientAddress(c))
    return c.json(await sessions.refresh(c.req.valid('json').refresh_token), 200, {
      'cache-control': 'no-store',
    })
  })

  router.openapi(revoke, async (c) => {
    await sessions.revoke(c.req.valid('json').token)
    return c.body(null, 204)
  })

  return router
}
