import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PasswordHasher } from '../../server/auth/credentials/password-hasher.ts'
import { queries } from '../../server/store/queries.ts'
import type { Problem } from '../../server/wire.ts'
import type { SignInStep } from '../../server/wire/sign-in.ts'
import { codeAt, plainHasher } from '../support/staff-auth.ts'
import {
  codeChallenge,
  customer,
  shopOrigin,
  type StartedSignIn,
  startSignIn,
} from '../support/start-sign-in.ts'

const STEP = 30_000
const MINUTE = 60_000
const email = 'bob@post.example'
const password = 'lantern orchard violin'
const page = { origin: shopOrigin, code_challenge: codeChallenge }

let frame: StartedSignIn
const begin = async (options: Parameters<typeof startSignIn>[0] = {}) => {
  await frame?.close()
  frame = await startSignIn(options)
}
beforeEach(() => begin())
afterEach(() => frame.close())

type Answer = { status: number; body: Partial<SignInStep> & Partial<Problem> & Record<string, unknown> }

async function ask(path: string, body: object): Promise<Answer> {
  const response = await frame.post(path, body)
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : {} }
}
const tokenOf = ({ body }: Answer) => String(body.step_token)
const mail = (who: string, purpose = 'sign-in') => ask('/mail-code', { email: who, purpose })

/** Signs in by a mailed code; `count` is how many codes the address has then. */
async function byMail(who = email, purpose = 'sign-in', count = frame.codesTo(who).length + 1) {
  const started = await mail(who, purpose)
  const code = await frame.mailedCode(who, count)
  return ask('/mail-code/verify', { step_token: tokenOf(started), code })
}
async function withPassword(who = email) {
  const proved = await byMail(who, 'sign-up')
  expect(proved.body.step).toBe('new-password')
  return ask('/new-password', { step_token: tokenOf(proved), new_password: password })
}
const byPassword = (given = password, who = email) => ask('/password', { email: who, password: given })
const finish = (token: string, more: object = {}) => ask('/finish', { step_token: token, ...page, ...more })

/** Sets an authenticator up for an account that is signed in to. */
async function withFactor(token: string) {
  const { body } = await ask('/account/authenticator', { step_token: token })
  const secret = String(body.secret)
  const code = await codeAt(secret, frame.time.now)
  const answer = await ask('/account/authenticator/confirm', { step_token: token, code })
  expect(answer.status).toBe(200)
  frame.time.now += STEP
  return { secret, recoveryCodes: answer.body.recovery_codes as string[] }
}
/** Waits until so many mails to an address say it. */
const told = (who: string, words: string, times = 1) =>
  expect
    .poll(() => frame.mailsTo(who).filter((text) => text.replace(/\s+/g, ' ').includes(words)).length)
    .toBe(times)
const wrongOf = (code: string) => (code === '00000000' ? '00000001' : '00000000')

describe('a mailed code', () => {
  it('makes an account, and later signs in to it', async () => {
    const first = await byMail()
    expect(first).toMatchObject({ status: 200, body: { step: 'done' } })
    const { body } = await finish(tokenOf(first))
    const granted = frame.issued.get(String(body.code))
    expect(granted).toMatchObject({ origin: shopOrigin, codeChallenge, shopper: { email } })
    expect(granted?.shopper.userId).toMatch(/^account:sa_/)
    const again = await byMail()
    const second = frame.issued.get(String((await finish(tokenOf(again))).body.code))
    expect(second?.shopper.userId).toBe(granted?.shopper.userId)
  })

  it('is the shop’s own customer, where the shop has one with this address', async () => {
    const done = await byMail(customer.email)
    const { body } = await finish(tokenOf(done))
    expect(frame.issued.get(String(body.code))?.shopper).toEqual({
      userId: customer.userId,
      name: customer.name,
      email: customer.email,
      authTime: frame.time.now,
    })
  })

  it('is taken as people write the address and the code', async () => {
    const started = await mail('Bob@Post.Example')
    const code = await frame.mailedCode(email)
    const spaced = ` ${code.slice(0, 4)} ${code.slice(4)} `
    expect((await ask('/mail-code/verify', { step_token: tokenOf(started), code: spaced })).status).toBe(200)
  })

  it('is taken once of a thousand times at once', async () => {
    const started = await mail(email)
    const proof = { step_token: tokenOf(started), code: await frame.mailedCode(email) }
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask('/mail-code/verify', proof)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })

  it('survives four wrong ones and not five, however many come at once', async () => {
    for (const [wrongs, right] of [
      [4, 200],
      [5, 400],
      [100, 400],
    ] as const) {
      const count = frame.codesTo(email).length + 1
      const started = await mail(email)
      const code = await frame.mailedCode(email, count)
      const step_token = tokenOf(started)
      await Promise.all(
        Array.from({ length: wrongs }, () => ask('/mail-code/verify', { step_token, code: wrongOf(code) })),
      )
      expect((await ask('/mail-code/verify', { step_token, code })).status, `${wrongs} wrong`).toBe(right)
    }
  })

  it('is over after ten minutes, and is good for its own page alone', async () => {
    const mine = await mail(email)
    const code = await frame.mailedCode(email)
    const other = await mail(email)
    const others = await frame.mailedCode(email, 2)
    const elsewhere = await ask('/mail-code/verify', { step_token: tokenOf(other), code })
    expect(elsewhere.status).toBe(code === others ? 200 : 400)
    frame.time.now += 10 * MINUTE
    expect((await ask('/mail-code/verify', { step_token: tokenOf(mine), code })).status).toBe(401)
  })

  it('leaves no code in the database', async () => {
    await mail(email)
    const code = await frame.mailedCode(email)
    const rows = await frame.database.read(queries.selectFrom('shopper_sign_ins').selectAll().compile())
    expect(JSON.stringify(rows)).not.toContain(code)
  })
})

describe('a password', () => {
  it('is chosen after the address was proved, and signs in', async () => {
    expect((await withPassword()).body.step).toBe('done')
    const signedIn = await byPassword()
    expect(signedIn).toMatchObject({ status: 200, body: { step: 'done' } })
    expect((await finish(tokenOf(signedIn))).status).toBe(200)
    await told(email, 'password was changed')
  })

  it('may be left out; then only a mailed code signs in', async () => {
    const proved = await byMail(email, 'sign-up')
    const { status, body } = await ask('/new-password', { step_token: tokenOf(proved) })
    expect([status, body.step]).toEqual([200, 'done'])
    expect((await byPassword('')).status).toBe(422)
    expect((await byPassword()).status).toBe(401)
  })

  it.each(['short', 'passwordpassword', 'bobpostexample1', 'abcdefghijklmnopq'])(
    'is not %s',
    async (weak) => {
      const proved = await byMail(email, 'sign-up')
      const { status, body } = await ask('/new-password', { step_token: tokenOf(proved), new_password: weak })
      expect(status).toBe(422)
      expect(body.errors?.[0]?.path).toBe('new_password')
    },
  )

  it('that was wrong a hundred times no longer signs in; a mailed code does, and makes it good again', async () => {
    await withPassword()
    for (let tried = 0; tried < 100; tried += 20)
      await Promise.all(Array.from({ length: 20 }, () => byPassword('a wrong one entirely')))
    expect((await byPassword()).status).toBe(401)
    expect((await byMail()).body.step).toBe('done')
    expect((await byPassword()).status).toBe(200)
  })

  it('is reset by a code, which ends every session and tells so', async () => {
    const before = await withPassword(customer.email)
    frame.ended.length = 0
    const proved = await byMail(customer.email, 'reset')
    expect(proved.body).toMatchObject({ step: 'new-password', required: true })
    const step_token = tokenOf(proved)
    expect((await ask('/new-password', { step_token })).status).toBe(422)
    const other = 'meadow copper saddle'
    expect((await ask('/new-password', { step_token, new_password: other })).body.step).toBe('done')
    expect((await ask('/new-password', { step_token, new_password: password })).status).toBe(401)
    expect(frame.ended).toContain(customer.userId)
    expect((await ask('/account', { step_token: tokenOf(before) })).status).toBe(401)
    expect((await byPassword(password, customer.email)).status).toBe(401)
    expect((await byPassword(other, customer.email)).status).toBe(200)
    await told(customer.email, 'password was changed', 2)
  })

  it.each([null, '', [], {}, undefined])('is not reset by the token %j', async (token) => {
    const { status } = await ask('/new-password', { step_token: token, new_password: password })
    expect(status).toBe(422)
  })
})

describe('whether an address has an account', () => {
  it('no answer tells, and no work', async () => {
    let verified = 0
    const counting: PasswordHasher = {
      hash: plainHasher.hash,
      verify(hash, given) {
        verified += 1
        return plainHasher.verify(hash, given)
      },
    }
    await begin({ hasher: counting })
    await withPassword()
    await byMail('no-password@post.example')
    const answers = []
    for (const who of [email, 'no-password@post.example', 'nobody@post.example']) {
      verified = 0
      const wrong = await byPassword('a wrong one entirely', who)
      expect(verified).toBe(1)
      const mailed = await Promise.all(['sign-in', 'sign-up', 'reset'].map((purpose) => mail(who, purpose)))
      const told = [wrong, ...mailed].map(({ status, body }) => ({
        status,
        body: { ...body, step_token: typeof body.step_token, request_id: undefined },
      }))
      answers.push(told)
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('its mails tell', async () => {
    await mail(email, 'reset')
    await frame.mailedCode(email)
    await told(email, 'shows that this address is yours')
    await byMail()
    await mail(email, 'reset')
    await frame.mailedCode(email, 3)
    await told(email, 'Your old password works')
  })
})

describe('the second factor', () => {
  const toFactor = async () => {
    const first = await byPassword()
    expect(first.body.step).toBe('second-factor')
    return tokenOf(first)
  }

  /** A hundred ways through the frame that have come so far, each ten times. */
  const thousandTokens = async () => {
    const tokens: string[] = []
    // A few at a time: a hundred passwords on their way at once count as a hundred wrong ones.
    while (tokens.length < 100) tokens.push(...(await Promise.all(Array.from({ length: 50 }, toFactor))))
    return Array.from({ length: 1000 }, (_, index) => tokens[index % tokens.length])
  }

  it('is asked for by whatever way one comes: password, code, reset', async () => {
    const { secret } = await withFactor(tokenOf(await withPassword()))
    for (const start of [() => byPassword(), () => byMail(), () => byMail(email, 'reset')]) {
      const half = await start()
      expect(half.body.step).toBe('second-factor')
      const step_token = tokenOf(half)
      for (const [path, more] of [
        ['/finish', page],
        ['/account', {}],
        ['/new-password', { new_password: 'meadow copper saddle' }],
        ['/account/password', { password, new_password: 'meadow copper saddle' }],
        ['/account/authenticator', {}],
      ] as const)
        expect((await ask(path, { step_token, ...more })).status, path).toBe(401)
      const code = await codeAt(secret, frame.time.now)
      const { status, body } = await ask('/second-factor', { step_token, code })
      expect([status, body.step]).toEqual([200, start.toString().includes('reset') ? 'new-password' : 'done'])
      frame.time.now += STEP
    }
  })

  it('takes a code of the app once of a thousand times at once', async () => {
    const { secret } = await withFactor(tokenOf(await withPassword()))
    const code = await codeAt(secret, frame.time.now)
    const tokens = await thousandTokens()
    const answers = await Promise.all(tokens.map((step_token) => ask('/second-factor', { step_token, code })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })

  it('takes a recovery code of 120 bits once of a thousand times at once, and says how many are left', async () => {
    const { recoveryCodes } = await withFactor(tokenOf(await withPassword()))
    const [code = ''] = recoveryCodes
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(code.replaceAll('-', '')).toMatch(/^[0-9a-hjkmnp-tv-z]{24}$/)
    const tokens = await thousandTokens()
    const answers = await Promise.all(tokens.map((step_token) => ask('/second-factor', { step_token, code })))
    const [right, ...others] = answers.filter(({ status }) => status === 200)
    expect(others).toEqual([])
    expect(right?.body).toMatchObject({ step: 'done', recovery_codes_left: 9 })
  })

  it('is removed, replaced and renewed only with a code, and each is told by mail', async () => {
    const step_token = tokenOf(await withPassword())
    const { recoveryCodes } = await withFactor(step_token)
    await told(email, 'authenticator app was added')
    expect((await ask('/account/authenticator', { step_token })).body.code).toBe('step_up_required')
    for (const path of ['/account/authenticator', '/account/authenticator/remove', '/account/recovery-codes'])
      expect((await ask(path, { step_token, code: 'wrong' })).status, path).toBe(400)
    const renewed = await ask('/account/recovery-codes', { step_token, code: recoveryCodes[0] })
    const codes = renewed.body.recovery_codes as string[]
    expect((await ask('/account/recovery-codes', { step_token, code: recoveryCodes[1] })).status).toBe(400)
    expect((await ask('/account/authenticator/remove', { step_token, code: codes[0] })).status).toBe(204)
    expect((await ask('/account', { step_token })).body).toMatchObject({ email, second_factor: null })
    expect((await byPassword()).body.step).toBe('done')
    await told(email, 'New recovery codes were made')
    await told(email, 'authenticator app was removed')
  })

  it('ends every session, and what was on its way, when it is set up', async () => {
    const step_token = tokenOf(await withPassword())
    const before = await byPassword()
    frame.ended.length = 0
    await withFactor(step_token)
    expect(frame.ended).toHaveLength(1)
    expect((await finish(tokenOf(before))).status).toBe(401)
    expect((await finish(step_token)).status).toBe(200)
  })
})

describe('one’s own account', () => {
  it('changes the password with the old one, and ends every session', async () => {
    const step_token = tokenOf(await withPassword())
    const change = { step_token, new_password: 'meadow copper saddle' }
    frame.ended.length = 0
    expect((await ask('/account/password', change)).status).toBe(400)
    expect((await ask('/account/password', { ...change, password: 'wrong' })).status).toBe(400)
    expect(frame.ended).toEqual([])
    expect((await ask('/account/password', { ...change, password })).status).toBe(204)
    expect(frame.ended).toHaveLength(1)
    expect((await byPassword()).status).toBe(401)
    expect((await byPassword('meadow copper saddle')).status).toBe(200)
  })

  it('signs out everywhere', async () => {
    const step_token = tokenOf(await byMail(customer.email))
    const other = tokenOf(await byMail(customer.email))
    expect((await ask('/account/sign-out-everywhere', { step_token })).status).toBe(204)
    expect(frame.ended).toContain(customer.userId)
    expect((await ask('/account', { step_token: other })).status).toBe(401)
    expect((await ask('/account', { step_token })).status).toBe(200)
  })

  it('is open for a quarter of an hour, and shorter for who says so', async () => {
    const step_token = tokenOf(await byMail())
    frame.time.now += 11 * MINUTE
    expect((await finish(step_token, { max_age: 600 })).body.code).toBe('step_up_required')
    expect((await finish(step_token)).status).toBe(200)
    frame.time.now += 4 * MINUTE
    expect((await finish(step_token)).status).toBe(401)
  })
})

describe('tries', () => {
  it('are five in 20 s from an address', async () => {
    await begin({ rateLimitScale: 1 })
    for (let tried = 0; tried < 5; tried++)
      expect((await byPassword('wrong', `a${tried}@post.example`)).status).toBe(401)
    const refused = await frame.post('/password', { email, password })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await mail(email)).status).toBe(429)
  })
})
