import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Tokens } from '../../server/wire.ts'
import type { SignInStep } from '../../server/wire/sign-in.ts'
import { createClient } from '../support/client.ts'
import { problemOf } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const shop = 'https://shop.example'
const server = useServer({ env: { ALLOWED_ORIGINS: shop } })
const email = 'somebody.new@post.example'
const password = 'lantern orchard violin'

/** What the frame's page asks; the step that follows. */
async function step(path: string, body: object): Promise<SignInStep> {
  const response = await fetch(`${server.url}/v1/sign-in${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json().catch(() => ({}))) as SignInStep
}

const outbox = () => join(server.dataDir, 'outbox')
const codes = () =>
  (existsSync(outbox()) ? readdirSync(outbox()) : [])
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .flatMap((name) => /Your code is (\d{8})/.exec(readFileSync(join(outbox(), name), 'utf8'))?.[1] ?? [])

async function byMail(purpose: 'sign-in' | 'sign-up'): Promise<SignInStep> {
  const before = codes().length
  const { step_token } = await step('/mail-code', { email, purpose })
  await expect.poll(() => codes().length).toBe(before + 1)
  return step('/mail-code/verify', { step_token, code: codes().at(-1) })
}

/** Ends the frame as the page of a shop sees it: the code, and what only that page knows. */
async function codeFor(step_token: string) {
  const verifier = randomBytes(32).toString('base64url')
  const code_challenge = createHash('sha256').update(verifier).digest('base64url')
  const answer: unknown = await step('/finish', { step_token, origin: shop, code_challenge })
  const { code } = answer as { code: string }
  return { grant_type: 'authorization_code', code, code_verifier: verifier }
}
const call: ReturnType<typeof createClient>['call'] = (...request) =>
  createClient(server.url).call(...request)
const tokens = async (body: object, origin = shop) =>
  call('POST', '/v1/auth/token', { body, headers: { origin } })

describe('the sign-in frame of a running server', () => {
  it('ends in tokens for the page that asked, and a changed password ends them', async () => {
    const proved = await byMail('sign-up')
    const { step_token } = await step('/new-password', {
      step_token: proved.step_token,
      new_password: password,
    })
    expect(statSync(outbox()).mode & 0o777).toBe(0o700)

    const grant = await codeFor(step_token)
    expect((await problemOf(await tokens(grant, server.url))).code).toBe('invalid_grant')
    const fresh = await codeFor(step_token)
    const taken = await tokens(fresh)
    expect(taken.status).toBe(200)
    const { access_token: token } = (await taken.json()) as Tokens
    const me = await (await call('GET', '/v1/me', { token })).text()
    expect(me).toContain(email)
    expect((await tokens(fresh)).status).toBe(400)

    const unspent = await codeFor(step_token)
    const new_password = 'meadow copper saddle'
    await step('/account/password', { step_token, password, new_password })
    expect((await call('GET', '/v1/me', { token })).status).toBe(401)
    expect((await problemOf(await tokens(unspent))).code).toBe('invalid_grant')
    await step('/password', { email, password: new_password })
  })

  it('is the customer of the shop whose address it is', async () => {
    const file = JSON.parse(readFileSync('synthetic_data/users/profiles.json', 'utf8')) as {
      email: string
      name: string
    }[]
    const [customer = { email: '', name: '' }] = file
    const before = codes().length
    const started = await step('/mail-code', { email: customer.email, purpose: 'sign-in' })
    await expect.poll(() => codes().length).toBe(before + 1)
    const proved = await step('/mail-code/verify', { step_token: started.step_token, code: codes().at(-1) })
    const taken = (await (await tokens(await codeFor(proved.step_token))).json()) as Tokens
    expect(taken.shopper?.name).toBe(customer.name)
  })

  it('says nothing of addresses and codes in its log', () => {
    expect(server.log()).not.toContain(email)
    for (const code of codes()) expect(server.log()).not.toContain(code)
  })
})
