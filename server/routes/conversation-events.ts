import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RateLimits } from '../auth/rate-limits.ts'
import type { ConversationLog } from '../chat/conversation-log.ts'
import type { TurnRunner } from '../chat/turns/turn-runner.ts'
import { ProblemError } from '../problem.ts'
import { findConversation, findMessage, moveShopperRead } from '../store/conversations.ts'
import { type Database, WriteConflict } from '../store/database.ts'
import { Empty, Read } from '../wire.ts'
import { eventNumber, eventStream } from './event-stream.ts'
import type { OpenStreams } from './open-streams.ts'
import { createRouter, type Env, jsonBody, problemAnswer, type Router, route } from './router.ts'

const tags = ['conversations']
const params = z.object({ id: z.string() })

const events = route({
  method: 'get',
  path: '/{id}/events',
  tags,
  summary: 'What happens in a conversation beside the text of its turns, after `Last-Event-ID`, without end',
  request: { params, headers: z.object({ 'last-event-id': z.string().optional() }) },
  responses: {
    200: {
      description: 'The conversation’s own log; `typing` has no number',
      content: { 'text/event-stream': { schema: z.string().describe('data of each: ConversationEvent') } },
    },
    ...problemAnswer,
  },
})

const read = route({
  method: 'post',
  path: '/{id}/read',
  tags,
  summary: 'Say that everything up to a message has been read; it only ever moves on',
  request: { params, body: jsonBody(Read) },
  responses: { 204: { description: 'Taken' }, ...problemAnswer },
})

const typing = route({
  method: 'post',
  path: '/{id}/typing',
  tags,
  summary: 'Say that the shopper is typing, to who listens just now',
  request: { params, body: jsonBody(Empty) },
  responses: { 204: { description: 'Told' }, ...problemAnswer },
})

const close = route({
  method: 'post',
  path: '/{id}/close',
  tags,
  summary: 'Stop what runs and close the conversation; the next message opens it again',
  request: { params, body: jsonBody(Empty) },
  responses: { 204: { description: 'It is closed' }, ...problemAnswer },
})

/** A conversation's own log, and what is only told in it; mounted at `/v1/conversations` behind `requireVisitor`. */
export function conversationEventRoutes({
  database,
  conversationLog,
  turns,
  streams,
  limit,
}: {
  database: Database
  conversationLog: ConversationLog
  turns: TurnRunner
  streams: OpenStreams
  limit: RateLimits
}): Router {
  const router = createRouter()

  const requireOwn = async (c: Context<Env>, id: string) => {
    if (!(await findConversation(database, id, c.get('visitorId')))) throw new ProblemError('not_found')
  }

  router.openapi(events, async (c) => {
    const { id } = c.req.valid('param')
    await requireOwn(c, id)
    const after = eventNumber(c.req.header('last-event-id'))
    const abort = streams.open(c.get('sessionId'))
    try {
      return eventStream(await conversationLog.read(id, after, abort.signal), abort)
    } catch (error) {
      abort.abort()
      throw error
    }
  })

  router.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    await requireOwn(c, id)
    await limit('reads of a visitor', c.get('visitorId'))
    const { message_id } = c.req.valid('json')
    const message = await findMessage(database, id, message_id)
    if (!message) throw new ProblemError('not_found')
    try {
      const told = { type: 'read', author: 'shopper', message_id } as const
      await conversationLog.write(id, [moveShopperRead(id, message.seq)], [told])
    } catch (error) {
      // They had read further: nothing has changed.
      if (!(error instanceof WriteConflict)) throw error
    }
    return c.body(null, 204)
  })

  router.openapi(typing, async (c) => {
    const { id } = c.req.valid('param')
    await requireOwn(c, id)
    await limit('typing of a visitor', c.get('visitorId'))
    conversationLog.tell(id, { type: 'typing', author: 'shopper' })
    return c.body(null, 204)
  })

  router.openapi(close, async (c) => {
    const { id } = c.req.valid('param')
    await requireOwn(c, id)
    await limit('closings of a visitor', c.get('visitorId'))
    await turns.close(id, 'shopper')
    return c.body(null, 204)
  })

  return router
}
