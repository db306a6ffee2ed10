import { base64url } from '../../ids.ts'

const encoder = new TextEncoder()

/** What a refresh token says: which family, and the how many-th of it. */
export interface RefreshClaims {
  sessionId: string
  generation: number
}

/** Makes and reads refresh tokens: `<session>.<generation>.<HMAC-SHA256>`, so that a successor can be derived again. */
export interface RefreshTokens {
  make(claims: RefreshClaims): Promise<string>
  /** The claims of a token that was made here, else undefined. */
  read(token: string): Promise<RefreshClaims | undefined>
}

/** Refresh tokens under a key of at least 32 bytes. */
export function refreshTokens(secret: Uint8Array<ArrayBuffer>): RefreshTokens {
  const key = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = async (text: string) =>
    base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await key, encoder.encode(`refresh:${text}`))))
  return {
    async make({ sessionId, generation }) {
      const claims = `${sessionId}.${generation}`
      return `${claims}.${await mac(claims)}`
    },
    async read(token) {
      const match = /^(s_[\w-]{22})\.(\d{1,9})\.([\w-]{43})$/.exec(token)
      if (!match) return undefined
      const [, sessionId = '', generation = '', given = ''] = match
      if (!sameText(given, await mac(`${sessionId}.${generation}`))) return undefined
      return { sessionId, generation: Number(generation) }
    },
  }
}

/** Compares two texts of equal length in a time that does not tell where they differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % b.length)
  return difference === 0
}
