import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createGrants, type Grant } from '../../server/auth/tokens/grants.ts'
import { createIdentityTokens, signIdentityToken } from '../../server/auth/tokens/identity-tokens.ts'
import { createOrderLookUp } from '../../server/auth/shopper/order-look-up.ts'
import { createRateLimits } from '../../server/auth/rate-limits.ts'
import { createSignInCodes, type SignInCodes } from '../../server/auth/shopper/sign-in-codes.ts'
import { createVisitorSessions } from '../../server/auth/tokens/create-visitor-sessions.ts'
import type { VisitorSessions } from '../../server/auth/tokens/visitor-sessions.ts'
import { randomId } from '../../server/ids.ts'
import type { Order } from '../../server/shop/orders/order.ts'
import { type Database, WriteConflict } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { holdFullSignIn } from '../../server/store/shopper-accounts.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

const secret = new TextEncoder().encode('Gm2vXr0c9Lq7Tz4Yw8Kp1Nf6Sd3Hb5Ja')
const client = { address: '192.0.2.1', origin: 'https://shop.example', device: 'Firefox on Linux' }
const address = { line1: 'Street 1', line2: '', city: 'Ghent', region: '', postalCode: '9000', country: 'BE' }
const order: Order = {
  ...{ orderId: 'VM-1', userId: 'u1', status: 'in transit', items: [], shippingCents: 0, totalCents: 0 },
  ...{ address, fulfilments: [], payments: [] },
}
let time: number
let database: Database
let sessions: VisitorSessions
let codes: SignInCodes
let pauses: number[]
let grant: Grant

const grants = (scale = 0) =>
  createGrants({
    sessions,
    verifyIdentityToken: createIdentityTokens({ secret }, () => time),
    codes,
    lookUpOrder: createOrderLookUp({
      records: {
        async lookUp({ orderId, email, postcode }) {
          const isRight = email === 'ada@shop.example' || postcode === '9000'
          return orderId === order.orderId && isRight ? order : undefined
        },
      },
      limit: createRateLimits(scale),
      pause: async (ms) => void pauses.push(ms),
    }),
    now: () => time,
  })

beforeEach(() => {
  time = Date.now()
  pauses = []
  database = openSqlite(':memory:')
  const keys = { accessKey: new Uint8Array(32).fill(1), refreshKey: new Uint8Array(32).fill(2) }
  sessions = createVisitorSessions({ database, ...keys, now: () => time, newId: randomId })
  codes = createSignInCodes({ database, now: () => time, newId: randomId })
  grant = grants()
  return () => database.close()
})

const refused = (code: string) => expect.objectContaining({ code })
const token = (jti = 'one') =>
  signIdentityToken(secret, { userId: 'u1', name: 'Ada' }, { seconds: 300, jti, now: () => time })

describe('an identity token', () => {
  const show = async (identityToken: string, key?: string) =>
    grant({ grant_type: 'identity_token', identity_token: identityToken }, { ...client, keyThumbprint: key })

  it('is good once without a key, and again and again for the key that it came with', async () => {
    const [one, two] = [await token('one'), await token('two')]
    await expect(show(one)).resolves.toMatchObject({ scope: 'shopper', shopper: { name: 'Ada' } })
    for (const key of [undefined, 'k1'])
      await expect(show(one, key)).rejects.toEqual(refused('invalid_grant'))
    for (let i = 0; i < 3; i++) await expect(show(two, 'k1')).resolves.toMatchObject({ token_type: 'DPoP' })
    for (const key of [undefined, 'k2'])
      await expect(show(two, key)).rejects.toEqual(refused('invalid_grant'))
  })

  it('is counted by its id, not by its spelling', async () => {
    await show(await token('one'))
    const again = await signIdentityToken(
      secret,
      { userId: 'u1' },
      { seconds: 200, jti: 'one', now: () => time },
    )
    await expect(show(again)).rejects.toEqual(refused('invalid_grant'))
  })

  it('is taken once of a hundred at the same time, and leaves one session', async () => {
    const identityToken = await token()
    const all = await Promise.allSettled(Array.from({ length: 100 }, () => show(identityToken)))
    const given = all.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(given).toHaveLength(1)
    expect(await sessions.list(given[0]?.visitor_id ?? '')).toHaveLength(1)
  })

  it('is no grant where the shop has no key', async () => {
    const without = createGrants({
      ...{ sessions, codes, verifyIdentityToken: undefined, lookUpOrder: async () => undefined },
      now: () => time,
    })
    const request = { grant_type: 'identity_token', identity_token: await token() } as const
    await expect(without(request, client)).rejects.toEqual(refused('invalid_grant'))
  })
})

describe('a code', () => {
  const verifier = 'v'.repeat(43)
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
  const issue = () =>
    codes.issue({
      shopper: { userId: 'u1', name: 'Ada', authTime: time },
      origin: client.origin,
      codeChallenge,
    })
  const redeem = (code: string, changes: { verifier?: string; origin?: string | undefined } = {}) =>
    grant(
      { grant_type: 'authorization_code', code, code_verifier: changes.verifier ?? verifier },
      { ...client, ...('origin' in changes && { origin: changes.origin }) },
    )

  it('gives tokens once', async () => {
    const code = await issue()
    await expect(redeem(code)).resolves.toMatchObject({ shopper: { name: 'Ada' }, scope: 'shopper' })
    await expect(redeem(code)).rejects.toEqual(refused('invalid_grant'))
  })

  it('gives tokens once in a hundred tries at the same time', async () => {
    const code = await issue()
    const all = await Promise.allSettled(Array.from({ length: 100 }, () => redeem(code)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is of no use with another verifier, on another origin, or after a minute', async () => {
    const code = await issue()
    for (const wrong of [`${verifier}v`, 'w'.repeat(43), codeChallenge])
      await expect(redeem(code, { verifier: wrong })).rejects.toEqual(refused('invalid_grant'))
    await expect(redeem(code, { origin: 'https://evil.example' })).rejects.toEqual(refused('invalid_grant'))
    const late = await issue()
    time += 60_000
    await expect(redeem(late)).rejects.toEqual(refused('invalid_grant'))
    time -= 1
    await expect(redeem(late, { origin: undefined })).resolves.toMatchObject({ scope: 'shopper' })
  })

  it('is not given where what it stands on has gone meanwhile', async () => {
    const shopper = { userId: 'u1', authTime: time }
    await expect(
      codes.issue({ shopper, origin: client.origin, codeChallenge }, [holdFullSignIn('gone')]),
    ).rejects.toBeInstanceOf(WriteConflict)
    expect(await database.read(queries.selectFrom('sign_in_codes').selectAll().compile())).toEqual([])
  })

  it('is not kept', async () => {
    const code = await issue()
    const [row] = await database.read(queries.selectFrom('sign_in_codes').selectAll().compile())
    expect(JSON.stringify(row)).not.toContain(code)
  })
})

describe('an order number', () => {
  const lookUp = (number: string, known: { email?: string; postcode?: string }, at = '192.0.2.1') =>
    grant({ grant_type: 'order_lookup', order_number: number, ...known }, { ...client, address: at })

  it('with its e-mail address or postcode opens that one order', async () => {
    for (const known of [{ email: 'ada@shop.example' }, { postcode: '9000' }]) {
      const tokens = await lookUp('VM-1', known)
      expect(tokens).toMatchObject({ scope: 'order:VM-1', shopper: null })
      await expect(sessions.verify(tokens.access_token)).resolves.toMatchObject({
        shopper: { userId: 'u1', onlyOrder: 'VM-1' },
      })
    }
  })

  it('is answered alike, and as late, whatever is wrong', async () => {
    const answers = []
    for (const [number, known] of [
      ['VM-1', { email: 'eve@shop.example' }],
      ['VM-1', { postcode: '1000' }],
      ['VM-2', { email: 'ada@shop.example' }],
      ['x', { postcode: '9000' }],
    ] as const)
      answers.push(await lookUp(number, known).catch(({ code, detail }) => ({ code, detail })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ code: 'invalid_grant' })
    await lookUp('VM-1', { postcode: '9000' })
    expect(pauses).toHaveLength(5)
    expect(new Set(pauses).size).toBe(1)
  })

  it('may be tried five times, from wherever, whether there is such an order or not', async () => {
    grant = grants(1)
    for (const number of ['VM-1', 'VM-9']) {
      for (let i = 0; i < 5; i++)
        await expect(lookUp(number, { postcode: `${i}` }, `192.0.2.${i}`)).rejects.toEqual(
          refused('invalid_grant'),
        )
      await expect(lookUp(number.toLowerCase(), { postcode: '9000' }, '192.0.2.9')).rejects.toEqual(
        refused('rate_limited'),
      )
    }
  })

  it('may be wrong thirty times a day from one address, and right more often', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    grant = grants(1)
    let wrong = 0
    for (let i = 0; i < 40; i++) {
      vi.advanceTimersByTime(601_000)
      if (i < 10) await lookUp('VM-1', { postcode: '9000' })
      const refusal = await lookUp(`VM-${i + 100}`, { postcode: `${i}` }).catch(({ code }) => code)
      if (refusal === 'invalid_grant') wrong++
      else expect(refusal).toBe('rate_limited')
    }
    expect(wrong).toBe(30)
    await expect(lookUp('VM-1', { postcode: '9000' }, '192.0.2.2')).resolves.toBeDefined()
  })

  it('with one postcode may be wrong a hundred times a day, from however many addresses', async () => {
    grant = grants(1)
    const codes: string[] = []
    for (let i = 0; i < 102; i++)
      await lookUp(`VM-${i + 100}`, { postcode: i % 2 ? '2000' : ' 20-00' }, `192.0.2.${i}`).catch(
        ({ code }) => codes.push(code),
      )
    expect(codes.filter((code) => code === 'invalid_grant')).toHaveLength(100)
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2)
  })

  it('may be tried twenty times from one address', async () => {
    grant = grants(1)
    for (let i = 0; i < 20; i++)
      await expect(lookUp(`VM-9${i}`, { postcode: '1' })).rejects.toEqual(refused('invalid_grant'))
    await expect(lookUp('VM-1', { postcode: '9000' })).rejects.toEqual(refused('rate_limited'))
  })
})
