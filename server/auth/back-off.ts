import type { Now } from '../ids.ts'

/** Counts tries by key; after the free ones each has to wait twice as long as the one before. */
export interface BackOff {
  /** Counts a try, unless it comes too early. Returns ms to wait before the next; 0 lets this one through. */
  countTry(key: string): number
  forget(key: string): void
}

const MAX_KEYS = 10_000

export function createBackOff(
  {
    free,
    firstWaitMs,
    longestWaitMs,
    forgottenAfterMs,
  }: { free: number; firstWaitMs: number; longestWaitMs: number; forgottenAfterMs: number },
  now: Now,
): BackOff {
  const tries = new Map<string, { count: number; openAt: number; lastAt: number }>()

  return {
    countTry(key) {
      const time = now()
      const seen = tries.get(key)
      const before = seen && time - seen.lastAt < forgottenAfterMs ? seen : { count: 0, openAt: 0 }
      if (time < before.openAt) return before.openAt - time
      const count = before.count + 1
      const wait = count < free ? 0 : Math.min(firstWaitMs * 2 ** (count - free), longestWaitMs)
      // Put last, so that what is dropped for room is what was not used for longest.
      tries.delete(key)
      tries.set(key, { count, openAt: time + wait, lastAt: time })
      const [oldest] = tries.keys()
      if (tries.size > MAX_KEYS && oldest !== undefined) tries.delete(oldest)
      return 0
    },
    forget: (key) => void tries.delete(key),
  }
}
