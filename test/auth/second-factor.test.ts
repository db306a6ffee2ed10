import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import { createSecretBox } from '../../server/auth/credentials/secret-box.ts'
import { resetSecondFactor } from '../../server/cli/staff.ts'
import { ProblemError } from '../../server/problem.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Staff } from '../../server/wire.ts'
import { caller, codeAt, enrolled, testAuditLog, testStaffAuth } from '../support/staff-auth.ts'

const MINUTE = 60_000
const STEP = 30_000
const email = 'ada@shop.example'
const password = 'lantern orchard violin'

let time: number
let database: Database
let auth: StaffAuth

function begin(rateLimitScale = 0) {
  auth = testStaffAuth({ database, now: () => time, rateLimitScale })
}

beforeEach(() => {
  time = Date.UTC(2026, 4, 1, 9)
  database = openSqlite(':memory:')
  begin()
  return () => database.close()
})

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  )
}

/** An account from its set-up link on; its authenticator has used the current step. */
async function account(role: Staff['role'] = 'admin', who = caller) {
  const token = await auth.invites.invite({ email, role })
  const made = await auth.staff.redeem({ token, email, password, ...who })
  return enrolled(auth, made, () => time, who)
}

const toCode = async (who = caller) => (await auth.staff.signIn({ email, password, ...who })).token
const prove = (token: string, code: string, who = caller) => auth.staff.proveCode({ token, code, ...who })

describe('a code of the authenticator', () => {
  it('opens the dashboard once, however it is spaced, and never a second time', async () => {
    const { secret } = await account()
    time += STEP
    const code = await codeAt(secret, time)
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)}\n`
    const opened = await prove(await toCode(), spaced)
    expect(opened.state).toEqual({ step: 'signed-in', staff: { email, role: 'admin' } })
    expect(await auth.staff.session(opened.token)).toEqual({ email, role: 'admin' })
    expect(await codeOf(prove(await toCode(), code))).toBe('invalid_grant')
  })

  it('of the step before one that was used is refused', async () => {
    const { secret } = await account()
    time += 2 * STEP
    await prove(await toCode(), await codeAt(secret, time))
    expect(await codeOf(prove(await toCode(), await codeAt(secret, time - STEP)))).toBe('invalid_grant')
  })

  it('that set the authenticator up signs nobody in', async () => {
    const { secret } = await account()
    expect(await codeOf(prove(await toCode(), await codeAt(secret, time)))).toBe('invalid_grant')
  })

  it('sent a thousand times at once succeeds exactly once', async () => {
    const { secret } = await account()
    time += STEP
    const code = await codeAt(secret, time)
    const steps = await Promise.all(Array.from({ length: 1000 }, () => toCode()))
    const codes = await Promise.all(steps.map((token) => codeOf(prove(token, code))))
    expect(codes.filter((one) => one === 'none')).toHaveLength(1)
    expect(codes.filter((one) => one === 'invalid_grant')).toHaveLength(999)
  })

  it.each([
    [
      '',
      '12345',
      '1234567',
      '12345６',
      '١٢٣٤٥٦',
      '-12345',
      '1e5',
      '0x1234',
      '123456;',
      'null',
      'a'.repeat(64),
    ],
  ])('is nothing else', async (...wrongs) => {
    await account()
    for (const wrong of wrongs) expect(await codeOf(prove(await toCode(), wrong))).toBe('invalid_grant')
  })

  it('is taken five times wrong, then only after a wait that doubles', async () => {
    const { secret } = await account('admin', { ...caller, address: '198.51.100.7' })
    begin(1)
    const token = await toCode()
    const codes = []
    for (let i = 0; i < 6; i++) codes.push(await codeOf(prove(token, '000000')))
    expect(codes).toEqual([...Array(5).fill('invalid_grant'), 'rate_limited'])
    time += MINUTE
    expect(await codeOf(prove(token, '000000'))).toBe('invalid_grant')
    time += MINUTE
    const right = prove(token, await codeAt(secret, time))
    const refused = await right.catch((error: unknown) => error)
    expect(refused, 'also a right one').toMatchObject({
      code: 'rate_limited',
      headers: { 'retry-after': '60' },
    })
    time += MINUTE
    expect(await codeOf(prove(token, await codeAt(secret, time)))).toBe('none')
  })

  it('guessed by a stranger who has the password locks nobody out where they signed in before', async () => {
    begin(1)
    const { secret } = await account()
    const stranger = { ...caller, address: '203.0.113.9' }
    const theirs = await toCode(stranger)
    for (let i = 0; i < 7; i++) await codeOf(prove(theirs, '000000', stranger))
    expect(await codeOf(prove(theirs, '000000', stranger))).toBe('rate_limited')
    time += STEP
    expect(await codeOf(prove(await toCode(), await codeAt(secret, time)))).toBe('none')
  })
})

describe('a recovery code', () => {
  it('is one of ten, of 120 bits, and opens the dashboard once, however it is typed', async () => {
    const { recoveryCodes } = await account()
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes)
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/)
    const [first = '', second = ''] = recoveryCodes
    const typed = first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'I')
    expect((await prove(await toCode(), typed)).state).toMatchObject({ recovery_codes_left: 9 })
    expect(await codeOf(prove(await toCode(), first))).toBe('invalid_grant')
    expect((await prove(await toCode(), second)).state).toMatchObject({ recovery_codes_left: 8 })
  })

  it('sent a hundred times at once succeeds exactly once', async () => {
    const { recoveryCodes } = await account()
    const steps = await Promise.all(Array.from({ length: 100 }, () => toCode()))
    const codes = await Promise.all(steps.map((token) => codeOf(prove(token, recoveryCodes[0] ?? ''))))
    expect(codes.filter((one) => one === 'none')).toHaveLength(1)
  })

  it('is nobody else’s', async () => {
    const { recoveryCodes } = await account()
    const token = await auth.invites.invite({ email: 'eve@shop.example', role: 'agent' })
    const eve = { email: 'eve@shop.example', password, ...caller }
    await enrolled(auth, await auth.staff.redeem({ token, ...eve }), () => time)
    const { token: half } = await auth.staff.signIn(eve)
    expect(await codeOf(prove(half, recoveryCodes[0] ?? ''))).toBe('invalid_grant')
  })
})

describe('what is stored', () => {
  it('holds neither the secret nor a recovery code', async () => {
    const { secret, recoveryCodes } = await account()
    const rows = await Promise.all([
      database.read(queries.selectFrom('staff_authenticators').selectAll().compile()),
      database.read(queries.selectFrom('staff_recovery_codes').selectAll().compile()),
      database.read(queries.selectFrom('staff_sessions').selectAll().compile()),
    ])
    const stored = JSON.stringify(rows)
    for (const hidden of [
      secret,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ]) {
      expect(stored).not.toContain(hidden)
    }
  })

  it('opens with its own key, for its own account, and unchanged only', async () => {
    const box = createSecretBox(new Uint8Array(32).fill(7))
    const sealed = await box.seal('a secret', 's_ada')
    expect(await box.open(sealed, 's_ada')).toBe('a secret')
    expect(await box.seal('a secret', 's_ada')).not.toBe(sealed)
    await expect(box.open(sealed, 's_eve')).rejects.toThrow()
    await expect(createSecretBox(new Uint8Array(32).fill(8)).open(sealed, 's_ada')).rejects.toThrow()
    const changed = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'Q' : 'A')
    await expect(box.open(changed, 's_ada')).rejects.toThrow()
  })
})

describe('a session between password and code', () => {
  it('is over after five minutes, and with the next step', async () => {
    const { secret } = await account()
    const late = await toCode()
    time += 5 * MINUTE
    expect(await auth.staff.progress(late)).toBeNull()
    expect(await codeOf(prove(late, await codeAt(secret, time)))).toBe('unauthorized')
    const token = await toCode()
    expect(await auth.staff.progress(token)).toEqual({ step: 'code', email })
    await prove(token, await codeAt(secret, time))
    expect(await auth.staff.progress(token)).toBeNull()
  })

  it('opens its own step and nothing else', async () => {
    const { secret, token: full } = await account()
    time += STEP
    const code = await codeAt(secret, time)
    const half = await toCode()
    expect(await auth.staff.session(half)).toBeNull()
    const { staff, ownAccount } = auth
    for (const work of [
      staff.offerAuthenticator(half),
      staff.enrol({ token: half, code, ...caller }),
      staff.declineSecondFactor({ token: half, ...caller }),
      ownAccount.show(half),
      ownAccount.renewRecoveryCodes({ token: half, proof: { code }, ...caller }),
      prove(full, code),
      staff.enrol({ token: full, code, ...caller }),
    ]) {
      expect(await codeOf(work)).toBe('unauthorized')
    }
  })
})

describe('setting up the second factor', () => {
  async function toEnrolment(role: Staff['role']) {
    const token = await auth.invites.invite({ email, role })
    return (await auth.staff.redeem({ token, email, password, ...caller })).token
  }

  it('keeps its secret when the page is loaded again, and in both of two tabs', async () => {
    const token = await toEnrolment('admin')
    const offers = await Promise.all([1, 2, 3].map(() => auth.staff.offerAuthenticator(token)))
    expect(new Set(offers.map(({ secret }) => secret)).size).toBe(1)
  })

  it('cannot be put off by admins, and by others until they want it', async () => {
    const admin = await toEnrolment('admin')
    expect(await codeOf(auth.staff.declineSecondFactor({ token: admin, ...caller }))).toBe('forbidden')
    const colleague = { email: 'grace@shop.example', password, ...caller }
    const link = await auth.invites.invite({ email: colleague.email, role: 'admin' })
    await auth.staff.redeem({ token: link, ...colleague })
    const viewer = await toEnrolment('viewer')
    expect(await auth.staff.progress(viewer)).toMatchObject({ required: false })
    const { token } = await auth.staff.declineSecondFactor({ token: viewer, ...caller })
    expect(await auth.staff.session(token)).toEqual({ email, role: 'viewer' })
    expect((await auth.staff.signIn({ email, password, ...caller })).state).toMatchObject({
      step: 'signed-in',
    })
    const offer = await auth.ownAccount.offerAuthenticator({ token, proof: { password }, ...caller })
    const code = await codeAt(offer.secret, time)
    await auth.ownAccount.replaceAuthenticator({ token, code, ...caller })
    expect((await auth.staff.signIn({ email, password, ...caller })).state).toMatchObject({ step: 'code' })
  })

  it('is due again for who becomes an admin without one', async () => {
    const viewer = await toEnrolment('viewer')
    const { token } = await auth.staff.declineSecondFactor({ token: viewer, ...caller })
    await database.write([{ query: queries.updateTable('staff').set({ role: 'admin' }).compile() }])
    expect(await auth.staff.session(token)).toBeNull()
    const again = await auth.staff.signIn({ email, password, ...caller })
    expect(again.state).toEqual({ step: 'enrolment', email, required: true })
  })

  it('in two places at once ends with one of the two', async () => {
    const first = await toEnrolment('admin')
    const second = (await auth.staff.signIn({ email, password, ...caller })).token
    const tries = await Promise.all(
      [first, second].map(async (token) => {
        const { secret } = await auth.staff.offerAuthenticator(token)
        return codeOf(auth.staff.enrol({ token, code: await codeAt(secret, time), ...caller }))
      }),
    )
    expect(tries.sort()).toEqual(['invalid_grant', 'none'])
  })
})

describe('one’s own account', () => {
  it('asks for a code before anything that would hand it over', async () => {
    const { token } = await account()
    const { ownAccount } = auth
    for (const proof of [{}, { password }]) {
      expect(await codeOf(ownAccount.offerAuthenticator({ token, proof, ...caller }))).toBe(
        'step_up_required',
      )
      expect(await codeOf(ownAccount.renewRecoveryCodes({ token, proof, ...caller }))).toBe(
        'step_up_required',
      )
    }
    const change = { password, new_password: 'another violin lantern' }
    expect(await codeOf(ownAccount.changePassword({ token, change, ...caller }))).toBe('step_up_required')
    const wrong = { ...change, password: 'not this one at all', code: '000000' }
    expect(await codeOf(ownAccount.changePassword({ token, change: wrong, ...caller }))).toBe('invalid_grant')
  })

  it('replaces the authenticator and its recovery codes, and ends every other session', async () => {
    const { secret, recoveryCodes, token: elsewhere } = await account()
    time += STEP
    const { token } = await prove(await toCode(), await codeAt(secret, time))
    const proof = { code: recoveryCodes[0] ?? '' }
    const offer = await auth.ownAccount.offerAuthenticator({ token, proof, ...caller })
    time += STEP
    const code = await codeAt(offer.secret, time)
    const next = await auth.ownAccount.replaceAuthenticator({ token, code, ...caller })
    for (const ended of [elsewhere, token]) expect(await auth.staff.session(ended)).toBeNull()
    expect(await auth.staff.session(next.token)).not.toBeNull()
    time += STEP
    expect(await codeOf(prove(await toCode(), await codeAt(secret, time)))).toBe('invalid_grant')
    expect(await codeOf(prove(await toCode(), recoveryCodes[1] ?? ''))).toBe('invalid_grant')
    expect(await codeOf(prove(await toCode(), await codeAt(offer.secret, time)))).toBe('none')
  })

  it('makes new recovery codes, and the old ones are void', async () => {
    const { secret, recoveryCodes, token } = await account()
    time += STEP
    const proof = { code: await codeAt(secret, time) }
    const fresh = await auth.ownAccount.renewRecoveryCodes({ token, proof, ...caller })
    expect(await codeOf(prove(await toCode(), recoveryCodes[0] ?? ''))).toBe('invalid_grant')
    expect(await codeOf(prove(await toCode(), fresh[0] ?? ''))).toBe('none')
    expect((await auth.ownAccount.show(token)).second_factor).toMatchObject({ recovery_codes_left: 9 })
  })

  it('changes the password, ends every other session, and costs no code while the new one is weak', async () => {
    const { secret, recoveryCodes, token: elsewhere } = await account()
    const { token } = await prove(await toCode(), recoveryCodes[0] ?? '')
    time += STEP
    const code = await codeAt(secret, time)
    const change = (next: string) =>
      auth.ownAccount.changePassword({ token, change: { password, new_password: next, code }, ...caller })
    expect(await codeOf(change('verdemuse-dashboard'))).toBe('unprocessable')
    const changed = await change('another violin lantern')
    for (const ended of [elsewhere, token]) expect(await auth.staff.session(ended)).toBeNull()
    expect(await auth.staff.session(changed.token)).not.toBeNull()
    expect(await codeOf(toCode())).toBe('unauthorized')
    const signIn = auth.staff.signIn({ email, password: 'another violin lantern', ...caller })
    expect(await codeOf(signIn)).toBe('none')
  })

  it('lists its sessions and ends them, but nobody else’s', async () => {
    const { recoveryCodes, token } = await account()
    const other = await prove(await toCode(), recoveryCodes[0] ?? '', {
      ...caller,
      device: 'Safari on iPhone',
    })
    const { sessions } = await auth.ownAccount.show(token)
    expect(sessions.map(({ device, current }) => [device, current]).sort()).toEqual([
      ['Firefox on Linux', true],
      ['Safari on iPhone', false],
    ])
    expect(await codeOf(auth.ownAccount.endSession(token, 'ss_of_someone_else'))).toBe('not_found')
    const theirs = sessions.find(({ current }) => !current)
    await auth.ownAccount.endSession(token, theirs?.session_id ?? '')
    expect(await auth.staff.session(other.token)).toBeNull()
    await prove(await toCode(), recoveryCodes[1] ?? '')
    await auth.ownAccount.endOtherSessions(token)
    expect((await auth.ownAccount.show(token)).sessions).toHaveLength(1)
  })

  it('that lost both phone and codes begins with a new second factor', async () => {
    const { token } = await account()
    const deployment = { database, audit: testAuditLog(database, () => time) }
    expect(await resetSecondFactor(deployment, ' Ada@shop.example')).toContain(
      `second factor of ${email} is gone`,
    )
    expect(await auth.staff.session(token)).toBeNull()
    const signedIn = await auth.staff.signIn({ email, password, ...caller })
    expect(signedIn.state).toEqual({ step: 'enrolment', email, required: true })
    await expect(resetSecondFactor(deployment, 'nobody@shop.example')).rejects.toThrow('no staff account')
  })
})
