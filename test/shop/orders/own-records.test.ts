import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createOwnRecords } from '../../../server/shop/orders/own-records.ts'
import type { CustomerRecords } from '../../../server/shop/orders/customer-records.ts'
import type { ShopAction } from '../../../server/shop/orders/shop-action.ts'
import { provedMailboxes, silentMailboxes } from '../../../server/shop/orders/proved-mailboxes.ts'
import { readProfileFile } from '../../../server/shop/orders/profile-file.ts'
import { takeInProfiles } from '../../../server/shop/orders/take-in-profiles.ts'
import type { Database } from '../../../server/store/database.ts'
import { queries } from '../../../server/store/queries.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { temporaryFolder } from '../../kb/temporary-folder.ts'
import { daysAgo, NOW, products, profile } from './records.ts'

const address = { street: 'Kaai 1', postal_code: '9000', city: 'Ghent', country: 'BE' }
const gifted = { type: 'payment', amount: 20, payment_method_id: 'gift_1' }

function order(order_id: string, changes: Record<string, unknown> = {}) {
  return {
    order_id,
    placed_at: daysAgo(4),
    status: 'pending',
    items: [{ product_id: 'SHIRT', item_id: 'SHIRT-S', name: 'Shirt', price: 30, quantity: 2 }],
    total: 60,
    address,
    payment_history: [{ type: 'payment', amount: 60, payment_method_id: 'card_1' }],
    ...changes,
  }
}

function person(user_id: string, orders: unknown[], changes: Record<string, unknown> = {}) {
  return {
    user_id,
    name: user_id,
    email: `${user_id}@Example.com`,
    address,
    payment_methods: [
      { id: 'card_1', type: 'card', brand: 'Visa', last4: '1111' },
      { id: 'gift_1', type: 'gift_card', balance: 40 },
    ],
    orders,
    ...changes,
  }
}

let kbDir: string
let database: Database
let records: CustomerRecords
let time: number
let told: string[]

const tell = (profiles: unknown) =>
  writeFileSync(join(kbDir, 'users/profiles.json'), JSON.stringify(profiles, null, 1))
const takeIn = async () => {
  told = []
  await takeInProfiles(database, kbDir, (line) => void told.push(line))
}
const usual = () => [
  person('ada', [order('VM-1'), order('VM-2', { placed_at: daysAgo(1) })]),
  person('ben', [order('VM-3')]),
]

beforeEach(async () => {
  time = NOW
  kbDir = temporaryFolder({ 'users/profiles.json': usual() })
  database = openSqlite(':memory:')
  await takeIn()
  records = createOwnRecords({
    database,
    shop: { profile: () => profile, products: () => products },
    now: () => time,
  })
  return () => database.close()
})

const cancel = (order_id: string): ShopAction => ({
  name: 'cancel_pending_order',
  arguments: { order_id, reason: 'no longer needed' },
})
const swap = (order_id: string, from: string, to: string, count = 1): ShopAction => ({
  name: 'modify_pending_order_items',
  arguments: {
    order_id,
    item_ids: Array<string>(count).fill(from),
    new_item_ids: Array<string>(count).fill(to),
    payment_method_id: 'card_1',
  },
})
const everything = async () => ({
  ada: [await records.customer('ada'), await records.orders('ada')],
  ben: [await records.customer('ben'), await records.orders('ben')],
  stock: await records.variants('SHIRT'),
})

describe('what belongs to a customer', () => {
  it('is found by its owner, newest first, however the number is written', async () => {
    expect((await records.orders('ada')).map(({ orderId }) => orderId)).toEqual(['VM-2', 'VM-1'])
    for (const way of ['VM-1', '#VM-1', ' vm-1 ', '# VM-1'])
      expect((await records.order('ada', way))?.orderId, way).toBe('VM-1')
    expect((await records.customerByEmail(' ADA@example.COM '))?.userId).toBe('ada')
    expect(await records.customerByEmail('')).toBeUndefined()
  })

  it('is for everybody else exactly what does not exist', async () => {
    for (const id of ['VM-3', 'VM-9', '', "' or 1=1 --", '__proto__', 'x'.repeat(64)]) {
      expect(await records.order('ada', id)).toBeUndefined()
      const refusal = { refused: 'not_found', detail: 'order not found', possible: [] }
      expect(await records.plan('ada', cancel(id))).toEqual(refusal)
      expect(await records.commit('ada', cancel(id), `key ${id}`)).toEqual(refusal)
      expect(await records.commit('nobody', cancel(id), `key ${id}`)).toEqual(refusal)
    }
    expect(await records.orders('nobody')).toEqual([])
    expect((await records.order('ben', 'VM-3'))?.status).toBe('pending')
  })

  it('is looked up by number and e-mail or postcode, and by nothing less', async () => {
    for (const known of [
      { email: 'ADA@EXAMPLE.com ' },
      { postcode: ' 90 00' },
      { email: 'wrong@example.com', postcode: '9000' },
    ])
      expect((await records.lookUp({ orderId: '#vm-1', ...known }))?.orderId).toBe('VM-1')
    for (const known of [
      {},
      { email: '' },
      { postcode: ' ' },
      { email: 'ben@example.com' },
      { postcode: '9001' },
    ])
      expect(await records.lookUp({ orderId: 'VM-1', ...known })).toBeUndefined()
    expect(await records.lookUp({ orderId: 'VM-9', postcode: '9000' })).toBeUndefined()
  })
})

describe('a commit', () => {
  it('is done once for its key, however many ask at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 1000 }, () => records.commit('ada', swap('VM-1', 'SHIRT-S', 'SHIRT-L'), 'k1')),
    )
    expect(
      new Set(results.map((result) => ('refused' in result ? result.refused : result.number))).size,
    ).toBe(1)
    const after = await records.order('ada', 'VM-1')
    expect(after?.payments).toHaveLength(2)
    expect(after?.totalCents).toBe(6450)
    expect((await records.variants('SHIRT')).map(({ stock }) => stock)).toEqual([6, 1, 8, 0, undefined])
  })

  it('gives the same result to the same key later, and refuses the key for another action', async () => {
    const first = await records.commit('ada', cancel('VM-1'), 'k1')
    time += 86_400_000
    expect(await records.commit('ada', cancel('VM-1'), 'k1')).toEqual(JSON.parse(JSON.stringify(first)))
    expect(await records.commit('ada', cancel('VM-2'), 'k1')).toMatchObject({ refused: 'invalid' })
    expect((await records.order('ada', 'VM-2'))?.status).toBe('pending')
    // A key is its user's own.
    expect(await records.commit('ben', cancel('VM-3'), 'k1')).toHaveProperty('number')
  })

  it('of a hundred different keys for one order does one of them', async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) => records.commit('ada', cancel('VM-1'), `k${index}`)),
    )
    expect(results.filter((result) => 'number' in result)).toHaveLength(1)
    expect((await records.order('ada', 'VM-1'))?.payments).toHaveLength(2)
  })

  it('gives the last piece to one of two', async () => {
    const results = await Promise.all([
      records.commit('ada', swap('VM-1', 'SHIRT-S', 'SHIRT-M'), 'a'),
      records.commit('ben', swap('VM-3', 'SHIRT-S', 'SHIRT-M'), 'b'),
    ])
    expect(results.map((result) => ('refused' in result ? result.refused : 'done')).sort()).toEqual([
      'done',
      'item_not_available',
    ])
  })

  it('that is refused changes nothing', async () => {
    const before = await everything()
    for (const action of [
      swap('VM-1', 'SHIRT-S', 'SHIRT-XL'),
      swap('VM-1', 'SHIRT-S', 'SHIRT-M', 2),
      swap('VM-3', 'SHIRT-S', 'SHIRT-L'),
      {
        name: 'modify_user_address',
        arguments: {
          user_id: 'ben',
          address1: 'x',
          address2: '',
          city: 'x',
          state: '',
          country: 'x',
          zip: 'x',
        },
      } as const,
    ])
      expect(await records.commit('ada', action, 'k')).toHaveProperty('refused')
    expect(await everything()).toEqual(before)
  })

  it('moves an order’s postcode with its address', async () => {
    const action: ShopAction = {
      name: 'modify_pending_order_address',
      arguments: {
        order_id: 'VM-1',
        address1: 'x',
        address2: '',
        city: 'x',
        state: '',
        country: 'BE',
        zip: '1000',
      },
    }
    expect(await records.commit('ada', action, 'k')).toHaveProperty('number')
    expect(await records.lookUp({ orderId: 'VM-1', postcode: '1000' })).toBeDefined()
    expect(await records.lookUp({ orderId: 'VM-1', postcode: '9000' })).toBeUndefined()
  })
})

describe('undo', () => {
  it('puts back everything, once, while the time lasts', async () => {
    tell([
      person('ada', [
        order('VM-1', {
          total: 20,
          items: [{ product_id: 'SHIRT', item_id: 'SHIRT-S', name: 'Shirt', price: 20 }],
          payment_history: [gifted],
        }),
      ]),
    ])
    await takeIn()
    const before = await everything()
    const done = await records.commit('ada', cancel('VM-1'), 'k')
    expect(done).toMatchObject({ plan: { undoMs: 1_800_000 } })
    expect((await records.customer('ada'))?.paymentMethods[1]?.balanceCents).toBe(6000)
    const undone = await Promise.all(Array.from({ length: 50 }, () => records.undo('ada', 'k')))
    expect(undone).toEqual(Array(50).fill({ undone: true }))
    expect(await everything()).toEqual(before)
    expect(await records.undo('ben', 'k')).toMatchObject({ refused: 'not_found' })
  })

  it('is done where it was decided in time, however late it is asked for', async () => {
    await records.commit('ada', cancel('VM-1'), 'k')
    const decidedAt = time + 1_800_000
    time += 2 * 3600_000
    expect(await records.undo('ada', 'k', decidedAt)).toEqual({ undone: true })
  })

  it('is refused when the time is over, or something else was done since', async () => {
    await records.commit('ada', cancel('VM-1'), 'late')
    time += 1_800_001
    expect(await records.undo('ada', 'late')).toMatchObject({ refused: 'window_over' })
    expect(await records.undo('ada', 'late', time)).toMatchObject({ refused: 'window_over' })
    const pay = (payment_method_id: string): ShopAction => ({
      name: 'modify_pending_order_address',
      arguments: {
        order_id: 'VM-2',
        address1: payment_method_id,
        address2: '',
        city: 'x',
        state: '',
        country: 'BE',
        zip: '1',
      },
    })
    const before = await records.order('ada', 'VM-2')
    await records.commit('ada', pay('one'), 'one')
    await records.commit('ada', pay('two'), 'two')
    expect(await records.undo('ada', 'one')).toMatchObject({ refused: 'changed_since' })
    expect(await records.undo('ada', 'two')).toEqual({ undone: true })
    expect((await records.order('ada', 'VM-2'))?.address.line1).toBe('one')
    // What is as it was left can be taken back, whatever happened in between.
    expect(await records.undo('ada', 'one')).toEqual({ undone: true })
    expect(await records.order('ada', 'VM-2')).toEqual(before)
  })

  it('of one of two orders on the same gift card leaves the other as it is', async () => {
    const paid = (id: string) => order(id, { payment_history: [{ ...gifted, amount: 60 }] })
    tell([person('ada', [paid('VM-1'), paid('VM-2'), order('VM-4')])])
    await takeIn()
    const balance = async () => (await records.customer('ada'))?.paymentMethods[1]?.balanceCents
    await records.commit('ada', cancel('VM-1'), 'one')
    await records.commit('ada', cancel('VM-2'), 'two')
    expect(await balance()).toBe(16_000)
    expect(await records.undo('ada', 'one')).toEqual({ undone: true })
    expect(await balance()).toBe(10_000)
    expect((await records.order('ada', 'VM-1'))?.status).toBe('pending')
    expect((await records.order('ada', 'VM-2'))?.status).toBe('cancelled')
    // What it has refunded has been spent: there is nothing to take back.
    const pay: ShopAction = {
      name: 'modify_pending_order_payment',
      arguments: { order_id: 'VM-4', payment_method_id: 'gift_1' },
    }
    expect(await records.commit('ada', pay, 'three')).toHaveProperty('number')
    expect(await records.undo('ada', 'two')).toMatchObject({ refused: 'gift_card_balance' })
    expect(await balance()).toBe(4000)
  })

  it('of a piece that was sold since is refused as that, and counts by the catalogue of now', async () => {
    const few = [
      { ...order('VM-1'), items: [{ product_id: 'SHIRT', item_id: 'SHIRT-M', name: 'x', price: 30 }] },
    ]
    tell([person('ada', few), person('ben', [order('VM-3')])])
    await takeIn()
    await records.commit('ada', swap('VM-1', 'SHIRT-M', 'SHIRT-L'), 'a')
    await records.commit('ben', swap('VM-3', 'SHIRT-S', 'SHIRT-M', 2), 'b')
    expect(await records.undo('ada', 'a')).toMatchObject({ refused: 'item_not_available' })
    expect(await records.undo('ben', 'b')).toEqual({ undone: true })
    expect(await records.undo('ada', 'a')).toEqual({ undone: true })
    expect((await records.variants('SHIRT')).map(({ stock }) => stock)).toEqual([5, 1, 9, 0, undefined])
  })
})

describe('a gift card', () => {
  it('is spent once, however many orders want it at once', async () => {
    const delivered = {
      fulfilments: [{ events: [{ at: daysAgo(2), status: 'Delivered' }] }],
      status: 'delivered',
    }
    const many = Array.from({ length: 60 }, (_, index) => order(`VM-${index}`, index % 2 ? delivered : {}))
    tell([person('ada', many)])
    await takeIn()
    // Each wants 4.50 of the card's 40.00: eight can have it.
    const results = await Promise.all(
      many.map(({ order_id }, index) =>
        records.commit(
          'ada',
          {
            name: index % 2 ? 'exchange_delivered_order_items' : 'modify_pending_order_items',
            arguments: {
              order_id,
              item_ids: ['SHIRT-S'],
              new_item_ids: ['SHIRT-L'],
              payment_method_id: 'gift_1',
            },
          },
          `k ${order_id}`,
        ),
      ),
    )
    const outcomes = results.map((result) => ('refused' in result ? result.refused : 'done'))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(8)
    expect(new Set(outcomes)).toEqual(new Set(['done', 'gift_card_balance']))
    const balance = async () => (await records.customer('ada'))?.paymentMethods[1]?.balanceCents
    expect(await balance()).toBe(400)
    // An exchange that is taken back gives its part back.
    const exchanged = outcomes.findIndex((outcome, index) => outcome === 'done' && index % 2 === 1)
    expect(await records.undo('ada', `k VM-${exchanged}`)).toEqual({ undone: true })
    expect(await balance()).toBe(850)
    expect((await records.order('ada', `VM-${exchanged}`))?.payments).toHaveLength(1)
  })
})

describe('the stock', () => {
  it('is the catalogue’s count less what was taken, until the catalogue counts anew', async () => {
    await records.commit('ada', swap('VM-1', 'SHIRT-S', 'SHIRT-M'), 'k')
    const of = async (shop = products) => {
      const own = createOwnRecords({
        database,
        shop: { profile: () => profile, products: () => shop },
        now: () => time,
      })
      return (await own.variants('SHIRT')).find(({ itemId }) => itemId === 'SHIRT-M')
    }
    expect(await of()).toMatchObject({ available: false, stock: 0 })
    const recounted = products.map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({ ...variant, stock: 4 })),
    }))
    expect(await of(recounted)).toMatchObject({ available: true, stock: 4 })
  })
})

describe('users/profiles.json', () => {
  const statuses = async () => (await records.orders('ada')).map(({ status }) => status)

  it('is taken in anew where it has changed, but for what actions have changed', async () => {
    await records.commit('ada', cancel('VM-1'), 'k')
    tell([
      person('ada', [order('VM-1', { status: 'processed' }), order('VM-2', { status: 'processed' })]),
      person('ben', [order('VM-3')]),
    ])
    await takeIn()
    expect((await records.order('ada', 'VM-1'))?.status).toBe('cancelled')
    expect((await records.order('ada', 'VM-2'))?.status).toBe('processed')
    expect(told).toEqual([expect.stringContaining('1 records that actions have changed are kept')])
  })

  it('says whose mailbox leads where, whatever actions have changed about a customer', async () => {
    const address = { address1: 'Kaai 2', address2: '', city: 'Ghent', state: '', country: 'BE', zip: '9000' }
    const move: ShopAction = { name: 'modify_user_address', arguments: { user_id: 'ada', ...address } }
    expect(await records.commit('ada', move, 'k')).not.toHaveProperty('refused')
    expect(await records.commit('ada', cancel('VM-1'), 'k2')).not.toHaveProperty('refused')
    tell([
      person('ada', [order('VM-1'), order('VM-2', { placed_at: daysAgo(1) })], { email: 'new@example.com' }),
      person('ben', [order('VM-3')], { email: 'ada@example.com' }),
    ])
    await takeIn()
    expect((await records.customerByEmail('ada@example.com'))?.userId).toBe('ben')
    expect((await records.customerByEmail('new@example.com'))?.userId).toBe('ada')
    expect((await records.customer('ada'))?.address.line1).toBe('Kaai 2')
    expect(await records.lookUp({ orderId: 'VM-1', email: 'ada@example.com' })).toBeUndefined()
    expect((await records.lookUp({ orderId: 'VM-1', email: 'new@example.com' }))?.orderId).toBe('VM-1')
  })

  it('gives a mailbox to the customer of whom the shop has proved it', async () => {
    const email = 'anna@example.com'
    tell([
      person('ada', [order('VM-1')], { email, email_verified: false }),
      person('ben', [order('VM-3')], { email, email_verified: true }),
      person('zoe', []),
    ])
    await takeIn()
    expect(told).toEqual([])
    expect(silentMailboxes(readProfileFile(kbDir).profiles ?? [])).toBe(1)
    const found = async (vouches: boolean, address: string) =>
      (await provedMailboxes(records, vouches).customerByEmail(address))?.userId
    for (const vouches of [true, false]) expect(await found(vouches, email)).toBe('ben')
    // With the number of the order it still is proof enough for its status.
    expect((await records.lookUp({ orderId: 'VM-1', email }))?.orderId).toBe('VM-1')
    // Of whom nothing is said, the mailbox must be the only way in.
    expect(await found(false, 'zoe@example.com')).toBe('zoe')
    expect(await found(true, 'zoe@example.com')).toBeUndefined()
    const address = { address1: 'Kaai 2', address2: '', city: 'Ghent', state: '', country: 'BE', zip: '9000' }
    const move: ShopAction = { name: 'modify_user_address', arguments: { user_id: 'ben', ...address } }
    expect(await records.commit('ben', move, 'k')).toHaveProperty('number')
    tell([
      person('ada', [order('VM-1')], { email, email_verified: true }),
      person('ben', [order('VM-3')], { email, email_verified: false }),
    ])
    await takeIn()
    expect(await found(true, email)).toBe('ada')
    expect(await records.customer('ben')).toMatchObject({
      emailVerified: false,
      address: { line1: 'Kaai 2' },
    })
  })

  it('takes customers and orders with it that it has no more, unless it cannot be read whole', async () => {
    tell([person('ada', [order('VM-2'), { order_id: 7 }])])
    await takeIn()
    expect(await records.orders('ben')).toHaveLength(1)
    expect(told.length).toBeGreaterThan(0)
    writeFileSync(join(kbDir, 'users/profiles.json'), '[{')
    await takeIn()
    expect(told).toEqual([expect.stringMatching(/^users\/profiles\.json:1: not valid JSON/)])
    expect(await records.orders('ada')).toHaveLength(2)
    tell([person('ada', [order('VM-2')])])
    await takeIn()
    expect(told).toEqual([])
    expect(await statuses()).toEqual(['pending'])
    expect(await records.customer('ben')).toBeUndefined()
    expect(await records.orders('ben')).toEqual([])
  })

  it('may swap two customers’ addresses, and give an order to another', async () => {
    tell([
      person('ada', [order('VM-3')], { email: 'ben@example.com' }),
      person('ben', [order('VM-1')], { email: 'ada@example.com' }),
    ])
    await takeIn()
    expect(told).toEqual([])
    expect((await records.customerByEmail('ada@example.com'))?.userId).toBe('ben')
    expect((await records.order('ben', 'VM-1'))?.orderId).toBe('VM-1')
    expect(await records.order('ada', 'VM-1')).toBeUndefined()
  })

  it('loses nothing good beside a bad record, and tells no value of it', async () => {
    tell([
      person('ada', [order('VM-1', { status: 5 }), order('VM-2')]),
      { ...person('eve', []), user_id: ['eve'] },
      person('ada', []),
      person('zoe', [order('vm-2')], { email: 'ADA@example.com' }),
      person('kim', [order('#VM-2'), order('VM-5')]),
      { user_id: 'bare' },
    ])
    await takeIn()
    expect(told).toEqual([
      expect.stringMatching(/^users\/profiles\.json:\d+: \[0\]\.orders\[0\]\.status: /),
      expect.stringMatching(/^users\/profiles\.json:\d+: \[1\]\.user_id: /),
      expect.stringMatching(/^users\/profiles\.json:\d+: \[2\] user_id: is used twice$/),
      expect.stringMatching(/^users\/profiles\.json:\d+: \[3\] email: is used twice$/),
      expect.stringMatching(/^users\/profiles\.json:\d+: \[4\]\.orders\[0\]\.order_id: is used twice$/),
    ])
    expect(told.join()).not.toMatch(/example\.com|Kaai|VM-/)
    expect(await statuses()).toEqual(['pending', 'pending'])
    expect(await records.orders('kim')).toHaveLength(1)
    expect(await records.customer('bare')).toMatchObject({ userId: 'bare', email: '' })
  })

  it('is read once for good: a restart takes in nothing of the same file', async () => {
    const rows = () =>
      database.read(queries.selectFrom('customer_orders').select(['order_key', 'version']).compile())
    const before = await rows()
    await takeIn()
    expect(await rows()).toEqual(before)
  })
})
