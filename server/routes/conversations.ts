import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RateLimits } from '../auth/rate-limits.ts'
import { redact } from '../chat/redact/redact.ts'
import type { ConversationLog } from '../chat/conversation-log.ts'
import { showMessages } from '../chat/show-conversation.ts'
import { transcript } from '../chat/transcript.ts'
import type { TurnRunner } from '../chat/turns/turn-runner.ts'
import type { NewId, Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import type { Actions } from '../shop/actions/actions.ts'
import type { Shop } from '../shop/shop.ts'
import {
  findConversation,
  findMessage,
  findRating,
  insertConversation,
  listConversations,
  putRating,
} from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { Conversation, ConversationCreated, Conversations, NewConversation, Rating } from '../wire.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'

const tags = ['conversations']
const params = z.object({ id: z.string() })

const create = route({
  method: 'post',
  path: '/',
  tags,
  summary: 'Begin a conversation',
  request: { body: jsonBody(NewConversation) },
  responses: { 201: jsonAnswer(ConversationCreated, 'The new conversation'), ...problemAnswer },
})

const list = route({
  method: 'get',
  path: '/',
  tags,
  summary: 'The shopper’s own conversations, newest first',
  responses: { 200: jsonAnswer(Conversations, 'At most 100'), ...problemAnswer },
})

const show = route({
  method: 'get',
  path: '/{id}',
  tags,
  summary: 'A conversation: its last 50 messages, or those before one of them, and the running turn',
  request: { params, query: z.object({ before: z.string().max(64).optional().describe('a message id') }) },
  responses: { 200: jsonAnswer(Conversation, 'The conversation'), ...problemAnswer },
})

const rate = route({
  method: 'post',
  path: '/{id}/rating',
  tags,
  summary: 'Rate a conversation from 1 to 5; a later rating takes the place of an earlier',
  request: { params, body: jsonBody(Rating) },
  responses: { 204: { description: 'Taken' }, ...problemAnswer },
})

const download = route({
  method: 'get',
  path: '/{id}/transcript',
  tags,
  summary: 'The conversation as plain text',
  request: { params },
  responses: {
    200: { description: 'The transcript', content: { 'text/plain': { schema: z.string() } } },
    ...problemAnswer,
  },
})

/** A shopper's conversations, mounted at `/v1/conversations` behind `requireVisitor`. */
export function conversationRoutes({
  database,
  conversationLog,
  turns,
  actions,
  shop,
  limit,
  clientAddress,
  now,
  newId,
}: {
  database: Database
  conversationLog: ConversationLog
  turns: TurnRunner
  actions: Pick<Actions, 'ofTurns'>
  shop: Shop
  limit: RateLimits
  clientAddress: (c: Context<Env>) => string
  now: Now
  newId: NewId
}): Router {
  const router = createRouter()

  const own = async (c: Context<Env>, id: string) => {
    const conversation = await findConversation(database, id, c.get('visitorId'))
    if (!conversation) throw new ProblemError('not_found')
    return conversation
  }

  router.openapi(create, async (c) => {
    await limit('conversations of an address', clientAddress(c))
    const conversationId = newId('c')
    await database.write([insertConversation(conversationId, c.get('visitorId'), now())], { durable: true })
    return c.json({ conversation_id: conversationId }, 201)
  })

  router.openapi(list, async (c) => {
    const rows = await listConversations(database, c.get('visitorId'))
    return c.json(
      {
        conversations: rows.map((row) => ({
          conversation_id: row.conversation_id,
          state: row.state,
          created_at: new Date(row.created_at).toISOString(),
          updated_at: new Date(row.updated_at).toISOString(),
          title: row.title,
        })),
      },
      200,
    )
  })

  router.openapi(show, async (c) => {
    const { id } = c.req.valid('param')
    await own(c, id)
    const { before } = c.req.valid('query')
    const position = before === undefined ? undefined : await findMessage(database, id, before)
    if (before !== undefined && !position) throw new ProblemError('not_found')
    // Before all else: what happens meanwhile may be seen twice, here and in the stream, but is never missed.
    const lastEventId = await conversationLog.newest(id)
    const { state } = await own(c, id)
    const running = turns.running(id)
    const { messages, hasMore } = await showMessages(database, id, position?.seq, actions.ofTurns)
    const rating = await findRating(database, id)
    return c.json(
      {
        conversation_id: id,
        state,
        messages,
        turn: running
          ? {
              turn_id: running.turnId,
              last_event_id: running.lastEventId,
              message_id: running.messageId,
            }
          : null,
        has_more: hasMore,
        last_event_id: lastEventId,
        ...(rating
          ? {
              rating: {
                score: rating.score,
                ...(rating.comment === null ? {} : { comment: rating.comment }),
              },
            }
          : {}),
      },
      200,
    )
  })

  router.openapi(rate, async (c) => {
    const conversation = await own(c, c.req.valid('param').id)
    const { score, comment } = c.req.valid('json')
    const rating = {
      conversation_id: conversation.conversation_id,
      score,
      comment: comment === undefined ? null : redact(comment),
      created_at: now(),
    }
    await database.write(putRating(rating))
    return c.body(null, 204)
  })

  router.openapi(download, async (c) => {
    const conversation = await own(c, c.req.valid('param').id)
    const pages = []
    let before: number | undefined
    for (let more = true; more; ) {
      const { messages, hasMore } = await showMessages(database, conversation.conversation_id, before)
      pages.unshift(messages)
      const first = messages[0]
      before = first && (await findMessage(database, conversation.conversation_id, first.message_id))?.seq
      more = hasMore && before !== undefined
    }
    return c.text(transcript(pages.flat(), shop.profile()), 200, {
      'content-disposition': 'attachment; filename="conversation.txt"',
    })
  })

  return router
}
