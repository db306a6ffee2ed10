import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { snakeKeys } from '../../../server/shop/api/key-case.ts'
import { shopApiDocument } from '../../../server/shop/api/shop-api-document.ts'
import { createShopApiRecords } from '../../../server/shop/api/shop-api-records.ts'
import { createShopClient } from '../../../server/shop/api/shop-client.ts'
import { keyOfSecret, signRequest } from '../../../server/shop/api/sign-request.ts'
import { type CustomerRecords, ShopUnavailable } from '../../../server/shop/orders/customer-records.ts'
import { createOwnRecords } from '../../../server/shop/orders/own-records.ts'
import type { ShopAction } from '../../../server/shop/orders/shop-action.ts'
import { takeInProfiles } from '../../../server/shop/orders/take-in-profiles.ts'
import type { Database } from '../../../server/store/database.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { temporaryFolder } from '../../kb/temporary-folder.ts'
import { type ReferenceShop, startReferenceShop } from '../../support/reference-shop.ts'
import { runCli } from '../../support/run-cli.ts'
import { daysAgo, NOW, products, profile } from '../orders/records.ts'

const secret = 'whsec_Vq3Jc0mZtN7yB2pXwLk9fRhTgU5sDaEoIiYbQ8nM1xU='
const address = { street: 'Kaai 1', postal_code: '9000', city: 'Ghent', country: 'BE' }
const order = (order_id: string, at = 4) => ({
  order_id,
  placed_at: daysAgo(at),
  status: 'pending',
  items: [
    {
      product_id: 'SHIRT',
      item_id: 'SHIRT-S',
      name: 'Shirt',
      price: 30,
      quantity: 2,
      options: { 'sleeve length': 'long', someCase: 'As_it Is' },
    },
  ],
  total: 60,
  address,
  payment_history: [{ type: 'payment', amount: 60, payment_method_id: 'card_1' }],
})
const person = (user_id: string, orders: unknown[]) => ({
  user_id,
  name: user_id,
  email: `${user_id}@example.com`,
  address,
  payment_methods: [
    { id: 'card_1', type: 'card', brand: 'Visa', last4: '1111' },
    { id: 'gift_1', type: 'gift_card', balance: 40 },
  ],
  orders,
})
const cancel = (order_id: string): ShopAction => ({
  name: 'cancel_pending_order',
  arguments: { order_id, reason: 'no longer needed' },
})
const swap = (order_id: string): ShopAction => ({
  name: 'modify_pending_order_items',
  arguments: { order_id, item_ids: ['SHIRT-S'], new_item_ids: ['SHIRT-L'], payment_method_id: 'gift_1' },
})

let database: Database
let own: CustomerRecords
let shop: ReferenceShop
let logged: string[]
const logger = {
  info: () => {},
  warn: (details: object, message: string) => void logged.push(`${message} ${JSON.stringify(details)}`),
  error: () => {},
}
const recordsAt = (url: string, patience = {}, key = secret) =>
  createShopApiRecords(
    createShopClient({
      url,
      secret: key,
      logger,
      patience: { connectMs: 120_000, wholeMs: 120_000, retryMs: 1, ...patience },
    }),
  )

beforeEach(async () => {
  logged = []
  database = openSqlite(':memory:')
  const kbDir = temporaryFolder({
    'users/profiles.json': [person('ada', [order('VM-1'), order('VM-2', 1)]), person('ben', [order('VM-3')])],
  })
  await takeInProfiles(database, kbDir, () => {})
  own = createOwnRecords({
    database,
    shop: { profile: () => profile, products: () => products },
    now: () => NOW,
  })
  shop = await startReferenceShop(own, secret)
})

afterEach(async () => {
  await shop.close()
  database.close()
})

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('a shop’s own API', () => {
  it('tells the same as records of this server', async () => {
    const records = recordsAt(shop.url)
    expect(await records.customer('ada')).toEqual(plain(await own.customer('ada')))
    expect(await records.customerByEmail('Ada@Example.com')).toMatchObject({ userId: 'ada' })
    expect(await records.orders('ada')).toEqual(plain(await own.orders('ada')))
    expect(await records.order('ada', '#vm-1')).toEqual(plain(await own.order('ada', 'VM-1')))
    expect(await records.variants('SHIRT')).toEqual(plain(await own.variants('SHIRT')))
    expect(await records.lookUp({ orderId: 'VM-1', postcode: '90 00' })).toMatchObject({ orderId: 'VM-1' })
    expect(await records.lookUp({ orderId: 'VM-1', email: 'ADA@example.com' })).toMatchObject({
      userId: 'ada',
    })
    expect(await records.plan('ada', swap('VM-1'))).toEqual(plain(await own.plan('ada', swap('VM-1'))))
    expect(logged).toEqual([])
  })

  it('has nothing of somebody else’s, and nothing for who knows too little', async () => {
    const records = recordsAt(shop.url)
    for (const id of ['VM-3', 'VM-9', '../ben/orders/VM-3', '', '%2e%2e', 'x?y#z'])
      expect(await records.order('ada', id)).toBeUndefined()
    const refusal = { refused: 'not_found', detail: 'order not found', possible: [] }
    expect(await records.plan('ada', cancel('VM-3'))).toEqual(refusal)
    expect(await records.commit('ada', cancel('VM-3'), 'k')).toEqual(refusal)
    expect(await records.customer('nobody')).toBeUndefined()
    expect(await records.orders('nobody')).toEqual([])
    expect(await records.lookUp({ orderId: 'VM-1' })).toBeUndefined()
    expect(await records.lookUp({ orderId: 'VM-1', postcode: '9001' })).toBeUndefined()
  })

  it('commits once for a key, also where the answer is lost on the way, and undoes', async () => {
    const records = recordsAt(shop.url)
    shop.faults.push({ status: 503 }, 'hang up')
    const done = await records.commit('ada', swap('VM-1'), 'clé/1 ✓')
    expect(done).toMatchObject({ number: expect.any(String), plan: { action: swap('VM-1') }, at: NOW })
    expect(shop.calls).toEqual(Array(3).fill('POST /commits'))
    const [first, , last] = shop.headers
    expect(decodeURIComponent(String(first?.['idempotency-key']))).toBe('clé/1 ✓')
    expect(first?.['webhook-id']).toBe(last?.['webhook-id'])
    expect(await records.commit('ada', swap('VM-1'), 'clé/1 ✓')).toEqual(done)
    expect(await records.commit('ada', swap('VM-1'), 'other')).toMatchObject({ refused: 'not_pending' })
    shop.calls.length = 0
    shop.faults.push({ status: 503 }, 'hang up')
    expect(await records.undo('ada', 'clé/1 ✓')).toEqual({ undone: true })
    expect(shop.calls).toEqual(Array(3).fill('POST /undos'))
    expect((await own.order('ada', 'VM-1'))?.status).toBe('pending')
  })

  it('is asked again only where that is safe', async () => {
    const records = recordsAt(shop.url)
    shop.faults.push({ status: 502 }, { status: 429 })
    expect(await records.order('ada', 'VM-1')).toBeDefined()
    expect(shop.calls).toHaveLength(3)
    shop.calls.length = 0
    shop.faults.push({ status: 503 })
    expect(await records.plan('ada', cancel('VM-1'))).toMatchObject({ refused: 'unavailable' })
    expect(shop.calls).toHaveLength(1)
    shop.calls.length = 0
    shop.faults.push({ status: 500 })
    await expect(records.order('ada', 'VM-1')).rejects.toThrow(ShopUnavailable)
    expect(shop.calls).toHaveLength(1)
  })

  it('that is slow, broken or silent is unavailable, and never a hang', async () => {
    const impatient = recordsAt(shop.url, { wholeMs: 200 })
    for (const fault of ['hang', 'trickle'] as const) {
      shop.faults.push(fault)
      expect(await impatient.plan('ada', cancel('VM-1')), fault).toMatchObject({ refused: 'unavailable' })
      // On a busy machine the time is over before the shop has heard of it.
      shop.faults.length = 0
    }
    const heard = shop.calls.length
    const records = recordsAt(shop.url)
    const faults = [
      'hang up',
      { status: 200, body: '{"half":' },
      { status: 200, body: '[]' },
      { status: 200, body: '{"plan":{"undo_ms":"soon","items":[]}}' },
      { status: 200, body: 'x'.repeat(3_000_000) },
      { status: 302, headers: { location: `${shop.url}/customers/ada` } },
      { status: 204 },
    ] as const
    for (const fault of faults) {
      shop.faults.push(fault)
      expect(await records.plan('ada', cancel('VM-1')), JSON.stringify(fault).slice(0, 60)).toMatchObject({
        refused: 'unavailable',
      })
    }
    expect(shop.calls).toHaveLength(heard + faults.length)
    await shop.close()
    expect(await records.commit('ada', cancel('VM-1'), 'k')).toMatchObject({ refused: 'unavailable' })
    await expect(records.customer('ada')).rejects.toThrow(ShopUnavailable)
    // Of what was asked and answered, no log has a word.
    expect(logged.length).toBeGreaterThan(faults.length)
    expect(logged.join()).not.toMatch(/ada|VM-1|xxxx|soon|Kaai|whsec/)
  })

  it('gets no time for a connection that does not come to stand', async () => {
    // A listener that accepts nobody: its queue is full at once.
    const full = createServer()
    await new Promise<void>((resolve) => full.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, resolve))
    const { port } = full.address() as AddressInfo
    full.on('connection', (socket) => socket.pause())
    const records = recordsAt(`https://127.0.0.1:${port}`, { connectMs: 100 })
    // The TLS handshake never ends.
    expect(await records.plan('ada', cancel('VM-1'))).toMatchObject({ refused: 'unavailable' })
    expect(logged.join()).toContain('no connection in time')
    full.close()
  })

  it('is not believed where it answers with somebody else’s', async () => {
    const records = recordsAt(shop.url)
    const theirs = { status: 200, body: JSON.stringify(snakeKeys(await own.order('ben', 'VM-3'))) }
    shop.faults.push(theirs)
    expect(await records.order('ada', 'VM-1')).toBeUndefined()
    shop.faults.push({ status: 200, body: JSON.stringify(snakeKeys(await own.customer('ben'))) })
    expect(await records.customer('ada')).toBeUndefined()
    shop.faults.push({ status: 200, body: JSON.stringify(snakeKeys({ orders: await own.orders('ben') })) })
    expect(await records.orders('ada')).toEqual([])
    shop.faults.push({
      status: 200,
      body: JSON.stringify(snakeKeys({ plan: await own.plan('ben', cancel('VM-3')) })),
    })
    expect(await records.plan('ada', cancel('VM-3'))).toMatchObject({ refused: 'not_found' })
    shop.faults.push(theirs)
    expect(await records.lookUp({ orderId: 'VM-1', postcode: '9000' })).toBeUndefined()
  })

  it('refuses whoever does not have the secret', async () => {
    const records = recordsAt(shop.url, {}, 'a text of thirty-two bytes or more, at least')
    await expect(records.customer('ada')).rejects.toThrow('status 401')
  })
})

describe('a signature', () => {
  it('is what Standard Webhooks gives for its own example', () => {
    // https://github.com/standard-webhooks/standard-webhooks, libraries/javascript/src/index.test.ts
    const key = keyOfSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
    const signed = signRequest(key ?? Buffer.alloc(0), {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    })
    expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('takes no secret that is short or no base64', () => {
    for (const bad of [
      '',
      'short',
      'x'.repeat(31),
      'whsec_',
      'whsec_AAAA',
      'whsec_!!not base64 at all, is it?!!',
    ])
      expect(keyOfSecret(bad), bad).toBeUndefined()
    expect(keyOfSecret('x'.repeat(32))).toHaveLength(32)
  })
})

describe('shop-check', () => {
  const env = (url = shop.url) => ({ SHOP_API_URL: url, SHOP_API_SECRET: secret })
  const args = ['shop-check', '--user', 'ada', '--order', 'VM-1', '--other-order', 'VM-3']

  it('is content with the reference shop, and leaves it as it was', async () => {
    const before = plain(await own.orders('ada'))
    const { code, stdout, stderr } = await runCli([...args, '--commit'], env())
    expect(stderr).toBe('')
    expect(stdout.split('\n').filter((line) => line.startsWith('✗') || line.startsWith('–'))).toEqual([])
    expect(stdout).toContain('The shop’s API keeps the rules.')
    expect(code).toBe(0)
    expect(plain(await own.orders('ada'))).toEqual(before)
  })

  it('names the rules that a careless shop breaks', async () => {
    const careless = await startReferenceShop(
      {
        ...own,
        order: async (userId, id) => (await own.order(userId, id)) ?? own.order('ben', id),
        lookUp: async ({ orderId }) => own.order('ada', orderId),
        async commit(userId, action) {
          return own.commit(userId, action, `${Math.random()}`)
        },
      },
      secret,
      { verify: false },
    )
    const { code, stdout } = await runCli([...args, '--commit'], env(careless.url))
    await careless.close()
    expect(code).toBe(1)
    const broken = stdout.split('\n').filter((line) => line.startsWith('✗'))
    expect(broken.map((line) => /^✗ ([^:(]*)/.exec(line)?.[1]?.trim())).toEqual([
      'a request without a signature is refused',
      'a signature by another key is refused',
      'a signature of ten minutes ago is refused',
      'a signature of ten minutes ahead is refused',
      'a signature for another address is refused',
      'a body other than the signed one is refused',
      'an order of somebody else is missing, exactly as one that does not exist',
      'the order is looked up by number and postcode, and not by number alone',
      'a commit is done once for its key, and can be taken back',
    ])
  })

  it('says what it needs', async () => {
    expect(await runCli(args, {})).toMatchObject({ code: 2 })
    expect((await runCli(['shop-check'], env())).stderr).toContain('--user')
  })
})

it('docs/shop-api.json is what the schemas say', () => {
  expect(JSON.parse(readFileSync('docs/shop-api.json', 'utf8'))).toEqual(plain(shopApiDocument()))
})
