import type { Context } from 'hono'
import { ProblemError } from '../problem.ts'
import type { Env } from './router.ts'

/** When whoever is refused may come back: a restart takes a few seconds, s. */
const RETRY_AFTER_S = 5

/** Refuses what comes on open connections while the server ends; `/livez` goes on answering. */
export function refuseWhileStopping(stopping: AbortSignal) {
  return (c: Context<Env>, next: () => Promise<void>): Promise<void> => {
    if (!stopping.aborted || c.req.path === '/livez') return next()
    throw new ProblemError('over_capacity', 'The server is being stopped or restarted.', {
      headers: { 'retry-after': String(RETRY_AFTER_S) },
    })
  }
}
