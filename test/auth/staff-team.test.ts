import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditLog } from '../../server/audit/audit-log.ts'
import { listAudit } from '../../server/audit/list-audit.ts'
import type { StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import { staffDeactivate } from '../../server/cli/staff.ts'
import { randomId } from '../../server/ids.ts'
import { ProblemError } from '../../server/problem.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Staff } from '../../server/wire.ts'
import { caller, codeAt, enrolled, testAuditLog, testStaffAuth } from '../support/staff-auth.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const password = 'lantern orchard violin'
const ada = 'ada@shop.example'
const grace = 'grace@shop.example'

let time: number
let database: Database
let auth: StaffAuth
let audit: AuditLog

beforeEach(() => {
  time = Date.UTC(2026, 4, 1, 9)
  database = openSqlite(':memory:')
  audit = testAuditLog(database, () => time)
  auth = testStaffAuth({ database, audit, now: () => time })
  return () => database.close()
})

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  )
}

async function account(email: string, role: Staff['role']) {
  const token = await auth.invites.invite({ email, role })
  const signedIn = await enrolled(
    auth,
    await auth.staff.redeem({ token, email, password, ...caller }),
    () => time,
  )
  const session = await auth.staff.signedIn(signedIn.token)
  return { ...signedIn, staffId: session?.staffId ?? '' }
}

/** An account that has put its second factor off. */
async function withoutFactor(email: string, role: Staff['role']) {
  const token = await auth.invites.invite({ email, role })
  const half = await auth.staff.redeem({ token, email, password, ...caller })
  return (await auth.staff.declineSecondFactor({ token: half.token, ...caller })).token
}

const actsOf = async (person?: string) =>
  (await listAudit(database, { person }, 100)).entries.map(({ act }) => act).reverse()

describe('the team', () => {
  it('is shown to admins with what each account is like', async () => {
    const admin = await account(ada, 'admin')
    await withoutFactor(grace, 'agent')
    expect(await auth.team.people(admin.token)).toMatchObject([
      { email: ada, role: 'admin', active: true, second_factor: true, you: true },
      { email: grace, role: 'agent', active: true, second_factor: false, you: false },
    ])
  })

  it('is nobody else’s, for any of its verbs', async () => {
    const admin = await account(ada, 'admin')
    const agent = await account(grace, 'agent')
    const { team } = auth
    const verbs = (token: string) => [
      team.people(token),
      team.change(token, agent.staffId, { role: 'admin' }),
      team.change(token, admin.staffId, { active: false }),
      team.resetSecondFactor(token, admin.staffId),
      team.invitations(token),
      team.invite(token, { email: 'eve@shop.example', role: 'admin' }),
      team.withdraw(token, 'inv_x'),
      team.settings(token),
      team.changeSettings(token, { second_factor_for_everyone: false }),
    ]
    expect(await Promise.all(verbs(agent.token).map(codeOf))).toEqual(Array(9).fill('forbidden'))
    expect(await Promise.all(verbs('staff_made_up').map(codeOf))).toEqual(Array(9).fill('unauthorized'))
  })

  it('is changed only within ten minutes of a code, and a code opens it again', async () => {
    const admin = await account(ada, 'admin')
    const agent = await account(grace, 'agent')
    time += 10 * MINUTE + 1
    const change = () => auth.team.change(admin.token, agent.staffId, { role: 'viewer' })
    expect(await codeOf(change())).toBe('step_up_required')
    expect(await codeOf(auth.team.people(admin.token)), 'which reading needs not').toBe('none')
    const stepUp = (code: string) =>
      auth.ownAccount.stepUp({ token: admin.token, proof: { code }, ...caller })
    expect(await codeOf(auth.ownAccount.stepUp({ token: admin.token, proof: { password }, ...caller }))).toBe(
      'step_up_required',
    )
    expect(await codeOf(stepUp('000000'))).toBe('invalid_grant')
    const code = await codeAt(admin.secret, time)
    await stepUp(code)
    expect(await codeOf(stepUp(code)), 'each code once').toBe('invalid_grant')
    expect(await change()).toMatchObject({ role: 'viewer' })
    expect(await actsOf(admin.staffId)).toEqual(
      expect.arrayContaining(['step-up', 'step-up-failed', 'role-changed']),
    )
  })
})

describe('an account', () => {
  it('whose role changes is signed out at once', async () => {
    const admin = await account(ada, 'admin')
    const agent = await account(grace, 'agent')
    await auth.team.change(admin.token, agent.staffId, { role: 'viewer' })
    expect(await auth.staff.session(agent.token)).toBeNull()
    expect(await auth.staff.session(admin.token)).not.toBeNull()
  })

  it('that is deactivated has no way in, from wherever it was, until it is reactivated', async () => {
    const admin = await account(ada, 'admin')
    const agent = await account(grace, 'agent')
    time += 30_000
    const half = await auth.staff.signIn({ email: grace, password, ...caller })
    const link = await auth.invites.invite({ email: grace, role: 'agent' })
    await auth.team.change(admin.token, agent.staffId, { active: false })

    const code = await codeAt(agent.secret, time)
    expect(await auth.staff.session(agent.token)).toBeNull()
    expect(await auth.staff.progress(half.token)).toBeNull()
    expect(await codeOf(auth.staff.proveCode({ token: half.token, code, ...caller }))).toBe('unauthorized')
    expect(await codeOf(auth.staff.signIn({ email: grace, password, ...caller }))).toBe('unauthorized')
    expect(await codeOf(auth.staff.redeem({ token: link, email: grace, password, ...caller }))).toBe(
      'invalid_grant',
    )
    expect(await codeOf(auth.ownAccount.show(agent.token))).toBe('unauthorized')

    await auth.team.change(admin.token, agent.staffId, { active: true })
    expect(await auth.staff.session(agent.token), 'not the old session').toBeNull()
    expect((await auth.staff.signIn({ email: grace, password, ...caller })).state.step).toBe('code')
    expect(await actsOf(agent.staffId)).toEqual(expect.arrayContaining(['deactivated', 'reactivated']))
  })

  it('of the last active admin can be neither deactivated nor demoted, by nobody', async () => {
    const admin = await account(ada, 'admin')
    const other = await account(grace, 'admin')
    await auth.team.change(admin.token, other.staffId, { active: false })
    for (const change of [{ role: 'viewer' }, { active: false }, { role: 'agent', active: false }] as const) {
      expect(await codeOf(auth.team.change(admin.token, admin.staffId, change))).toBe('forbidden')
    }
    const deployment = { database, audit, now: () => time, newId: randomId }
    await expect(staffDeactivate(deployment, ada)).rejects.toThrow('last active admin')
    expect(await auth.staff.session(admin.token)).toEqual({ email: ada, role: 'admin' })
    expect(await actsOf()).not.toContain('role-changed')
  })

  it('of an admin is left when two admins go for each other at the same moment', async () => {
    for (const change of [{ role: 'viewer' }, { active: false }] as const) {
      for (let round = 0; round < 25; round++) {
        const email = `ada${round}${Object.keys(change)}@shop.example`
        const one = await account(email, 'admin')
        const two = await account(`x${email}`, 'admin')
        const others = (await auth.team.people(one.token)).filter(
          ({ staff_id: id, role, active }) =>
            role === 'admin' && active && ![one.staffId, two.staffId].includes(id),
        )
        for (const { staff_id: id } of others) await auth.team.change(one.token, id, { active: false })
        const codes = await Promise.all([
          codeOf(auth.team.change(one.token, two.staffId, change)),
          codeOf(auth.team.change(two.token, one.staffId, change)),
        ])
        expect(codes.filter((code) => code === 'none')).toHaveLength(1)
      }
    }
  })

  it('that lost its authenticator gets a new one; nobody resets their own', async () => {
    const admin = await account(ada, 'admin')
    const agent = await account(grace, 'agent')
    await auth.team.resetSecondFactor(admin.token, agent.staffId)
    expect(await auth.staff.session(agent.token)).toBeNull()
    expect((await auth.staff.signIn({ email: grace, password, ...caller })).state.step).toBe('enrolment')
    expect(await codeOf(auth.team.resetSecondFactor(admin.token, admin.staffId))).toBe('forbidden')
    expect(await codeOf(auth.team.resetSecondFactor(admin.token, 's_nobody'))).toBe('not_found')
  })
})

describe('an invitation of the dashboard', () => {
  it('stands for 72 hours, and its link opens one account once', async () => {
    const admin = await account(ada, 'admin')
    const { invitation, setUpToken } = await auth.team.invite(admin.token, {
      email: ' Grace@Shop.example ',
      role: 'agent',
    })
    expect(invitation).toMatchObject({ email: grace, role: 'agent', invited_by: ada })
    expect(await auth.team.invitations(admin.token)).toEqual([invitation])
    expect(JSON.stringify(invitation)).not.toContain(setUpToken)
    time += 72 * HOUR - 1
    const redeem = () => auth.staff.redeem({ token: setUpToken, email: grace, password, ...caller })
    expect((await redeem()).state).toMatchObject({ step: 'enrolment' })
    expect(await codeOf(redeem())).toBe('invalid_grant')
  })

  it('is void after that, once withdrawn, and once there is a newer one', async () => {
    const admin = await account(ada, 'admin')
    const invite = () => auth.team.invite(admin.token, { email: grace, role: 'agent' })
    const redeem = (token: string) => codeOf(auth.staff.redeem({ token, email: grace, password, ...caller }))
    const first = await invite()
    const second = await invite()
    expect(await redeem(first.setUpToken)).toBe('invalid_grant')
    await auth.team.withdraw(admin.token, second.invitation.invitation_id)
    expect(await redeem(second.setUpToken)).toBe('invalid_grant')
    expect(await codeOf(auth.team.withdraw(admin.token, second.invitation.invitation_id))).toBe('not_found')
    const third = await invite()
    time += 72 * HOUR
    expect(await redeem(third.setUpToken)).toBe('invalid_grant')
  })

  it('is not made for who has an account', async () => {
    const admin = await account(ada, 'admin')
    await account(grace, 'viewer')
    expect(await codeOf(auth.team.invite(admin.token, { email: grace, role: 'admin' }))).toBe('unprocessable')
    expect(await codeOf(auth.team.invite(admin.token, { email: ada, role: 'viewer' }))).toBe('unprocessable')
  })

  it('sent a thousand times at once makes one account', async () => {
    const admin = await account(ada, 'admin')
    const { setUpToken } = await auth.team.invite(admin.token, { email: grace, role: 'agent' })
    const first = await Promise.all(
      Array.from({ length: 1000 }, () =>
        codeOf(auth.staff.redeem({ token: setUpToken, email: grace, password, ...caller })),
      ),
    )
    expect(first.filter((code) => code === 'none')).toHaveLength(1)
    expect(first.filter((code) => code === 'invalid_grant')).toHaveLength(999)
  })
})

describe('the first link', () => {
  it('sent a thousand times at once makes one admin', async () => {
    const token = (await auth.invites.inviteFirst()) ?? ''
    const codes = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        codeOf(auth.staff.redeem({ token, email: `a${n}@shop.example`, password, ...caller })),
      ),
    )
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.filter((code) => code === 'invalid_grant')).toHaveLength(999)
    expect(await actsOf()).toEqual(['set-up'])
  })
})

describe('an authenticator app for everyone', () => {
  it('signs out who has none, and no path goes round it', async () => {
    const admin = await account(ada, 'admin')
    const viewer = await withoutFactor(grace, 'viewer')
    expect(await auth.staff.session(viewer)).not.toBeNull()
    await auth.team.changeSettings(admin.token, { second_factor_for_everyone: true })
    expect(await auth.staff.session(viewer)).toBeNull()
    const again = await auth.staff.signIn({ email: grace, password, ...caller })
    expect(again.state).toEqual({ step: 'enrolment', email: grace, required: true })
    expect(await codeOf(auth.staff.declineSecondFactor({ token: again.token, ...caller }))).toBe('forbidden')
    const invited = await auth.team.invite(admin.token, { email: 'new@shop.example', role: 'viewer' })
    const made = await auth.staff.redeem({
      token: invited.setUpToken,
      email: 'new@shop.example',
      password,
      ...caller,
    })
    expect(made.state).toMatchObject({ step: 'enrolment', required: true })
    expect(await codeOf(auth.staff.declineSecondFactor({ token: made.token, ...caller }))).toBe('forbidden')
    const enrolledNow = await enrolled(auth, again, () => time)
    expect(await auth.staff.session(enrolledNow.token)).toEqual({ email: grace, role: 'viewer' })
  })
})

describe('the audit log', () => {
  it('has every act of an account from its first day to its last, and nothing personal but what must be', async () => {
    const admin = await account(ada, 'admin')
    time += 30_000
    await codeOf(auth.staff.signIn({ email: ada, password: 'wrong', ...caller }))
    await codeOf(auth.staff.signIn({ email: 'my password typed here', password: 'wrong', ...caller }))
    const half = await auth.staff.signIn({ email: ada, password, ...caller })
    await codeOf(auth.staff.proveCode({ token: half.token, code: '000000', ...caller }))
    const code = admin.recoveryCodes[0] ?? ''
    const opened = await auth.staff.proveCode({ token: half.token, code, ...caller })
    const proof = { code: await codeAt(admin.secret, time) }
    await auth.ownAccount.renewRecoveryCodes({ token: opened.token, proof, ...caller })
    time += 30_000
    const change = {
      password,
      new_password: 'another violin lantern',
      code: await codeAt(admin.secret, time),
    }
    const renewed = await auth.ownAccount.changePassword({ token: opened.token, change, ...caller })
    await auth.ownAccount.endOtherSessions(renewed.token)
    await auth.staff.signOut(renewed.token)
    expect(await actsOf()).toEqual([
      'invited',
      'set-up',
      'second-factor-on',
      'sign-in',
      'sign-in-failed',
      'sign-in-failed',
      'sign-in-failed',
      'recovery-code-used',
      'sign-in',
      'recovery-codes-renewed',
      'password-changed',
      'session-ended',
      'sign-out',
    ])
    const { entries } = await listAudit(database, {})
    const text = JSON.stringify(entries.map(({ actor: _, subject_person: __, ...kept }) => kept))
    expect(text).not.toMatch(/typed here|192\.0\.2|another violin/)
    expect(text.match(/ada@/g), 'the invitation’s').toHaveLength(1)
  })
})
