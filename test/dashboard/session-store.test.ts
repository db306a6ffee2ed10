import { describe, expect, it } from 'vitest'
import { createSessionStore, parseSetupLink, type SetupLink } from '../../dashboard/session-store.ts'
import { createStaffClient, StaffProblem } from '../../dashboard/staff-client.ts'

const ada = { email: 'ada@shop.example', role: 'admin' }
const signedIn = { step: 'signed-in', staff: ada }
const enrolment = { step: 'enrolment', email: ada.email, required: true }

/** A server that answers each path with a status and a body, and keeps what it was sent. */
function aPage(answers: Record<string, [number, unknown] | Error>, link?: SetupLink) {
  const sent: { path: string; body: unknown }[] = []
  let spent = false
  const client = createStaffClient(async (input, init) => {
    const path = String(input).replace('/v1/staff', '')
    sent.push({ path, body: init?.body && JSON.parse(String(init.body)) })
    const answer = answers[path]
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error(`nothing at ${path}`)
    const [status, body] = answer
    return new Response(status === 204 ? null : JSON.stringify(body), { status })
  })
  const session = createSessionStore(client, {
    setupLink: () => link,
    forgetSetupLink: () => {
      spent = true
    },
  })
  return { session, sent, spent: () => spent }
}

const signedOut: [number, unknown] = [401, { code: 'unauthorized', title: 'A valid access token is needed' }]

describe('the session', () => {
  it('begins with the overview for whoever is signed in', async () => {
    const { session } = aPage({ '/session': [200, signedIn] })
    await session.start()
    expect(session.state.get()).toEqual({ view: 'signed-in', staff: ada })
  })

  it('begins with the sign-in for everybody else', async () => {
    const { session } = aPage({ '/session': signedOut })
    await session.start()
    expect(session.state.get()).toEqual({ view: 'sign-in' })
  })

  it('says so when the server cannot be reached, and goes on when it can', async () => {
    const answers: Record<string, [number, unknown] | Error> = {
      '/session': new TypeError('Failed to fetch'),
    }
    const { session } = aPage(answers)
    await session.start()
    expect(session.state.get()).toEqual({ view: 'unreachable' })
    answers['/session'] = [200, signedIn]
    await session.start()
    expect(session.state.get().view).toBe('signed-in')
  })

  it('spends a set-up link once and forgets it', async () => {
    const { session, sent, spent } = aPage(
      { '/setup': [201, enrolment] },
      { token: 'setup_1', email: undefined },
    )
    await session.start()
    expect(session.state.get().view).toBe('set-up')
    await session.setUp({ email: 'ada@shop.example', password: 'lantern orchard violin' })
    expect(sent).toEqual([
      { path: '/setup', body: { token: 'setup_1', email: ada.email, password: 'lantern orchard violin' } },
    ])
    expect(spent()).toBe(true)
    expect(session.state.get()).toEqual({ view: 'enrolment', email: ada.email, required: true })
  })

  it('goes by the second factor, and says once how many recovery codes are left', async () => {
    const { session, sent } = aPage({
      '/sign-in': [200, { step: 'code', email: ada.email }],
      '/sign-in/code': [200, { ...signedIn, recovery_codes_left: 9 }],
    })
    await session.signIn({ email: ada.email, password: 'x' })
    expect(session.state.get()).toEqual({ view: 'code', email: ada.email })
    await session.proveCode('7k3m-x0qp-d9ta-4vhc')
    expect(sent[1]).toEqual({ path: '/sign-in/code', body: { code: '7k3m-x0qp-d9ta-4vhc' } })
    expect(session.state.get()).toEqual({ view: 'recovery-code-used', staff: ada, left: 9 })
    session.goOn()
    expect(session.state.get()).toEqual({ view: 'signed-in', staff: ada })
  })

  it('shows new recovery codes before it goes on', async () => {
    const { session } = aPage({
      '/session': [200, enrolment],
      '/enrolment/confirm': [200, { staff: ada, recovery_codes: ['7k3m-x0qp-d9ta-4vhc'] }],
    })
    await session.start()
    await session.enrol('123456')
    expect(session.state.get()).toMatchObject({ view: 'recovery-codes', codes: ['7k3m-x0qp-d9ta-4vhc'] })
  })

  it('stays at the code when it was wrong, and begins again when the step is over', async () => {
    const answers: Record<string, [number, unknown]> = {
      '/session': [200, { step: 'code', email: ada.email }],
      '/sign-in/code': [400, { code: 'invalid_grant', errors: [{ path: 'code', message: 'Not right.' }] }],
    }
    const { session } = aPage(answers)
    await session.start()
    await expect(session.proveCode('000000')).rejects.toMatchObject({ fields: { code: 'Not right.' } })
    expect(session.state.get().view).toBe('code')
    answers['/sign-in/code'] = [401, { code: 'unauthorized', detail: 'This took too long.' }]
    await expect(session.proveCode('000000')).rejects.toThrow('This took too long.')
    expect(session.state.get()).toEqual({ view: 'sign-in', notice: 'This took too long.' })
  })

  it('keeps the set-up link when the password is weak, and says which field is wrong', async () => {
    const errors = [{ path: 'password', message: 'This repeats itself too much.' }]
    const { session, spent } = aPage(
      { '/setup': [422, { code: 'unprocessable', title: 'The body does not fit the schema', errors }] },
      { token: 'setup_1', email: undefined },
    )
    await session.start()
    const failure = await session
      .setUp({ email: 'a@b.example', password: 'x' })
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StaffProblem)
    expect(failure).toMatchObject({ fields: { password: 'This repeats itself too much.' } })
    expect(spent()).toBe(false)
    expect(session.state.get().view).toBe('set-up')
  })

  it('is over after signing out, even when the server had ended it before', async () => {
    for (const answer of [[204, null] as [number, unknown], signedOut]) {
      const { session } = aPage({ '/session': [200, signedIn], '/sign-out': answer })
      await session.start()
      await session.signOut()
      expect(session.state.get().view).toBe('sign-in')
    }
  })

  it('is not over when signing out did not reach the server', async () => {
    const { session } = aPage({ '/session': [200, signedIn], '/sign-out': new TypeError('Failed to fetch') })
    await session.start()
    await expect(session.signOut()).rejects.toMatchObject({ code: 'unreachable' })
    expect(session.state.get().view).toBe('signed-in')
  })

  it('ends for who is signed in, and disturbs nobody on the way in', async () => {
    const { session } = aPage({
      '/session': [200, signedIn],
      '/sign-in': [200, { step: 'code', email: ada.email }],
    })
    await session.start()
    session.ended()
    expect(session.state.get()).toMatchObject({ view: 'sign-in', notice: expect.stringContaining('ended') })
    await session.signIn({ email: ada.email, password: 'right' })
    session.ended()
    expect(session.state.get()).toEqual({ view: 'code', email: ada.email })
  })
})

describe('parseSetupLink', () => {
  it.each([
    ['', undefined],
    ['#overview', undefined],
    ['#setup=', undefined],
    ['#setup=setup_a-B', { token: 'setup_a-B', email: undefined }],
    ['#setup=t&email=ada%40shop.example', { token: 't', email: 'ada@shop.example' }],
  ])('reads %j', (fragment, link) => {
    expect(parseSetupLink(fragment)).toEqual(link)
  })
})
