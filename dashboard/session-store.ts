import type { Staff } from '../server/wire.ts'
import { type StaffClient, StaffProblem } from './staff-client.ts'
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
  | { view: 'signed-in'; staff: Staff }

/** Who is in front of the page, and the ways in and out. */
export interface SessionStore {
  state: Store<Session>
  /** Finds out where to begin. */
  start(): Promise<void>
  /** @throws StaffProblem */
  setUp(account: { email: string; password: string }): Promise<void>
  /** @throws StaffProblem */
  signIn(credentials: { email: string; password: string }): Promise<void>
  signOut(): Promise<void>
  /** The server no longer knows the session. */
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
        state.set({ view: 'signed-in', staff: await client.me() })
      } catch (error) {
        const signedOut = error instanceof StaffProblem && error.code === 'unauthorized'
        state.set(signedOut ? { view: 'sign-in' } : { view: 'unreachable' })
      }
    },
    async setUp(account) {
      const session = state.get()
      if (session.view !== 'set-up') return
      const staff = await client.setUp({ ...account, token: session.link.token })
      page.forgetSetupLink()
      state.set({ view: 'signed-in', staff })
    },
    async signIn(credentials) {
      state.set({ view: 'signed-in', staff: await client.signIn(credentials) })
    },
    async signOut() {
      try {
        await client.signOut()
        state.set({ view: 'sign-in', notice: 'You are signed out.' })
      } catch (error) {
        const over = error instanceof StaffProblem && error.code === 'unauthorized'
        if (!over) throw error
        state.set({ view: 'sign-in' })
      }
    },
    ended() {
      state.set({ view: 'sign-in', notice: 'Your session has ended. Sign in to go on.' })
    },
  }
}

/** Reads `#setup=<token>` or `#setup=<token>&email=<address>`. */
export function parseSetupLink(fragment: string): SetupLink | undefined {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''))
  const token = parameters.get('setup')
  return token ? { token, email: parameters.get('email') ?? undefined } : undefined
}
