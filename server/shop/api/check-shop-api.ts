import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CustomerRecords } from '../orders/customer-records.ts'
import type { Order } from '../orders/order.ts'
import type { ShopAction } from '../orders/shop-action.ts'
import { createShopApiRecords } from './shop-api-records.ts'
import { createShopClient } from './shop-client.ts'
import { sendRequest } from './send-request.ts'
import { keyOfSecret, signRequest, targetHash } from './sign-request.ts'

/** A rule that a shop's API keeps, or why it does not. */
export interface ShopCheck {
  rule: string
  /** `undefined` where it is kept. */
  fault: string | undefined
  /** Whether it could not be looked at. */
  skipped?: boolean
}

export interface CheckedShop {
  url: string
  secret: string
  /** A customer of the shop, and one of their orders. */
  userId: string
  orderId: string
  /** An order of somebody else's, if one is known. */
  otherOrderId?: string | undefined
  /** Whether an action may be done and taken back: the order's second address line is changed. */
  commit: boolean
}

/** Holds a shop's API against docs/shop-api.json and the guide. Without `commit` it changes nothing. */
export async function* checkShopApi(shop: CheckedShop): AsyncGenerator<ShopCheck> {
  const { userId, orderId, otherOrderId } = shop
  const client = createShopClient({ ...shop, logger: { info() {}, warn() {}, error() {} } })
  const records = createShopApiRecords(client)
  const customerPath = `/customers/${encodeURIComponent(userId)}`
  const missingOrder = `none-${randomBytes(8).toString('hex')}`
  const orderPath = (id: string) => `${customerPath}/orders/${encodeURIComponent(id)}`

  const refused = [
    ['a request without a signature is refused (401)', { unsigned: true }],
    ['a signature by another key is refused (401)', { secret: randomBytes(32).toString('hex') }],
    ['a signature of ten minutes ago is refused (401)', { age: 600 }],
    ['a signature of ten minutes ahead is refused (401)', { age: -600 }],
    ['a signature for another address is refused (401)', { target: 'GET /customers/somebody-else' }],
  ] as const
  for (const [rule, wrong] of refused) {
    const { status } = await raw(shop, 'GET', customerPath, '', wrong)
    yield { rule, fault: status === 401 ? undefined : `it answers ${status}` }
  }
  const plan = JSON.stringify({ user_id: userId, action: cancel(missingOrder) })
  const changed = await raw(shop, 'POST', '/plans', plan, { signedBody: '{}' })
  yield {
    rule: 'a body other than the signed one is refused (401)',
    fault: changed.status === 401 ? undefined : `it answers ${changed.status}`,
  }

  yield await check('the customer is found', async () => {
    return (await records.customer(userId)) ? undefined : 'there is no such customer'
  })
  yield await check('the customer is found by their e-mail address, in any case', async () => {
    const { email = '', emailVerified } = (await records.customer(userId)) ?? {}
    if (email === '') return 'the customer has no address'
    if (emailVerified === false) return undefined
    return (await records.customerByEmail(email.toUpperCase()))?.userId === userId ? undefined : 'not found'
  })
  yield await check('a customer that does not exist is missing (404)', async () => {
    const { status } = await raw(shop, 'GET', '/customers/none-of-this-name', '')
    return status === 404 ? undefined : `it answers ${status}`
  })
  yield await check('the order is among the customer’s orders, and the same by itself', async () => {
    const one = await records.order(userId, orderId)
    if (!one) return 'there is no such order'
    const listed = (await records.orders(userId)).find((order) => order.orderId === one.orderId)
    return isDeepStrictEqual(listed, one) ? undefined : 'the list tells another order, or none'
  })
  yield await check(
    'an order of somebody else is missing, exactly as one that does not exist (404)',
    async () => {
      const none = await raw(shop, 'GET', orderPath(missingOrder), '')
      const other = await raw(shop, 'GET', orderPath(otherOrderId ?? `${missingOrder}-2`), '')
      if (none.status !== 404 || other.status !== 404) return `it answers ${none.status} and ${other.status}`
      const same = otherOrderId === undefined || withoutIds(none.text) === withoutIds(other.text)
      return same ? undefined : 'the two answers differ'
    },
  )
  yield await check('the order is looked up by number and postcode, and not by number alone', async () => {
    const order = await records.order(userId, orderId)
    const { postalCode } = order?.address ?? { postalCode: '' }
    if (!order || postalCode === '') return 'the order has no postcode'
    const wrong = await records.lookUp({ orderId, postcode: `${postalCode}X` })
    if (wrong) return 'a wrong postcode finds it'
    const { status } = await raw(shop, 'POST', '/order-lookups', JSON.stringify({ order_id: orderId }))
    if (status === 200) return 'the number alone finds it'
    return (await records.lookUp({ orderId, postcode: postalCode })) ? undefined : 'not found'
  })
  yield await check('the variants of the order’s products can be listed', async () => {
    const order = await records.order(userId, orderId)
    for (const { productId } of order?.items ?? [])
      if ((await records.variants(productId)).length === 0) return `${productId} has none`
    return undefined
  })
  yield await check('a plan for somebody else’s order is refused as not found', async () => {
    const result = await records.plan(userId, cancel(otherOrderId ?? missingOrder))
    if (!('refused' in result)) return 'it is planned'
    return result.refused === 'not_found' ? undefined : `it is refused as ${result.refused}`
  })
  yield await check('a plan changes nothing', async () => {
    const before = await records.order(userId, orderId)
    const result = await records.plan(userId, cancel(orderId))
    if ('refused' in result && result.refused === 'unavailable') return 'there is no plan and no refusal'
    return isDeepStrictEqual(await records.order(userId, orderId), before)
      ? undefined
      : 'the order is another now'
  })

  const rule = 'a commit is done once for its key, and can be taken back'
  const order = shop.commit ? await records.order(userId, orderId).catch(() => undefined) : undefined
  if (order?.status === 'pending') yield await check(rule, () => commitAndUndo(records, order))
  else yield { rule, fault: undefined, skipped: true }
}

async function commitAndUndo(records: CustomerRecords, order: Order): Promise<string | undefined> {
  const { userId, orderId, address } = order
  const key = `shop-check-${randomBytes(12).toString('hex')}`
  const action: ShopAction = {
    name: 'modify_pending_order_address',
    arguments: {
      order_id: orderId,
      address1: address.line1,
      address2: `${address.line2} (shop-check)`.trim(),
      city: address.city,
      state: address.region,
      country: address.country,
      zip: address.postalCode,
    },
  }
  const all = await Promise.all(Array.from({ length: 5 }, () => records.commit(userId, action, key)))
  const numbers = new Set(
    all.map((result) => ('refused' in result ? `refused: ${result.refused}` : result.number)),
  )
  const undone = await records.undo(userId, key)
  const [only] = numbers
  if (numbers.size > 1 || only?.startsWith('refused'))
    return `one key was answered ${[...numbers].join(', ')}`
  if ('refused' in undone) return `it cannot be taken back: ${undone.refused}`
  return isDeepStrictEqual(await records.order(userId, orderId), order)
    ? undefined
    : 'undo leaves another order'
}

const cancel = (order_id: string): ShopAction => ({
  name: 'cancel_pending_order',
  arguments: { order_id, reason: 'no longer needed' },
})

async function check(rule: string, work: () => Promise<string | undefined>): Promise<ShopCheck> {
  try {
    return { rule, fault: await work() }
  } catch (error) {
    return { rule, fault: error instanceof Error ? error.message : 'failed' }
  }
}

/** An answer without what names the request, such as an id for the log. */
const withoutIds = (text: string) => text.replace(/"(?:request_id|instance|trace_id)"\s*:\s*"[^"]*"/g, '')

async function raw(
  { url, secret }: CheckedShop,
  method: 'GET' | 'POST',
  path: string,
  body: string,
  wrong: { unsigned?: boolean; secret?: string; age?: number; target?: string; signedBody?: string } = {},
): Promise<{ status: number; text: string }> {
  const key = keyOfSecret(wrong.secret ?? secret)
  if (!key) throw new Error('The secret is too short.')
  const hash =
    wrong.target === undefined ? targetHash(method, path) : targetHash('GET', wrong.target.slice(4))
  const signed = signRequest(key, {
    id: `msg_${randomBytes(16).toString('base64url')}_${hash}`,
    timestamp: Math.floor(Date.now() / 1000) - (wrong.age ?? 0),
    body: wrong.signedBody ?? body,
  })
  return sendRequest({
    method,
    url: new URL(url + path),
    headers: {
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      ...(wrong.unsigned ? {} : signed),
    },
    body,
    connectMs: 5_000,
    wholeMs: 10_000,
  }).catch((error: unknown) => ({ status: 0, text: String(error) }))
}
