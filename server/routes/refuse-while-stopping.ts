import type { Context } from 'hono'
import { ProblemError } from '../problem.ts'
import type { Env } from './router.ts'

/** When whoever is refused may come back: a restart takes a few seconds, s. */
const RETRY_AFTER_S = 5

/** These say how the server is, also while it ends. */
const TELLING = new Set(['/livez', '/readyz'])

/** Refuses what comes on open connections while the server ends; `/livez` and `/readyz` go on answering. */
export function refuseWhileStopping(stopping: AbortSignal) {
  return (c: Context<Env>, next: () => Promise<void>): Promise<void> => {
    if (!stopping.aborted || TELLING.has(c.req.path)) return next()
    throw new ProblemError('over_capacity', 'The server is being stopped or restarted.', {
      headers: { 'retry-after': String(RETRY_AFTER_S) },
    })
  }
}
