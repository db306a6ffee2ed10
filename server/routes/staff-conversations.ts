import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { inspectConversation } from '../insight/inspect-conversation.ts'
import { listConversations } from '../insight/list-conversations.ts'
import type { PassageHashes } from '../insight/passage-states.ts'
import { ProblemError } from '../problem.ts'
import type { Shop } from '../shop/shop.ts'
import type { Database } from '../store/database.ts'
import {
  ConversationList,
  ConversationListQuery,
  InspectedConversation,
} from '../wire/staff-conversations.ts'
import { ownOrigin } from './own-origin.ts'
import { createRouter, type Env, jsonAnswer, problemAnswer, type Router, route } from './router.ts'

const tags = ['staff']
const bySession = [{ staffSession: [] }]

const list = route({
  method: 'get',
  path: '/conversations',
  tags,
  security: bySession,
  summary: 'Conversations, newest first, searched and filtered',
  request: { query: ConversationListQuery },
  responses: { 200: jsonAnswer(ConversationList, 'A page of them'), ...problemAnswer },
})

const show = route({
  method: 'get',
  path: '/conversations/{id}',
  tags,
  security: bySession,
  summary: 'A conversation: what was said, and what is known of each turn',
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({ before: z.string().max(64).optional().describe('a message id') }),
  },
  responses: { 200: jsonAnswer(InspectedConversation, 'The conversation'), ...problemAnswer },
})

/** What staff read of conversations, mounted at `/v1/staff` behind the checks of `staffRoutes`; every role may. */
export function staffConversationRoutes({
  database,
  knowledge,
  shop,
  demo,
  publicUrl,
  requireStaff,
}: {
  database: Database
  knowledge: { passageHashes: PassageHashes }
  shop: Pick<Shop, 'profile'>
  demo: boolean
  publicUrl: string | undefined
  /** @throws ProblemError `unauthorized` */
  requireStaff: (c: Context<Env>) => Promise<unknown>
}): Router {
  const router = createRouter()

  router.openapi(list, async (c) => {
    await requireStaff(c)
    const { cursor, from, to, ...filters } = c.req.valid('query')
    const page = await listConversations(
      database,
      { ...filters, from: unixTime(from), to: unixTime(to) },
      conversationNumberOf(cursor),
    )
    return c.json(page, 200)
  })

  router.openapi(show, async (c) => {
    await requireStaff(c)
    const inspected = await inspectConversation(database, c.req.valid('param').id, {
      before: c.req.valid('query').before,
      passageHashes: knowledge.passageHashes,
    })
    if (!inspected) throw new ProblemError('not_found')
    const { hosts, url } = shop.profile()
    // Where a link without a host leads: in the demo, the shop's pages are this server's own.
    const origin = demo || url === undefined ? ownOrigin(c, publicUrl).origin : new URL(url).origin
    return c.json({ ...inspected, links: { hosts, origin } }, 200)
  })

  return router
}

const unixTime = (iso: string | undefined) => (iso === undefined ? undefined : Date.parse(iso))

/** @throws ProblemError `invalid_request` for what is no cursor of ours */
function conversationNumberOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^\d{1,12}$/.test(cursor))
    throw new ProblemError('invalid_request', 'The cursor is none of this list.')
  return Number(cursor)
}
