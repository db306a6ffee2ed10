import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { ConfigError, readConfig } from '../server/config.ts'
import { isLoopback } from '../server/is-loopback.ts'

const packaged = resolve('synthetic_data')
/** Random, as `openssl rand -base64 32` makes it. */
const goodSecret = 'xK9vQm2Lr8Tz4Yw7Np1Bf6Sd3Hc5JgUe0aRiOlXt9Zk='
const read = (env: Record<string, string | undefined> = {}) => readConfig(packaged, env)

function problems(env: Record<string, string>): string[] {
  try {
    read(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('with nothing set everything has its default', () => {
  expect(read()).toEqual({
    port: 8787,
    host: '127.0.0.1',
    publicUrl: undefined,
    dataDir: resolve('data'),
    kbDir: packaged,
    demo: true,
    allowedOrigins: [],
    identity: undefined,
    requireAuthTime: false,
    requireDpop: false,
    mistral: undefined,
    dailyTokenBudget: undefined,
    trustedProxyHops: 0,
    rateLimitScale: 1,
    logLevel: 'info',
    warnings: [],
  })
  expect(read({ PORT: '', DATA_DIR: '', MISTRAL_API_KEY: '' })).toEqual(read())
})

describe('a value that cannot be used', () => {
  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'shop.example'],
    ['PUBLIC_URL', 'https://shop.example/'],
    ['PUBLIC_URL', 'https://shop.example/chat'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DEMO', 'yes'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'null'],
    ['ALLOWED_ORIGINS', 'https://a.example, b.example'],
    ['ALLOWED_ORIGINS', 'https://*.example'],
    ['ALLOWED_ORIGINS', 'https://Shop.example'],
    ['ALLOWED_ORIGINS', 'https://shop.example:443'],
    ['MISTRAL_SERVER_URL', 'localhost:8080'],
    ['MISTRAL_SERVER_URL', 'file:///etc/passwd'],
    ['MISTRAL_PATIENCE', '0'],
    ['DAILY_TOKEN_BUDGET', '0'],
    ['DAILY_TOKEN_BUDGET', 'plenty'],
    ['TRUSTED_PROXY_HOPS', '1.5'],
    ['TRUSTED_PROXY_HOPS', '-1'],
    ['RATE_LIMIT_SCALE', 'off'],
    ['RATE_LIMIT_SCALE', '-1'],
    ['RATE_LIMIT_SCALE', 'Infinity'],
    ['LOG_LEVEL', 'loud'],
    ['REQUIRE_AUTH_TIME', 'yes'],
    ['REQUIRE_DPOP', 'yes'],
  ])('%s=%s is named', (name, value) => {
    const told = problems({ [name]: value })
    expect(told.length).toBeGreaterThan(0)
    for (const line of told) expect(line).toMatch(new RegExp(`^${name}=`))
    // Of a list, the entry at fault.
    expect(told[0]).toContain(value.split(',').at(-1)?.trim())
    expect(told[0]).not.toMatch(/expected|received|invalid input/i)
  })

  it('is not repeated where it is a secret', () => {
    expect(problems({ METRICS_TOKEN: 'hunter2' })).toEqual([
      'METRICS_TOKEN=(secret): must have at least 16 characters',
    ])
  })

  it('is told with all the others at once', () => {
    expect(problems({ PORT: 'x', DEMO: 'maybe', LOG_LEVEL: 'loud', RATE_LIMIT_SCALE: 'no' })).toHaveLength(4)
  })
})

describe('names', () => {
  it.each([
    ['ALOWED_ORIGINS', 'ALLOWED_ORIGINS'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
    ['MISTRAL_APIKEY', 'MISTRAL_API_KEY'],
    ['MISTARL_MODEL', 'MISTRAL_MODEL'],
    ['DATA_DIRR', 'DATA_DIR'],
    ['IDENTITY_SECRETS', 'IDENTITY_SECRET'],
  ])('%s is asked about', (name, meant) => {
    expect(read({ [name]: 'x' }).warnings).toEqual([expect.stringContaining(`did you mean ${meant}?`)])
  })

  it.each(['PATH', 'HOME', 'PORTS', 'POST', 'HOSTS', 'DEMOS', 'NODE_ENV', 'DATADOG_DIR'])(
    '%s of another program is left alone',
    (name) => {
      expect(read({ [name]: 'x' }).warnings).toEqual([])
    },
  )

  it('of the contract that this version does not read are said to be of no use yet', () => {
    expect(read({ RETENTION_DAYS: '30' }).warnings).toEqual([
      'RETENTION_DAYS is set, but this version does not use it yet.',
    ])
  })
})

const shopApi = {
  SHOP_API_URL: 'https://shop.example/api/',
  SHOP_API_SECRET: 'whsec_Vq3Jc0mZtN7yB2pXwLk9fRhTgU5sDaEoIiYbQ8nM1xU=',
}

describe('a shop’s own API', () => {
  it('is asked at its address, with its secret', () => {
    expect(read(shopApi)).toMatchObject({
      shopApi: { url: 'https://shop.example/api', secret: shopApi.SHOP_API_SECRET },
      warnings: [],
    })
  })

  it('is not without a secret that is one, nor half given', () => {
    for (const secret of ['short', 'whsec_AAAA', 'a'.repeat(40), 'whsec_!'])
      expect(problems({ ...shopApi, SHOP_API_SECRET: secret })).toEqual([
        expect.stringMatching(/^SHOP_API_SECRET=\(secret\): /),
      ])
    const { SHOP_API_URL, SHOP_API_SECRET } = shopApi
    expect(problems({ SHOP_API_URL })[0]).toMatch(/^SHOP_API_URL is set without SHOP_API_SECRET/)
    expect(problems({ SHOP_API_SECRET })[0]).toMatch(/^SHOP_API_SECRET is set without SHOP_API_URL/)
    expect(problems({ ...shopApi, SHOP_API_URL: 'https://shop.example/?a=1' })).toHaveLength(1)
  })

  it('is warned of where orders would go over a network in the clear', () => {
    const warned = (SHOP_API_URL: string) => read({ ...shopApi, SHOP_API_URL }).warnings.length
    expect(warned('http://10.0.0.7:3000')).toBe(1)
    expect(warned('http://localhost:3000')).toBe(0)
  })
})

describe('the demo', () => {
  it.each<[boolean, Record<string, string>]>([
    [true, { KB_DIR: packaged }],
    [true, { PUBLIC_URL: 'http://localhost:8787' }],
    [true, { PUBLIC_URL: 'http://127.0.0.1:8787' }],
    [true, { DEMO: 'on', KB_DIR: '/srv/kb' }],
    [false, { KB_DIR: '/srv/kb' }],
    [false, { PUBLIC_URL: 'https://support.shop.example' }],
    [false, { DEMO: 'off' }],
    [false, shopApi],
    [false, { IDENTITY_SECRET: goodSecret }],
    [false, { IDENTITY_JWKS_URL: 'https://shop.example/jwks.json' }],
  ])('is %s with %j', (on, env) => {
    expect(read(env).demo).toBe(on)
  })
})

test('folders may begin with ~ and are made absolute', () => {
  expect(read({ DATA_DIR: '~/shop', KB_DIR: 'kb' })).toMatchObject({
    dataDir: resolve(homedir(), 'shop'),
    kbDir: resolve('kb'),
  })
  expect(read({ DATA_DIR: '~other/shop' }).dataDir).toBe(resolve('~other/shop'))
})

test.each([
  ['http://llm:8080', 'http://llm:8080'],
  ['http://llm:8080/', 'http://llm:8080'],
  ['http://llm:8080/v1', 'http://llm:8080'],
  ['http://llm:8080/v1/', 'http://llm:8080'],
  ['http://llm:8080/proxy/v1', 'http://llm:8080/proxy'],
])('the model’s server may be given as %s', (given, used) => {
  const { mistral } = read({ MISTRAL_API_KEY: 'k', MISTRAL_SERVER_URL: given })
  expect(mistral).toEqual({
    apiKey: 'k',
    serverUrl: used,
    model: 'mistral-small-latest',
    embedModel: 'mistral-embed',
    patienceScale: 1,
  })
})

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['[::1]', true],
  ['::1', true],
  ['shop.localhost', true],
  ['notlocalhost', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['0.0.0.0', false],
  ['shop.example', false],
])('%s is this machine: %s', (host, own) => {
  expect(isLoopback(host)).toBe(own)
})

it('leaves embeddings to the package’s own where MISTRAL_EMBED_MODEL is off', () => {
  expect(read({ MISTRAL_API_KEY: 'k', MISTRAL_EMBED_MODEL: 'off' }).mistral?.embedModel).toBeUndefined()
  expect(read({ MISTRAL_API_KEY: 'k', MISTRAL_EMBED_MODEL: 'bge-m3' }).mistral?.embedModel).toBe('bge-m3')
})

describe('the shop’s key for identity tokens', () => {
  it('is a secret, or the address of public keys', () => {
    expect(read({ IDENTITY_SECRET: goodSecret }).identity).toEqual({ secret: goodSecret })
    for (const url of ['https://shop.example/jwks.json', 'http://127.0.0.1:9000/jwks.json'])
      expect(read({ IDENTITY_JWKS_URL: url }).identity).toEqual({ keySetUrl: url })
    expect(read({ REQUIRE_DPOP: '1' }).requireDpop).toBe(true)
    expect(read({ REQUIRE_AUTH_TIME: '1' }).requireAuthTime).toBe(true)
  })

  it('is taken as 32 random bytes in any usual writing', () => {
    for (let i = 0; i < 100; i++)
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        const secret = createHash('sha256').update(`${i}`).digest(encoding)
        expect(read({ IDENTITY_SECRET: secret }).identity).toEqual({ secret })
      }
  })

  it.each([
    ['short', 'xK9vQm2Lr8Tz4Yw7Np1Bf6Sd3Hc5JgU'],
    ['one letter', 'a'.repeat(40)],
    ['one word again and again', 'verde42!'.repeat(5)],
    ['digits in order', '12345678901234567890123456789012'],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['keys in a row', 'qwertyuiopasdfghjklzxcvbnm1234567890'],
    ['what it is', 'secret-secret-secret-secret-secret-x'],
    ['an example’s', 'a-string-secret-at-least-256-bits-long'],
    ['a framework’s', 'your-super-secret-jwt-token-with-at-least-32-characters-long'],
    ['to be changed', 'CHANGE_ME_BEFORE_YOU_GO_TO_PRODUCTION'],
    ['spelled with digits', 'my-$3cr3t-k3y-f0r-th3-wh0l3-w0rld-xx'],
    ['an id', '0a6b944d-d2fb-46fc-a85e-0295c986cd9f'],
    ['filled up', `24tngvzaictc${'0'.repeat(40)}`],
    ['bytes that count up', 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'],
    ['a password', 'MyVeryLongPassword1234567890!!!!!!!!'],
    ['the product’s', 'verdemuse-identity-signing-2026-prod'],
    [
      'a standard’s',
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    ],
  ])('that is %s is refused, and not repeated', (_, secret) => {
    const told = problems({ IDENTITY_SECRET: secret })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^IDENTITY_SECRET=\(secret\): .*openssl rand -base64 32/)
  })

  it.each([
    ['a page without TLS', 'http://shop.example/jwks.json'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'shop.example'],
  ])('cannot come from %s', (_, url) => {
    expect(problems({ IDENTITY_JWKS_URL: url })).toHaveLength(1)
  })

  it('stands alone: not beside another, nor beside the demo’s', () => {
    const url = 'https://shop.example/jwks.json'
    expect(problems({ IDENTITY_SECRET: goodSecret, IDENTITY_JWKS_URL: url })).toHaveLength(1)
    expect(problems({ DEMO: 'on', IDENTITY_SECRET: goodSecret })).toEqual([
      expect.stringMatching(/^DEMO=on beside IDENTITY_SECRET/),
    ])
    expect(problems({ DEMO: 'on', IDENTITY_JWKS_URL: url })).toHaveLength(1)
    expect(problems({ DEMO: 'off', IDENTITY_SECRET: goodSecret })).toEqual([])
  })
})
