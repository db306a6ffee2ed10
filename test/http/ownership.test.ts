import { beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../support/client.ts'
import { newShopper, problemOf, type Shopper } from '../support/shopper.ts'
import { shopperRoutes as routes } from '../support/shopper-routes.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
const secret = 'my secret is a kingfisher'
let owner: Shopper
let turnId: string
let other: Shopper
let revoked: Shopper

beforeAll(async () => {
  owner = await newShopper(server.url)
  const turn = await owner.ask(secret)
  turnId = turn.events[0]?.type === 'turn-start' ? turn.events[0].turn_id : ''
  other = await newShopper(server.url)
  await other.ask('hello')
  revoked = await newShopper(server.url)
  const token = revoked.tokens.refresh_token
  await createClient(server.url).call('POST', '/v1/auth/revoke', { body: { token } })
})

/** What a caller sees of a refusal, without what differs by request. */
async function seen(response: Response) {
  const { request_id: _, ...problem } = await problemOf(response)
  return { ...problem, authenticate: response.headers.get('www-authenticate') }
}

const call = (
  token: string | undefined,
  route: (typeof routes)[number],
  conversation: string,
  turn: string,
) =>
  createClient(server.url).call(route.method, `/v1/conversations/${conversation}${route.path(turn)}`, {
    ...(token === undefined ? {} : { token }),
    ...(route.body === undefined ? {} : { body: route.body }),
  })

describe.each(routes)('$name', (route) => {
  it('of someone else’s conversation answers exactly as of a missing one', async () => {
    const { access_token: token } = other.tokens
    const missing = await seen(
      await call(token, route, 'c_0000000000000000000000', 't_0000000000000000000000'),
    )
    expect(missing).toMatchObject({ status: 404, code: 'not_found' })
    expect(await seen(await call(token, route, owner.conversationId, turnId))).toEqual(missing)
    expect(await seen(await call(token, route, owner.conversationId, 't_none'))).toEqual(missing)
  })

  it.each([
    ['64 characters', 'x'.repeat(64)],
    ['unicode', '%F0%9F%A6%8A%E2%80%AE%C3%A9'],
    ['a line break and a NUL', '%0d%0aset-cookie:a%00'],
    ['an encoded slash', '..%2f..%2fv1%2fstaff'],
    ['SQL', "'%20or%201%3d1%20--"],
    ['no UTF-8', '%ff%fe'],
    ['a broken escape', '%zz'],
    ['a prototype', '__proto__'],
  ])('of an id of %s is missing', async (_, id) => {
    expect((await call(other.tokens.access_token, route, id, id)).status).toBe(404)
  })

  it.each([
    ['no token', undefined],
    ['a malformed token', 'a.b.c'],
    ['a refresh token', 'refresh'],
    ['a token of a session that was revoked', 'revoked'],
    ['a token that is too long', 'x'.repeat(5000)],
  ])('with %s is unauthorized, whosever it is', async (_, kind) => {
    const token =
      kind === 'refresh'
        ? owner.tokens.refresh_token
        : kind === 'revoked'
          ? revoked.tokens.access_token
          : kind
    const refusals = [
      await seen(await call(token, route, owner.conversationId, turnId)),
      await seen(await call(token, route, revoked.conversationId, turnId)),
      await seen(await call(token, route, 'c_none', 't_none')),
    ]
    expect(refusals[0]).toMatchObject({ status: 401, code: 'unauthorized' })
    expect(refusals.slice(1)).toEqual([refusals[0], refusals[0]])
  })
})

describe.each(routes.filter(({ path }) => path('T').includes('T')))('$name', (route) => {
  it('of someone else’s turn in an own conversation is missing', async () => {
    const { access_token: token } = other.tokens
    const missing = await seen(await call(token, route, other.conversationId, 't_0000000000000000000000'))
    expect(missing).toMatchObject({ status: 404 })
    expect(await seen(await call(token, route, other.conversationId, turnId))).toEqual(missing)
  })
})

it('nothing that strangers tried left a mark', async () => {
  const messages = await owner.messages()
  expect(messages.map(({ role }) => role)).toEqual(['shopper', 'assistant'])
  expect(messages[1]?.helpful).toBeUndefined()
  expect(await (await owner.call('GET', '/transcript')).text()).toContain(secret)
  const list = await createClient(server.url).call('GET', '/v1/conversations', {
    token: other.tokens.access_token,
  })
  expect(await list.text()).not.toContain(secret)
})

it('an id that a client makes up is never taken over', async () => {
  const client = createClient(server.url)
  const response = await client.call('POST', '/v1/conversations', {
    token: other.tokens.access_token,
    body: { conversation_id: 'c_mine', visitor_id: owner.tokens.visitor_id },
  })
  const { conversation_id: id } = (await response.json()) as { conversation_id: string }
  expect(id).toMatch(/^c_[\w-]{22}$/)
})
