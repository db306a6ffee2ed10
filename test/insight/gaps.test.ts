import { beforeEach, expect, it } from 'vitest'
import { clusterByMeaning } from '../../server/insight/cluster-by-meaning.ts'
import { createGaps, type GapKnowledge } from '../../server/insight/gaps.ts'
import { appendMessage } from '../../server/store/conversations.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord } from '../../server/store/turn-records.ts'
import { insertTurn } from '../../server/store/turns.ts'
import { aHistory, aRecord, HOUR } from './a-history.ts'

const start = Date.UTC(2026, 4, 1, 8)
const window = { from: start, to: start + HOUR }
let database: Database
let serial = 0
beforeEach(() => {
  database = openSqlite(':memory:')
  serial = 0
  return () => database.close()
})

/** Texts that speak of a shop point one way, those of a currency another. */
const knowledge = (searched: string[] = []): GapKnowledge => ({
  embed: async (texts) =>
    texts.map((text) =>
      Float32Array.from([/store|shop/.test(text) ? 1 : 0, /crypto|coin/.test(text) ? 1 : 0, 0.1]),
    ),
  search: async (query) => {
    searched.push(query)
    const passage = {
      id: 'faqs/faqs.json#pay',
      document: '',
      kind: 'faq',
      title: 'How can I pay?',
      alts: [],
      text: '',
    }
    return { hits: [{ passage: { ...passage, kind: 'faq' as const }, score: 1 }], confidence: 0.3 }
  },
  current: () => ({ stats: { version: 'v1' } }),
})

async function ask(text: string, outcome = 'unsure', at = start + ++serial) {
  const [conversationId, turnId, messageId] = [`c${serial}-${at}`, `t${serial}-${at}`, `m${serial}-${at}`]
  await aHistory(database).conversation(conversationId)
  await database.write([
    ...appendMessage({
      conversation_id: conversationId,
      message_id: messageId,
      role: 'shopper',
      text,
      turn_id: turnId,
      created_at: at,
    }),
    insertTurn({ turnId, conversationId, messageId, at }),
    ...insertTurnRecord(
      aRecord({ turn_id: turnId, conversation_id: conversationId, created_at: at, outcome }),
    ),
  ])
}

it('puts unsure questions of the window together by meaning, largest first, with what was nearest', async () => {
  await ask('do you take crypto coins')
  await ask('is there a store in Ghent')
  await ask('where is your shop')
  await ask('where is your shop')
  await ask('do you have a shop', 'answered')
  await ask('what shop was that', 'unsure', start - 1)
  const { turns, looked_at, gaps } = await createGaps(database, knowledge())(window)
  expect([turns, looked_at]).toEqual([4, 4])
  expect(gaps.map(({ count, example, others }) => [count, example, others])).toEqual([
    [3, 'where is your shop', ['is there a store in Ghent']],
    [1, 'do you take crypto coins', []],
  ])
  expect(gaps[0]).toMatchObject({ nearest: { title: 'How can I pay?' }, confidence: 0.3 })
  expect(gaps[0]?.conversation_ids).toHaveLength(3)
})

it('shows nothing personal', async () => {
  await ask(
    'My name is Anna Peeters, mail anna@shop.example or 0470 12 34 56, pay my coin with 4111 1111 1111 1111',
  )
  const { gaps } = await createGaps(database, knowledge())(window)
  const shown = JSON.stringify(gaps)
  expect(gaps[0]?.example).toBe(
    'My name is [name], mail [e-mail] or [phone], pay my coin with [card number removed]',
  )
  for (const secret of ['Anna', 'Peeters', 'anna@', '0470', '4111']) expect(shown).not.toContain(secret)
})

it('is computed once for the same questions', async () => {
  const searched: string[] = []
  const gaps = createGaps(database, knowledge(searched))
  await ask('where is your shop')
  const first = await gaps(window)
  expect(await gaps(window)).toEqual(first)
  expect(searched).toHaveLength(1)
  await ask('do you take coins')
  await gaps(window)
  expect(searched).toHaveLength(3)
})

it('leaves vectors of nothing alone', async () => {
  const zero = () => new Float32Array(3)
  expect((await clusterByMeaning([zero(), zero()])).map(({ members }) => members)).toEqual([[0], [1]])
})
