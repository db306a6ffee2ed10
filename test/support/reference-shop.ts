import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { snakeKeys } from '../../server/shop/api/key-case.ts'
import type { CustomerRecords } from '../../server/shop/orders/customer-records.ts'
import { ShopAction } from '../../server/shop/orders/shop-action.ts'

/** What a shop may do to whoever asks: answer something else, never answer, or hang up. */
export type Fault =
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'hang'
  | 'hang up'
  | 'trickle'

export interface ReferenceShop {
  url: string
  /** `GET /customers/ada`, in the order in which they came. */
  calls: string[]
  headers: IncomingMessage['headers'][]
  /** What happens to the next calls, one each; then all is well again. */
  faults: Fault[]
  close(): Promise<void>
}

/**
 * A shop that serves docs/shop-api.json over records of its own: what a shop's developer would write. It verifies
 * signatures by itself, as the guide describes them.
 */
export async function startReferenceShop(
  records: CustomerRecords,
  secret: string,
  { verify = true } = {},
): Promise<ReferenceShop> {
  const calls: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const faults: Fault[] = []
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => send(response, 500, {}))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const target = `${request.method} ${(request.url ?? '').replace(/^\/api/, '')}`
    calls.push(target)
    headers.push(request.headers)
    const fault = faults.shift()
    if (fault === 'hang') return
    if (fault === 'hang up') return void request.socket.destroy()
    if (fault === 'trickle') return void trickle(response)
    if (fault) return void response.writeHead(fault.status, fault.headers).end(fault.body)
    if (verify && !isSigned(request, target, body, secret)) return send(response, 401, { title: 'signature' })
    const found = await route(target, body === '' ? undefined : JSON.parse(body))
    send(
      response,
      found === undefined ? 404 : 200,
      found === undefined ? { title: 'not found' } : snakeKeys(found),
    )
  }

  const routes: [RegExp, (given: string[], body: unknown) => Promise<unknown>][] = [
    [/^GET \/customers\/([^/?]+)$/, ([userId = '']) => records.customer(userId)],
    [/^GET \/customers\?email=([^&]+)$/, ([email = '']) => records.customerByEmail(email)],
    [
      /^GET \/customers\/([^/?]+)\/orders$/,
      async ([userId = '']) => (await records.customer(userId)) && { orders: await records.orders(userId) },
    ],
    [/^GET \/customers\/([^/?]+)\/orders\/([^/?]+)$/, ([userId = '', id = '']) => records.order(userId, id)],
    [
      /^POST \/order-lookups$/,
      (_, body) => {
        const { order_id, email, postcode } = z
          .object({ order_id: z.string(), email: z.string().optional(), postcode: z.string().optional() })
          .parse(body)
        return records.lookUp({
          orderId: order_id,
          ...(email === undefined ? {} : { email }),
          ...(postcode === undefined ? {} : { postcode }),
        })
      },
    ],
    [
      /^GET \/products\/([^/?]+)\/variants$/,
      async ([id = '']) => {
        const variants = await records.variants(id)
        return variants.length === 0 ? undefined : { variants }
      },
    ],
    [
      /^POST \/plans$/,
      async (_, body) => {
        const { user_id, action } = z.strictObject({ user_id: z.string(), action: ShopAction }).parse(body)
        const plan = await records.plan(user_id, action)
        return 'refused' in plan ? { refusal: plan } : { plan: { ...plan, action: undefined } }
      },
    ],
    [
      /^POST \/commits$/,
      async (_, body) => {
        const { user_id, action, idempotency_key } = z
          .strictObject({ user_id: z.string(), action: ShopAction, idempotency_key: z.string() })
          .parse(body)
        const done = await records.commit(user_id, action, idempotency_key)
        if ('refused' in done) return { refusal: done }
        const { plan, number, at } = done
        return { committed: { number, at: new Date(at).toISOString(), plan: { ...plan, action: undefined } } }
      },
    ],
    [
      /^POST \/undos$/,
      async (_, body) => {
        const { user_id, idempotency_key } = z
          .strictObject({ user_id: z.string(), idempotency_key: z.string() })
          .parse(body)
        const undone = await records.undo(user_id, idempotency_key)
        return 'refused' in undone ? { refusal: undone } : undone
      },
    ],
  ]
  async function route(target: string, body: unknown): Promise<unknown> {
    for (const [pattern, work] of routes) {
      const match = pattern.exec(target)
      if (match) return work(match.slice(1).map(decodeURIComponent), body)
    }
    return undefined
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api`,
    calls,
    headers,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Standard Webhooks, and that the id ends with the hash of method and path. */
function isSigned(request: IncomingMessage, target: string, body: string, secret: string): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(request.headers[name] ?? ''),
  )
  if (!id || !timestamp || !signatures) return false
  if (!/^\d+$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false
  if (!id.endsWith(`_${createHash('sha256').update(target).digest('base64url')}`)) return false
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return signature.startsWith('v1,') && given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** A byte now and then, for ever. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.once('close', () => clearInterval(timer))
}
