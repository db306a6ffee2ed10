import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import { configuredAnswerer } from '../../server/answer/configured-answerer.ts'
import { answerTurn } from '../../server/chat/answer-turn.ts'
import { createConversationLog } from '../../server/chat/conversation-log.ts'
import { emptyTrace } from '../../server/chat/turn-trace.ts'
import { randomId } from '../../server/ids.ts'
import { createActions } from '../../server/shop/actions/create-actions.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import { createOwnRecords } from '../../server/shop/orders/own-records.ts'
import { takeInProfiles } from '../../server/shop/orders/take-in-profiles.ts'
import { insertConversation } from '../../server/store/conversations.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { TurnEvent } from '../../server/wire.ts'
import { temporaryFolder } from '../kb/temporary-folder.ts'
import { type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'

/** Conversations as a large model has them with τ-bench's retail tools, on the demo's orders: calls in the order of tools.json. */
const KB = 'synthetic_data'
const OWNER = 'user5678'

let model: FakeMistral
let serial = 0
let say: (question: string) => Promise<TurnEvent[]>
let openCards: () => Promise<string[]>
const database = openSqlite(':memory:')

beforeAll(async () => {
  model = await startFakeMistral()
  const kept = (path: string) => JSON.parse(readFileSync(`${KB}/${path}`, 'utf8'))
  const kbDir = temporaryFolder({
    'shop.json': kept('shop.json'),
    'faqs/faqs.json': [{ question: 'Can I cancel my order?', answer: 'Yes, while it says Pending.' }],
    'products/catalog.json': kept('products/catalog.json'),
    'users/profiles.json': kept('users/profiles.json'),
  })
  const knowledge = await openKnowledgeBase({ kbDir, index: 'exact' })
  const snapshot = snapshotOf(knowledge, { readings: false })
  const shop = createShop(() => snapshot, { demo: false })
  const now = () => Date.parse('2026-11-25T12:00:00Z')
  await takeInProfiles(database, kbDir, () => {})
  const records = createOwnRecords({ database, shop, now })
  const logger = { info: () => {}, warn: () => {}, error: () => {} }
  const conversationLog = createConversationLog(database, now)
  const actions = createActions({
    database,
    records,
    conversationLog,
    mailer: { send: async () => {} },
    labelUrl: async (actionId) => `https://support.example/labels/${actionId}`,
    audit: { append: async () => {} },
    shop,
    now,
    newId: randomId,
    logger,
  })
  const mistral = { apiKey: 'test', serverUrl: model.url, model: 'recorded' }
  const answering = configuredAnswerer({ mistral, logger, now, newId: randomId })
  await answering.warmUp()
  const session = { sessionId: 's', visitorId: 'v', createdAt: now(), expiresAt: now() + 1e9 }
  await database.write(insertVisitorSession(session))
  openCards = async () =>
    (await actions.open(OWNER, `c${serial}`)).map(({ kind }) => kind).sort((a, b) => a.localeCompare(b))
  say = async (question) => {
    const conversationId = `c${++serial}`
    await database.write([insertConversation(conversationId, 'v', now())])
    const shopper = { userId: OWNER, authTime: now() }
    const input = {
      question,
      history: [],
      page: undefined,
      locale: undefined,
      seed: question,
      signal: new AbortController().signal,
      account: { shopper, conversationId, turnId: `t${serial}`, errand: undefined },
    }
    const parts = {
      knowledge,
      shop,
      answerer: answering.answerer,
      model: answering.model,
      errands: { records, actions, shop },
      now,
    }
    const events: TurnEvent[] = []
    for await (const event of answerTurn(input, parts, emptyTrace())) events.push(event)
    return events
  }
})
afterAll(() => model.close())

/** One message of the model with these calls; arguments that are text go out as they are. */
const calls = (...made: [name: string, args: unknown][]) => ({
  tool_calls: made.map(([name, args], index) => ({
    id: `call${String(index).padStart(5, '0')}`,
    type: 'function' as const,
    index,
    function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
  })),
})
const cardsOf = (events: readonly TurnEvent[]) =>
  events.flatMap((event) => (event.type === 'action-proposed' ? [event] : []))
const kindsOf = (events: readonly TurnEvent[]) => cardsOf(events).map(({ kind }) => kind)
/** What the model was told of its calls in the last request. */
const toldModel = () => JSON.stringify(model.requests.at(-1)?.messages.filter(({ role }) => role === 'tool'))

const cancel = { order_id: '#VM-20466', reason: 'no longer needed' }
const back = {
  order_id: 'VM-20388',
  item_ids: ['VM1401-OAT-M'],
  payment_method_id: 'card_4410',
}

test('a model that thinks, calculates and asks by e-mail first still comes to its card', async () => {
  model.answer(
    calls(
      ['think', { thought: 'I should find the user first.' }],
      ['find_user_id_by_email', { email: 'lotte.verhaegen@example.com' }],
      ['calculate', { expression: '69.00 + 19.99' }],
    ),
    calls(['get_user_details', { user_id: OWNER }]),
    calls(['get_order_details', { order_id: '#VM-20466' }]),
    calls(['cancel_pending_order', cancel]),
    { text: 'I have prepared the cancellation of order VM-20466, please confirm it on the card.' },
  )
  const events = await say('Please cancel my order, I will be travelling')
  expect(kindsOf(events)).toEqual(['cancel_pending_order'])
  expect(cardsOf(events)[0]?.details.rows).toContainEqual({
    label: 'You get back',
    value: '€88.99, Visa ending in 4410, within 5 to 7 working days',
  })
  expect(events.at(-1)).toMatchObject({ type: 'turn-end', outcome: 'answered' })
})

test('several writes of one message stand as several cards, and the same twice is one', async () => {
  const move = {
    order_id: 'VM-20466',
    address1: 'Meir 50',
    address2: '',
    city: 'Antwerp',
    state: '',
    country: 'BE',
    zip: '2000',
  }
  const skirt = {
    order_id: 'VM-20466',
    item_ids: ['VM1505-RUST-S'],
    new_item_ids: ['VM1505-RUST-M'],
    payment_method_id: 'card_4410',
  }
  model.answer(
    calls(
      ['modify_pending_order_address', move],
      ['modify_pending_order_items', skirt],
      ['return_delivered_order_items', back],
      ['return_delivered_order_items', back],
    ),
    { text: 'Please check the cards.' },
  )
  const events = await say('Send my order to Meir 50, the skirt in M, and return the jumper')
  const ids = new Set(cardsOf(events).map(({ action_id }) => action_id))
  expect([ids.size, await openCards()]).toEqual([
    3,
    ['modify_pending_order_address', 'modify_pending_order_items', 'return_delivered_order_items'],
  ])
})

test('arguments that plainly mean the same are taken', async () => {
  model.answer(
    calls([
      'return_delivered_order_items',
      { ...back, item_ids: '["VM1401-OAT-M"]', reason: null, user_id: OWNER, confirm: true },
    ]),
    calls([
      'modify_user_address',
      {
        user_id: OWNER,
        address1: 'Meir 50',
        address2: '',
        city: 'Antwerp',
        state: '',
        country: 'BE',
        zip: 2000,
      },
    ]),
    { text: 'Please check the cards.' },
  )
  const events = await say('Return the jumper and change the address of my account')
  expect(kindsOf(events)).toEqual(['return_delivered_order_items', 'modify_user_address'])
  expect(cardsOf(events)[0]?.details.items).toMatchObject([{ name: 'Merino Crew-Neck Jumper', quantity: 1 }])
})

test('what is refused reaches the model in words, and then it does better', async () => {
  model.answer(
    calls(['get_order_details', { order_id: '#W5442520' }]),
    calls(['cancel_pending_order', { order_id: 'VM-20463', reason: 'no longer needed' }]),
    calls(['cancel_pending_order', { order_id: 'VM-20388', reason: 'no longer needed' }]),
    calls(['return_delivered_order_items', back]),
    { text: 'A delivered order cannot be cancelled, so here is a return instead.' },
  )
  const events = await say('Cancel the order with my jumper')
  expect(kindsOf(events)).toEqual(['return_delivered_order_items'])
  const told = toldModel()
  // Somebody else's order is as missing as one that is not there.
  expect(told).toContain('not found in this account')
  expect(told).toMatch(/I cannot find that order in your account/)
  expect(told).toMatch(/not been packed[^"]*What you can do: return items/)
  expect(told).not.toMatch(/Keller|Quilted/)
})

test('a shopper’s card is in their language, whatever the model speaks', async () => {
  model.answer(calls(['cancel_pending_order', cancel]), { text: 'Bitte bestätigen Sie die Karte.' })
  const events = await say('Ich möchte meine Bestellung stornieren, ich brauche sie nicht mehr')
  expect(cardsOf(events)[0]).toMatchObject({
    summary: 'Bestellung VM-20466 stornieren',
    details: { language: 'de-DE' },
  })
})
