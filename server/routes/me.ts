import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { normaliseEmail } from '../auth/credentials/normalise-credentials.ts'
import type { RateLimits } from '../auth/rate-limits.ts'
import { endOf, scopeOf } from '../auth/tokens/session-record.ts'
import { accountIdOf } from '../auth/shopper/shopper-sign-in.ts'
import type { VisitorSessions } from '../auth/tokens/visitor-sessions.ts'
import type { TurnRunner } from '../chat/turns/turn-runner.ts'
import type { Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import type { CustomerRecords } from '../shop/orders/customer-records.ts'
import type { Database } from '../store/database.ts'
import { conversationIdsOf, exportVisitor } from '../store/export-visitor.ts'
import { type AccountOwner, deleteSignInsOf } from '../store/shopper-accounts.ts'
import { deleteSignInCodesOf } from '../store/sign-ins.ts'
import { eraseVisitor } from '../store/visitors.ts'
import { Me, OwnSessions } from '../wire.ts'
import { createRouter, type Env, jsonAnswer, problemAnswer, type Router, route } from './router.ts'

const tags = ['identity']

const me = route({
  method: 'get',
  path: '/',
  tags,
  summary: 'Who the access token speaks for',
  responses: { 200: jsonAnswer(Me, 'The visitor, and the shopper who has signed in'), ...problemAnswer },
})

const list = route({
  method: 'get',
  path: '/sessions',
  tags,
  summary: 'The own sessions that stand, newest first',
  responses: { 200: jsonAnswer(OwnSessions, 'The sessions'), ...problemAnswer },
})

const endOthers = route({
  method: 'delete',
  path: '/sessions',
  tags,
  summary: 'End all own sessions but this one, their open streams, and sign-ins that are under way',
  responses: { 204: { description: 'They have ended' }, ...problemAnswer },
})

const endOne = route({
  method: 'delete',
  path: '/sessions/{id}',
  tags,
  summary: 'End one of the own sessions, and its open streams',
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: { description: 'It has ended' }, ...problemAnswer },
})

const download = route({
  method: 'get',
  path: '/export',
  tags,
  summary: 'All that is kept of this visitor, as JSON',
  responses: {
    200: jsonAnswer(z.record(z.string(), z.unknown()), 'Rows by what they are; times are Unix ms'),
    ...problemAnswer,
  },
})

const erase = route({
  method: 'delete',
  path: '/',
  tags,
  summary: 'Erase all that is kept of this visitor, and end their sessions',
  responses: {
    204: {
      description:
        'Nothing is left but numbers that name nobody, and receipts that are owed, until they are mailed',
    },
    ...problemAnswer,
  },
})

const iso = (time: number) => new Date(time).toISOString()

/** What a visitor may know and decide of themselves, mounted at `/v1/me` behind `requireVisitor`. */
export function meRoutes({
  database,
  sessions,
  turns,
  records,
  limit,
  now,
}: {
  database: Database
  sessions: Pick<VisitorSessions, 'list' | 'end'>
  turns: Pick<TurnRunner, 'close'>
  records: Pick<CustomerRecords, 'customer' | 'customerByEmail'>
  limit: RateLimits
  now: Now
}): Router {
  const router = createRouter()

  /**
   * Whose account of our own may be told of and erased. The address counts as the shop has it, and has proved it: what an
   * identity token says need not be so.
   */
  const accountOwner = async (c: Context<Env>): Promise<AccountOwner | undefined> => {
    const shopper = c.get('shopper')
    if (shopper === undefined || shopper.onlyOrder !== undefined) return undefined
    const { email = '' } = (await records.customer(shopper.userId)) ?? {}
    const customer = email === '' ? undefined : await records.customerByEmail(email)
    return {
      userId: shopper.userId,
      accountId: accountIdOf(shopper.userId),
      email: customer?.userId === shopper.userId ? normaliseEmail(email) : undefined,
    }
  }

  router.openapi(me, (c) => {
    const shopper = c.get('shopper')
    // Who has only looked an order up has not shown whose it is.
    const shown = shopper?.onlyOrder === undefined ? shopper : undefined
    return c.json(
      {
        visitor_id: c.get('visitorId'),
        session_id: c.get('sessionId'),
        scope: scopeOf(shopper),
        shopper: shown
          ? {
              user_id: shown.userId,
              ...(shown.name === undefined ? {} : { name: shown.name }),
              ...(shown.email === undefined ? {} : { email: shown.email }),
            }
          : null,
        ...(shown && shown.authTime > 0 ? { auth_time: iso(shown.authTime) } : {}),
      },
      200,
    )
  })

  router.openapi(list, async (c) => {
    const rows = await sessions.list(c.get('visitorId'))
    const shown = rows.map((row) => ({
      session_id: row.session_id,
      device: row.device ?? 'Unknown browser',
      created_at: iso(row.created_at),
      last_used_at: iso(row.rotated_at ?? row.created_at),
      expires_at: iso(endOf(row)),
      current: row.session_id === c.get('sessionId'),
    }))
    return c.json({ sessions: shown }, 200)
  })

  router.openapi(endOthers, async (c) => {
    const shopper = c.get('shopper')
    const codes = shopper && shopper.onlyOrder === undefined ? [deleteSignInCodesOf(shopper.userId)] : []
    await database.write(codes, { durable: true })
    await sessions.end(c.get('visitorId'), (id) => id !== c.get('sessionId'))
    // Last: whose ways they are is asked of the shop, which may fail.
    const owner = await accountOwner(c)
    if (owner) await database.write([deleteSignInsOf(owner), ...codes], { durable: true })
    return c.body(null, 204)
  })

  router.openapi(endOne, async (c) => {
    const { id } = c.req.valid('param')
    const ended = await sessions.end(c.get('visitorId'), (own) => own === id)
    if (ended === 0) throw new ProblemError('not_found')
    return c.body(null, 204)
  })

  router.openapi(download, async (c) => {
    await limit('exports of a visitor', c.get('visitorId'))
    const everything = await exportVisitor(database, c.get('visitorId'), await accountOwner(c))
    return c.json({ exported_at: iso(now()), ...everything }, 200, {
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    })
  })

  router.openapi(erase, async (c) => {
    const visitorId = c.get('visitorId')
    const account = await accountOwner(c)
    // First of all: nothing new may come while it goes.
    await sessions.end(visitorId, () => true)
    for (const id of await conversationIdsOf(database, visitorId)) await turns.close(id, 'shopper')
    await database.write(eraseVisitor(visitorId, account), { durable: true })
    return c.body(null, 204)
  })

  return router
}
