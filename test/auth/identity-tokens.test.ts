import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createIdentityKeySet } from '../../server/auth/tokens/identity-key-set.ts'
import { createIdentityTokens, signIdentityToken } from '../../server/auth/tokens/identity-tokens.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'

const secret = Buffer.from('Gm2vXr0c9Lq7Tz4Yw8Kp1Nf6Sd3Hb5Ja')
const now = Date.now
const seconds = Math.floor(now() / 1000)
const verify = createIdentityTokens({ secret }, now)
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { sub: 'u1', aud: 'verdemuse', iat: seconds, exp: seconds + 300, jti: 'one' }

function forge(header: object = {}, payload: object = {}, key: string | Buffer = secret): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part({ ...claims, ...payload })}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

describe('an identity token', () => {
  it('says who the shopper is', async () => {
    const shopper = { userId: 'u1', name: 'Ada', email: 'ada@shop.example' }
    const token = await signIdentityToken(secret, shopper, { seconds: 600, jti: 'j', now })
    expect(await verify(token)).toMatchObject({ shopper, jti: 'j' })
    expect(await verify(forge())).toMatchObject({ shopper: { userId: 'u1', authTime: seconds * 1000 } })
    expect(await verify(forge({ typ: undefined }, { auth_time: seconds - 90 }))).toMatchObject({
      shopper: { authTime: (seconds - 90) * 1000 },
    })
  })

  it('that does not say when they signed in is no fresh sign-in, where that is asked for', async () => {
    const strict = createIdentityTokens({ secret }, now, { needsAuthTime: true })
    expect(await strict(forge())).toMatchObject({ shopper: { userId: 'u1', authTime: 0 } })
    const said = { auth_time: seconds - 90 }
    expect(await strict(forge({}, said))).toMatchObject({ shopper: { authTime: (seconds - 90) * 1000 } })
    const ours = await signIdentityToken(secret, { userId: 'u1' }, { seconds: 300, jti: 'k', now })
    expect((await strict(ours))?.shopper.authTime).toBeGreaterThan(0)
  })

  it.each<[string, object, object, string?]>([
    ['another key', {}, {}, 'another key'],
    ['an empty key', {}, {}, ''],
    ['alg none', { alg: 'none' }, {}],
    ['alg HS512', { alg: 'HS512' }, {}],
    ['alg ES256', { alg: 'ES256' }, {}],
    ['another type', { typ: 'at+jwt' }, {}],
    ['a proof’s type', { typ: 'dpop+jwt' }, {}],
    ['a critical header', { crit: ['x'], x: 1 }, {}],
    ['an unencoded payload', { crit: ['b64'], b64: false }, {}],
    ['no audience', {}, { aud: undefined }],
    ['another audience', {}, { aud: 'verdemuse-api' }],
    ['no subject', {}, { sub: undefined }],
    ['an empty subject', {}, { sub: '' }],
    ['a subject that is a number', {}, { sub: 7 }],
    ['a long subject', {}, { sub: 'x'.repeat(129) }],
    ['a subject that names an account of ours', {}, { sub: 'account:sa_1' }],
    ['no id', {}, { jti: undefined }],
    ['an id that is an object', {}, { jti: { not: 'a' } }],
    ['no beginning', {}, { iat: undefined }],
    ['a beginning to come', {}, { iat: seconds + 60, exp: seconds + 120 }],
    ['no end', {}, { exp: undefined }],
    ['an end in words', {}, { exp: 'tomorrow' }],
    ['an end that was', {}, { iat: seconds - 20, exp: seconds - 10 }],
    ['an end in eleven minutes', {}, { exp: seconds + 660 }],
    ['an end before its beginning', {}, { iat: seconds + 4, exp: seconds + 3 }],
    ['a time before which it is nothing', {}, { nbf: seconds + 60 }],
    ['a sign-in to come', {}, { auth_time: seconds + 60 }],
    ['a name that is none', {}, { name: ['Ada'] }],
    ['an address that is none', {}, { email: { $ne: null } }],
  ])('with %s is not believed', async (_, header, payload, key) => {
    expect(await verify(forge(header, payload, key ?? secret))).toBeUndefined()
  })

  it('brings no key of its own', async () => {
    const jwk = { kty: 'oct', k: Buffer.from('mine').toString('base64url') }
    for (const header of [{ jwk }, { jku: 'https://evil.example' }, { kid: '../../dev/null' }, { x5u: 'x' }])
      expect(await verify(forge(header, {}, 'mine'))).toBeUndefined()
  })

  it('has one spelling', async () => {
    const token = forge()
    const [header = '', payload = '', signature = ''] = token.split('.')
    for (const other of [
      `${token}=`,
      `${token}\n`,
      ` ${token}`,
      `${header}.${payload}=.${signature}`,
      `${header}.${payload}.${signature.replace(/./, '$&\n')}`,
      `${header}.${payload}.${signature.replaceAll('-', '+').replaceAll('_', '/')}=`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${token}.x`,
    ])
      expect(await verify(other)).toBeUndefined()
    // 32 bytes leave two bits over in the last character: three others decode to the same.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(signature.at(-1) ?? '')
    for (const bits of [1, 2, 3])
      expect(await verify(`${token.slice(0, -1)}${alphabet[last + bits]}`)).toBeUndefined()
  })

  it.skipIf(!hasEvalRows)('of the public collections is never believed, even under its own key', async () => {
    type Row = { jws?: string; token?: string; public?: JWK | null; private?: JWK | { keys: JWK[] } | null }
    const rows = ['jwt_wycheproof_jws', 'jwt_wycheproof_jwk', 'jwt_tokens_public_docs'].flatMap((name) =>
      evalRows<Row>(name),
    )
    expect(rows.length).toBeGreaterThan(100)
    for (const row of rows) {
      const token = row.jws ?? row.token ?? ''
      const keys = [row.public, row.private].flatMap((key): JWK[] =>
        !key ? [] : 'keys' in key && Array.isArray(key.keys) ? key.keys : [key as JWK],
      )
      const secrets = keys.flatMap((key) => (key.k ? [Buffer.from(key.k, 'base64url')] : []))
      for (const key of [secret, ...secrets])
        expect(await createIdentityTokens({ secret: key }, now)(token)).toBeUndefined()
      const keySet = createLocalJWKSet({ keys })
      expect(await createIdentityTokens({ keySet }, now)(token)).toBeUndefined()
    }
  })
})

describe('public keys', () => {
  const sign = (key: Parameters<SignJWT['sign']>[0], alg: string, kid?: string) =>
    new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT', ...(kid && { kid }) }).sign(key)

  /** A shop's server with a key set that a test may change. */
  async function serveKeys(answer: () => { status?: number; body: string; location?: string }) {
    const asked = { times: 0 }
    const server = createServer((_, response) => {
      asked.times++
      const { status = 200, body, location } = answer()
      response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
      response.end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}/jwks.json`, asked, close: () => server.close() }
  }
  const fetched = (url: string) => createIdentityTokens({ keySet: createIdentityKeySet(url, () => {}) }, now)

  it.each(['ES256', 'EdDSA'])('of %s are fetched once and kept', async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1' }]
    const shop = await serveKeys(() => ({ body: JSON.stringify({ keys }) }))
    const check = fetched(shop.url)
    for (const kid of ['k1', 'k1'])
      expect(await check(await sign(privateKey, alg, kid))).toMatchObject({ shopper: { userId: 'u1' } })
    // Unknown ids, and a public key used as a secret: no more is fetched within the cool-down.
    for (let i = 0; i < 20; i++)
      expect(await check(await sign(privateKey, alg, `unknown${i}`))).toBeUndefined()
    expect(await check(forge({ kid: 'k1' }, {}, JSON.stringify(keys[0])))).toBeUndefined()
    expect(shop.asked.times).toBe(1)
    shop.close()
  })

  it('of other kinds sign nothing', async () => {
    for (const alg of ['RS256', 'ES384']) {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
      const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1' }]
      const check = createIdentityTokens({ keySet: createLocalJWKSet({ keys }) }, now)
      expect(await check(await sign(privateKey, alg, 'k1'))).toBeUndefined()
    }
    const keys = [{ kty: 'oct', k: secret.toString('base64url'), kid: 'k1', alg: 'HS256' }]
    const check = createIdentityTokens({ keySet: createLocalJWKSet({ keys }) }, now)
    expect(await check(forge({ kid: 'k1' }))).toBeUndefined()
  })

  it.each<[string, { status?: number; body: string; location?: string }]>([
    ['too large', { body: JSON.stringify({ keys: [], x: 'x'.repeat(300_000) }) }],
    ['no JSON', { body: '<html>' }],
    ['no key set', { body: '{}' }],
    ['not there', { status: 404, body: '{}' }],
    ['led elsewhere on this machine', { status: 302, body: '', location: 'http://127.0.0.2:1/' }],
  ])('that are %s sign nothing, and are not asked for again at once', async (_, answer) => {
    const shop = await serveKeys(() => answer)
    const check = fetched(shop.url)
    const { privateKey } = await generateKeyPair('ES256')
    for (let i = 0; i < 5; i++) expect(await check(await sign(privateKey, 'ES256', 'k1'))).toBeUndefined()
    expect(shop.asked.times).toBe(1)
    shop.close()
  })

  it('are fetched from no private address that a public name leads to', async () => {
    const failures: unknown[] = []
    const keySet = createIdentityKeySet('https://10.0.0.1/jwks.json', (error) => void failures.push(error))
    const { privateKey } = await generateKeyPair('ES256')
    expect(await createIdentityTokens({ keySet }, now)(await sign(privateKey, 'ES256'))).toBeUndefined()
    expect(String(failures)).toContain('10.0.0.1')
  })
})
