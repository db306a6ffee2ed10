import { createHmac } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { Tokens } from '../../server/wire.ts'
import { createClient } from '../support/client.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'
import { gate, newShopper, problemOf, type Shopper, untilText } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'

const { server, mistral } = useServerWithMistral()
let shopper: Shopper
let key: Buffer

beforeAll(async () => {
  shopper = await newShopper(server.url)
  const file = join(server.dataDir, 'secrets.json')
  key = Buffer.from(JSON.parse(readFileSync(file, 'utf8')).access_token_key, 'base64url')
})

const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token by hand, signed with the server's own key unless another is given. */
function forge(header: object, payload: object, secret: Buffer | string = key): string {
  const signed = `${base64url(header)}.${base64url(payload)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** Header and payload of the shopper's own token, which the server accepts. */
function own(): { header: object; payload: Record<string, unknown> } {
  const [header = '', payload = ''] = shopper.tokens.access_token.split('.')
  const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: parse(header), payload: parse(payload) }
}

const list = (token: string) => createClient(server.url).call('GET', '/v1/conversations', { token })
const refresh = (refreshToken: string) =>
  createClient(server.url).call('POST', '/v1/auth/token', {
    body: { grant_type: 'refresh_token', refresh_token: refreshToken },
  })
const revoke = (token: unknown) =>
  createClient(server.url).call('POST', '/v1/auth/revoke', { body: { token } })

describe('an access token', () => {
  it('made by hand like a real one is accepted, so that the refusals below mean something', async () => {
    const { header, payload } = own()
    expect((await list(forge(header, payload))).status).toBe(200)
  })

  it('lives ten minutes at most and says nothing of the shopper', () => {
    const { payload } = own()
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(600)
    expect(Object.keys(payload).sort()).toEqual([...['aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sid', 'sub']])
  })

  const now = Math.floor(Date.now() / 1000)
  it.each([
    ['another key', {}, {}, 'another key'],
    ['an empty key', {}, {}, ''],
    ['alg none', { alg: 'none' }, {}],
    ['alg None', { alg: 'None' }, {}],
    ['alg HS512', { alg: 'HS512' }, {}],
    ['alg RS256', { alg: 'RS256' }, {}],
    ['no alg', { alg: undefined }, {}],
    ['typ JWT', { typ: 'JWT' }, {}],
    ['no typ', { typ: undefined }, {}],
    ['a critical header', { crit: ['x'], x: 1 }, {}],
    ['another audience', {}, { aud: 'verdemuse' }],
    ['no audience', {}, { aud: undefined }],
    ['another issuer', {}, { iss: 'evil' }],
    ['no end', {}, { exp: undefined }],
    ['a beginning in an hour', {}, { nbf: now + 3600 }],
    ['an end in words', {}, { exp: 'tomorrow' }],
    ['no session', {}, { sid: undefined }],
    ['a session that is a number', {}, { sid: 1 }],
    ['a session that is not', {}, { sid: 's_0000000000000000000000' }],
    ['no subject', {}, { sub: undefined }],
    ['another visitor’s subject', {}, { sub: 'v_0000000000000000000000' }],
    ['no id', {}, { jti: undefined }],
    ['a binding that is none', {}, { cnf: 'key' }],
  ])('with %s is refused', async (_, header, payload, secret?: string) => {
    const token = forge({ ...own().header, ...header }, { ...own().payload, ...payload }, secret ?? key)
    expect(await problemOf(await list(token))).toMatchObject({ status: 401, code: 'unauthorized' })
  })

  it('with its own key in its header is refused', async () => {
    const jwk = { kty: 'oct', k: Buffer.from('mine').toString('base64url') }
    for (const header of [{ jwk }, { jku: server.url }, { kid: '../../dev/null' }, { x5u: server.url }]) {
      const token = forge({ ...own().header, ...header }, own().payload, 'mine')
      expect((await list(token)).status).toBe(401)
    }
  })

  it('without a signature is refused', async () => {
    const [header, payload, signature = ''] = shopper.tokens.access_token.split('.')
    for (const token of [
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${base64url({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${header}.${base64url({ ...own().payload, sub: 'v_other' })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}`,
    ])
      expect((await list(token)).status).toBe(401)
  })

  it('that has expired says so', async () => {
    const { header, payload } = own()
    const token = forge(header, { ...payload, iat: now - 700, nbf: now - 700, exp: now - 60 })
    expect(await problemOf(await list(token))).toMatchObject({ status: 401, code: 'token_expired' })
  })

  it('counts in the Authorization header alone', async () => {
    const token = shopper.tokens.access_token
    for (const [path, headers] of [
      [`/v1/conversations?access_token=${token}`, {}],
      ['/v1/conversations', { cookie: `access_token=${token}` }],
      ['/v1/conversations', { authorization: `Basic ${token}` }],
      ['/v1/conversations', { authorization: `Bearer ${token} x` }],
      ['/v1/conversations', { 'x-api-key': token }],
    ] as const)
      expect((await createClient(server.url).call('GET', path, { headers })).status).toBe(401)
  })

  it.skipIf(!hasEvalRows)('of the public attack collections is never accepted', async () => {
    const rows = [
      ...evalRows<Record<string, unknown>>('jwt_wycheproof_jws'),
      ...evalRows<Record<string, unknown>>('jwt_tokens_public_docs'),
      ...evalRows<Record<string, unknown>>('jwt_wycheproof_jwk'),
    ]
    const tokens = rows
      .flatMap((row) => [row.jws, row.token, row.jwt])
      .filter((token): token is string => typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
    expect(tokens.length).toBeGreaterThan(100)
    const statuses = new Set<number>()
    for (const token of tokens) statuses.add((await list(token)).status)
    expect([...statuses]).toEqual([401])
  })
})

describe('a refresh token', () => {
  it('rotates; its successor goes on, and the two tabs that used it get the same one', async () => {
    const { refresh_token: first } = await createClient(server.url).visitor()
    const answers = await Promise.all([refresh(first), refresh(first), refresh(first)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const tokens = (await Promise.all(answers.map((answer) => answer.json()))) as Tokens[]
    expect(new Set(tokens.map((given) => given.refresh_token)).size).toBe(1)
    expect(tokens[0]?.refresh_token).not.toBe(first)
    expect((await list(tokens[1]?.access_token ?? '')).status).toBe(200)
    expect((await refresh(tokens[0]?.refresh_token ?? '')).status).toBe(200)
  })

  it('used again after its successor was used ends the whole family, and its open stream', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const victim = await newShopper(server.url)
    const { turnId } = await victim.send('What is your return policy?')
    await untilText(await victim.call('GET', `/turns/${turnId}/events`), 'Y')
    const following = victim.follow(turnId)

    const first = victim.tokens.refresh_token
    const second = (await (await refresh(first)).json()) as Tokens
    const third = (await (await refresh(second.refresh_token)).json()) as Tokens
    expect(await problemOf(await refresh(first))).toMatchObject({ status: 400, code: 'invalid_grant' })

    expect((await following).end).toMatchObject({ id: '', type: 'turn-error', code: 'signed_out' })
    for (const { access_token: token } of [victim.tokens, second, third])
      expect((await list(token)).status).toBe(401)
    for (const { refresh_token: token } of [second, third])
      expect(await problemOf(await refresh(token))).toMatchObject({ code: 'invalid_grant' })
    open()
  })

  it.each([
    'x',
    '.'.repeat(512),
    's_0000000000000000000000.0.0000000000000000000000000000000000000000000',
    `s_0000000000000000000000.-1.${'0'.repeat(43)}`,
    '\u0000',
    'ünïcode',
  ])('like %j is no grant', async (token) => {
    expect(await problemOf(await refresh(token))).toMatchObject({ status: 400, code: 'invalid_grant' })
  })

  it('with another generation or another session is no grant, and ends nobody’s session', async () => {
    const victim = await createClient(server.url).visitor()
    const other = await createClient(server.url).visitor()
    const [session, , mac] = victim.refresh_token.split('.')
    const [otherSession] = other.refresh_token.split('.')
    for (const token of [`${session}.1.${mac}`, `${otherSession}.0.${mac}`, `${session}.00.${mac}`])
      expect((await refresh(token)).status).toBe(400)
    expect((await list(victim.access_token)).status).toBe(200)
    expect((await list(other.access_token)).status).toBe(200)
  })
})

describe('revoking', () => {
  test.each(['access_token', 'refresh_token'] as const)(
    'by the %s ends the session at once',
    async (name) => {
      const tokens = await createClient(server.url).visitor()
      expect((await list(tokens.access_token)).status).toBe(200)
      expect((await revoke(tokens[name])).status).toBe(204)
      expect((await list(tokens.access_token)).status).toBe(401)
      expect((await refresh(tokens.refresh_token)).status).toBe(400)
    },
  )

  test('an unknown token is no fault, and ends nothing', async () => {
    expect((await revoke('x')).status).toBe(204)
    expect((await revoke(forge(own().header, own().payload, 'another'))).status).toBe(204)
    expect((await list(shopper.tokens.access_token)).status).toBe(200)
  })
})

test('tokens are not to be cached, and the keys are for this user alone', async () => {
  const client = createClient(server.url)
  const made = await client.call('POST', '/v1/visitors', { body: {} })
  expect(made.headers.get('cache-control')).toBe('no-store')
  const { refresh_token: token } = (await made.json()) as Tokens
  expect((await refresh(token)).headers.get('cache-control')).toBe('no-store')
  expect(statSync(join(server.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})
