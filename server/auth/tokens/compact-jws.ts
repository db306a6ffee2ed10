/**
 * Whether a token is a compact JWS (RFC 7515, 3.1) in its one spelling: three parts of base64url without padding,
 * line breaks or stray bits at the end. jose reads more spellings than this of one and the same token.
 */
export function isCompactJws(token: string): boolean {
  const parts = token.split('.')
  return parts.length === 3 && parts.every(isCanonical)
}

function isCanonical(part: string): boolean {
  if (!/^[\w-]+$/.test(part) || part.length % 4 === 1) return false
  // Two characters carry 4 bits too many, three carry 2: those must be zero.
  const last = alphabet.indexOf(part.at(-1) ?? '')
  const spare = part.length % 4
  return spare === 0 || (last & (spare === 2 ? 0b1111 : 0b11)) === 0
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
