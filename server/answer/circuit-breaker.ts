import type { Now } from '../ids.ts'
import type { ModelState } from './model-state.ts'

/** Leave to ask the model once. One of the three ends it; only the first call counts. */
export interface Pass {
  succeed(): void
  /** @param pauseMs how long the server asked to be left alone */
  fail(reason: string, pauseMs?: number): void
  /** It told nothing of the model: the shopper stopped. */
  release(): void
}

/** Leaves a model alone that keeps failing, so that no shopper waits for it in vain. */
export interface CircuitBreaker {
  /** Leave to ask the model; undefined while it is left alone. */
  enter(): Pass | undefined
  state(): ModelState
}

/** So many failures in a row open it. */
const FAILURES = 3
/** For so long it then stays open, ms. */
const PAUSE_MS = 30_000
/** The longest that a server may ask for, ms. */
const LONGEST_PAUSE_MS = 5 * 60_000

/**
 * A circuit breaker (M. Nygard, Release It!): closed while the model answers; open after three failures in a row, or
 * when it asks to be left alone; half-open after a while, when one turn tries it for all.
 */
export function createCircuitBreaker(now: Now): CircuitBreaker {
  let state: ModelState['state'] = 'closed'
  let since = now()
  let lastFault: ModelState['last_fault'] = null
  let failures = 0
  let openUntil = 0

  const become = (next: ModelState['state']) => {
    if (next !== state) since = now()
    state = next
  }
  const open = (pauseMs: number) => {
    openUntil = now() + Math.min(pauseMs, LONGEST_PAUSE_MS)
    become('open')
  }

  return {
    enter() {
      if (state === 'half-open' || (state === 'open' && now() < openUntil)) return undefined
      const isProbe = state === 'open'
      if (isProbe) become('half-open')
      let settled = false
      const once = (settle: () => void) => () => {
        if (settled) return
        settled = true
        settle()
      }
      return {
        succeed: once(() => {
          // What began before it opened says nothing of how the model is now.
          if (!isProbe && state !== 'closed') return
          failures = 0
          become('closed')
        }),
        fail: (reason, pauseMs = 0) =>
          once(() => {
            lastFault = { reason, at: now() }
            if (!isProbe && state !== 'closed') return
            failures++
            if (isProbe || failures >= FAILURES) open(Math.max(PAUSE_MS, pauseMs))
            else if (pauseMs > 0) open(pauseMs)
          })(),
        release: once(() => {
          if (isProbe) become('open')
        }),
      }
    },
    state: () => ({ state, since, last_fault: lastFault }),
  }
}
