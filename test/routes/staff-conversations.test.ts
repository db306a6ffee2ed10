import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { shopProfileFrom } from '../../kb/shop-profile.ts'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import type { Env } from '../../server/routes/router.ts'
import { staffConversationRoutes } from '../../server/routes/staff-conversations.ts'
import { appendMessage, insertConversation, putRating } from '../../server/store/conversations.ts'
import type { Database, Write } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord, type TurnRecord } from '../../server/store/turn-records.ts'
import { endTurn, insertTurn, putFeedback } from '../../server/store/turns.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { TurnEvent } from '../../server/wire.ts'
import type { ConversationList, InspectedConversation } from '../../server/wire/staff-conversations.ts'
import { syntheticRecords } from '../dashboard/synthetic-records.ts'

const START = Date.UTC(2026, 4, 1, 9)
let database: Database
/** What the knowledge base says now. */
let hashes: Record<string, string>
const knowledge = {
  passageHashes: async (ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (hashes[id] === undefined ? [] : [[id, hashes[id]] as const]))),
}

beforeEach(async () => {
  database = openSqlite(':memory:')
  hashes = {}
  const session = { sessionId: 's', visitorId: 'v', createdAt: START, expiresAt: START }
  await write(insertVisitorSession(session), insertConversation('c1', 'v', START))
  return () => database.close()
})

const write = (...writes: (Write | Write[])[]) => database.write(writes.flat())

async function get<Body>(path: string): Promise<{ status: number; body: Body }> {
  const app = new Hono<Env>()
  app.onError((error, c) =>
    problemResponse(c, error instanceof ProblemError ? error : new ProblemError('internal')),
  )
  const { profile } = shopProfileFrom(undefined)
  const shop = { profile: () => ({ ...profile, url: 'https://shop.example/', hosts: ['shop.example'] }) }
  const parts = { database, knowledge, shop, demo: false, publicUrl: undefined, requireStaff: async () => {} }
  app.route('/', staffConversationRoutes(parts))
  const response = await app.request(path)
  return { status: response.status, body: (await response.json()) as Body }
}

/** A question and its answer, turn and record, as a turn leaves them. */
async function turn(n: number, fields: Partial<TurnRecord> = {}): Promise<void> {
  const turnId = `t${n}`
  const at = START + n * 1000
  const message = (id: string, role: 'shopper' | 'assistant', text: string) =>
    appendMessage({ conversation_id: 'c1', message_id: id, role, text, turn_id: turnId, created_at: at })
  const url = 'https://shop.example/returns'
  const events: TurnEvent[] = [
    { type: 'sources', sources: [{ n: 1, id: 'returns.md', title: 'Returns', url, snippet: '30 days' }] },
    { type: 'turn-end', outcome: 'answered', confidence: 0.9, citations: [1] },
  ]
  const [any] = syntheticRecords({ count: 1, hours: 1, until: at })
  if (!any) throw new Error('one was asked for')
  await write(
    message(`q${n}`, 'shopper', `question ${n}`),
    insertTurn({ turnId, conversationId: 'c1', messageId: `q${n}`, at, startedAt: at }),
    message(`a${n}`, 'assistant', `answer ${n} [1]`),
    endTurn({
      turnId,
      outcome: 'answered',
      error: null,
      events: JSON.stringify(events),
      query: `question ${n}, made whole`,
      at,
    }),
    insertTurnRecord({
      ...any,
      turn_id: turnId,
      conversation_id: 'c1',
      created_at: at,
      answerer: 'mistral',
      model: 'mistral-small-latest',
      model_requests: 2,
      cost_micros: 42,
      unsupported_claims: 3,
      outcome: 'answered',
      error: null,
      helpful: null,
      passages: JSON.stringify([
        { id: 'returns.md', score: 3.5 },
        { id: 'gone.md', score: 1 },
      ]),
      citations: '[1]',
      request_id: `r${n}`,
      ...fields,
    }),
  )
}

describe('GET /conversations/{id}', () => {
  it('tells all that is known of each turn', async () => {
    await turn(1)
    await write(putFeedback('t1', false, 'not what I asked', START))
    await write(putRating({ conversation_id: 'c1', score: 2, comment: 'meh', created_at: START }))
    const { status, body } = await get<InspectedConversation>('/conversations/c1')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      conversation: { title: 'question 1', rating: 2, not_helpful: 1, outcome: 'answered' },
      rating_comment: 'meh',
      messages: [
        { role: 'shopper', text: 'question 1' },
        { role: 'assistant', text: 'answer 1 [1]', sources: [{ title: 'Returns' }] },
      ],
      has_more: false,
      links: { hosts: ['shop.example'], origin: 'https://shop.example' },
    })
    expect(body.turns).toMatchObject([
      {
        turn_id: 't1',
        request_id: 'r1',
        answerer: 'mistral',
        model: 'mistral-small-latest',
        model_requests: 2,
        cost_micros: 42,
        unsupported_claims: 3,
        query: 'question 1, made whole',
        helpful: false,
        reason: 'not what I asked',
        passages: [
          { n: 1, id: 'returns.md', title: 'Returns', snippet: '30 days', score: 3.5, cited: true },
          { n: 2, id: 'gone.md', score: 1, cited: false },
        ],
      },
    ])
  })

  it('says of each passage whether it still says the same', async () => {
    const passage = (id: string, hash: string) => ({ id, document: id, hash, score: 1 })
    await turn(1, {
      knowledge_version: 'v1',
      passages: JSON.stringify([passage('a.md', 'aa'), passage('b.md', 'bb'), passage('c.md', 'cc')]),
    })
    hashes = { 'a.md': 'aa', 'b.md': 'b2', 'd.md': 'dd' }
    const { body } = await get<InspectedConversation>('/conversations/c1')
    expect(body.turns[0]?.knowledge_version).toBe('v1')
    expect(body.turns[0]?.passages.map(({ id, state }) => [id, state])).toEqual([
      ['a.md', 'current'],
      ['b.md', 'changed'],
      ['c.md', 'removed'],
    ])
  })

  it('says nothing of that where the version of a passage was not kept', async () => {
    await turn(1)
    hashes = { 'returns.md': 'aa' }
    const { body } = await get<InspectedConversation>('/conversations/c1')
    expect(body.turns[0]?.passages.map((passage) => 'state' in passage)).toEqual([false, false])
  })

  it('comes in pages of messages, each with its turns', async () => {
    for (let n = 1; n <= 40; n++) await turn(n)
    const { body } = await get<InspectedConversation>('/conversations/c1')
    expect(body.messages).toHaveLength(50)
    expect(body.turns.map(({ turn_id }) => turn_id)).toEqual(
      Array.from({ length: 25 }, (_, index) => `t${16 + index}`),
    )
    const earlier = await get<InspectedConversation>(
      `/conversations/c1?before=${body.messages[0]?.message_id}`,
    )
    expect(earlier.body.messages.map(({ text }) => text)).toContain('question 1')
    expect(earlier.body.turns).toHaveLength(15)
    expect(earlier.body.has_more).toBe(false)
  })

  it('has the newest turns of one whose texts are gone, in their order', async () => {
    const [any] = syntheticRecords({ count: 1, hours: 1, until: START })
    if (!any) throw new Error('one was asked for')
    const record = (n: number) => ({
      ...any,
      turn_id: `t${n}`,
      conversation_id: 'gone',
      created_at: START + n,
    })
    for (let n = 1; n <= 201; n++) await write(insertTurnRecord(record(n)))
    const { turns, messages } = (await get<InspectedConversation>('/conversations/gone')).body
    expect(messages).toEqual([])
    expect(turns.map(({ turn_id }) => turn_id)).toEqual(
      Array.from({ length: 200 }, (_, index) => `t${2 + index}`),
    )
  })

  it('knows no other, whatever the id looks like', async () => {
    await turn(1)
    for (const id of ['c2', 'v', 't1', 'q1', '%00', "'--", '..%2fc1', 'x'.repeat(64)])
      expect(await get(`/conversations/${id}`), id).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      })
    expect(await get('/conversations/c1?before=unknown')).toMatchObject({ status: 404 })
  })
})

describe('GET /conversations', () => {
  it('takes the filters of the contract, and refuses what is none', async () => {
    await turn(1)
    const found = await get<ConversationList>(
      '/conversations?q=answer&outcome=answered&answerer=mistral&with=unsupported&from=2026-05-01T00:00:00Z&to=2026-05-02T00:00:00Z',
    )
    expect(found.body).toMatchObject({ conversations: [{ conversation_id: 'c1' }], next_cursor: null })
    for (const query of [
      'outcome=great',
      'answerer=me',
      'feedback=1',
      'with=x',
      'from=yesterday',
      `q=${'x'.repeat(201)}`,
    ])
      expect(await get(`/conversations?${query}`), query).toMatchObject({
        status: 422,
        body: { code: 'unprocessable' },
      })
    for (const cursor of ['x', '-1', '1.5', "1'--", '1e9'])
      expect(await get(`/conversations?cursor=${cursor}`), cursor).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      })
  })
})
