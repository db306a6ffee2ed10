import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RateLimits } from '../auth/rate-limits.ts'
import type { TurnRunner } from '../chat/turns/turn-runner.ts'
import { ProblemError } from '../problem.ts'
import { findConversation } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { Feedback, NewMessage, TurnAccepted } from '../wire.ts'
import { eventNumber, turnStream } from './event-stream.ts'
import type { OpenStreams } from './open-streams.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'

const tags = ['turns']
const ofConversation = z.object({ id: z.string() })
const ofTurn = z.object({ id: z.string(), turn_id: z.string() })
const streamAnswer = {
  description: 'The turn’s events',
  content: { 'text/event-stream': { schema: z.string().describe('data of each event: TurnEvent') } },
}

const send = route({
  method: 'post',
  path: '/{id}/messages',
  tags,
  summary: 'Say something; the same message id again is the same turn',
  request: { params: ofConversation, body: jsonBody(NewMessage) },
  responses: {
    200: streamAnswer,
    202: jsonAnswer(TurnAccepted, 'Without `Accept: text/event-stream`: the turn, whose events can be read'),
    ...problemAnswer,
  },
})

const read = route({
  method: 'get',
  path: '/{id}/turns/{turn_id}/events',
  tags,
  summary: 'The events of a turn after `Last-Event-ID`, as they come',
  request: { params: ofTurn, headers: z.object({ 'last-event-id': z.string().optional() }) },
  responses: { 200: streamAnswer, ...problemAnswer },
})

const stop = route({
  method: 'post',
  path: '/{id}/turns/{turn_id}/stop',
  tags,
  summary: 'Stop a turn; one that has ended stays as it is',
  request: { params: ofTurn },
  responses: { 204: { description: 'The turn has ended' }, ...problemAnswer },
})

const retry = route({
  method: 'post',
  path: '/{id}/turns/{turn_id}/retry',
  tags,
  summary: 'A new turn for the message of one that failed or was stopped',
  request: { params: ofTurn },
  responses: { 200: streamAnswer, ...problemAnswer },
})

const feedback = route({
  method: 'post',
  path: '/{id}/turns/{turn_id}/feedback',
  tags,
  summary: 'Say whether an answer helped; may be changed',
  request: { params: ofTurn, body: jsonBody(Feedback) },
  responses: { 204: { description: 'Taken' }, ...problemAnswer },
})

/** Messages and their turns, mounted at `/v1/conversations` behind `requireVisitor`. */
export function turnRoutes({
  database,
  turns,
  streams,
  limit,
  clientAddress,
}: {
  database: Database
  turns: TurnRunner
  streams: OpenStreams
  limit: RateLimits
  clientAddress: (c: Context<Env>) => string
}): Router {
  const router = createRouter()

  const requireOwn = async (c: Context<Env>, id: string) => {
    if (!(await findConversation(database, id, c.get('visitorId')))) throw new ProblemError('not_found')
  }

  const follow = async (c: Context<Env>, conversationId: string, turnId: string, after: number) => {
    const abort = streams.open(c.get('sessionId'))
    try {
      return turnStream(await turns.events(conversationId, turnId, after, abort.signal), abort)
    } catch (error) {
      abort.abort()
      throw error
    }
  }

  router.openapi(send, async (c) => {
    const { id } = c.req.valid('param')
    const { message_id, text, page, locale } = c.req.valid('json')
    await requireOwn(c, id)
    await limit('messages of a visitor', c.get('visitorId'))
    await limit('messages of an address', clientAddress(c))
    const turnId = await turns.submit({
      conversationId: id,
      messageId: message_id,
      text,
      ...(page ? { page: { url: page.url, title: page.title, productId: page.product_id } } : {}),
      locale,
      shopper: c.get('shopper'),
      requestId: c.get('requestId'),
    })
    if (!c.req.header('accept')?.includes('text/event-stream')) return c.json({ turn_id: turnId }, 202)
    return follow(c, id, turnId, 0)
  })

  router.openapi(read, async (c) => {
    const { id, turn_id } = c.req.valid('param')
    await requireOwn(c, id)
    return follow(c, id, turn_id, eventNumber(c.req.header('last-event-id')))
  })

  router.openapi(stop, async (c) => {
    const { id, turn_id } = c.req.valid('param')
    await requireOwn(c, id)
    await turns.stop(id, turn_id)
    return c.body(null, 204)
  })

  router.openapi(retry, async (c) => {
    const { id, turn_id } = c.req.valid('param')
    await requireOwn(c, id)
    await limit('messages of a visitor', c.get('visitorId'))
    return follow(
      c,
      id,
      await turns.retry(id, turn_id, { requestId: c.get('requestId'), shopper: c.get('shopper') }),
      0,
    )
  })

  router.openapi(feedback, async (c) => {
    const { id, turn_id } = c.req.valid('param')
    await requireOwn(c, id)
    const { helpful, reason } = c.req.valid('json')
    await turns.giveFeedback(id, turn_id, helpful, reason)
    return c.body(null, 204)
  })

  return router
}
