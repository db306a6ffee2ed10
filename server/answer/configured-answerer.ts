import type { NewId, Now } from '../ids.ts'
import type { Logger } from '../ops/logger.ts'
import type { Answerer } from './answerer.ts'
import { createCanary } from './canary.ts'
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts'
import { guardPrompt } from './guard-prompt.ts'
import { localAnswerer } from './local/local-answerer.ts'
import { createMistralAnswerer } from './mistral/mistral-answerer.ts'
import { scaledPatience } from './mistral/patience.ts'
import type { TokenBudget } from './token-budget.ts'
import { withCourtesy } from './with-courtesy.ts'
import { withFallback } from './with-fallback.ts'

/** What answers in a deployment, as its settings have it. */
export interface ConfiguredAnswerer {
  answerer: Answerer
  /** Set where a model answers. */
  model: { canary: string } | undefined
  breaker: CircuitBreaker
  /** Loads what the first question to a model needs. */
  warmUp: () => Promise<void>
}

/** The model, guarded, with the local answerer where it fails; the local answerer alone where there is no model. */
export function configuredAnswerer({
  mistral: settings,
  budget,
  logger,
  now,
  newId,
}: {
  mistral:
    | { apiKey: string; serverUrl: string | undefined; model: string; patienceScale?: number }
    | undefined
  budget?: TokenBudget | undefined
  logger: Logger
  now: Now
  newId: NewId
}): ConfiguredAnswerer {
  const breaker = createCircuitBreaker(now)
  const local = withCourtesy(localAnswerer)
  if (!settings) return { answerer: local, model: undefined, breaker, warmUp: async () => {} }
  const canary = createCanary(newId)
  const mistral = createMistralAnswerer({
    ...settings,
    budget,
    patience: scaledPatience(settings.patienceScale),
  })
  return {
    answerer: withFallback(guardPrompt(mistral, canary, local), local, { breaker, logger }),
    model: { canary },
    breaker,
    warmUp: () => mistral.warmUp(),
  }
}
