import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import { createBackOff } from './back-off.ts'

/** Counts tries to sign in. */
export interface SignInLimiter {
  /**
   * Counts one try from a network address, and for an account where one is named.
   * @throws ProblemError `rate_limited` with `Retry-After` when there were too many
   */
  countTry(address: string, email?: string): Promise<void>
  /**
   * Counts one try at a code of an account's second factor: five, then one after a minute, after two, after four,
   * and so on up to an hour. Only who has the account's password comes this far.
   * @throws ProblemError `rate_limited` with `Retry-After`
   */
  countCode(address: string, email: string): Promise<void>
  /**
   * Counts a mail with a code: 30 an hour from a network address; 5 an hour to an address of e-mail from a network
   * address and 20 from all; of those that reset a password 5 from all.
   * @throws ProblemError `rate_limited` with `Retry-After`
   */
  countMail(address: string, email: string, kind: 'code' | 'reset'): Promise<void>
  /**
   * Counts one try at a mailed code, whichever mail it was of: 50 wrong ones an hour from a network address, 20 for an
   * address of e-mail.
   * @throws ProblemError `rate_limited` with `Retry-After`
   */
  countMailCode(address: string, email: string): Promise<void>
  /** The code was right: its try does not count. */
  mailCodeWasRight(address: string, email: string): Promise<void>
  /** Someone is signed in in full: the account's counts start again for this address. */
  succeeded(address: string, email: string): Promise<void>
}

const perAddress = { points: 5, duration: 20 }
const perEmail = { points: 20, duration: 300 }
/** NIST SP 800-63B, 3.2.2: at most 100 failures in a row. A day in which nobody guesses forgives them. */
const perEmailAndDay = { points: 100, duration: 24 * 3600 }
const mailsOfPair = { points: 5, duration: 3600 }
const mailsOfEmail = { points: 20, duration: 3600 }
const mailsOfAddress = { points: 30, duration: 3600 }
const mailCodesOfAddress = { points: 50, duration: 3600 }
const mailCodesOfEmail = { points: 20, duration: 3600 }
const resets = { points: 5, duration: 3600 }
const codes = { free: 5, firstWaitMs: 60_000, longestWaitMs: 3_600_000, forgottenAfterMs: 24 * 3_600_000 }
const MAX_KNOWN_PAIRS = 1000

/**
 * Limits in memory: 5 tries in 20 s from an address, 20 in 5 min and 100 a day for an e-mail address.
 * An address from which an account was signed in to has a count of its own for it: a stranger who uses up
 * the account's tries does not lock its owner out.
 *
 * @param scale multiplies all (`RATE_LIMIT_SCALE`); 0 switches them off
 */
export function createSignInLimiter({ scale, now }: { scale: number; now: Now }): SignInLimiter {
  if (scale === 0) {
    const none = async () => {}
    return {
      ...{ countTry: none, countCode: none, countMail: none, succeeded: none },
      ...{ countMailCode: none, mailCodeWasRight: none },
    }
  }
  const scaled = ({ points, duration }: typeof perAddress) =>
    new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration })
  const addresses = scaled(perAddress)
  const emails = scaled(perEmail)
  const emailsADay = scaled(perEmailAndDay)
  const mails = {
    address: scaled(mailsOfAddress),
    pair: scaled(mailsOfPair),
    email: scaled(mailsOfEmail),
    reset: scaled(resets),
  }
  const mailCodes = { address: scaled(mailCodesOfAddress), email: scaled(mailCodesOfEmail) }
  const codeTries = createBackOff({ ...codes, free: Math.max(1, Math.round(codes.free * scale)) }, now)
  const known = new Set<string>()

  const emailKey = (address: string, email: string) => {
    const pair = `${address} ${email}`
    return known.has(pair) ? pair : email
  }

  return {
    async countTry(address, email) {
      await consume(addresses, address)
      if (email === undefined) return
      await consume(emails, emailKey(address, email))
      await consume(emailsADay, emailKey(address, email))
    },
    async countCode(address, email) {
      const waitMs = codeTries.countTry(emailKey(address, email))
      if (waitMs > 0) throw tooMany(waitMs)
    },
    async countMail(address, email, kind) {
      await consume(addresses, address)
      const key = emailKey(address, email)
      // What strangers behind the same address ask for does not lock out who signed in from it before.
      if (key === email) await consume(mails.address, address)
      if (kind === 'reset') return consume(mails.reset, key)
      await consume(mails.pair, `${address} ${email}`)
      await consume(mails.email, key)
    },
    async countMailCode(address, email) {
      await consume(mailCodes.address, address)
      await consume(mailCodes.email, emailKey(address, email))
    },
    async mailCodeWasRight(address, email) {
      await mailCodes.address.reward(address)
      await mailCodes.email.reward(emailKey(address, email))
    },
    async succeeded(address, email) {
      const pair = `${address} ${email}`
      known.delete(pair)
      known.add(pair)
      const [oldest] = known
      if (known.size > MAX_KNOWN_PAIRS && oldest) known.delete(oldest)
      await Promise.all([emails.delete(pair), emailsADay.delete(pair)])
      codeTries.forget(pair)
    },
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw tooMany(refusal.msBeforeNext)
  }
}

function tooMany(waitMs: number): ProblemError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const words = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`
  return new ProblemError('rate_limited', `Too many tries. Try again in ${words}.`, {
    headers: { 'retry-after': String(seconds) },
  })
}
