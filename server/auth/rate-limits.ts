import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'

/** What is limited: points within seconds. Shops sit behind shared addresses, so addresses get much. */
const limits = {
  'visitors of an address': { points: 600, duration: 3600 },
  'conversations of an address': { points: 600, duration: 3600 },
  'token requests of an address': { points: 600, duration: 600 },
  // What is guessed at here is a postcode: few tries, whoever makes them.
  'order look-ups of an address': { points: 20, duration: 600 },
  // Or a number: one postcode fits many orders, and their numbers follow one another.
  'wrong order look-ups of an address in a day': { points: 30, duration: 86_400 },
  'wrong order look-ups with the same in a day': { points: 100, duration: 86_400 },
  'look-ups of an order': { points: 5, duration: 900 },
  'look-ups of an order in a day': { points: 15, duration: 86_400 },
  'exports of a visitor': { points: 10, duration: 3600 },
  'messages of a visitor': { points: 20, duration: 60 },
  'messages of an address': { points: 300, duration: 60 },
  // A widget says so at most every few seconds.
  'typing of a visitor': { points: 120, duration: 60 },
  'reads of a visitor': { points: 120, duration: 60 },
  'decisions of a visitor': { points: 60, duration: 60 },
  'closings of a visitor': { points: 20, duration: 60 },
} as const

export type Limit = keyof typeof limits

export interface RateLimits {
  /** Counts one use of a limit by a key. @throws ProblemError `rate_limited` with `Retry-After` */
  (limit: Limit, key: string): Promise<void>
  /** Takes one use back that turned out not to count. */
  forgive(limit: Limit, key: string): Promise<void>
}

/** Limits kept in memory, multiplied by `scale`; 0 switches them off. */
export function createRateLimits(scale: number): RateLimits {
  if (scale === 0) return Object.assign(async () => {}, { forgive: async () => {} })
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, duration }]) => [
      name,
      new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration }),
    ]),
  )
  const count = async (limit: Limit, key: string) => {
    try {
      await limiters.get(limit)?.consume(key)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      throw new ProblemError('rate_limited', `Try again in ${seconds} s.`, {
        headers: { 'retry-after': String(seconds) },
      })
    }
  }
  return Object.assign(count, {
    forgive: async (limit: Limit, key: string) => void (await limiters.get(limit)?.reward(key)),
  })
}
