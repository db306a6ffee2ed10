import { request } from 'node:http'
import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { useServer } from '../support/use-server.ts'

const server = useServer({ env: { ALLOWED_ORIGINS: 'https://shop.example, http://localhost:4000' } })

/** A request with the Origin as these bytes: `fetch` would tidy it up. */
function send(
  method: string,
  path: string,
  origin: string | undefined,
  headers: Record<string, string> = {},
  body = method === 'POST' ? '{}' : undefined,
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}${path}`,
      {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(origin === undefined ? {} : { origin: Buffer.from(origin).toString('latin1') }),
          ...headers,
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

function visitors(): unknown {
  const database = new Sqlite(join(server.dataDir, 'verdemuse.db'), { readonly: true })
  try {
    return database.prepare('select count(*) as n from visitors').get()
  } finally {
    database.close()
  }
}

const hostile = [
  'null',
  '',
  '*',
  'https://evil.example',
  'https://shop.example.evil.example',
  'https://evil-shop.example',
  'https://evilshop.example',
  'https://sub.shop.example',
  'https://shop.example.',
  'https://shop.example:443',
  'https://shop.example:8443',
  'https://shop.example/',
  'https://shop.example/path',
  'https://shop.example?x',
  'https://shop.example#x',
  'https://user@shop.example',
  'https://shop.example@evil.example',
  'https://shop.example, https://evil.example',
  'https://evil.example https://shop.example',
  'https://SHOP.example',
  'HTTPS://shop.example',
  'http://shop.example',
  'ftp://shop.example',
  'wss://shop.example',
  'file://shop.example',
  'file://',
  'data:text/html,x',
  'chrome-extension://abcdefghijklmnop',
  'https://shop.exаmple',
  'https://shop。example',
  'https://ѕhop.example',
  'https://xn--shop.example',
  'https://shop.example\\.evil.example',
  'https://shop.example%2eevil.example',
  'https://shop.example%00.evil.example',
  'https://shop_example',
  'https://shopXexample',
  'https:/shop.example',
  '//shop.example',
  'shop.example',
  'https://shop.example;',
  'http://localhost:4001',
  'http://localhost',
  'https://localhost:4000',
  'http://127.0.0.1',
  'http://127.0.0.1:4000',
  'http://0.0.0.0:4000',
  'http://[::1]:4000',
]

describe('an origin that is not on the list', () => {
  test('is refused before anything happens, in all of 48 disguises', async () => {
    const before = visitors()
    for (const origin of hostile) {
      const { status, headers, body } = await send('POST', '/v1/visitors', origin)
      expect([origin, status, JSON.parse(body).code]).toEqual([origin, 403, 'origin_not_allowed'])
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers.vary).toMatch(/Origin/i)
    }
    expect(visitors()).toEqual(before)
  })

  test('is refused on every route for shoppers, and whatever else is wrong', async () => {
    for (const [method, path] of [
      ['GET', '/v1/conversations'],
      ['POST', '/v1/conversations'],
      ['GET', '/v1/conversations/x'],
      ['POST', '/v1/conversations/x/messages'],
      ['GET', '/v1/conversations/x/turns/y/events'],
      ['POST', '/v1/auth/token'],
      ['POST', '/v1/auth/revoke'],
      ['GET', '/v1/nowhere'],
      ['DELETE', '/v1/me'],
      ['OPTIONS', '/v1/visitors'],
    ] as const) {
      const { status, headers } = await send(method, path, 'https://evil.example')
      expect([method, path, status]).toEqual([method, path, 403])
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })
})

describe('an origin that is on the list', () => {
  it.each(['https://shop.example', 'http://localhost:4000', 'own', 'own by name'])(
    'is let in and named: %s',
    async (name) => {
      const origin =
        name === 'own' ? server.url : name === 'own by name' ? `http://localhost:${server.port}` : name
      const { status, headers } = await send('POST', '/v1/visitors', origin)
      expect(status).toBe(201)
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'dpop-nonce, retry-after, www-authenticate, x-request-id',
        'x-request-id': expect.stringMatching(/./),
      })
      expect(headers.vary).toMatch(/Origin/i)
      expect(headers['access-control-allow-credentials']).toBeUndefined()
    },
  )

  it('has its preflight answered before tokens and limits', async () => {
    for (const path of [
      '/v1/visitors',
      '/v1/conversations/x/messages',
      '/v1/conversations/x/turns/y/events',
    ]) {
      const { status, headers, body } = await send('OPTIONS', path, 'https://shop.example', {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      })
      expect([status, body]).toEqual([204, ''])
      expect(headers).toMatchObject({
        'access-control-allow-origin': 'https://shop.example',
        'access-control-allow-headers': 'authorization, content-type, dpop, last-event-id, idempotency-key',
        'access-control-max-age': '7200',
      })
      expect(headers['access-control-allow-methods']).toMatch(/POST/)
    }
  })

  it('can read every refusal', async () => {
    const huge = JSON.stringify({ x: 'x'.repeat(70_000) })
    for (const [method, path, headers, body, expected] of [
      ['GET', '/v1/conversations', {}, undefined, 401],
      ['GET', '/v1/nowhere', {}, undefined, 404],
      ['POST', '/v1/auth/token', {}, '{', 400],
      ['POST', '/v1/auth/token', {}, '{}', 422],
      ['POST', '/v1/auth/token', { 'content-type': 'text/plain' }, '{}', 415],
      ['POST', '/v1/auth/token', {}, huge, 413],
    ] as const) {
      const answer = await send(method, path, 'https://shop.example', headers, body)
      expect([path, answer.status]).toEqual([path, expected])
      expect(answer.headers['access-control-allow-origin']).toBe('https://shop.example')
      expect(answer.headers['x-request-id']).toBe(JSON.parse(answer.body).request_id)
    }
  })
})

test('a request without an Origin is no page’s, and served', async () => {
  const { status, headers } = await send('POST', '/v1/visitors', undefined)
  expect(status).toBe(201)
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

describe('whether a page may use the assistant', () => {
  const ask = (origin: string | undefined) => send('GET', '/widget-origin', origin)

  it.each(['https://shop.example', 'http://localhost:4000', undefined])(
    'is told to %s: it may',
    async (origin) => {
      const { status, headers } = await ask(origin)
      expect(status).toBe(204)
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['cache-control']).toBe('no-store')
    },
  )

  it.each(hostile)('is told to %s, readably: it may not', async (origin) => {
    const { status, headers, body } = await ask(origin)
    expect(status).toBe(403)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body)).toMatchObject({ code: 'origin_not_allowed' })
  })
})
