/** US dollars for a million tokens, which is micro-dollars for one. */
interface ModelPrice {
  prompt: number
  completion: number
}

/**
 * Mistral's list prices (docs.mistral.ai/inference/pricing, as the public catalogue models.dev told them between August
 * and October 2026). Discounts for what is cached are not counted. A `-latest` name is priced as what it stood for then.
 */
const prices: Record<string, ModelPrice> = {
  'ministral-3b-2512': { prompt: 0.1, completion: 0.1 },
  'ministral-3b-latest': { prompt: 0.1, completion: 0.1 },
  'ministral-8b-2512': { prompt: 0.15, completion: 0.15 },
  'ministral-8b-latest': { prompt: 0.15, completion: 0.15 },
  'ministral-14b-2512': { prompt: 0.2, completion: 0.2 },
  'ministral-14b-latest': { prompt: 0.2, completion: 0.2 },
  'mistral-small-2506': { prompt: 0.1, completion: 0.3 },
  'mistral-small-2603': { prompt: 0.15, completion: 0.6 },
  'mistral-small-latest': { prompt: 0.15, completion: 0.6 },
  'mistral-medium-2508': { prompt: 0.4, completion: 2 },
  'mistral-medium-2604': { prompt: 1.5, completion: 7.5 },
  'mistral-medium-latest': { prompt: 1.5, completion: 7.5 },
  'mistral-large-2512': { prompt: 0.5, completion: 1.5 },
  'mistral-large-latest': { prompt: 0.5, completion: 1.5 },
}

/** What a request cost, whole micro-dollars; null where the model's price is not known. */
export function costMicros(model: string, promptTokens: number, completionTokens: number): number | null {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined
  return price ? Math.round(promptTokens * price.prompt + completionTokens * price.completion) : null
}
