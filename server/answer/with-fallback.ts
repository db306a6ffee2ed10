import type { Logger } from '../ops/logger.ts'
import type { Answerer } from './answerer.ts'

/**
 * Answers by the first answerer, and by the second when the first fails: `broke-off` stands between the two.
 * Only the shopper's own stop is passed on.
 */
export function withFallback(first: Answerer, second: Answerer, logger: Logger): Answerer {
  return {
    async *answer(request) {
      try {
        yield* first.answer(request)
      } catch (error) {
        if (request.signal.aborted) throw error
        const reason = error instanceof Error ? error.message : 'unknown'
        logger.warn({ reason }, 'the model failed; the local answerer takes over')
        yield { type: 'broke-off', reason }
        yield* second.answer(request)
      }
    },
  }
}
