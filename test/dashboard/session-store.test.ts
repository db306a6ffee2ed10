import { describe, expect, it } from 'vitest'
import { createSessionStore, parseSetupLink, type SetupLink } from '../../dashboard/session-store.ts'
import { createStaffClient, StaffProblem } from '../../dashboard/staff-client.ts'

const ada = { email: 'ada@shop.example', role: 'admin' }

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
    const { session } = aPage({ '/me': [200, ada] })
    await session.start()
    expect(session.state.get()).toEqual({ view: 'signed-in', staff: ada })
  })

  it('begins with the sign-in for everybody else', async () => {
    const { session } = aPage({ '/me': signedOut })
    await session.start()
    expect(session.state.get()).toEqual({ view: 'sign-in' })
  })

  it('says so when the server cannot be reached, and goes on when it can', async () => {
    const answers: Record<string, [number, unknown] | Error> = { '/me': new TypeError('Failed to fetch') }
    const { session } = aPage(answers)
    await session.start()
    expect(session.state.get()).toEqual({ view: 'unreachable' })
    answers['/me'] = [200, ada]
    await session.start()
    expect(session.state.get().view).toBe('signed-in')
  })

  it('spends a set-up link once and forgets it', async () => {
    const { session, sent, spent } = aPage({ '/setup': [201, ada] }, { token: 'setup_1', email: undefined })
    await session.start()
    expect(session.state.get().view).toBe('set-up')
    await session.setUp({ email: 'ada@shop.example', password: 'lantern orchard violin' })
    expect(sent).toEqual([
      { path: '/setup', body: { token: 'setup_1', email: ada.email, password: 'lantern orchard violin' } },
    ])
    expect(spent()).toBe(true)
    expect(session.state.get()).toEqual({ view: 'signed-in', staff: ada })
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
      const { session } = aPage({ '/me': [200, ada], '/sign-out': answer })
      await session.start()
      await session.signOut()
      expect(session.state.get().view).toBe('sign-in')
    }
  })

  it('is not over when signing out did not reach the server', async () => {
    const { session } = aPage({ '/me': [200, ada], '/sign-out': new TypeError('Failed to fetch') })
    await session.start()
    await expect(session.signOut()).rejects.toMatchObject({ code: 'unreachable' })
    expect(session.state.get().view).toBe('signed-in')
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
