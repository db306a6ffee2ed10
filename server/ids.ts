/** Makes a new id: a prefix that says what it names, and 128 random bits. */
export type NewId = (prefix: string) => string

/** The current time, Unix milliseconds. */
export type Now = () => number

/** Ids from the system's random source: `c_` and 22 characters of base64url. */
export const randomId: NewId = (prefix) =>
  `${prefix}_${base64url(crypto.getRandomValues(new Uint8Array(16)))}`

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
