/** Proofs that a request comes from who holds this browser's key (RFC 9449). */
export interface Dpop {
  /**
   * A proof for one request; undefined where the browser has no keys to keep (plain http, blocked storage).
   * @param renew asks the server for a nonce where there is none that can still be good: a proof without one costs a
   *   refusal, which browsers show as an error
   */
  prove(
    method: string,
    url: string,
    accessToken: string | undefined,
    renew: () => Promise<unknown>,
  ): Promise<string | undefined>
  /** Keeps the nonce that an answer gives. */
  heard(response: Response): void
  /**
   * From here on nothing is proved: the server takes no proof of this browser's.
   * @returns false where nothing was proved anyway
   */
  giveUp(): boolean
}

export interface DpopParts {
  /** The browser's key for one server; undefined where none can be kept. */
  key(): Promise<CryptoKeyPair | undefined>
  /** Unix ms. */
  now(): number
  newId(): string
  readNonce(): string | undefined
  writeNonce(nonce: string): void
}

/** How long a nonce may be used, s; the server takes it for as long again. */
const NONCE_S = 150

/** Makes the proofs: ES256, each with an id of its own and the newest nonce. */
export function createDpop({ key, now, newId, readNonce, writeNonce }: DpopParts): Dpop {
  let pair: Promise<CryptoKeyPair | undefined> | undefined
  let proves = false
  /** What the server's clock is ahead of this one by, s. */
  let ahead = 0
  const time = () => Math.floor(now() / 1000) + ahead
  /** Our servers' nonces begin with the Unix time, s, from which on they are given. */
  const begin = () => Number(readNonce()?.split('.')[0])

  return {
    async prove(htm, url, accessToken, renew) {
      pair ??= key().catch(() => undefined)
      const keys = await pair
      proves = keys !== undefined
      if (!keys) return undefined
      if (!readNonce() || time() < begin() || time() > begin() + 2 * NONCE_S - 30)
        await renew().catch(() => {})
      const { origin, pathname } = new URL(url)
      const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
      const text = [
        { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } },
        {
          htm,
          htu: origin + pathname,
          iat: time(),
          jti: newId(),
          nonce: readNonce(),
          ...(accessToken && { ath: await sha256(accessToken) }),
        },
      ]
        .map((part) => base64url(bytesOf(JSON.stringify(part))))
        .join('.')
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
      const signature = await crypto.subtle.sign(algorithm, keys.privateKey, bytesOf(text))
      return `${text}.${base64url(signature)}`
    },
    heard({ headers }) {
      const nonce = headers.get('dpop-nonce')
      if (!nonce) return
      if (nonce !== readNonce()) writeNonce(nonce)
      // Just given: the server's clock is within its span of time.
      ahead = 0
      ahead = Math.max(0, begin() - time()) - Math.max(0, time() - begin() - NONCE_S) || 0
    },
    giveUp() {
      pair = Promise.resolve(undefined)
      return proves
    },
  }
}

/** The SHA-256 of a text, base64url; also PKCE's S256 (RFC 7636). */
export async function sha256(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', bytesOf(text)))
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function base64url(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
