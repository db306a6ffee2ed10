import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { createClient } from '../support/client.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'
import { problemOf, type Shopper, shopperOf } from '../support/shopper.ts'
import { signInAs } from '../support/use-identities.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
let shopper: Shopper
let turnId: string
let messageId: string
let pid: number
/** What the shopper has been offered: to do, and to leave. */
let toConfirm: string
let toDecline: string

beforeAll(async () => {
  pid = server.pid()
  const tokens = await signInAs(server.url, 'user5678')
  const conversationId = await createClient(server.url).conversation(tokens.access_token)
  shopper = shopperOf(server.url, tokens, conversationId)
  const turn = await shopper.ask('hello')
  messageId = (await shopper.messages())[0]?.message_id ?? ''
  turnId = turn.events[0]?.type === 'turn-start' ? turn.events[0].turn_id : ''
  toConfirm = await proposal('Cancel order VM-20466', 'I no longer need it')
  toDecline = await proposal('Return something from order VM-20388', 'All of them', 'Too small')
})

/** The action that is offered once all of this has been said. */
async function proposal(...said: string[]): Promise<string> {
  const events = []
  for (const text of said) events.push(...(await shopper.ask(text)).events)
  const offer = events.find((event) => event.type === 'action-proposed')
  if (!offer) throw new Error(`nothing was proposed: ${JSON.stringify(events)}`)
  return offer.action_id
}

/** Routes with a body, each with one that is right. */
const good: Record<string, () => Record<string, unknown>> = {
  '/v1/visitors': () => ({}),
  '/v1/auth/token': () => ({ grant_type: 'refresh_token', refresh_token: 'x' }),
  '/v1/auth/revoke': () => ({ token: 'x' }),
  '/v1/conversations': () => ({}),
  '/v1/conversations/{id}/messages': () => ({
    message_id: randomUUID(),
    text: 'hello',
    page: { url: 'https://shop.example/', title: 'Shop', product_id: 'VM1001' },
    locale: 'en',
  }),
  '/v1/conversations/{id}/rating': () => ({ score: 5, comment: 'x' }),
  '/v1/conversations/{id}/read': () => ({ message_id: messageId }),
  '/v1/conversations/{id}/typing': () => ({}),
  '/v1/conversations/{id}/close': () => ({}),
  '/v1/conversations/{id}/turns/{turn_id}/feedback': () => ({ helpful: true, reason: 'x' }),
  '/v1/actions/{id}/decline': () => ({}),
  '/v1/actions/{id}/confirm': () => ({}),
  '/v1/actions/{id}/undo': () => ({}),
}

const wrongs: unknown[] = [{ not: 'a' }, { $ne: null }, { length: 1 }, [], [[]], ['a'], null, 0, -1, true, '']

function fill(path: string): string {
  const action = path.endsWith('/decline') ? toDecline : toConfirm
  const id = path.startsWith('/v1/actions/') ? action : shopper.conversationId
  return path.replace('{id}', id).replace('{turn_id}', turnId)
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return createClient(server.url).call('POST', fill(path), {
    token: shopper.tokens.access_token,
    raw: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** The refusal of a body: a problem of 4xx, never of 5xx. */
async function refusal(response: Response, ...statuses: number[]) {
  const problem = await problemOf(response)
  expect(statuses.length ? statuses : [400, 422]).toContain(problem.status)
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|at .*\.[jt]s|stack/)
  return problem
}

test('every route of the API description that takes a body is looked at here', async () => {
  const description = (await (await createClient(server.url).call('GET', '/openapi.json')).json()) as {
    paths: Record<string, Record<string, { requestBody?: { required?: boolean } }>>
  }
  const taking = Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.values(verbs).some((verb) => verb.requestBody) ? [path] : [],
  )
  // Those of our own pages are closed to all others.
  const forShops = taking.filter((path) => !/^\/v1\/(?:staff|sign-in)\b/.test(path))
  expect(forShops.sort()).toEqual(Object.keys(good).sort())
  for (const verbs of Object.values(description.paths))
    for (const verb of Object.values(verbs))
      if (verb.requestBody) expect(verb.requestBody.required).toBe(true)
})

describe.each(Object.entries(good))('POST %s', (path, make) => {
  it('refuses anything but an object', async () => {
    for (const body of ['', 'null', '[]', '0', 'true', '"text"', '[{}]'])
      await refusal(await post(path, body))
    expect((await refusal(await post(path, '{'), 400)).code).toBe('malformed_json')
  })

  it('refuses what is not said to be JSON', async () => {
    const token = shopper.tokens.access_token
    const raw = JSON.stringify(make())
    const client = createClient(server.url)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'json'])
      await refusal(await post(path, raw, { 'content-type': type }), 415)
    // `fetch` names a type for a string by itself, and none for bytes.
    const bytes = await fetch(server.url + fill(path), {
      method: 'POST',
      body: new TextEncoder().encode(raw),
      headers: { authorization: `Bearer ${token}` },
    })
    await refusal(bytes, 415)
    await refusal(await client.call('POST', fill(path), { token }), 415)
  })

  it('refuses more than 64 KB, said or not', async () => {
    const body = JSON.stringify({ ...make(), padding: 'x'.repeat(66_000) })
    expect((await refusal(await post(path, body), 413)).code).toBe('payload_too_large')
    const status = await new Promise<number>((resolve, reject) => {
      const chunked = request(`${server.url}${fill(path)}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${shopper.tokens.access_token}`,
          'transfer-encoding': 'chunked',
        },
      })
      chunked.on('response', (response) => {
        resolve(response.statusCode ?? 0)
        chunked.destroy()
      })
      chunked.on('error', reject)
      for (const piece of body.match(/[\s\S]{1,10000}/g) ?? []) chunked.write(piece)
      chunked.end()
    })
    expect(status).toBe(413)
  })

  const fields = Object.keys(make())
  it.each(fields)('refuses a %s of another type', async (field) => {
    for (const wrong of wrongs) {
      const body = { ...make(), [field]: wrong }
      const fine = (field === 'comment' || field === 'reason' || field === 'locale') && wrong === ''
      const alsoFine = field === 'helpful' && wrong === true
      const response = await post(path, body)
      if (fine || alsoFine) expect(response.status).toBeLessThan(300)
      else await refusal(response)
      if (response.body && !response.bodyUsed) await response.body.cancel()
    }
  })

  it('does not mind members that it does not know', async () => {
    const raw = JSON.stringify(make()).replace(/^\{/, '{"__proto__":{"admin":true},"constructor":1,"x":{}')
    const body = raw.replace('"x":{}"', '"x":{},"')
    const response = await post(path, body)
    expect([200, 201, 202, 204, 400]).toContain(response.status)
    if (response.status === 400) expect(await problemOf(response)).toMatchObject({ code: 'invalid_grant' })
  })
})

describe('a message', () => {
  const url = 'https://shop.example/'
  it.each([
    [{ message_id: 'm1' }, 'message_id'],
    [{ message_id: `${randomUUID()} ` }, 'message_id'],
    [{ text: ' \n\t\u00a0 ' }, 'text'],
    [{ text: 'x'.repeat(4001) }, 'text'],
    [{ page: { url: ['x'] } }, 'page.url'],
    [{ page: { url, title: { not: 'a' } } }, 'page.title'],
    [{ page: {} }, 'page.url'],
    [{ page: { url, product_id: 7 } }, 'page.product_id'],
    [{ locale: 'x'.repeat(36) }, 'locale'],
  ])('with %j is refused by the name of what is wrong', async (part, path) => {
    const body = { ...good['/v1/conversations/{id}/messages']?.(), ...part }
    const problem = await refusal(await shopper.call('POST', '/messages', { body }), 422)
    expect(problem.errors?.map((error) => error.path)).toEqual([path])
  })

  it('of 4,000 characters is taken', async () => {
    const { status, turnId: id } = await shopper.send('ab cd '.repeat(700).slice(0, 3999).concat('.'))
    expect(status).toBe(202)
    expect((await shopper.follow(id)).end).toMatchObject({ type: 'turn-end' })
  })
})

describe.skipIf(!hasEvalRows)('the JSON test suite', () => {
  const rows = evalRows<{ name: string; expect: string; b64: string }>('json_bodies_jsontestsuite')

  it('as whole bodies and as the text of a message: answered or refused, never a fault', async () => {
    for (const { name, expect: wanted, b64 } of rows) {
      const bytes = Buffer.from(b64, 'base64')
      const inside = Buffer.concat([
        Buffer.from(`{"message_id":"${randomUUID()}","text":`),
        bytes,
        Buffer.from('}'),
      ])
      for (const [path, body] of [
        ['/v1/auth/token', bytes],
        ['/v1/conversations/{id}/messages', bytes],
        ['/v1/conversations/{id}/messages', inside],
      ] as const) {
        const response = await fetch(server.url + fill(path), {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${shopper.tokens.access_token}`,
          },
        })
        if (response.status === 202) expect(wanted).not.toBe('reject')
        else expect([name, response.status, (await problemOf(response)).status < 500]).toContain(true)
        // A fourth message may not wait behind a running answer: that is a 409.
        expect([202, 400, 409, 413, 422]).toContain(response.status)
      }
    }
  })
})

test('of the decisions that were right, each was taken, and no other', async () => {
  const token = shopper.tokens.access_token
  const stateOf = async (id: string) =>
    (await (await createClient(server.url).call('GET', `/v1/actions/${id}`, { token })).json()).state
  expect([await stateOf(toDecline), await stateOf(toConfirm)]).toEqual(['declined', 'undone'])
})

test('after all that it is still the same process', async () => {
  // On a busy machine it may be too slow for a moment.
  await expect.poll(async () => (await createClient(server.url).call('GET', '/readyz')).status).toBe(200)
  expect(server.pid()).toBe(pid)
  expect(server.log()).not.toMatch(/a request failed|a turn failed|failed unseen/)
})
