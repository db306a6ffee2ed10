import type { Logger } from '../ops/logger.ts'
import type { Answerer } from './answerer.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import { NothingFound } from './nothing-found.ts'
import { BudgetSpent } from './token-budget.ts'
import { UpstreamError } from './upstream-error.ts'

/**
 * Answers by the first answerer, and by the second when the first fails: `broke-off` stands between the two.
 * A first that found nothing has not failed: the second says that it does not know. Only the shopper's own stop is
 * passed on. A first that keeps failing is not waited for each time anew.
 */
export function withFallback(
  first: Answerer,
  second: Answerer,
  { breaker, logger }: { breaker: CircuitBreaker; logger: Logger },
): Answerer {
  return {
    async *answer(request) {
      const pass = breaker.enter()
      if (!pass) {
        yield { type: 'broke-off', reason: 'paused' }
        yield* second.answer(request)
        return
      }
      try {
        for await (const part of first.answer(request)) {
          // Here, not after the loop: who has the last part reads no further.
          if (part.type === 'end') pass.succeed()
          yield part
        }
        return
      } catch (error) {
        if (request.signal.aborted) throw error
        const reason = error instanceof Error ? error.message : 'unknown'
        if (error instanceof NothingFound) {
          if (error.asked) pass.succeed()
        } else if (error instanceof BudgetSpent) {
          yield { type: 'broke-off', reason }
        } else {
          pass.fail(reason, error instanceof UpstreamError ? error.retryAfterMs : undefined)
          const { state } = breaker.state()
          logger.warn({ reason, model: state }, 'the model failed; the local answerer takes over')
          yield { type: 'broke-off', reason }
        }
      } finally {
        pass.release()
      }
      yield* second.answer(request)
    },
  }
}
