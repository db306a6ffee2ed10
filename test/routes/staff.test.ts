import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { staffApp } from '../support/staff-app.ts'
import { codeAt, testAuditLog, testStaffAuth } from '../support/staff-auth.ts'

const OWN = 'http://127.0.0.1:8787'
const email = 'ada@shop.example'
const password = 'lantern orchard violin'

let time: number
let database: Database
let auth: StaffAuth
let listeners: Set<() => void>

beforeEach(() => {
  time = Date.UTC(2026, 4, 1, 9)
  database = openSqlite(':memory:')
  listeners = new Set()
  auth = testStaffAuth({ database, now: () => time })
  return () => database.close()
})

const createApp = (publicUrl?: string) =>
  staffApp({
    auth,
    audit: testAuditLog(database, () => time),
    database,
    now: () => time,
    listeners,
    publicUrl,
  })

const json = { 'content-type': 'application/json' }
const sameOrigin = { ...json, 'sec-fetch-site': 'same-origin' }

function post(path: string, body: unknown, headers: Record<string, string> = sameOrigin, base = OWN) {
  return createApp().request(`${base}/v1/staff${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const get = (path: string, headers: Record<string, string> = {}) =>
  createApp().request(`${OWN}/v1/staff${path}`, { headers })

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''

/** A new admin, before the second factor. */
async function halfSignedIn(as = email): Promise<{ cookie: string }> {
  const token = await auth.invites.invite({ email: as, role: 'admin' })
  return { cookie: cookieOf(await post('/setup', { token, email: as, password })) }
}

async function signedIn(): Promise<{ cookie: string; secret: string }> {
  const { cookie } = await halfSignedIn()
  const { secret } = await (await post('/enrolment', {}, { ...sameOrigin, cookie })).json()
  const code = await codeAt(secret, time)
  return { cookie: cookieOf(await post('/enrolment/confirm', { code }, { ...sameOrigin, cookie })), secret }
}

const signedInHeaders = async () => ({ cookie: (await signedIn()).cookie })

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return (await response.json()).code
}

describe('POST /setup', () => {
  it('makes the account and leads on by a cookie that scripts cannot read', async () => {
    const token = await auth.invites.inviteFirst()
    const response = await post('/setup', { token, email, password })
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ step: 'enrolment', email, required: true })
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^verdemuse_staff=staff_[\w-]{22};/)
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(attribute)
    expect(cookie).not.toMatch(/Secure|Domain/)
  })

  it('says in which field the password is weak', async () => {
    const token = await auth.invites.inviteFirst()
    const response = await post('/setup', { token, email, password: 'passwordpassword' })
    expect(response.status).toBe(422)
    expect((await response.json()).errors).toEqual([{ path: 'password', message: expect.any(String) }])
  })

  it('refuses a token that is null, empty, missing or a list', async () => {
    for (const token of [null, '', undefined, [], { not: 'a' }, 'setup_unknown']) {
      const response = await post('/setup', { token, email, password })
      expect([400, 422]).toContain(response.status)
    }
  })
})

describe('signing in', () => {
  it('opens what is closed without it', async () => {
    for (const path of [
      '/me',
      '/overview',
      '/live',
      '/gaps',
      '/figures/confirmed/conversations',
      '/conversations',
      '/conversations/c_1',
    ]) {
      expect(await codeOf(await get(path))).toBe('unauthorized')
      expect(await codeOf(await get(path, { cookie: 'verdemuse_staff=staff_made_up' }))).toBe('unauthorized')
    }
    const { secret } = await signedIn()
    time += 30_000
    const half = cookieOf(await post('/sign-in', { email, password }))
    const headers = { ...sameOrigin, cookie: half }
    const response = await post('/sign-in/code', { code: await codeAt(secret, time) }, headers)
    const cookie = cookieOf(response)
    expect(cookie).not.toBe(half)
    expect(await (await get('/me', { cookie })).json()).toEqual({ email, role: 'admin' })
    expect((await get('/session', { cookie: half })).status, 'the step before is over').toBe(401)
  })

  it('needs a body, even where an empty one would do', async () => {
    for (const path of ['/setup', '/sign-in', '/sign-out']) {
      const response = await post(path, '')
      expect(await codeOf(response), path).toBe('malformed_json')
    }
  })

  it('ends with the sign-out, for the cookie and for whoever copied it', async () => {
    const { cookie } = await signedIn()
    const response = await post('/sign-out', {}, { ...sameOrigin, cookie })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toMatch(/^verdemuse_staff=;.*Max-Age=0/)
    expect((await get('/me', { cookie })).status).toBe(401)
  })

  it('again ends the session that this browser had', async () => {
    const { cookie } = await signedIn()
    await post('/sign-in', { email, password: 'wrong' }, { ...sameOrigin, cookie })
    expect((await get('/me', { cookie })).status).toBe(200)
    await post('/sign-in', { email, password }, { ...sameOrigin, cookie })
    expect((await get('/me', { cookie })).status).toBe(401)
  })

  it('uses a __Host- cookie behind https', async () => {
    const token = await auth.invites.inviteFirst()
    const app = createApp('https://support.shop.example')
    for (const base of ['http://support.shop.example', 'http://10.0.0.5:8787']) {
      const response = await app.request(`${base}/v1/staff/setup`, {
        method: 'POST',
        headers: { ...json, origin: 'https://support.shop.example' },
        body: JSON.stringify({ token, email, password: 'weak' }),
      })
      expect(response.status, 'past the transport check, up to the weak password').toBe(422)
    }
    const response = await app.request('http://support.shop.example/v1/staff/setup', {
      method: 'POST',
      headers: sameOrigin,
      body: JSON.stringify({ token, email, password }),
    })
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-verdemuse_staff=.*Path=\//)
    expect(cookie).toContain('Secure')
    const me = await app.request('http://support.shop.example/v1/staff/session', {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    })
    expect(me.status).toBe(200)
  })

  it('is refused over plain http from anywhere but this machine, with the reason', async () => {
    const response = await post('/sign-in', { email, password }, sameOrigin, 'http://shop.example:8787')
    expect(response.status).toBe(403)
    expect((await response.json()).detail).toContain('HTTPS')
    for (const host of ['localhost', '[::1]', '127.0.0.2']) {
      const here = await post('/sign-in', { email, password }, sameOrigin, `http://${host}:8787`)
      expect(await codeOf(here)).toBe('unauthorized')
    }
  })
})

describe('another site', () => {
  it.each([
    ['says that it is one', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['is on another port of this host', { ...json, 'sec-fetch-site': 'same-site' }],
    ['was typed by hand', { ...json, 'sec-fetch-site': 'none' }],
    ['has a foreign Origin', { ...json, origin: 'https://evil.example' }],
    ['has the Origin of another port', { ...json, origin: 'http://127.0.0.1:8788' }],
    ['has no origin', { ...json, origin: 'null' }],
    ['sends neither header', { ...json }],
    [
      'claims our Origin against the browser’s word',
      { ...json, 'sec-fetch-site': 'cross-site', origin: OWN },
    ],
  ])('changes nothing when it %s', async (_, headers) => {
    const { cookie } = await signedIn()
    for (const path of ['/setup', '/sign-in', '/sign-out']) {
      const response = await post(path, { email, password, token: 'x' }, { ...headers, cookie })
      expect(await codeOf(response)).toBe('forbidden')
    }
    expect((await get('/me', { cookie })).status).toBe(200)
  })

  it('cannot send a form in place of JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
      const response = await post('/sign-out', '{}', { ...sameOrigin, 'content-type': type })
      expect(await codeOf(response)).toBe('unsupported_media_type')
    }
  })

  it('reads nothing', async () => {
    const { cookie } = await signedIn()
    for (const site of ['cross-site', 'same-site']) {
      expect(await codeOf(await get('/me', { cookie, 'sec-fetch-site': site }))).toBe('forbidden')
    }
  })

  it('is told apart by Origin where the browser sends no Fetch Metadata', async () => {
    const response = await post('/sign-in', { email, password }, { ...json, origin: OWN })
    expect(await codeOf(response)).toBe('unauthorized')
  })
})

describe('every route of staff', () => {
  const halfOpen = ['/session', '/sign-in/code', '/enrolment', '/enrolment/confirm', '/enrolment/decline']
  const withoutSession = ['/setup', '/sign-in', '/sign-out']

  /** Each as its description has it, with something in place of ids. */
  function described(app: ReturnType<typeof createApp>) {
    const { paths = {} } = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } })
    return Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => ({
        verb: verb.toUpperCase(),
        path: path.replace('/v1/staff', ''),
        address: OWN + path.replace(/\{\w+\}/g, 'x'),
      })),
    )
  }

  const bodies: Record<string, object> = {
    '/sign-in/code': { code: '000000' },
    '/enrolment/confirm': { code: '000000' },
    '/account/authenticator/confirm': { code: '000000' },
    '/people/{staff_id}': { active: true },
    '/invitations': { email: 'x@shop.example', role: 'viewer' },
    '/settings': { second_factor_for_everyone: true },
    '/account/password': { password, new_password: 'another violin lantern' },
  }

  it('is closed to a session that is over, made up, or only half signed in', async () => {
    const { cookie: enrolment } = await halfSignedIn('grace@shop.example')
    const ended = await signedInHeaders()
    await post('/sign-out', {}, { ...sameOrigin, ...ended })
    const code = cookieOf(await post('/sign-in', { email, password }))
    const app = createApp()
    const routes = described(app).filter(({ path }) => ![...halfOpen, ...withoutSession].includes(path))
    expect(routes.length).toBeGreaterThan(12)
    for (const { verb, path, address } of routes) {
      const open = []
      for (const cookie of ['', 'verdemuse_staff=staff_made_up', ended.cookie, enrolment, code]) {
        const body = verb === 'GET' ? null : JSON.stringify(bodies[path] ?? {})
        const response = await app.request(address, {
          method: verb,
          headers: { ...sameOrigin, cookie },
          body,
        })
        open.push(`${response.status} ${(await response.json()).code}`)
      }
      expect([verb, path, ...open]).toEqual([verb, path, ...Array(5).fill('401 unauthorized')])
    }
    expect(await (await get('/session', { cookie: code })).json(), 'which did stand').toMatchObject({
      step: 'code',
    })
  })

  it('of the steps between password and dashboard is closed to everyone who is at another', async () => {
    const { cookie } = await signedIn()
    for (const path of halfOpen.slice(1)) {
      for (const at of ['', cookie]) {
        const response = await post(path, bodies[path] ?? {}, { ...sameOrigin, cookie: at })
        expect([path, await codeOf(response)]).toEqual([path, 'unauthorized'])
      }
    }
  })

  it('that takes a body needs one, of its types', async () => {
    const headers = { ...sameOrigin, ...(await signedInHeaders()) }
    const app = createApp()
    for (const { verb, path, address } of described(app)) {
      if (verb === 'GET' || path === '/sign-out') continue
      for (const body of ['', '[]', 'null', '{"code":{"not":"a"},"token":[],"email":1,"password":null}']) {
        const response = await app.request(address, { method: verb, headers, body })
        const wrongTypes = body.startsWith('{')
        const takesNothing = wrongTypes && Object.keys(bodies).includes(path) === false
        if (takesNothing) expect(response.status, path).toBeLessThan(500)
        else expect([path, [400, 422].includes(response.status)]).toEqual([path, true])
      }
    }
  })

  it('opened after a step-up says which step is missing', async () => {
    const headers = { ...sameOrigin, ...(await signedInHeaders()) }
    for (const path of ['/account/authenticator', '/account/recovery-codes']) {
      expect(await codeOf(await post(path, {}, headers))).toBe('step_up_required')
    }
    const wrong = await post('/account/recovery-codes', { code: '000000' }, headers)
    expect(await wrong.json()).toMatchObject({ code: 'invalid_grant', errors: [{ path: 'code' }] })
  })
})

describe('GET /overview', () => {
  it('answers columns for the range asked for, never from a cache', async () => {
    const { cookie } = await signedIn()
    const response = await get('/overview?range=7d', { cookie })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ bucket_seconds: 7200, totals: { turns: 0 } })
    expect((await get('/overview?range=1y', { cookie })).status).toBe(422)
  })
})

describe('GET /live', () => {
  async function open(headers: Record<string, string>) {
    const response = await get('/live', headers)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    if (!reader) throw new Error('no body')
    return { response, reader }
  }

  it('tells of new turn records, and of nothing before', async () => {
    const { response, reader } = await open(await signedInHeaders())
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
    expect((await reader.read()).value).toBe(':\n\n')
    for (const tell of listeners) tell()
    expect((await reader.read()).value).toBe('event: turn-recorded\ndata: {"type":"turn-recorded"}\n\n')
    await reader.cancel()
  })

  it('gathers what comes in quick succession', async () => {
    const { reader } = await open(await signedInHeaders())
    await reader.read()
    for (let i = 0; i < 100; i++) for (const tell of listeners) tell()
    const first = await reader.read()
    const second = await reader.read()
    expect(`${first.value}${second.value}`.match(/event:/g)).toHaveLength(2)
    await reader.cancel()
  })

  it('closes when the session ends', async () => {
    const headers = await signedInHeaders()
    const { reader } = await open(headers)
    await reader.read()
    await post('/sign-out', {}, { ...sameOrigin, ...headers })
    expect((await reader.read()).done).toBe(true)
    expect(listeners.size).toBe(0)
  })

  it('lets go of everything when the reader leaves', async () => {
    const { reader } = await open(await signedInHeaders())
    await reader.read()
    expect(listeners.size).toBe(1)
    await reader.cancel()
    await expect.poll(() => listeners.size).toBe(0)
  })
})
