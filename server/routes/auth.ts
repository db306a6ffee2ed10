import type { Context } from 'hono'
import { describeDevice } from '../auth/describe-device.ts'
import type { Grant } from '../auth/tokens/grants.ts'
import type { RateLimits } from '../auth/rate-limits.ts'
import type { SessionClient, VisitorSessions } from '../auth/tokens/visitor-sessions.ts'
import { NewVisitor, RevokeRequest, TokenRequest, Tokens } from '../wire.ts'
import type { Proofs } from './proofs.ts'
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
  summary: 'Rotate a refresh token, or show who you are; with a DPoP proof the tokens are bound to its key',
  request: { body: jsonBody(TokenRequest) },
  responses: { 200: jsonAnswer(Tokens, 'New tokens; what was given for them is spent'), ...problemAnswer },
})

const revoke = route({
  method: 'post',
  path: '/auth/revoke',
  tags,
  summary: 'End the session of a token (RFC 7009)',
  request: { body: jsonBody(RevokeRequest) },
  responses: { 204: { description: 'The session, if there was one, has ended' }, ...problemAnswer },
})

const noStore = { 'cache-control': 'no-store' }

/** Visitors' and shoppers' tokens, mounted at `/v1`. */
export function authRoutes({
  sessions,
  grant,
  proofs,
  limit,
  clientAddress,
}: {
  sessions: VisitorSessions
  grant: Grant
  proofs: Proofs
  limit: RateLimits
  clientAddress: (c: Context<Env>) => string
}): Router {
  const router = createRouter()

  const clientOf = async (c: Context<Env>): Promise<SessionClient> => ({
    device: describeDevice(c.req.header('user-agent')),
    keyThumbprint: await proofs.keyOf(c),
  })

  router.openapi(newVisitor, async (c) => {
    await limit('visitors of an address', clientAddress(c))
    return c.json(await sessions.create(await clientOf(c)), 201, noStore)
  })

  router.openapi(token, async (c) => {
    await limit('token requests of an address', clientAddress(c))
    const client = {
      ...(await clientOf(c)),
      address: clientAddress(c),
      origin: c.req.header('origin'),
    }
    return c.json(await grant(c.req.valid('json'), client), 200, noStore)
  })

  router.openapi(revoke, async (c) => {
    await sessions.revoke(c.req.valid('json').token)
    return c.body(null, 204)
  })

  return router
}
