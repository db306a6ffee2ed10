import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Me, OwnSessions, Tokens } from '../../server/wire.ts'
import { createClient } from '../support/client.ts'
import { readConversation } from '../support/conversation-reader.ts'
import { createProver, type Prover } from '../support/prover.ts'
import { newShopper, problemOf, type Shopper, shopperOf } from '../support/shopper.ts'
import { type ShopperRoute, shopperRoutes } from '../support/shopper-routes.ts'
import { besideServer, signInAs, vouchFor } from '../support/use-identities.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
const get = (token: string, path: string) => createClient(server.url).call('GET', path, { token })
const remove = (token: string, path: string) => createClient(server.url).call('DELETE', path, { token })
const tokenRequest = (body: object) => createClient(server.url).call('POST', '/v1/auth/token', { body })
const json = async <T>(response: Promise<Response>) => (await (await response).json()) as T

let beside: ReturnType<typeof besideServer>
let prover: Prover
let owner: Shopper
let turnId: string
let actionId: string

beforeAll(async () => {
  beside = besideServer(server)
  prover = await createProver()
  const visitor = await newShopper(server.url)
  turnId = (await visitor.send('What is your return policy?')).turnId
  await visitor.follow(turnId)
  const tokens = await signInAs(server.url, 'user5678', { visitorRefreshToken: visitor.tokens.refresh_token })
  owner = shopperOf(server.url, tokens, visitor.conversationId)
  actionId = await beside.propose(owner.conversationId, turnId, 'user5678')
})
afterAll(() => beside?.close())

describe('signing in', () => {
  it('brings the conversation along, and says who it is', async () => {
    expect(owner.tokens).toMatchObject({ scope: 'shopper', shopper: { name: 'Lotte Verhaegen' } })
    expect((await owner.messages()).map(({ role }) => role)).toEqual(['shopper', 'assistant'])
    expect(await json<Me>(get(owner.tokens.access_token, '/v1/me'))).toMatchObject({
      scope: 'shopper',
      shopper: { user_id: 'user5678', email: 'lotte.verhaegen@example.com' },
      auth_time: expect.stringMatching(/^\d{4}-/),
    })
  })

  it('elsewhere shows the same conversations; who is signed in next on this browser sees none of them', async () => {
    const again = await signInAs(server.url, 'user5678')
    expect((await get(again.access_token, `/v1/conversations/${owner.conversationId}`)).status).toBe(200)
    await createClient(server.url).call('POST', '/v1/auth/revoke', { body: { token: again.refresh_token } })
    const next = await signInAs(server.url, 'user2405', { visitorRefreshToken: again.refresh_token })
    expect(await json(get(next.access_token, '/v1/conversations'))).toEqual({ conversations: [] })
  })

  it('closes the streams of the visitor who one was, within seconds', async () => {
    const visitor = await newShopper(server.url)
    const reader = await readConversation((signal) => visitor.call('GET', '/events', { signal }))
    await signInAs(server.url, 'user1408', { visitorRefreshToken: visitor.tokens.refresh_token })
    await reader.ended
    expect((await visitor.call('GET', '')).status).toBe(401)
  })

  it('by a code works once in 1,000 tries, a hundred at the same time', async () => {
    const verifier = 'v'.repeat(64)
    const code = await beside.codes.issue({
      shopper: { userId: 'user-of-code', authTime: Date.now() },
      origin: server.url,
      codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    })
    const body = { grant_type: 'authorization_code', code, code_verifier: verifier }
    // A hundred connections at a time: more at once only wait for each other to be made.
    const lane = async () => {
      const answers: Response[] = []
      for (let i = 0; i < 10; i++) answers.push(await tokenRequest(body))
      return answers
    }
    const all = (await Promise.all(Array.from({ length: 100 }, lane))).flat()
    const statuses = all.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 400)).toHaveLength(999)
    await Promise.all(all.map((response) => response.body?.cancel()))
  })

  it.each<[string, object, number]>([
    ['an identity token that is none', { grant_type: 'identity_token', identity_token: 'x' }, 400],
    [
      'an identity token that is an object',
      { grant_type: 'identity_token', identity_token: { not: 'a' } },
      422,
    ],
    [
      'a code that is none',
      { grant_type: 'authorization_code', code: 'x', code_verifier: 'v'.repeat(43) },
      400,
    ],
    ['a code without verifier', { grant_type: 'authorization_code', code: 'x' }, 422],
    ['an order that is none', { grant_type: 'order_lookup', order_number: 'VM-1', postcode: '1000' }, 400],
    ['an order alone', { grant_type: 'order_lookup', order_number: 'VM-1' }, 422],
    [
      'an order with both',
      { grant_type: 'order_lookup', order_number: 'VM-1', postcode: '1', email: 'a@b.example' },
      422,
    ],
    ['a grant of another kind', { grant_type: 'password', username: 'a', password: 'b' }, 422],
    ['no grant', {}, 422],
  ])('with %s is refused', async (_, body, status) => {
    expect(await problemOf(await tokenRequest(body))).toMatchObject({
      status,
      code: status === 400 ? 'invalid_grant' : 'unprocessable',
    })
  })
})

describe('the demo’s word', () => {
  const ask = (headers: Record<string, string>, body: unknown = { user: 'user5678' }) =>
    createClient(server.url).call('POST', '/demo/identity-token', { body, headers })

  it('is for its own pages alone', async () => {
    expect((await ask({ origin: server.url })).status).toBe(200)
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: server.url, 'sec-fetch-site': 'same-site' },
      { origin: server.url, 'sec-fetch-site': 'cross-site' },
    ])
      expect((await ask(headers as Record<string, string>)).status).toBe(403)
    const cut = await fetch(`${server.url}/demo/identity-token`, {
      method: 'POST',
      body: '{',
      headers: { origin: server.url, 'content-type': 'application/json' },
    })
    expect(await problemOf(cut)).toMatchObject({ status: 400, code: 'malformed_json' })
    const form = { origin: server.url, 'content-type': 'text/plain' }
    expect((await ask(form)).status).toBe(415)
  })

  it('is given for its three shoppers alone, once', async () => {
    for (const body of [{ user: 'user1042' }, { user: '' }])
      expect((await ask({ origin: server.url }, body)).status).toBe(404)
    for (const body of [{ user: { not: 'a' } }, [], {}])
      expect((await ask({ origin: server.url }, body)).status).toBe(422)
    const body = { grant_type: 'identity_token', identity_token: await vouchFor(server.url, 'user5678') }
    expect((await tokenRequest(body)).status).toBe(200)
    expect((await tokenRequest(body)).status).toBe(400)
  })
})

describe('own sessions', () => {
  const sessionsOf = async (token: string) =>
    (await json<OwnSessions>(get(token, '/v1/me/sessions'))).sessions
  const signIn = (agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0') =>
    signInAs(server.url, 'user2405', { headers: { 'user-agent': agent } })

  it('are shown, and the others can be ended with their streams', async () => {
    const [here, there, third] = [await signIn(), await signIn(), await signIn('x')]
    const shown = await sessionsOf(here.access_token)
    expect(shown.filter(({ current }) => current)).toEqual([
      expect.objectContaining({ device: 'Firefox on Linux' }),
    ])
    const conversation = await createClient(server.url).conversation(there.access_token)
    const reader = await readConversation((signal) =>
      createClient(server.url).call('GET', `/v1/conversations/${conversation}/events`, {
        token: there.access_token,
        signal,
      }),
    )
    const [id = ''] = third.refresh_token.split('.')
    expect((await remove(here.access_token, `/v1/me/sessions/${id}`)).status).toBe(204)
    expect((await get(third.access_token, '/v1/me')).status).toBe(401)
    expect((await get(there.access_token, '/v1/me')).status).toBe(200)
    expect((await remove(here.access_token, '/v1/me/sessions')).status).toBe(204)
    await reader.ended
    expect((await get(there.access_token, '/v1/me')).status).toBe(401)
    expect(await sessionsOf(here.access_token)).toHaveLength(1)
  })

  it('of another are as missing', async () => {
    const { access_token: token } = await createClient(server.url).visitor()
    const [id = ''] = owner.tokens.refresh_token.split('.')
    const answers = await Promise.all(
      [id, 's_0000000000000000000000', 'x', '__proto__'].map(async (other) => {
        const { request_id: _, ...problem } = await problemOf(await remove(token, `/v1/me/sessions/${other}`))
        return problem
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' })
    expect((await get(owner.tokens.access_token, '/v1/me')).status).toBe(200)
  })
})

describe('own data', () => {
  it('can be had whole, and be erased', async () => {
    const visitor = await newShopper(server.url)
    const stranger = await newShopper(server.url)
    await visitor.ask('Do you ship to Iceland, to Kingfisher Lane 7?')
    await visitor.call('POST', '/rating', { body: { score: 4, comment: 'quite good' } })
    const { access_token: token, visitor_id: id } = visitor.tokens
    const download = await get(token, '/v1/me/export')
    expect(download.headers.get('content-disposition')).toContain('attachment')
    const data = (await download.json()) as Record<string, Record<string, unknown>[]>
    expect(data).toMatchObject({
      visitor: { visitor_id: id },
      sessions: [{ device: expect.any(String) }],
      conversations: [{ conversation_id: visitor.conversationId }],
      messages: [{ role: 'shopper', text: expect.stringContaining('Kingfisher') }, { role: 'assistant' }],
      turns: [{ events: expect.arrayContaining([expect.objectContaining({ type: 'turn-end' })]) }],
      ratings: [{ score: 4, comment: 'quite good' }],
    })
    expect(JSON.stringify(await json(get(stranger.tokens.access_token, '/v1/me/export')))).not.toContain(
      'Kingfisher',
    )

    const reader = await readConversation((signal) => visitor.call('GET', '/events', { signal }))
    expect((await remove(token, '/v1/me')).status).toBe(204)
    await reader.ended
    expect((await get(token, '/v1/me')).status).toBe(401)
    expect(
      (await tokenRequest({ grant_type: 'refresh_token', refresh_token: visitor.tokens.refresh_token }))
        .status,
    ).toBe(400)
    expect(await beside.rowsOf(id, visitor.conversationId)).toEqual({
      rows: 0,
      records: [{ visitor_id: null, rating: 4 }],
    })
    expect((await stranger.call('GET', '')).status).toBe(200)
  })

  it('of a shopper goes too, with the account that is theirs; signed in again they begin anew', async () => {
    await beside.account('a1', 'noor.claessens@example.org')
    await beside.account('a2', 'somebody.else@example.org')
    const first = await signInAs(server.url, 'user1408')
    const conversation = await createClient(server.url).conversation(first.access_token)
    expect(await json(get(first.access_token, '/v1/me/export'))).toMatchObject({
      conversations: expect.arrayContaining([expect.objectContaining({ conversation_id: conversation })]),
      accounts: [{ account_id: 'a1' }],
    })
    expect((await remove(first.access_token, '/v1/me')).status).toBe(204)
    expect(await beside.accounts()).toEqual(['a2'])
    const second = await signInAs(server.url, 'user1408')
    expect(second.visitor_id).not.toBe(first.visitor_id)
    expect((await get(second.access_token, `/v1/conversations/${conversation}`)).status).toBe(404)
  })

  it.each([
    ['erasing', '/v1/me'],
    ['ending the other sessions', '/v1/me/sessions'],
  ])('%s ends the ways to sign in that are under way, and nobody else’s', async (_, path) => {
    const verifier = 'v'.repeat(64)
    const codeOf = async (userId: string, email: string) => {
      const mailed = await createClient(server.url).call('POST', '/v1/sign-in/mail-code', {
        body: { email, purpose: 'sign-in' },
        headers: { origin: server.url },
      })
      expect(mailed.status).toBe(200)
      const code = await beside.codes.issue({
        shopper: { userId, email, authTime: Date.now() },
        origin: server.url,
        codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
      })
      return { grant_type: 'authorization_code', code, code_verifier: verifier }
    }
    const { access_token: token } = await signInAs(server.url, 'user1408')
    const own = await codeOf('user1408', 'noor.claessens@example.org')
    const others = await codeOf('user-other', 'somebody.new@example.org')
    expect((await remove(token, path)).status).toBe(204)
    const left = await beside.underWay()
    expect(left).not.toContain('noor.claessens')
    expect(left).toContain('somebody.new')
    expect((await problemOf(await tokenRequest(own))).code).toBe('invalid_grant')
    expect((await tokenRequest(others)).status).toBe(200)
  })

  it('of somebody else stays, whatever address an identity token says: an account goes by its own id', async () => {
    await beside.account('a3', 'ada@example.org')
    const said = { name: 'Eve', email: 'ada@example.org', authTime: Date.now() }
    for (const [userId, left] of [
      ['user-eve', true],
      ['account:a3', false],
    ] as const) {
      const { access_token: token } = await beside.signIn({ ...said, userId })
      expect((await remove(token, '/v1/me')).status).toBe(204)
      expect((await beside.accounts()).includes('a3')).toBe(left)
    }
  })
})

describe('who may do what', () => {
  const meRoutes: { method: string; path: string }[] = [
    { method: 'GET', path: '/v1/me' },
    { method: 'GET', path: '/v1/me/sessions' },
    { method: 'GET', path: '/v1/me/export' },
    { method: 'DELETE', path: '/v1/me' },
    { method: 'DELETE', path: '/v1/me/sessions' },
    { method: 'DELETE', path: '/v1/me/sessions/s_0000000000000000000000' },
  ]
  const expired = (tokens: Tokens) => {
    const [header = '', payload = ''] = tokens.access_token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, number>
    const past = {
      ...claims,
      iat: (claims.iat ?? 0) - 700,
      nbf: (claims.nbf ?? 0) - 700,
      exp: (claims.exp ?? 0) - 700,
    }
    const signed = `${header}.${Buffer.from(JSON.stringify(past)).toString('base64url')}`
    return `${signed}.${createHmac('sha256', beside.accessKey()).update(signed).digest('base64url')}`
  }
  type Caller = (method: string, path: string, body?: unknown) => Promise<Response>
  const plainly =
    (token?: string): Caller =>
    (method, path, body) =>
      createClient(server.url).call(method, path, {
        ...(token === undefined ? {} : { token }),
        ...(body === undefined ? {} : { body }),
      })
  const callers: Record<string, { caller: Caller; status: number; code: string }> = {}

  beforeAll(async () => {
    const visitor = await createClient(server.url).visitor()
    const other = await signInAs(server.url, 'user2405')
    const order = await beside.signIn({ userId: 'user5678', onlyOrder: 'VM-20417', authTime: Date.now() })
    const revoked = await signInAs(server.url, 'user2405')
    await createClient(server.url).call('POST', '/v1/auth/revoke', { body: { token: revoked.access_token } })
    const bound = await json<Tokens>(prover.call(server.url, 'POST', '/v1/visitors', { body: {} }))
    const thief = await createProver()
    const withProof =
      (who: Prover, token: string): Caller =>
      (method, path, body) =>
        who.call(server.url, method, path, { bound: token, ...(body === undefined ? {} : { body }) })
    const missing = { status: 404, code: 'not_found' }
    const unauthorized = { status: 401, code: 'unauthorized' }
    Object.assign(callers, {
      'another visitor': { caller: plainly(visitor.access_token), ...missing },
      'another shopper': { caller: plainly(other.access_token), ...missing },
      'who looked up an order of theirs': { caller: plainly(order.access_token), ...missing },
      'another visitor with a proof': { caller: withProof(prover, bound.access_token), ...missing },
      nobody: { caller: plainly(), ...unauthorized },
      'a revoked session': { caller: plainly(revoked.access_token), ...unauthorized },
      'an expired token': { caller: plainly(expired(owner.tokens)), status: 401, code: 'token_expired' },
      'a bound token without a proof': {
        caller: plainly(bound.access_token),
        status: 401,
        code: 'dpop_required',
      },
      'a bound token with another key': { caller: withProof(thief, bound.access_token), ...unauthorized },
      'a plain token as a bound one': { caller: withProof(thief, visitor.access_token), ...unauthorized },
    })
  })

  const seen = async (response: Response) => {
    const { request_id: _, ...problem } = await problemOf(response)
    return problem
  }
  const actionRoutes = [
    { method: 'GET', path: '', body: undefined },
    ...['/confirm', '/decline', '/undo'].map((path) => ({ method: 'POST', path, body: {} })),
  ]
  const call = (caller: Caller, route: ShopperRoute, conversation: string, turn: string) =>
    caller(route.method, `/v1/conversations/${conversation}${route.path(turn)}`, route.body)

  it.each([
    'another visitor',
    'another shopper',
    'who looked up an order of theirs',
    'another visitor with a proof',
    'nobody',
    'a revoked session',
    'an expired token',
    'a bound token without a proof',
    'a bound token with another key',
    'a plain token as a bound one',
  ])('%s: every route of a conversation or an action is as of a missing one', async (name) => {
    const { caller, status, code } = callers[name] ?? expect.fail()
    for (const route of shopperRoutes) {
      const missing = await seen(await call(caller, route, 'c_0000000000000000000000', 't_none'))
      expect(missing, route.name).toMatchObject({ status, code })
      expect(await seen(await call(caller, route, owner.conversationId, turnId)), route.name).toEqual(missing)
    }
    for (const { method, path, body } of actionRoutes) {
      const missing = await seen(await caller(method, `/v1/actions/a_none${path}`, body))
      expect(missing, path).toMatchObject({ status, code })
      expect(await seen(await caller(method, `/v1/actions/${actionId}${path}`, body)), path).toEqual(missing)
    }
    if (status !== 401) return
    for (const { method, path } of meRoutes)
      expect(await seen(await caller(method, path)), path).toMatchObject({ status, code })
  })

  it('and the owner has everything still', async () => {
    expect((await owner.messages()).map(({ role }) => role)).toEqual(['shopper', 'assistant'])
    const action = await get(owner.tokens.access_token, `/v1/actions/${actionId}`)
    expect(await action.json()).toMatchObject({ action_id: actionId, state: 'proposed' })
  })
})

describe('proofs', () => {
  it('are asked for with a nonce that pages of other origins can read', async () => {
    const iat = Math.floor(Date.now() / 1000) - 240
    const proof = await prover.proof(
      { method: 'POST', url: `${server.url}/v1/visitors` },
      { payload: { iat } },
    )
    const response = await createClient(server.url).call('POST', '/v1/visitors', {
      body: {},
      headers: { dpop: proof, origin: server.url },
    })
    expect(response.headers.get('access-control-expose-headers')).toContain('dpop-nonce')
    expect(response.headers.get('dpop-nonce')).toMatch(/^\d+\./)
    expect(response.headers.get('www-authenticate')).toBe('DPoP error="use_dpop_nonce"')
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'use_dpop_nonce' })
    const nonce = response.headers.get('dpop-nonce') ?? ''
    const again = await prover.proof(
      { method: 'POST', url: `${server.url}/v1/visitors`, nonce },
      { payload: { iat } },
    )
    const made = await createClient(server.url).call('POST', '/v1/visitors', {
      body: {},
      headers: { dpop: again },
    })
    expect(made.status).toBe(201)
  })

  it('bind the tokens: the conversation, its streams and the refreshing need the same key', async () => {
    const send = prover.call
    const tokens = await json<Tokens>(send(server.url, 'POST', '/v1/visitors', { body: {} }))
    expect(tokens).toMatchObject({ token_type: 'DPoP', scope: 'visitor' })
    const bound = tokens.access_token
    const made = await send(server.url, 'POST', '/v1/conversations', { bound, body: {} })
    const { conversation_id: id } = (await made.json()) as { conversation_id: string }
    const abort = new AbortController()
    const stream = await send(server.url, 'GET', `/v1/conversations/${id}/events`, {
      bound,
      signal: abort.signal,
    })
    expect(stream.status).toBe(200)
    abort.abort()

    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
    expect(await problemOf(await tokenRequest(refresh))).toMatchObject({ code: 'dpop_required' })
    const thief = await createProver()
    const stolen = await thief.call(server.url, 'POST', '/v1/auth/token', { body: refresh })
    expect(await problemOf(stolen)).toMatchObject({ code: 'invalid_grant' })
    const next = await send(server.url, 'POST', '/v1/auth/token', { body: refresh })
    expect(await next.json()).toMatchObject({ token_type: 'DPoP' })
  })

  it('are taken once, and for the token and the address that they name', async () => {
    const { access_token: bound } = await json<Tokens>(
      prover.call(server.url, 'POST', '/v1/visitors', { body: {} }),
    )
    const warmed = await prover.call(server.url, 'GET', '/v1/me', { bound })
    const nonce = warmed.headers.get('dpop-nonce') ?? ''
    const url = `${server.url}/v1/me`
    const use = (dpop: string) =>
      createClient(server.url).call('GET', '/v1/me', { headers: { authorization: `DPoP ${bound}`, dpop } })
    const proof = await prover.proof({ method: 'GET', url, nonce, accessToken: bound })
    expect((await use(proof)).status).toBe(200)
    for (const wrong of [
      proof,
      await prover.proof({ method: 'GET', url, nonce }),
      await prover.proof({ method: 'GET', url, nonce, accessToken: 'other' }),
      await prover.proof({ method: 'POST', url, nonce, accessToken: bound }),
      await prover.proof({ method: 'GET', url: `${url}/sessions`, nonce, accessToken: bound }),
      await prover.proof({ method: 'GET', url: 'https://evil.example/v1/me', nonce, accessToken: bound }),
    ])
      expect(await problemOf(await use(wrong))).toMatchObject({ status: 401, code: 'unauthorized' })
  })

  it('are what an identity token is repeated by', async () => {
    const body = { grant_type: 'identity_token', identity_token: await vouchFor(server.url, 'user5678') }
    for (let i = 0; i < 2; i++)
      expect((await prover.call(server.url, 'POST', '/v1/auth/token', { body })).status).toBe(200)
    const thief = await createProver()
    expect((await thief.call(server.url, 'POST', '/v1/auth/token', { body })).status).toBe(400)
    expect((await tokenRequest(body)).status).toBe(400)
  })
})
