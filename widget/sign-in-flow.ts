import { chatPart } from './late-parts.ts'
import { newId } from './new-id.ts'

/** One try to sign in at the server's own page, with the secrets that only this page knows (PKCE, RFC 7636). */
export interface SignInFlow {
  url: string
  state: string
  verifier: string
}

/** What the sign-in page says. */
export type SignInMessage =
  | { type: 'ready' | 'cancel' }
  | { type: 'code'; code: string }
  | { type: 'resize'; height: number }

/**
 * Begins a try. @throws where the page has no WebCrypto (plain http)
 * @param maxAge the shopper must show again who they are, s
 */
export async function beginSignIn(server: string, locale: string, maxAge?: number): Promise<SignInFlow> {
  const chat = chatPart.get()
  if (typeof chat !== 'object') throw new Error('signing in before there is a chat')
  // 72 characters, of which 60 are random hexadecimal digits.
  const verifier = newId() + newId()
  const state = newId()
  const url = new URL('/sign-in', server)
  url.search = String(
    new URLSearchParams({
      origin: location.origin,
      state,
      code_challenge: await chat.sha256(verifier),
      locale,
      ...(maxAge !== undefined && { max_age: String(maxAge) }),
    }),
  )
  return { url: url.href, state, verifier }
}

/**
 * What a message says, if it is the sign-in page's: of exactly this origin, from exactly this window, for this try.
 */
export function readSignInMessage(
  { origin, source, data }: Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>,
  expected: { origin: string; source: MessageEventSource | null | undefined; state: string },
): SignInMessage | undefined {
  if (origin !== expected.origin || !source || source !== expected.source) return undefined
  if (typeof data !== 'object' || data === null) return undefined
  const told = new Map<string, unknown>(Object.entries(data))
  if (told.get('verdemuse') !== 1 || told.get('state') !== expected.state) return undefined
  const [type, code, height] = [told.get('type'), told.get('code'), told.get('height')]
  if (type === 'ready' || type === 'cancel') return { type }
  if (type === 'code' && typeof code === 'string') return { type, code }
  if (type === 'resize' && typeof height === 'number') return { type, height }
  return undefined
}
