import { sha256Hex } from '../../sha256-hex.ts'

/**
 * What is stored of a token: its SHA-256 in hex. Tokens carry 128 random bits, so nothing slower is needed,
 * and finding one by its hash tells a guesser's clock nothing about the token itself.
 */
export const hashToken = (token: string): Promise<string> => sha256Hex(token)
