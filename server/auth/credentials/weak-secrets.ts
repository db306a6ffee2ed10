import { findPasswordFault } from './weak-passwords.ts'

/** RFC 7518, 3.2: a key for HS256 has at least as many bytes as the hash. */
const MIN_BYTES = 32
const MIN_DISTINCT_CHARACTERS = 8

/** Words of example keys and of those that people type, and bytes that count up; none so short that random characters spell it now and then. */
const words =
  /[s$5][e3]cr[e3]t|passw|token|change|default|example|sample|insert|replace|please|random|string|secure|verdemuse|identity|signing|abcdef|qwerty|012345|987654|your[-_ ]|AAECAwQFBgcI|0001020304/i

/** An id and no key: 122 random bits at most, and printed wherever ids are. */
const uuid = /^[{<]?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}[}>]?$/i
/** One character again and again. */
const run = /(.)\1{9}/s

/** Keys that stand in standards, documentation and frameworks, and so in every guesser's list. */
const published = new Set([
  // RFC 7515, A.1; RFC 7520, 3.5.
  'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
  // Test vectors of Wycheproof, written in many an example.
  '-ebuDNsVZ2iJtoZ-akfXTSCt4UO2cruLCsbWlBinggE',
])

/**
 * Says in a few words why a secret must not be used for signing, or `undefined` if it may be. It must be of random
 * characters, such as `openssl rand -base64 32` makes.
 */
export function findSecretFault(secret: string): string | undefined {
  const advice = 'take one of 32 random bytes, as `openssl rand -base64 32` makes'
  if (new TextEncoder().encode(secret).length < MIN_BYTES) return `must have at least 32 bytes: ${advice}`
  if (published.has(secret)) return `is a published key: ${advice}`
  const isPlain =
    new Set(secret).size < MIN_DISTINCT_CHARACTERS ||
    [words, uuid, run].some((pattern) => pattern.test(secret)) ||
    findPasswordFault(secret.slice(0, 256), '') !== undefined
  return isPlain ? `can be guessed: ${advice}` : undefined
}
