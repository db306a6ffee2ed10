import type { Now } from '../ids.ts'

/** A place in the day's budget for one request: what it may use at most, until it is known what it used. */
export interface Reservation {
  /** Takes the place of what was set aside; only the first call counts. */
  settle(tokens: number): void
}

/** Tokens that a model may use in a day. */
export interface TokenBudget {
  /** Sets tokens aside for one request; undefined when they are not left. */
  reserve(tokens: number): Reservation | undefined
}

/** The day's tokens are used: not a fault of the model's. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent'
  constructor() {
    super('daily token budget')
  }
}

/** The day of a time, by UTC. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS)
}

export const DAY_MS = 24 * 60 * 60_000

/**
 * A budget of so many tokens a day, by UTC. However many ask at once, it is overspent by one request at most: one that
 * might go beyond the limit goes out only while there is no other.
 * @param options `usedToday` was used before a restart; `onSpent` is told once a day, when a request is refused
 */
export function createTokenBudget({
  limit,
  usedToday,
  now,
  onSpent,
}: {
  limit: number
  usedToday: number
  now: Now
  onSpent: () => void
}): TokenBudget {
  let day = dayOf(now())
  let used = usedToday
  let setAside = 0
  let told = false
  return {
    reserve(tokens) {
      if (dayOf(now()) !== day) {
        day = dayOf(now())
        used = 0
        told = false
      }
      const fits = used + setAside + tokens <= limit
      const isAlone = setAside === 0 && used < limit
      if (!fits && !isAlone) {
        if (!told && used >= limit) {
          told = true
          onSpent()
        }
        return undefined
      }
      setAside += tokens
      let open = true
      return {
        settle(actual) {
          if (!open) return
          open = false
          setAside -= tokens
          used += actual
        },
      }
    },
  }
}
