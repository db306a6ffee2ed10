import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'

/** Counts tries to sign in. */
export interface SignInLimiter {
  /**
   * Counts one try from a network address, and for an account where one is named.
   * @throws ProblemError `rate_limited` with `Retry-After` when there were too many
   */
  countTry(address: string, email?: string): Promise<void>
  /** The try was good: its account's count starts again for this address. */
  succeeded(address: string, email: string): Promise<void>
}

const perAddress = { points: 5, duration: 20 }
const perEmail = { points: 20, duration: 300 }
const MAX_KNOWN_PAIRS = 1000

/**
 * Limits in memory: 5 tries in 20 s from an address, 20 in 5 min for an e-mail address.
 * An address from which an account was signed in to has a count of its own for it: a stranger who uses up
 * the account's tries does not lock its owner out.
 *
 * @param scale multiplies both (`RATE_LIMIT_SCALE`); 0 switches them off
 */
export function createSignInLimiter({ scale }: { scale: number }): SignInLimiter {
  if (scale === 0) return { countTry: async () => {}, succeeded: async () => {} }
  const scaled = ({ points, duration }: typeof perAddress) =>
    new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration })
  const addresses = scaled(perAddress)
  const emails = scaled(perEmail)
  const known = new Set<string>()

  const emailKey = (address: string, email: string) => {
    const pair = `${address} ${email}`
    return known.has(pair) ? pair : email
  }

  return {
    async countTry(address, email) {
      await consume(addresses, address)
      if (email !== undefined) await consume(emails, emailKey(address, email))
    },
    async succeeded(address, email) {
      const pair = `${address} ${email}`
      known.delete(pair)
      known.add(pair)
      const [oldest] = known
      if (known.size > MAX_KNOWN_PAIRS && oldest) known.delete(oldest)
      await emails.delete(pair)
    },
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw new ProblemError('rate_limited', `Too many tries. Try again in ${seconds} s.`, {
      headers: { 'retry-after': String(seconds) },
    })
  }
}
