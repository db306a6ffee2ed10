import type { Staff } from '../server/wire.ts'
import type { AuthenticatorOffer, StaffSession } from '../server/wire/staff-account.ts'
import { isSignedOut } from './signed-in.ts'
import type { StaffClient } from './staff-client.ts'
import { createStore, type Store } from './store.ts'

/** A set-up link's content, from the fragment of the address. */
export interface SetupLink {
  token: string
  /** Whom the link was made for; the first one is for whoever has it. */
  email: string | undefined
}

export type Session =
  | { view: 'loading' }
  | { view: 'unreachable' }
  | { view: 'set-up'; link: SetupLink }
  | { view: 'sign-in'; notice?: string }
  /** The password was right; a code of the second factor is due. */
  | { view: 'code'; email: string }
  /** The password was right; there is no second factor yet. */
  | { view: 'enrolment'; email: string; required: boolean }
  /** Signed in: the new recovery codes are shown this once. */
  | { view: 'recovery-codes'; staff: Staff; codes: string[] }
  /** Signed in with a recovery code: how many are left. */
  | { view: 'recovery-code-used'; staff: Staff; left: number }
  | { view: 'signed-in'; staff: Staff }

/** Who is in front of the page, and the ways in and out. */
export interface SessionStore {
  state: Store<Session>
  /** Finds out where to begin. */
  start(): Promise<void>
  /** @throws StaffProblem, here and below */
  setUp(account: { email: string; password: string }): Promise<void>
  signIn(credentials: { email: string; password: string }): Promise<void>
  proveCode(code: string): Promise<void>
  offerEnrolment(): Promise<AuthenticatorOffer>
  enrol(code: string): Promise<void>
  declineSecondFactor(): Promise<void>
  /** On to the dashboard, from what is shown once after signing in. */
  goOn(): void
  /** Back to the sign-in from a step after the password. */
  startOver(): Promise<void>
  signOut(): Promise<void>
  /** The server no longer knows the session. Whoever is at the door already, or reads what is shown once, stays there. */
  ended(): void
}

/**
 * @param page how the session reaches the address bar; the link is forgotten once it is spent
 */
export function createSessionStore(
  client: StaffClient,
  page: { setupLink(): SetupLink | undefined; forgetSetupLink(): void },
): SessionStore {
  const state = createStore<Session>({ view: 'loading' })

  const show = (session: StaffSession) => state.set(viewOf(session))

  /** Does what belongs to a step; where the step is over, it begins again with the sign-in. */
  const inStep = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      if (isSignedOut(error)) state.set({ view: 'sign-in', notice: error.message })
      throw error
    }
  }

  return {
    state,
    async start() {
      const link = page.setupLink()
      if (link) {
        state.set({ view: 'set-up', link })
        return
      }
      state.set({ view: 'loading' })
      try {
        show(await client.session())
      } catch (error) {
        state.set(isSignedOut(error) ? { view: 'sign-in' } : { view: 'unreachable' })
      }
    },
    async setUp(account) {
      const session = state.get()
      if (session.view !== 'set-up') return
      const next = await client.setUp({ ...account, token: session.link.token })
      page.forgetSetupLink()
      show(next)
    },
    async signIn(credentials) {
      show(await client.signIn(credentials))
    },
    async proveCode(code) {
      show(await inStep(() => client.proveCode(code)))
    },
    offerEnrolment: () => inStep(() => client.offerEnrolment()),
    async enrol(code) {
      const { staff, recovery_codes: codes } = await inStep(() => client.enrol(code))
      state.set({ view: 'recovery-codes', staff, codes })
    },
    async declineSecondFactor() {
      show(await inStep(() => client.declineSecondFactor()))
    },
    goOn() {
      const session = state.get()
      if ('staff' in session) state.set({ view: 'signed-in', staff: session.staff })
    },
    async startOver() {
      await client.signOut()
      state.set({ view: 'sign-in' })
    },
    async signOut() {
      try {
        await client.signOut()
        state.set({ view: 'sign-in', notice: 'You are signed out.' })
      } catch (error) {
        if (!isSignedOut(error)) throw error
        state.set({ view: 'sign-in' })
      }
    },
    ended() {
      if (state.get().view !== 'signed-in') return
      state.set({ view: 'sign-in', notice: 'Your session has ended. Sign in to go on.' })
    },
  }
}

function viewOf(session: StaffSession): Session {
  switch (session.step) {
    case 'signed-in': {
      const { staff, recovery_codes_left: left } = session
      return left === undefined ? { view: 'signed-in', staff } : { view: 'recovery-code-used', staff, left }
    }
    case 'code':
      return { view: 'code', email: session.email }
    case 'enrolment':
      return { view: 'enrolment', email: session.email, required: session.required }
  }
}

/** Reads `#setup=<token>` or `#setup=<token>&email=<address>`. */
export function parseSetupLink(fragment: string): SetupLink | undefined {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''))
  const token = parameters.get('setup')
  return token ? { token, email: parameters.get('email') ?? undefined } : undefined
}
