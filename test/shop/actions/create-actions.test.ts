import { beforeEach, describe, expect, test } from 'vitest'
import { readShopProfile } from '../../../kb/shop-profile.ts'
import { createConversationLog } from '../../../server/chat/conversation-log.ts'
import { randomId } from '../../../server/ids.ts'
import { type Mail, MailError } from '../../../server/mail/mailer.ts'
import type { Actions, Actor } from '../../../server/shop/actions/actions.ts'
import { createActions } from '../../../server/shop/actions/create-actions.ts'
import { type Refusal, ShopUnavailable } from '../../../server/shop/orders/customer-records.ts'
import type { ShopAction } from '../../../server/shop/orders/shop-action.ts'
import { insertConversation } from '../../../server/store/conversations.ts'
import type { Database } from '../../../server/store/database.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { queries } from '../../../server/store/queries.ts'
import { eraseVisitor, insertVisitorSession } from '../../../server/store/visitors.ts'
import { memoryRecords } from '../../support/memory-records.ts'
import { eventually } from '../../support/eventually.ts'

const { profile } = readShopProfile('synthetic_data')
const cancel: ShopAction = {
  name: 'cancel_pending_order',
  arguments: { order_id: 'VM-20611', reason: 'no longer needed' },
}

let database: Database
let actions: Actions
let mails: Mail[]
let isMailDown: boolean
let audited: { act: string; subject?: string | null | undefined }[]
let time: number
let shop: ReturnType<typeof memoryRecords>
let log: ReturnType<typeof createConversationLog>
const lotte = (): Actor => ({ visitorId: 'v1', shopper: { userId: 'user-lotte', authTime: time } })

beforeEach(async () => {
  database = openSqlite(':memory:')
  mails = []
  isMailDown = false
  audited = []
  time = Date.now()
  shop = memoryRecords()
  log = createConversationLog(database, () => time)
  actions = createActions({
    database,
    records: shop.records,
    conversationLog: log,
    labelUrl: async (actionId) => `https://support.example/labels/${actionId}`,
    audit: {
      async append(acts, writes = []) {
        audited.push(...[acts].flat())
        await database.write(writes)
      },
    },
    mailer: {
      async send(mail) {
        if (isMailDown) throw new MailError('down')
        mails.push(mail)
      },
    },
    shop: { profile: () => profile, products: () => [] },
    now: () => time,
    newId: randomId,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
  })
  for (const [visitorId, conversation] of [
    ['v1', 'c1'],
    ['v2', 'c2'],
  ] as const) {
    const session = { sessionId: `s-${visitorId}`, visitorId, createdAt: time, expiresAt: time + 1e9 }
    await database.write(insertVisitorSession(session))
    await database.write([insertConversation(conversation, visitorId, time)])
  }
})

async function proposed(action = cancel, turnId = 't1') {
  const made = await actions.propose('user-lotte', { conversationId: 'c1', turnId, ordinal: 1 }, action)
  if ('refused' in made) throw new Error(made.detail)
  return made
}

const unavailable = async (): Promise<Refusal> => ({ refused: 'unavailable', detail: '', possible: [] })
const owed = () => database.read(queries.selectFrom('shop_requests').selectAll().compile())
const later = async (ms: number) => {
  time += ms
  await actions.settleWaiting()
}

async function told(): Promise<string[]> {
  const reading = await log.read('c1', 0, AbortSignal.timeout(200))
  const states: string[] = []
  for await (const { json } of reading) states.push(JSON.parse(json).action?.state)
  return states
}

test('a proposal does nothing; confirmed it is done once, with a receipt by mail, and can be taken back', async () => {
  const { action_id } = await proposed()
  expect(shop.commits()).toBe(0)
  expect(shop.kept.get('VM-20611')?.status).toBe('pending')
  const all = await Promise.all(Array.from({ length: 20 }, () => actions.confirm(lotte(), action_id)))
  expect(new Set(all.map(({ receipt }) => receipt?.number))).toEqual(new Set(['R-1']))
  expect(shop.commits()).toBe(1)
  expect(shop.kept.get('VM-20611')?.status).toBe('cancelled')
  await eventually(() => expect(mails).toHaveLength(1))
  expect(mails[0]).toMatchObject({ to: 'lotte@example.com', subject: 'Cancel order VM-20611 (R-1)' })
  expect(mails[0]?.text).toContain('€99.00, Visa ending in 4410')
  expect(await actions.undo(lotte(), action_id)).toMatchObject({ state: 'undone' })
  expect(shop.kept.get('VM-20611')?.status).toBe('pending')
  expect(await told()).toEqual(['committed', 'undone'])
  await eventually(() => expect(mails).toHaveLength(2))
})

test('anyone else’s is missing, whoever asks and whatever they ask', async () => {
  const { action_id } = await proposed()
  const strangers: Actor[] = [
    { visitorId: 'v1', shopper: undefined },
    { visitorId: 'v2', shopper: { userId: 'user-lotte', authTime: time } },
    { visitorId: 'v1', shopper: { userId: 'user-other', authTime: time } },
    { visitorId: 'v1', shopper: { userId: 'user-lotte', onlyOrder: 'VM-20611', authTime: time } },
  ]
  for (const stranger of strangers)
    for (const act of [actions.show, actions.confirm, actions.decline, actions.undo]) {
      await expect(act(stranger, action_id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(act(stranger, 'a_none')).rejects.toMatchObject({ code: 'not_found' })
    }
  expect(shop.commits()).toBe(0)
})

test('who they are must have been shown within ten minutes', async () => {
  const { action_id } = await proposed()
  const since = { visitorId: 'v1', shopper: { userId: 'user-lotte', authTime: time - 600_001 } }
  await expect(actions.confirm(since, action_id)).rejects.toMatchObject({ code: 'step_up_required' })
  expect(await actions.confirm(lotte(), action_id)).toMatchObject({ state: 'committed' })
})

test('a proposal expires', async () => {
  const { action_id } = await proposed()
  time += 15 * 60_000
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'expired' })
  await expect(actions.confirm(lotte(), action_id)).rejects.toMatchObject({ code: 'action_expired' })
  expect(shop.commits()).toBe(0)
})

test('declined or overtaken by a new one, it cannot be confirmed', async () => {
  const first = await proposed()
  const second = await proposed(cancel, 't2')
  await expect(actions.confirm(lotte(), first.action_id)).rejects.toMatchObject({ code: 'action_expired' })
  expect(await actions.decline(lotte(), second.action_id)).toMatchObject({ state: 'declined' })
  await expect(actions.confirm(lotte(), second.action_id)).rejects.toMatchObject({
    code: 'action_not_allowed',
  })
  expect(shop.commits()).toBe(0)
})

test('what is no longer so is not done: rules, stock and sums are checked again', async () => {
  const { action_id } = await proposed()
  const order = shop.kept.get('VM-20611')
  if (order)
    shop.kept.set('VM-20611', {
      ...order,
      totalCents: 100,
      payments: [{ type: 'payment', amountCents: 100, paymentMethodId: 'card_1' }],
    })
  expect(await actions.confirm(lotte(), action_id)).toMatchObject({
    state: 'failed',
    problem: expect.stringMatching(/changed meanwhile/),
  })
  const again = await proposed(cancel, 't2')
  if (order) shop.kept.set('VM-20611', { ...order, status: 'processed' })
  expect(await actions.confirm(lotte(), again.action_id)).toMatchObject({ state: 'failed' })
  expect(shop.commits()).toBe(0)
})

test('the same turn told again proposes the same', async () => {
  expect((await proposed()).action_id).toBe((await proposed()).action_id)
})

test('what was confirmed before a crash is done by the next start, once', async () => {
  const { action_id } = await proposed()
  const { commit } = shop.records
  shop.records.commit = async (...asked) => {
    await commit(...asked)
    throw new Error('the process ends before the answer is kept')
  }
  await expect(actions.confirm(lotte(), action_id)).rejects.toThrow('the process ends')
  shop.records.commit = commit
  await later(30_000)
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'committed' })
  expect(shop.commits()).toBe(1)
  expect(mails).toHaveLength(1)
})

test('a shop that does not answer leaves the offer standing', async () => {
  const { action_id } = await proposed()
  const { commit } = shop.records
  shop.records.commit = async () => ({ refused: 'unavailable', detail: '', possible: [] })
  await expect(actions.confirm(lotte(), action_id)).rejects.toMatchObject({ code: 'upstream_failed' })
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'proposed' })
  shop.records.commit = commit
  time += 30_000
  await actions.settleWaiting()
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'committed' })
})

test('a shop that never answers is not asked for ever, and nobody is told that nothing happened', async () => {
  const { action_id } = await proposed()
  shop.records.commit = async () => ({ refused: 'unavailable', detail: '', possible: [] })
  await expect(actions.confirm(lotte(), action_id)).rejects.toThrow(/not known whether it was done/)
  time += 3_700_000
  await actions.settleWaiting()
  expect(await actions.show(lotte(), action_id)).toMatchObject({
    state: 'failed',
    problem: expect.stringMatching(/not known whether/),
  })
})

test('undoing asks who they are, as confirming does', async () => {
  const { action_id } = await proposed()
  await actions.confirm(lotte(), action_id)
  const since = { visitorId: 'v1', shopper: { userId: 'user-lotte', authTime: time - 600_001 } }
  await expect(actions.undo(since, action_id)).rejects.toMatchObject({ code: 'step_up_required' })
})

test('“no” declines what is open', async () => {
  const { action_id } = await proposed()
  expect(await actions.leave('user-other', 'c1')).toBe(0)
  expect(await actions.leave('user-lotte', 'c1')).toBe(1)
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'declined' })
})

test('an undo that a crash cuts off is settled by the next start, and both receipts are mailed', async () => {
  const { action_id } = await proposed()
  await actions.confirm(lotte(), action_id)
  await eventually(() => expect(mails).toHaveLength(1))
  const { undo } = shop.records
  shop.records.undo = async (...asked) => {
    await undo(...asked)
    throw new Error('the process ends before the answer is kept')
  }
  await expect(actions.undo(lotte(), action_id)).rejects.toThrow('the process ends')
  const under = await actions.show(lotte(), action_id)
  expect(under).toMatchObject({
    state: 'committed',
    receipt: { text: expect.stringMatching(/asked to take this back/) },
  })
  expect(under.receipt?.undo_until).toBeUndefined()
  shop.records.undo = undo
  await later(30_000)
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'undone' })
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Cancel order VM-20611 (R-1)',
    'Taken back: Cancel order VM-20611 (R-1)',
  ])
  expect(new Set(mails.map(({ key }) => key)).size).toBe(2)
  expect(await told()).toEqual(['committed', 'undone'])
})

test('an undo that the shop does not answer, or refuses, leaves what was done', async () => {
  const { action_id } = await proposed()
  await actions.confirm(lotte(), action_id)
  shop.records.undo = async () => ({ refused: 'changed_since', detail: '', possible: [] })
  await expect(actions.undo(lotte(), action_id)).rejects.toMatchObject({
    code: 'action_not_allowed',
    message: expect.stringContaining('newer change first'),
  })
  expect((await actions.show(lotte(), action_id)).receipt?.undo_until).toBeDefined()
  shop.records.undo = unavailable
  for (const _ of [1, 2])
    await expect(actions.undo(lotte(), action_id)).rejects.toMatchObject({ code: 'upstream_failed' })
  await later(3_700_000)
  expect(await actions.show(lotte(), action_id)).toMatchObject({
    state: 'committed',
    receipt: { text: expect.stringMatching(/not known whether that was done/) },
  })
  expect(audited).toMatchObject([{ act: 'shop-never-answered', subject: action_id }])
  await eventually(async () => expect(await owed()).toEqual([]))
})

test('an undo that is refused without its click is told, in the words of the card; a new one starts afresh', async () => {
  const { action_id } = await proposed()
  await actions.confirm(lotte(), action_id)
  const { undo } = shop.records
  shop.records.undo = unavailable
  await expect(actions.undo(lotte(), action_id)).rejects.toMatchObject({ code: 'upstream_failed' })
  shop.records.undo = async () => ({ refused: 'changed_since', detail: '', possible: [] })
  await later(30_000)
  const refused = await actions.show(lotte(), action_id)
  expect(refused).toMatchObject({
    state: 'committed',
    receipt: { text: expect.stringMatching(/newer change first/) },
  })
  expect(refused.receipt?.undo_until).toBeDefined()
  expect(await told()).toEqual(['committed', 'committed'])
  shop.records.undo = undo
  const undone = await actions.undo(lotte(), action_id)
  expect(undone.state).toBe('undone')
  expect(JSON.stringify(undone)).not.toMatch(/newer change first/)
})

test('whether an undo is in time is judged by its click', async () => {
  const { action_id } = await proposed()
  await actions.confirm(lotte(), action_id)
  const clickedAt = time
  const asked: unknown[] = []
  shop.records.undo = async (...one) => {
    asked.push(one)
    return asked.length > 1 ? { undone: true } : unavailable()
  }
  await expect(actions.undo(lotte(), action_id)).rejects.toMatchObject({ code: 'upstream_failed' })
  await later(30_000)
  expect(asked).toEqual(Array(2).fill(['user-lotte', action_id, clickedAt]))
  expect(await actions.show(lotte(), action_id)).toMatchObject({ state: 'undone' })
})

test('what can never be settled is given up, too, and said', async () => {
  const { action_id } = await proposed()
  const { commit } = shop.records
  shop.records.commit = unavailable
  await expect(actions.confirm(lotte(), action_id)).rejects.toMatchObject({ code: 'upstream_failed' })
  shop.records.commit = commit
  // As an older version may have written it.
  const older = queries.updateTable('shop_requests').set({ request: '{"name":"no_more"}' }).compile()
  await database.write([{ query: older }])
  await later(30_000)
  expect(await owed()).toHaveLength(1)
  await later(3_700_000)
  expect(await actions.show(lotte(), action_id)).toMatchObject({
    state: 'failed',
    problem: expect.stringMatching(/not known whether/),
  })
  expect(audited).toMatchObject([{ act: 'shop-never-answered', subject: action_id }])
  expect(await owed()).toEqual([])
  expect(shop.commits()).toBe(0)
})

describe('a receipt', () => {
  test('outlives that the shopper erases everything, until it is mailed', async () => {
    isMailDown = true
    const { action_id } = await proposed()
    await actions.confirm(lotte(), action_id)
    await database.write(eraseVisitor('v1', undefined))
    await later(30_000)
    isMailDown = false
    await Promise.all([later(60_000), later(0)])
    await later(3600_000)
    await eventually(async () => expect(await owed()).toEqual([]))
    expect(mails).toMatchObject([{ to: 'lotte@example.com', subject: 'Cancel order VM-20611 (R-1)' }])
    await expect(actions.show(lotte(), action_id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is owed, too, for what the shop had not answered when the shopper erased everything', async () => {
    const { commit } = shop.records
    shop.records.commit = unavailable
    const { action_id } = await proposed()
    await expect(actions.confirm(lotte(), action_id)).rejects.toMatchObject({ code: 'upstream_failed' })
    await database.write(eraseVisitor('v1', undefined))
    shop.records.commit = commit
    await later(30_000)
    expect(shop.commits()).toBe(1)
    expect(mails).toMatchObject([{ to: 'lotte@example.com' }])
    expect(await owed()).toEqual([])
  })

  test('is tried again where the shop or the mail server fails, and given up after days, which is audited', async () => {
    const { customer } = shop.records
    shop.records.customer = async () => {
      throw new ShopUnavailable('down')
    }
    isMailDown = true
    const { action_id } = await proposed()
    await actions.confirm(lotte(), action_id)
    shop.records.customer = customer
    for (let day = 0; day < 3; day++) await later(24 * 3600_000)
    expect([mails, audited, (await owed()).length]).toEqual([[], [], 1])
    await later(24 * 3600_000)
    await later(24 * 3600_000)
    expect(audited).toMatchObject([{ act: 'receipt-not-mailed', subject: action_id }])
    expect(await owed()).toEqual([])
  })
})
