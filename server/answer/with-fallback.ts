import type { Now } from '../ids.ts'
import type { Logger } from '../ops/logger.ts'
import type { Answerer } from './answerer.ts'

/** After this many failures in a row the first answerer is left alone for a while, ms. */
const FAILURES = 3
const PAUSE_MS = 30_000

/**
 * Answers by the first answerer, and by the second when the first fails: `broke-off` stands between the two.
 * Only the shopper's own stop is passed on. Without any evidence the second answers alone: it says that it does
 * not know, and a model must not make something up. A first that keeps failing is not waited for each time anew.
 */
export function withFallback(first: Answerer, second: Answerer, logger: Logger, now: Now): Answerer {
  let failures = 0
  let pausedUntil = 0
  return {
    async *answer(request) {
      const nothingToGoBy = request.passages.length === 0 && request.smalltalk === undefined
      if (nothingToGoBy || now() < pausedUntil) {
        if (!nothingToGoBy) yield { type: 'broke-off', reason: 'paused' }
        yield* second.answer(request)
        return
      }
      try {
        for await (const part of first.answer(request)) {
          // Here, not after the loop: who has the last part reads no further.
          if (part.type === 'end') failures = 0
          yield part
        }
      } catch (error) {
        if (request.signal.aborted) throw error
        const reason = error instanceof Error ? error.message : 'unknown'
        failures++
        if (failures >= FAILURES) pausedUntil = now() + PAUSE_MS
        logger.warn({ reason, failures }, 'the model failed; the local answerer takes over')
        yield { type: 'broke-off', reason }
        yield* second.answer(request)
      }
    },
  }
}
