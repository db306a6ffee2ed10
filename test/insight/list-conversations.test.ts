import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { randomId } from '../../server/ids.ts'
import { listConversations, type Wanted } from '../../server/insight/list-conversations.ts'
import {
  appendMessage,
  deleteTurnMessage,
  insertConversation,
  putRating,
} from '../../server/store/conversations.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord, type TurnRecord } from '../../server/store/turn-records.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import { syntheticRecords } from '../dashboard/synthetic-records.ts'

let database: Database
let time: number

beforeEach(async () => {
  database = openSqlite(':memory:')
  time = Date.UTC(2026, 4, 1, 9)
  await database.write(
    insertVisitorSession({ sessionId: 's', visitorId: 'v', createdAt: time, expiresAt: time }),
  )
  return () => database.close()
})

/** A conversation in which these were said in turn, by the shopper first. */
async function talk(id: string, ...texts: string[]): Promise<void> {
  await database.write([insertConversation(id, 'v', ++time)])
  for (const [index, text] of texts.entries()) await say(id, index % 2 ? 'assistant' : 'shopper', text)
}

const say = (id: string, role: 'shopper' | 'assistant', text: string) =>
  database.write(
    appendMessage({
      conversation_id: id,
      message_id: randomId('m'),
      role,
      text,
      turn_id: `t_${id}`,
      created_at: ++time,
    }),
  )

function record(conversationId: string, fields: Partial<TurnRecord> = {}): TurnRecord {
  const [any] = syntheticRecords({ count: 1, hours: 1, until: time })
  if (!any) throw new Error('one was asked for')
  const plain = { outcome: 'answered', error: null, helpful: null, answerer: 'local' } as const
  return { ...any, ...plain, turn_id: randomId('t'), conversation_id: conversationId, ...fields }
}

const ended = (id: string, fields: Partial<TurnRecord> = {}) =>
  database.write(insertTurnRecord(record(id, fields)))

const ids = async (wanted: Wanted = {}, before?: number) =>
  (await listConversations(database, wanted, before)).conversations.map(
    ({ conversation_id }) => conversation_id,
  )

describe('the list of conversations', () => {
  it('shows the newest first, in pages, and none in which nothing was said', async () => {
    for (let n = 1; n <= 60; n++) await talk(`c${n}`, `question ${n}`)
    await talk('silent')
    const first = await listConversations(database, {})
    expect(first.conversations).toHaveLength(25)
    expect(first.conversations[0]).toMatchObject({
      conversation_id: 'c60',
      title: 'question 60',
      messages: 1,
    })
    // What comes meanwhile moves nothing on the next pages.
    await talk('c61', 'question 61')
    const second = await listConversations(database, {}, Number(first.next_cursor))
    const third = await listConversations(database, {}, Number(second.next_cursor))
    const all = [...first.conversations, ...second.conversations, ...third.conversations]
    expect(all.map(({ conversation_id }) => conversation_id)).toEqual(
      Array.from({ length: 60 }, (_, index) => `c${60 - index}`),
    )
    expect(third.next_cursor).toBeNull()
  })

  it('tells outcome, thumbs, rating and marks as they stand, also when they change', async () => {
    await talk('c1', 'Where is my parcel?', 'On its way.')
    await ended('c1', { outcome: 'unsure', turn_id: 't1', fallback_reason: 'silent' })
    await ended('c1', { outcome: null, error: 'upstream_failed', unsupported_claims: 3 })
    await database.write(putRating({ conversation_id: 'c1', score: 2, comment: null, created_at: time }))
    await database.write(putRating({ conversation_id: 'c1', score: 5, comment: null, created_at: time }))
    const thumb = (helpful: 0 | 1) =>
      database.write([
        { query: queries.updateTable('turn_records').set({ helpful }).where('turn_id', '=', 't1').compile() },
      ])
    await thumb(1)
    await thumb(0)
    const [listed] = (await listConversations(database, {})).conversations
    expect(listed).toMatchObject({
      messages: 2,
      turns: 2,
      outcome: null,
      error: 'upstream_failed',
      rating: 5,
      helpful: 0,
      not_helpful: 1,
      unsure: 1,
      failed: 1,
      fallbacks: 1,
      unsupported: 1,
    })
  })

  it('narrows to each filter, and to all of them at once', async () => {
    await talk('good', 'a')
    await ended('good', { helpful: 1 })
    await talk('bad', 'b')
    await ended('bad', { outcome: 'unsure', helpful: 0, answerer: 'mistral', unsupported_claims: 2 })
    await database.write(putRating({ conversation_id: 'bad', score: 3, comment: null, created_at: time }))
    await talk('failed', 'c')
    await ended('failed', { outcome: null, error: 'internal', fallback_reason: 'silent' })
    const noon = Date.UTC(2026, 4, 1, 12)
    time = noon
    await talk('late', 'd')

    expect(await ids({ outcome: 'unsure' })).toEqual(['bad'])
    expect(await ids({ outcome: 'failed' })).toEqual(['failed'])
    expect(await ids({ answerer: 'mistral' })).toEqual(['bad'])
    expect(await ids({ answerer: 'local' })).toEqual(['failed', 'good'])
    expect(await ids({ feedback: 'up' })).toEqual(['good'])
    expect(await ids({ feedback: 'down' })).toEqual(['bad'])
    expect(await ids({ feedback: 'dissatisfied' })).toEqual(['bad'])
    expect(await ids({ feedback: 'satisfied' })).toEqual([])
    expect(await ids({ with: 'error' })).toEqual(['failed'])
    expect(await ids({ with: 'fallback' })).toEqual(['failed'])
    expect(await ids({ with: 'unsure' })).toEqual(['bad'])
    expect(await ids({ with: 'unsupported' })).toEqual(['bad'])
    expect(await ids({ from: noon })).toEqual(['late'])
    expect(await ids({ to: noon })).toEqual(['failed', 'bad', 'good'])
    expect(await ids({ outcome: 'unsure', feedback: 'down', answerer: 'mistral', to: noon })).toEqual(['bad'])
    expect(await ids({ outcome: 'unsure', feedback: 'up' })).toEqual([])
  })
})

describe('the search', () => {
  beforeEach(async () => {
    await talk('c1', 'Can I return the Chelsea boots?', 'Yes, within 30 days.')
    await talk('c2', 'Where is order VM-20417?', 'It left us on Monday, in Zürich.')
    await talk('c3', 'Is the return free?', 'A return is free, boots too.')
  })

  it('finds words in any case, without accents, also by how they begin', async () => {
    expect(await ids({ q: 'RETURN' })).toEqual(['c3', 'c1'])
    expect(await ids({ q: 'chel boo' })).toEqual(['c1'])
    expect(await ids({ q: 'zurich' })).toEqual(['c2'])
    expect(await ids({ q: 'return boots' })).toEqual(['c3', 'c1'])
    expect(await ids({ q: 'monday boots' })).toEqual([])
  })

  it('finds an order by its number, and an exact phrase', async () => {
    expect(await ids({ q: 'VM-20417' })).toEqual(['c2'])
    expect(await ids({ q: '20417' })).toEqual(['c2'])
    expect(await ids({ q: '"the return"' })).toEqual(['c3'])
    expect(await ids({ q: '“the return”' })).toEqual(['c3'])
    expect(await ids({ q: '"the retur"' })).toEqual([])
  })

  it('shows the piece of the message that was found', async () => {
    const [found] = (await listConversations(database, { q: 'zurich' })).conversations
    expect(found).toMatchObject({
      title: 'Where is order VM-20417?',
      excerpt: expect.stringContaining('Zürich'),
    })
  })

  it('takes every character as text: the language of the index cannot be reached', async () => {
    const typed = `" "" ' * ^ - + ( ) { } : NEAR( AND OR NOT text:boots boots* -boots ^boots boots) "boots "boots" OR
      ; -- /* \0 \u202e 😀 %00 {text} : boots NOT return NEAR(boots return, 2) ${'"'.repeat(199)}`
    const all = [...typed.split(/\s+/), typed, '"'.repeat(200), ' ', '***', '"', '""', 'a"b"c']
    for (const q of all) await expect(ids({ q }), q).resolves.toBeInstanceOf(Array)
    expect(await ids({ q: 'text:boots' })).toEqual([])
    expect(await ids({ q: '-boots' })).toEqual(['c3', 'c1'])
    expect(await ids({ q: '***' })).toEqual([])
  })

  it('comes in pages too, with filters, and shows a conversation once however often it matches', async () => {
    for (let n = 1; n <= 70; n++) {
      await talk(`p${n}`, 'refund please', 'A refund is on its way: refund, refund.')
      await ended(`p${n}`, { outcome: n % 2 ? 'answered' : 'unsure' })
    }
    const first = await listConversations(database, { q: 'refund', outcome: 'unsure' })
    expect(first.conversations).toHaveLength(25)
    const second = await listConversations(
      database,
      { q: 'refund', outcome: 'unsure' },
      Number(first.next_cursor),
    )
    expect(second.next_cursor).toBeNull()
    const all = [...first.conversations, ...second.conversations].map(
      ({ conversation_id }) => conversation_id,
    )
    expect(all).toEqual(Array.from({ length: 35 }, (_, index) => `p${70 - 2 * index}`))
  })

  it('forgets a message that is taken back, changed, or erased with its visitor; the numbers stay', async () => {
    await ended('c1', { turn_id: 't1' })
    await database.write([deleteTurnMessage('c1', 't_c1')])
    expect(await ids({ q: 'days' })).toEqual([])
    await say('c1', 'assistant', 'Within a fortnight.')
    expect(await ids({ q: 'fortnight' })).toEqual(['c1'])
    const blank = queries.updateTable('messages').set({ text: '' }).where('conversation_id', '=', 'c3')
    await database.write([{ query: blank.compile() }])
    expect(await ids({ q: 'free' })).toEqual([])

    await database.write([{ query: queries.deleteFrom('visitors').compile() }])
    expect(await ids({ q: 'boots' })).toEqual([])
    const { conversations } = await listConversations(database, {})
    expect(conversations).toMatchObject([{ conversation_id: 'c1', title: null, messages: 0, turns: 1 }])
  })
})

it('finds the few that pass a filter behind many that do not, in pages', async () => {
  for (let n = 0; n < 30; n++) await ended(`failed${n}`, { outcome: null, error: 'internal' })
  const many = sql`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 25000)
    insert into conversation_summaries (conversation_id, started_at, last_at) select 'many' || i, ${time}, ${time} from n`
  await database.write([{ query: many.compile(queries) }])
  const failed = { outcome: 'failed' }
  const first = await listConversations(database, failed)
  expect(first.conversations.map(({ conversation_id }) => conversation_id)).toEqual(
    Array.from({ length: 25 }, (_, index) => `failed${29 - index}`),
  )
  expect(await ids(failed, Number(first.next_cursor))).toEqual([
    'failed4',
    'failed3',
    'failed2',
    'failed1',
    'failed0',
  ])
})

it('takes over what an older version has left', async () => {
  await talk('c1', 'Where is my parcel?', 'On its way.')
  await ended('c1', { created_at: time, outcome: 'unsure', unsupported_claims: 1 })
  await ended('c1', { created_at: time + 1, outcome: 'answered', helpful: 1 })
  await database.write(putRating({ conversation_id: 'c1', score: 4, comment: null, created_at: time }))
  await ended('gone', { created_at: time - 5 })
  const before = await listConversations(database, {})
  const { migrations } = await import('../../server/store/migrations/index.ts')
  const undo = [
    ...['message_inserted', 'message_text_updated', 'message_deleted', 'turn_record_inserted'],
    ...['turn_record_updated', 'turn_record_deleted', 'rating_inserted', 'rating_updated', 'rating_deleted'],
  ].map((name) => `drop trigger ${name}`)
  const drop = [
    ...undo,
    'drop table message_search',
    'drop table conversation_summaries',
    'drop table write_probe',
    'alter table turn_records drop column request_id',
    'alter table turns drop column query',
  ]
  await database.write(drop.map((text) => ({ query: sql.raw(text).compile(queries) })))
  const again = migrations.find(({ name }) => name === 'm005_conversation_search')?.statements ?? []
  await database.write(again.map((query) => ({ query })))
  const after = await listConversations(database, {})
  expect(new Set(after.conversations)).toEqual(new Set(before.conversations))
  expect(await ids({ q: 'parcel' })).toEqual(['c1'])
})
