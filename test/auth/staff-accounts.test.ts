import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import type { StaffAccounts } from '../../server/auth/staff/staff-accounts.ts'
import type { StaffInvites } from '../../server/auth/staff/staff-invites.ts'
import { ProblemError } from '../../server/problem.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { caller, codeAt, enrolled, plainHasher, testStaffAuth } from '../support/staff-auth.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PASSWORD = 'lantern orchard violin'

let time: number
let verified: string[]
let database: Database
let auth: StaffAuth
let staff: StaffAccounts
let invites: StaffInvites

function begin({ rateLimitScale = 0 } = {}) {
  const hasher = {
    ...plainHasher,
    verify: (hash: string, password: string) => {
      verified.push(hash)
      return plainHasher.verify(hash, password)
    },
  }
  auth = testStaffAuth({ database, now: () => time, hasher, rateLimitScale })
  staff = auth.staff
  invites = auth.invites
}

beforeEach(() => {
  time = Date.UTC(2026, 4, 1, 9)
  verified = []
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

async function firstAdmin(email = 'ada@shop.example') {
  const token = (await invites.inviteFirst()) ?? ''
  const opened = await staff.redeem({ token, email, password: PASSWORD, ...caller })
  return enrolled(auth, opened, () => time)
}

describe('the first set-up link', () => {
  it('makes an admin, who is signed in once the second factor is set up', async () => {
    const token = (await invites.inviteFirst()) ?? ''
    const made = await staff.redeem({ token, email: ' Ada@Shop.example ', password: PASSWORD, ...caller })
    expect(made.state).toEqual({ step: 'enrolment', email: 'ada@shop.example', required: true })
    expect(await staff.session(made.token)).toBeNull()
    const session = await enrolled(auth, made, () => time)
    expect(await staff.session(session.token)).toEqual({ email: 'ada@shop.example', role: 'admin' })
  })

  it('is not made once there is an account', async () => {
    await firstAdmin()
    expect(await invites.inviteFirst()).toBeUndefined()
  })

  it('voids the unused link of an earlier start', async () => {
    const earlier = (await invites.inviteFirst()) ?? ''
    await invites.inviteFirst()
    const redeemed = staff.redeem({ token: earlier, email: 'a@b.example', password: PASSWORD, ...caller })
    expect(await codeOf(redeemed)).toBe('invalid_grant')
  })

  it('is void once an account was made another way', async () => {
    const first = (await invites.inviteFirst()) ?? ''
    const other = await invites.invite({ email: 'grace@shop.example', role: 'agent' })
    await staff.redeem({ token: other, email: 'grace@shop.example', password: PASSWORD, ...caller })
    const redeemed = staff.redeem({ token: first, email: 'eve@b.example', password: PASSWORD, ...caller })
    expect(await codeOf(redeemed)).toBe('invalid_grant')
  })

  it('expires after 24 hours', async () => {
    const token = (await invites.inviteFirst()) ?? ''
    time += 24 * HOUR
    const redeemed = staff.redeem({ token, email: 'a@b.example', password: PASSWORD, ...caller })
    expect(await codeOf(redeemed)).toBe('invalid_grant')
  })

  it('makes exactly one account when two people use it at the same moment', async () => {
    for (let round = 0; round < 50; round++) {
      const token = (await invites.inviteFirst()) ?? ''
      const codes = await Promise.all(
        ['one@shop.example', 'two@shop.example'].map((email) =>
          codeOf(staff.redeem({ token, email, password: PASSWORD, ...caller })),
        ),
      )
      expect(codes.sort()).toEqual(['invalid_grant', 'none'])
      const rows = await database.read(queries.selectFrom('staff').select('email').compile())
      expect(rows).toHaveLength(1)
      await database.write([{ query: queries.deleteFrom('staff').compile() }])
    }
  })

  it('survives a weak password and can be used again', async () => {
    const token = (await invites.inviteFirst()) ?? ''
    const weak = staff.redeem({ token, email: 'a@b.example', password: 'verdemuse-dashboard', ...caller })
    expect(await codeOf(weak)).toBe('unprocessable')
    const strong = staff.redeem({ token, email: 'a@b.example', password: PASSWORD, ...caller })
    expect(await codeOf(strong)).toBe('none')
  })

  it('is kept as a hash only', async () => {
    const token = (await invites.inviteFirst()) ?? ''
    const { token: session } = await staff.redeem({
      token,
      email: 'a@b.example',
      password: PASSWORD,
      ...caller,
    })
    const rows = await Promise.all([
      database.read(queries.selectFrom('staff_invites').selectAll().compile()),
      database.read(queries.selectFrom('staff_sessions').selectAll().compile()),
    ])
    const stored = JSON.stringify(rows)
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(session)
    expect(stored).toMatch(/"token_hash":"[0-9a-f]{64}"/)
  })
})

describe('an invitation', () => {
  it('gives its role, and only to its e-mail address', async () => {
    const token = await invites.invite({ email: 'Grace@shop.example', role: 'viewer' })
    const stranger = staff.redeem({ token, email: 'eve@b.example', password: PASSWORD, ...caller })
    expect(await codeOf(stranger)).toBe('unprocessable')
    const made = await staff.redeem({ token, email: 'grace@shop.example', password: PASSWORD, ...caller })
    const { token: session } = await enrolled(auth, made, () => time)
    expect(await staff.session(session)).toMatchObject({ role: 'viewer' })
  })

  it('gives an existing account a new password, ends its sessions and asks for its second factor', async () => {
    const before = await firstAdmin()
    const token = await invites.invite({ email: 'ada@shop.example', role: 'viewer' })
    const password = 'another violin lantern'
    const redeem = () => staff.redeem({ token, email: 'ada@shop.example', password, ...caller })
    expect(await codeOf(redeem()), 'the last admin').toBe('forbidden')
    const other = await invites.invite({ email: 'grace@shop.example', role: 'admin' })
    await staff.redeem({ token: other, email: 'grace@shop.example', password, ...caller })
    const redeemed = await redeem()
    expect(redeemed.state).toEqual({ step: 'code', email: 'ada@shop.example' })
    expect(await staff.session(before.token)).toBeNull()
    expect(await codeOf(staff.signIn({ email: 'ada@shop.example', password: PASSWORD, ...caller }))).toBe(
      'unauthorized',
    )
    time += 30_000
    const code = await codeAt(before.secret, time)
    const after = await staff.proveCode({ token: redeemed.token, code, ...caller })
    expect(after.state).toMatchObject({ staff: { role: 'viewer' } })
  })
})

describe('signing in', () => {
  it('takes the right password, however its accents were typed', async () => {
    const token = (await invites.inviteFirst()) ?? ''
    await staff.redeem({ token, email: 'a@b.example', password: 'crème brûlée violin', ...caller })
    const typed = 'crème brûlée violin'.normalize('NFD')
    expect(await codeOf(staff.signIn({ email: 'A@b.example', password: typed, ...caller }))).toBe('none')
  })

  it('answers an unknown address and a wrong password alike, after the same work', async () => {
    await firstAdmin()
    const failures = []
    for (const email of ['ada@shop.example', 'nobody@shop.example']) {
      failures.push(
        await staff.signIn({ email, password: 'wrong', ...caller }).catch((error: unknown) => error),
      )
    }
    expect(failures[0]).toEqual(failures[1])
    expect(failures[0]).toMatchObject({ code: 'unauthorized' })
    expect(verified).toHaveLength(2)
  })

  it('refuses the sixth try from an address within 20 s and says when to come back', async () => {
    begin({ rateLimitScale: 1 })
    const tries = []
    for (let i = 0; i < 6; i++) {
      tries.push(
        await staff
          .signIn({ email: `${i}@b.example`, password: 'wrong', ...caller })
          .catch((error: unknown) => error),
      )
    }
    expect(tries[4]).toMatchObject({ code: 'unauthorized' })
    expect(tries[5]).toMatchObject({ code: 'rate_limited' })
    const { headers } = tries[5] as ProblemError
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(20)
  })

  it('refuses the 21st try on an account, but not to its owner where they signed in before', async () => {
    begin({ rateLimitScale: 1 })
    const owner = { ...caller, email: 'ada@shop.example', password: PASSWORD, address: '198.51.100.7' }
    const token = (await invites.inviteFirst()) ?? ''
    await enrolled(auth, await staff.redeem({ ...owner, token }), () => time, owner)
    const codes = []
    for (let i = 0; i < 21; i++) {
      const stranger = `203.0.113.${i}`
      codes.push(await codeOf(staff.signIn({ ...owner, password: 'wrong', address: stranger })))
    }
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('unauthorized'))
    expect(codes[20]).toBe('rate_limited')
    expect(await codeOf(staff.signIn(owner))).toBe('none')
  })
})

describe('a session', () => {
  it('ends an hour after its last use', async () => {
    const { token } = await firstAdmin()
    time += HOUR - 1
    expect(await staff.session(token)).not.toBeNull()
    time += HOUR - 1
    expect(await staff.session(token)).not.toBeNull()
    time += HOUR
    expect(await staff.session(token)).toBeNull()
  })

  it('ends 12 hours after its start, however much it is used', async () => {
    const { token } = await firstAdmin()
    for (let used = 0; used < 12 * 60 - 1; used += 30) {
      expect(await staff.session(token)).not.toBeNull()
      time += 30 * MINUTE
    }
    expect(await staff.session(token)).toBeNull()
  })

  it('is not prolonged by a look that is no use', async () => {
    const { token } = await firstAdmin()
    time += HOUR - 1
    expect(await staff.session(token, { use: false })).not.toBeNull()
    time += 1
    expect(await staff.session(token)).toBeNull()
  })

  it('notes its use at most once a minute', async () => {
    const { token } = await firstAdmin()
    const started = time
    const lastSeen = async () =>
      (await database.read(queries.selectFrom('staff_sessions').select('last_seen_at').compile()))[0]
        ?.last_seen_at
    time += MINUTE - 1
    await staff.session(token)
    expect(await lastSeen()).toBe(started)
    time += 1
    await staff.session(token)
    expect(await lastSeen()).toBe(time)
  })

  it('is over at once when signed out, or when its account is gone', async () => {
    const first = await firstAdmin()
    await staff.signOut(first.token)
    expect(await staff.session(first.token)).toBeNull()
    time += MINUTE
    const half = await staff.signIn({ email: 'ada@shop.example', password: PASSWORD, ...caller })
    const code = await codeAt(first.secret, time)
    const second = await staff.proveCode({ token: half.token, code, ...caller })
    await database.write([{ query: queries.deleteFrom('staff').compile() }])
    expect(await staff.session(second.token)).toBeNull()
  })

  it('is nobody’s for a made-up token', async () => {
    expect(await staff.session('')).toBeNull()
    expect(await staff.session('staff_AAAAAAAAAAAAAAAAAAAAAA')).toBeNull()
  })
})
