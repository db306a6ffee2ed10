import './shared.ts'
import type { Tokens } from '../server/wire.ts'
import type { Identity } from './identity.ts'
import { type ChatMemory, isSignedIn } from './saved-chat.ts'

/** What shows who the shopper is, as `POST /v1/auth/token` takes it. */
export type SignInGrant =
  | { grant_type: 'identity_token'; identity_token: string }
  | { grant_type: 'authorization_code'; code: string; code_verifier: string }

/** What signing in needs of the session. */
export interface SignInParts {
  memory: ChatMemory
  /** Posts JSON without a token; throws a `ChatProblem` for every failure. */
  post(path: string, body: unknown): Promise<Response>
  /** Keeps tokens as those of this era. @throws ChatProblem when it is over */
  keep(tokens: Tokens, era: number | undefined): void
  /** Leaves nothing of whoever is here. */
  forgetAll(): void
  revokeGone(): Promise<void>
  /** True of the server's word that a grant is not good. */
  isRefusal(error: unknown): boolean
}

/**
 * Exchanges what shows who the shopper is for a session; what this browser was before comes along if it was nobody.
 * @param sub whom the page vouches for
 */
export async function exchange(
  { memory, post, keep, forgetAll, revokeGone }: SignInParts,
  grant: SignInGrant,
  sub = '',
): Promise<void> {
  const saved = memory.read()
  const { era, refresh_token, visitor_id } = saved
  const known = isSignedIn(saved)
  const response = await post('/v1/auth/token', {
    ...grant,
    ...(!known && refresh_token && { visitor_refresh_token: refresh_token }),
  })
  const tokens: Tokens = await response.json()
  const another = known && tokens.visitor_id !== visitor_id
  if (another && memory.read().era === era) forgetAll()
  keep(tokens, another ? memory.read().era : era)
  const gone = known && !another && refresh_token
  memory.write({ scope: tokens.scope, name: tokens.shopper?.name ?? '', sub, ...(gone && { gone }) })
  await revokeGone()
}

/**
 * Signs in by the page's token, unless its shopper is signed in; somebody else is signed out first.
 * @param token '' where the page says that nobody is signed in
 * @param again a new session also for the same shopper
 * @returns whether the session is by the page's word
 */
export async function signInByPage(parts: SignInParts, token: string, again: boolean): Promise<boolean> {
  const sub = token && subjectOf(token)
  const saved = parts.memory.read()
  const known = isSignedIn(saved)
  if (known && saved.sub === sub && !again) return true
  if (known && saved.sub !== sub) parts.forgetAll()
  if (!token) return false
  try {
    await exchange(parts, { grant_type: 'identity_token', identity_token: token }, sub)
    return true
  } catch (error) {
    if (!parts.isRefusal(error)) throw error
    console.warn('VerdeMuse.identify: the server does not take the token')
    return false
  }
}

/**
 * The token that a page gives: '' where it says that nobody is signed in, undefined where it says nothing.
 * @param patienceMs how long its function may take
 */
export async function askPage(
  given: Identity,
  maxAge: number | undefined,
  patienceMs: number | undefined,
): Promise<string | undefined> {
  if (typeof given !== 'function') return given
  try {
    const told = given(maxAge ? { max_age: maxAge } : {})
    const silence = new Promise<undefined>((resolve) => patienceMs && setTimeout(resolve, patienceMs))
    const token = await Promise.race([Promise.resolve(told).then((text) => text ?? ''), silence])
    return token === undefined ? token : String(token)
  } catch (error) {
    console.warn('VerdeMuse.identify: the page’s function failed', error)
    return undefined
  }
}

/** Whom a token is for, not verified: only to see whether it is the same shopper as before. */
function subjectOf(token: string): string {
  try {
    const [, payload = ''] = token.split('.')
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
    return String(Object(claims).sub)
  } catch {
    return token
  }
}
