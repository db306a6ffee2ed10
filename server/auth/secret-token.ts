/**
 * What is stored of a token: its SHA-256 in hex. Tokens carry 128 random bits, so nothing slower is needed,
 * and finding one by its hash tells a guesser's clock nothing about the token itself.
 */
export async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
