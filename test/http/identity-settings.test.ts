import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tokens } from '../../server/wire.ts'
import { createClient } from '../support/client.ts'
import { createProver } from '../support/prover.ts'
import { runCli } from '../support/run-cli.ts'
import { problemOf } from '../support/shopper.ts'
import { startServer } from '../support/start-server.ts'
import { useServer } from '../support/use-server.ts'

const secret = 'xK9vQm2Lr8Tz4Yw7Np1Bf6Sd3Hc5JgUe0aRiOlXt9Zk='

describe('a shop with a secret of its own, that takes nothing without a proof', () => {
  const server = useServer({ env: { IDENTITY_SECRET: secret, REQUIRE_DPOP: '1' } })

  it('is no demo: nothing there signs identities', async () => {
    const client = createClient(server.url)
    const response = await client.call('POST', '/demo/identity-token', {
      body: { user: 'user5678' },
      headers: { origin: server.url },
    })
    expect(response.status).toBe(404)
    expect(await (await client.call('GET', '/')).text()).not.toContain('data-sign-in')
  })

  it('gives no tokens and takes none without a proof', async () => {
    const client = createClient(server.url)
    const visitor = await client.call('POST', '/v1/visitors', { body: {} })
    expect(visitor.headers.get('dpop-nonce')).toMatch(/^\d+\./)
    expect(await problemOf(visitor)).toMatchObject({ status: 401, code: 'dpop_required' })
    const body = { grant_type: 'refresh_token', refresh_token: 'x' }
    expect(await problemOf(await client.call('POST', '/v1/auth/token', { body }))).toMatchObject({
      code: 'dpop_required',
    })
  })

  it('signs in whom the command line vouches for, with a proof', async () => {
    const { stdout } = await runCli(['identity-token', '--user', 'customer-7', '--ttl', '60'], {
      IDENTITY_SECRET: secret,
      DATA_DIR: server.dataDir,
    })
    const prover = await createProver()
    const body = { grant_type: 'identity_token', identity_token: stdout.trim() }
    const response = await prover.call(server.url, 'POST', '/v1/auth/token', { body })
    const tokens = (await response.json()) as Tokens
    expect(tokens).toMatchObject({ token_type: 'DPoP', scope: 'shopper', shopper: {} })
    const me = await prover.call(server.url, 'GET', '/v1/me', { bound: tokens.access_token })
    expect(await me.json()).toMatchObject({ shopper: { user_id: 'customer-7' } })
  })
})

describe('the command line', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'verdemuse-data-'))
  })
  afterAll(() => rmSync(dataDir, { recursive: true }))
  const run = (args: string[], env: Record<string, string> = {}) =>
    runCli(['identity-token', ...args], { DATA_DIR: dataDir, ...env })

  it('signs with the demo’s own key in the demo', async () => {
    const { stdout, code } = await run(['--user', 'user5678'])
    expect(code).toBe(0)
    const claims = JSON.parse(Buffer.from(stdout.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({ sub: 'user5678', aud: 'verdemuse', name: 'Lotte Verhaegen' })
    expect(claims.exp - claims.iat).toBe(300)
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toContain('demo_identity_key')
  })

  it.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['nobody', [], {}, 2, /needs --user/],
    ['eleven minutes', ['--user', 'u', '--ttl', '660'], {}, 2, /from 1 to 600/],
    ['no time', ['--user', 'u', '--ttl', 'long'], {}, 2, /from 1 to 600/],
    ['a shop without a key', ['--user', 'u'], { DEMO: 'off' }, 1, /set IDENTITY_SECRET/],
    [
      'a shop with public keys',
      ['--user', 'u'],
      { IDENTITY_JWKS_URL: 'https://shop.example/jwks.json' },
      1,
      /only the shop’s server can sign/,
    ],
  ])('says in one sentence why it signs nothing for %s', async (_, args, env, code, why) => {
    const ran = await run(args, env)
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr.trim()).toMatch(why)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  })
})

it.each<[string, Record<string, string>, RegExp]>([
  ['a short secret', { IDENTITY_SECRET: 'short' }, /IDENTITY_SECRET=\(secret\): must have at least 32 bytes/],
  [
    'a guessable one',
    { IDENTITY_SECRET: 'your-super-secret-jwt-token-with-at-least-32-characters-long' },
    /IDENTITY_SECRET=\(secret\): can be guessed/,
  ],
  ['the demo beside a shop’s key', { IDENTITY_SECRET: secret, DEMO: 'on' }, /DEMO=on beside IDENTITY_SECRET/],
])('the server does not start with %s', async (_, env, why) => {
  const started = startServer({ env }).then(() => 'started')
  await expect(started).rejects.toThrow(why)
})
