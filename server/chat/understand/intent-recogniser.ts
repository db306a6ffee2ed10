import type { Embedder } from '../../../kb/embedder.ts'
import { type Classification, trainTextClassifier } from '../../../kb/text-classifier.ts'
import { intentExamples } from './intent-examples.ts'

/** Recognises what a shopper wants from the packaged examples; trained once, in about 50 ms, when first asked. */
export interface IntentRecogniser {
  /** The likeliest intent; a `score` under about 0.3 or a `margin` under 0.1 is a guess. */
  recognise(text: string): Promise<Classification>
}

/** @param embedder of the packaged word table */
export function createIntentRecogniser(embedder: Embedder): IntentRecogniser {
  let trained: ReturnType<typeof trainTextClassifier> | undefined
  return {
    async recognise(text) {
      trained ??= trainTextClassifier(intentExamples, embedder)
      return (await trained).classify(text)
    },
  }
}
