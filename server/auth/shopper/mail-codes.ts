import { hashToken } from '../credentials/secret-token.ts'

/** How long a mailed code is good, ms. */
export const MAIL_CODE_MS = 600_000
/** Wrong codes that a mailed one outlives. */
export const MAIL_CODE_TRIES = 5

const DIGITS = 8
/** The largest multiple of a hundred million in 32 bits: below it every code is as likely as any other. */
const FAIR_BELOW = 4_200_000_000

/** Eight random digits. With five tries a guesser is right once in 20 million mails. */
export function newMailCode(): string {
  for (;;) {
    const [random = FAIR_BELOW] = crypto.getRandomValues(new Uint32Array(1))
    if (random < FAIR_BELOW) return String(random % 10 ** DIGITS).padStart(DIGITS, '0')
  }
}

/**
 * What is stored of a mailed code. The token that the page holds is part of it, and of that only a hash is stored: so
 * who reads the database cannot try all the codes.
 */
export function hashMailCode(token: string, code: string): Promise<string> {
  return hashToken(`mailed code of ${token}: ${code.replace(/[\s-]/g, '')}`)
}
