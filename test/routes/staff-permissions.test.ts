import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditLog } from '../../server/audit/audit-log.ts'
import type { StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import type { Router } from '../../server/routes/router.ts'
import { reaches, staffPermissions } from '../../server/routes/staff-permissions.ts'
import { appendMessage, insertConversation } from '../../server/store/conversations.ts'
import { type Database, StorageUnavailable } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { Staff } from '../../server/wire.ts'
import { staffApp } from '../support/staff-app.ts'
import { caller, enrolled, testAuditLog, testStaffAuth } from '../support/staff-auth.ts'

const OWN = 'http://127.0.0.1:8787'
const password = 'lantern orchard violin'
const roles = ['viewer', 'agent', 'admin'] as const

let time: number
let database: Database
let auth: StaffAuth
let audit: AuditLog
let app: Router

beforeEach(() => {
  time = Date.UTC(2026, 4, 1, 9)
  database = openSqlite(':memory:')
  audit = testAuditLog(database, () => time)
  auth = testStaffAuth({ database, audit, now: () => time })
  app = staffApp({ auth, audit, database, now: () => time })
  return () => database.close()
})

/** Every route of the API description, with something in place of ids. */
function describedRoutes() {
  const { paths = {} } = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '', version: '' },
  })
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => ({
      name: `${verb.toUpperCase()} ${path.replace('/v1/staff', '')}`,
      method: verb.toUpperCase(),
      address: OWN + path.replace('{figure}', 'confirmed').replace(/\{\w+\}/g, 'x'),
    })),
  )
}

const bodies: Record<string, object> = {
  'POST /setup': { token: 'x', email: 'eve@shop.example', password },
  'POST /sign-in': { email: 'eve@shop.example', password },
  'POST /sign-in/code': { code: '000000' },
  'POST /enrolment/confirm': { code: '000000' },
  'POST /account/authenticator/confirm': { code: '000000' },
  'POST /account/password': { password: 'wrong', new_password: 'another violin lantern' },
  'PATCH /people/{staff_id}': { role: 'admin', active: true },
  'POST /invitations': { email: 'eve@shop.example', role: 'admin' },
  'PATCH /settings': { second_factor_for_everyone: false },
}

async function account(email: string, role: Staff['role']) {
  const token = await auth.invites.invite({ email, role })
  const opened = await auth.staff.redeem({ token, email, password, ...caller })
  return enrolled(auth, opened, () => time)
}

/** A session of each kind, as a cookie. */
async function sessions() {
  const admin = await account('admin@shop.example', 'admin')
  const agent = await account('agent@shop.example', 'agent')
  const viewer = await account('viewer@shop.example', 'viewer')
  const gone = await account('gone@shop.example', 'admin')
  const half = await auth.staff.signIn({ email: 'admin@shop.example', password, ...caller })
  const link = await auth.invites.invite({ email: 'new@shop.example', role: 'admin' })
  const newcomer = { token: link, email: 'new@shop.example', password, ...caller }
  const enrolment = await auth.staff.redeem(newcomer)
  const people = await auth.team.people(admin.token)
  const id = people.find(({ email }) => email === 'gone@shop.example')?.staff_id ?? ''
  await auth.team.change(admin.token, id, { active: false })
  const cookie = ({ token }: { token: string }) => `verdemuse_staff=${token}`
  return {
    none: '',
    'made up': 'verdemuse_staff=staff_made_up',
    deactivated: cookie(gone),
    'half signed in': cookie(half),
    'setting up': cookie(enrolment),
    viewer: cookie(viewer),
    agent: cookie(agent),
    admin: cookie(admin),
  }
}

const sameOrigin = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

async function answer(
  route: ReturnType<typeof describedRoutes>[number],
  headers: Record<string, string>,
): Promise<string> {
  const body = route.method === 'GET' ? null : JSON.stringify(bodies[route.name] ?? {})
  const response = await app.request(route.address, { method: route.method, headers, body })
  const problem = response.headers.get('content-type') === 'application/problem+json'
  const code = problem ? (await response.json()).code : ''
  await response.body?.cancel().catch(() => {})
  return `${response.status} ${code}`.trim()
}

describe('every route of staff', () => {
  it('stands in the table of permissions, and nothing else does', () => {
    const described = describedRoutes().map(({ name }) => name)
    expect(described.sort()).toEqual(Object.keys(staffPermissions).sort())
  })

  it('answers those whom the table names, and nobody else', async () => {
    const cookies = await sessions()
    // What ends the session comes last.
    const routes = describedRoutes().sort((a, b) => Number(isSignOut(a.name)) - Number(isSignOut(b.name)))
    for (const route of routes) {
      const needed = staffPermissions[route.name]
      for (const [who, cookie] of Object.entries(cookies)) {
        if (isSignOut(route.name) && who === 'admin') continue
        const got = await answer(route, { ...sameOrigin, cookie })
        const role = roles.find((name) => name === who)
        const told = `${route.name} as ${who}: ${got}`
        expect(got, told).not.toMatch(/^5/)
        if (needed === 'anyone' || needed === 'half-signed-in' || needed === undefined) {
          if (role && needed === 'half-signed-in' && route.method === 'POST') {
            expect(told).toBe(`${route.name} as ${who}: 401 unauthorized`)
          }
          continue
        }
        if (!role) expect(told).toBe(`${route.name} as ${who}: 401 unauthorized`)
        else if (reaches(role, needed)) expect(told).not.toMatch(/ (401|403 forbidden)/)
        else expect(told).toBe(`${route.name} as ${who}: 403 forbidden`)
      }
    }
    expect(await auth.team.people(cookies.admin.split('=')[1] ?? '')).toHaveLength(5)
  })

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['with a foreign Origin', { origin: 'https://evil.example' }],
    ['with the Origin of another port', { origin: 'http://127.0.0.1:8788' }],
    ['with a foreign Origin, as a form sends it', { origin: 'null', 'content-type': 'text/plain' }],
  ])('refuses an admin’s browser %s', async (_, headers) => {
    const { admin: cookie } = await sessions()
    for (const route of describedRoutes()) {
      const got = await answer(route, { 'content-type': 'application/json', ...headers, cookie })
      expect(`${route.name}: ${got}`).toBe(`${route.name}: 403 forbidden`)
    }
    expect(await auth.team.invitations(cookie.split('=')[1] ?? '')).toEqual([])
  })

  it('that changes something refuses what is not JSON, and what says not where it comes from', async () => {
    const { admin: cookie } = await sessions()
    for (const route of describedRoutes().filter(({ method }) => method !== 'GET')) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const got = await answer(route, { ...sameOrigin, 'content-type': type, cookie })
        expect(`${route.name}: ${got}`).toBe(`${route.name}: 415 unsupported_media_type`)
      }
      const silent = await answer(route, { 'content-type': 'application/json', cookie })
      expect(`${route.name}: ${silent}`).toBe(`${route.name}: 403 forbidden`)
    }
  })
})

describe('a live stream', () => {
  it.each([
    ['is deactivated', { active: false }],
    ['gets another role', { role: 'viewer' }],
  ] as const)('closes when its reader %s', async (_, change) => {
    const { agent, admin } = await sessions()
    const token = admin.split('=')[1] ?? ''
    const response = await app.request(`${OWN}/v1/staff/live`, { headers: { cookie: agent } })
    const reader = response.body?.getReader()
    await reader?.read()
    const people = await auth.team.people(token)
    const id = people.find(({ email }) => email === 'agent@shop.example')?.staff_id ?? ''
    await auth.team.change(token, id, change)
    expect((await reader?.read())?.done).toBe(true)
  })
})

const isSignOut = (name: string) => name === 'POST /sign-out'

describe('reading what shoppers wrote', () => {
  const get = (path: string, cookie: string) => app.request(`${OWN}/v1/staff${path}`, { headers: { cookie } })

  async function conversation() {
    const session = { sessionId: 's_1', visitorId: 'v_1', createdAt: time, expiresAt: time }
    const message = {
      conversation_id: 'c_1',
      message_id: 'm_1',
      role: 'shopper',
      text: 'Where is it?',
      turn_id: null,
      created_at: time,
    } as const
    await database.write(
      [insertVisitorSession(session), insertConversation('c_1', 'v_1', time), appendMessage(message)].flat(),
    )
  }

  const told = async (cookie: string) => {
    const { entries } = await (await get('/audit', cookie)).json()
    return entries
      .filter(({ act }: { act: string }) => /opened/.test(act))
      .map(({ act, subject, details }: Record<string, unknown>) => [act, subject, details])
  }

  it('is told by the audit log, which says whether it is whole', async () => {
    await conversation()
    const { admin } = await sessions()
    expect((await get('/conversations/c_1', admin)).status).toBe(200)
    expect((await get('/conversations/none', admin)).status).toBe(404)
    expect((await get('/figures/confirmed/conversations?range=7d', admin)).status).toBe(200)
    expect(await told(admin)).toEqual([
      ['figure-opened', 'confirmed', { range: '7d', part: 'part' }],
      ['conversation-opened', 'c_1', null],
    ])
    const page = await (await get('/audit?act=conversation-opened', admin)).json()
    expect(page).toMatchObject({
      entries: [{ actor: { email: 'admin@shop.example' } }],
      next: null,
      chain: { state: 'whole' },
    })
    const person = page.entries[0].actor.staff_id
    const theirs = await (await get(`/audit?person=${person}&before=3`, admin)).json()
    expect(theirs.entries.map(({ seq }: { seq: number }) => seq)).toEqual([2])
  })

  it('is told once while a page loads again and again', async () => {
    await conversation()
    const { viewer, admin } = await sessions()
    const look = () => app.request(`${OWN}/v1/staff/conversations/c_1`, { headers: { cookie: viewer } })
    for (let i = 0; i < 5; i++) await look()
    expect(await told(admin)).toHaveLength(1)
    time += 16 * 60_000
    await look()
    expect(await told(admin)).toHaveLength(2)
  })

  it('is not shown while it cannot be told', async () => {
    await conversation()
    const { viewer } = await sessions()
    const full: Database = {
      ...database,
      write: async () => {
        throw new StorageUnavailable('full')
      },
    }
    const refused = staffApp({
      auth,
      audit: testAuditLog(full, () => time),
      database,
      now: () => time,
    }).request(`${OWN}/v1/staff/conversations/c_1`, { headers: { cookie: viewer } })
    const response = await refused
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('Where is it?')
  })
})
