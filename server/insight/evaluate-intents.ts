import type { Embedder } from '../../kb/embedder.ts'
import { trainTextClassifier } from '../../kb/text-classifier.ts'
import { intentNames } from '../chat/understand/intent-examples.ts'
import { createIntentRecogniser } from '../chat/understand/intent-recogniser.ts'

/** A message and what its shopper wants. */
export interface IntentCase {
  text: string
  intent: string
}

/** What `eval intents` prints; shares 0 to 1. */
export interface IntentsReport {
  cases: number
  accuracy: number
  /** In the order of the cases. */
  by_intent: Record<string, { cases: number; accuracy: number }>
  /** The same cases by the packaged examples alone, of which the training file has no part; those of intents it knows. */
  packaged: { cases: number; accuracy: number | null }
}

/** Learns intents from examples, these alone, and holds them against cases. */
export async function evaluateIntents(
  train: readonly IntentCase[],
  cases: readonly IntentCase[],
  embedder: Embedder,
): Promise<IntentsReport> {
  const examples = train.map(({ text, intent }) => ({ text, label: intent }))
  const classifier = await trainTextClassifier(examples, embedder)
  const packaged = createIntentRecogniser(embedder)
  const known = { cases: 0, right: 0 }
  const tally = new Map<string, { cases: number; right: number }>()
  for (const { text, intent } of cases) {
    const { label } = await classifier.classify(text)
    if (intentNames.includes(intent)) {
      known.cases++
      if ((await packaged.recognise(text)).label === intent) known.right++
    }
    const { cases: count, right } = tally.get(intent) ?? { cases: 0, right: 0 }
    tally.set(intent, { cases: count + 1, right: right + (label === intent ? 1 : 0) })
  }
  const rights = [...tally.values()].reduce((sum, { right }) => sum + right, 0)
  return {
    cases: cases.length,
    accuracy: rights / cases.length,
    by_intent: Object.fromEntries(
      [...tally].map(([intent, { cases: count, right }]) => [
        intent,
        { cases: count, accuracy: right / count },
      ]),
    ),
    packaged: { cases: known.cases, accuracy: known.cases === 0 ? null : known.right / known.cases },
  }
}
