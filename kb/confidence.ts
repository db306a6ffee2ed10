import { setImmediate } from 'node:timers/promises'
import { backgroundSentences } from './background-sentences.ts'
import type { Embedder } from './embedder.ts'
import { fitLogistic } from './logistic.ts'
import type { OnProgress } from './progress.ts'
import type { Retriever } from './retriever.ts'

/** From here on the knowledge base answers. */
export const ANSWER_CONFIDENCE = 0.5
/** From here on, and below the answer, "did you mean …?" is a fair question. */
export const DID_YOU_MEAN_CONFIDENCE = 0.35

/** How one knowledge base's evidence becomes confidence; see `calibrate`. */
export interface Calibration {
  /** The evidence at which it begins to answer. */
  answerEvidence: number
  /** How fast confidence grows with evidence. */
  steepness: number
}

/**
 * Where the embedded model's knowledge bases begin to answer, by experience. The mean with what was found keeps
 * a base that everyday sentences happen to miss, or to hit, from being too bold or too shy.
 */
export const USUAL_CALIBRATION: Calibration = { answerEvidence: 0.75, steepness: 5 }
const PERCENTILE = 0.9
/** Steeper than this no set of questions was; flatter, and nothing would ever be sure. */
const STEEPNESS = { least: 3.5, most: 6.5 }
/** Enough for a curve, and quick to go through. */
const SENTENCES = 120
const OWN_QUESTIONS = { least: 20, most: 100 }

/**
 * Finds where this knowledge base begins to answer. On one side stand everyday sentences that are not about any shop.
 * On the other stand its own questions: each alt is asked as if it were not there, which is how a shopper's question
 * comes; confidence is then the probability of being one of these, by a logistic curve between both. A knowledge base
 * with hardly any alts begins to answer above nine in ten of the everyday sentences.
 */
export async function calibrate(
  retriever: Pick<Retriever, 'retrieve' | 'ownQuestions' | 'evidenceWithout'>,
  embedder: Embedder,
  onProgress: OnProgress = () => {},
): Promise<Calibration> {
  const sentences = evenly(backgroundSentences, SENTENCES)
  const own = retriever.ownQuestions()
  const questions = own.length < OWN_QUESTIONS.least ? [] : evenly(own, OWN_QUESTIONS.most)
  const steps = sentences.length + questions.length
  let done = 0
  const step = async (evidence: number) => {
    onProgress('threshold', ++done, steps)
    // An index is also made while answers are being served: let them through.
    if (done % 8 === 0) await setImmediate()
    return evidence
  }
  const everyday: number[] = []
  for (const text of sentences) everyday.push(await step((await retriever.retrieve(text, 1)).evidence))
  const answered: number[] = []
  for (const row of questions) answered.push(await step(await retriever.evidenceWithout(row)))

  const curve =
    questions.length > 0
      ? fitLogistic(answered.filter(Number.isFinite), everyday.filter(Number.isFinite))
      : undefined
  if (curve) {
    const steepness = Math.max(STEEPNESS.least, Math.min(STEEPNESS.most, curve.steepness))
    return { answerEvidence: curve.middle, steepness }
  }
  everyday.sort((a, b) => a - b)
  const found = everyday[Math.floor(everyday.length * PERCENTILE)]
  if (found === undefined || !Number.isFinite(found)) return USUAL_CALIBRATION
  const { answerEvidence: usual, steepness } = USUAL_CALIBRATION
  // Another embedder's evidence lies elsewhere: there, what was found is all there is.
  return { answerEvidence: embedder.background ? (found + usual) / 2 : found, steepness }
}

/** Evidence as a probability, 0 to 1: ANSWER_CONFIDENCE at the calibrated threshold, rising with evidence. */
export function confidenceOf(evidence: number, { answerEvidence, steepness }: Calibration): number {
  return 1 / (1 + Math.exp(-steepness * (evidence - answerEvidence)))
}

/** At most `count` of them, from all parts of the list. */
function evenly<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list]
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!)
}
