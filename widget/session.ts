import type { Tokens } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import type { Identity } from './identity.ts'
import { latePart } from './late-part.ts'
import { type ChatMemory, isSignedIn } from './saved-chat.ts'
import type { SignInGrant, SignInParts } from './sign-in-grants.ts'
import type * as SignIn from './sign-in-grants.ts'

/** Who this browser is to the server: gives access tokens and keeps the refresh token fresh. */
export interface Session {
  /** An `Authorization` that is good for at least half a minute more. */
  authorization(): Promise<string>
  /** Says that the server refused this one, so that the next one is new. */
  refused(authorization: string): void
  /** Signs in; what this browser was before comes along if it was nobody. @throws ChatProblem */
  signIn(grant: SignInGrant): Promise<void>
  /**
   * Signs in whom the page vouches for, unless they are signed in; somebody else is signed out first.
   * @param maxAge signs in again, by a token whose shopper was seen this recently, s
   * @returns false where the page vouches for nobody, or the server does not believe it
   */
  identify(maxAge?: number): Promise<boolean>
  /** Ends the session; this browser forgets everything. */
  signOut(): Promise<void>
}

export interface SessionParts {
  memory: ChatMemory
  /** Posts JSON without a token; throws a `ChatProblem` for every failure. */
  post(path: string, body: unknown): Promise<Response>
  now(): number
  /** Runs one task at a time over all tabs of this browser, where it can. */
  exclusively<T>(task: () => Promise<T>): Promise<T>
  /** Whom the shop's page vouches for, if it does. */
  identity(): Identity | undefined
}

/** The file's name, written in by the build. */
declare const __SIGN_IN_GRANTS_FILE__: string

const signingIn = latePart<typeof SignIn>(
  () => import('./sign-in-grants.ts'),
  () => __SIGN_IN_GRANTS_FILE__,
)

const MARGIN_MS = 30_000
/** How long a page's function may take where nobody has asked to sign in, ms. */
const PAGE_PATIENCE_MS = 10_000

/** Makes the session; nothing is asked of the server before the first call. */
export function createSession({ memory, post, now, exclusively, identity }: SessionParts): Session {
  let access: { header: string; until: number; era: number | undefined } | undefined
  let asking: Promise<string> | undefined
  /** What the page gave, once it has been seen to. */
  let seenTo: Identity | undefined

  const current = () =>
    access && access.until > now() && access.era === memory.read().era && identity() === seenTo
      ? access.header
      : undefined

  async function ask(): Promise<string> {
    if (identity() !== seenTo) await vouch(PAGE_PATIENCE_MS)
    const ended = current() ? undefined : await exclusively(renew)
    if (ended !== undefined && !(await vouch(PAGE_PATIENCE_MS, 0))) {
      await exclusively(async () => {
        if (memory.read().refresh_token === ended) forgetAll(true)
      })
      throw new ChatProblem('signed_out', 401)
    }
    if (!access) throw new ChatProblem('signed_out', 401)
    return access.header
  }

  /** New tokens for who this browser is; gives back the refresh token of a shopper's session that has ended. */
  async function renew(): Promise<string | undefined> {
    if (memory.read().gone) await revokeGone()
    // Read inside the lock: another tab may just have rotated it.
    const { refresh_token, era } = memory.read()
    const fresh = refresh_token && (await refresh(refresh_token))
    if (fresh) keep(fresh, era)
    else if (refresh_token && isSignedIn(memory.read())) return refresh_token
    else {
      // The conversation belonged to that session; a new visitor cannot read it.
      if (refresh_token) memory.forget()
      keep(await (await post('/v1/visitors', {})).json(), era)
    }
    return undefined
  }

  /** Keeps tokens, unless this browser has become somebody else's while they came. */
  function keep(tokens: Tokens, era: number | undefined): void {
    if (memory.read().era !== era) throw new ChatProblem('signed_out', 401)
    const { access_token, token_type, expires_in, refresh_token, visitor_id } = tokens
    memory.write({ refresh_token, visitor_id })
    access = { header: `${token_type} ${access_token}`, until: now() + expires_in * 1000 - MARGIN_MS, era }
  }

  /** Undefined where the session has ended. */
  async function refresh(refresh_token: string): Promise<Tokens | undefined> {
    try {
      return await (await post('/v1/auth/token', { grant_type: 'refresh_token', refresh_token })).json()
    } catch (error) {
      if (error instanceof ChatProblem && (error.status === 400 || error.status === 401)) return undefined
      throw error
    }
  }

  /** Ends what this browser has left; where the server is not reached, the next call tries again. */
  async function revokeGone(): Promise<void> {
    const { gone } = memory.read()
    if (!gone) return
    await post('/v1/auth/revoke', { token: gone }).then(
      () => memory.write({ gone: '' }),
      () => {},
    )
  }

  /** Nothing of whoever was here is left, in no tab. */
  function forgetAll(ended = false): void {
    const { era = 0, refresh_token, gone } = memory.read()
    memory.forget({ era: Math.max(now(), era + 1), gone: refresh_token ?? gone ?? '', ended })
  }

  const parts: SignInParts = {
    memory,
    post,
    keep,
    forgetAll,
    revokeGone,
    isRefusal: (error) => error instanceof ChatProblem && error.code === 'invalid_grant',
  }

  /** Signs in by the page's word; the page is asked outside of the lock, since it may take its time. */
  async function vouch(patienceMs?: number, maxAge?: number): Promise<boolean> {
    const given = identity()
    if (given === undefined) return false
    const { askPage, signInByPage } = await signInCode()
    const token = await askPage(given, maxAge, patienceMs)
    return exclusively(async () => {
      const known = token !== undefined && (await signInByPage(parts, token, maxAge !== undefined))
      seenTo = given
      return known
    })
  }

  return {
    async authorization() {
      const header = current()
      if (header) return header
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    refused(header) {
      if (access?.header === header) access = undefined
    },
    async signIn(grant) {
      const { exchange } = await signInCode()
      await exclusively(() => exchange(parts, grant))
    },
    identify: (maxAge) => vouch(undefined, maxAge),
    async signOut() {
      forgetAll()
      await revokeGone()
    },
  }
}

async function signInCode(): Promise<typeof SignIn> {
  await signingIn.load()
  const code = signingIn.get()
  if (typeof code !== 'object') throw new ChatProblem('offline')
  return code
}
