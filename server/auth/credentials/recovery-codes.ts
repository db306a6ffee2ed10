import { hashToken } from './secret-token.ts'

export const RECOVERY_CODES = 10

/** Crockford's Base32: no letter that looks like another letter or a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const GROUPS = 6
const GROUP_LENGTH = 4

/** Ten new codes such as `7k3m-x0qp-d9ta-4vhc-w2pe-8rj5`, 120 random bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 256 is a multiple of 32, so every character is as likely as any other.
    const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH))
    const characters = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
    return characters.replace(/.{4}(?=.)/g, '$&-')
  })
}

/**
 * What is stored of a recovery code: a SHA-256 over account and code. From 112 random bits on nothing slower is
 * needed (ASVS 6.5.2); codes of before have 80, and are good until they are made anew. Case, spaces and hyphens do not matter, and neither does `O` for 0 or `I`, `L` for 1.
 */
export function hashRecoveryCode(accountId: string, code: string): Promise<string> {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return hashToken(`recovery code of ${accountId}: ${plain}`)
}
