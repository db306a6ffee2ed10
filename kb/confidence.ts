import { setImmediate } from 'node:timers/promises'
import { backgroundSentences } from './background-sentences.ts'
import type { Embedder } from './embedder.ts'
import type { OnProgress } from './progress.ts'
import type { Retriever } from './retriever.ts'

/** From here on the knowledge base answers. */
export const ANSWER_CONFIDENCE = 0.5
/** From here on, and below the answer, "did you mean …?" is a fair question. */
export const DID_YOU_MEAN_CONFIDENCE = 0.35

/** The evidence at which one knowledge base begins to answer; see `calibrate`. */
export interface Calibration {
  answerEvidence: number
}

/**
 * How fast confidence grows with evidence: on public question sets, the distance between the 80th and the
 * 90th percentile of everyday sentences is the distance from "did you mean" to an answer.
 */
const STEEPNESS = 3.4
const PERCENTILE = 0.9
/**
 * Where the embedded model's knowledge bases begin to answer, by experience. The mean with what was found keeps
 * a base that everyday sentences happen to miss, or to hit, from being too bold or too shy.
 */
export const USUAL_ANSWER_EVIDENCE = 0.65
/** Enough for the percentile, and quick to go through. */
const SENTENCES = 150

/**
 * Finds what everyday sentences that are not about the shop score on this knowledge base: what nine in ten of
 * them stay below is where it begins to answer. Needs no questions from the shop.
 */
export async function calibrate(
  retriever: Retriever,
  embedder: Embedder,
  onProgress: OnProgress = () => {},
): Promise<Calibration> {
  const step = Math.ceil(backgroundSentences.length / SENTENCES)
  const evidence: number[] = []
  for (let i = 0; i < backgroundSentences.length; i += step) {
    evidence.push((await retriever.retrieve(backgroundSentences[i]!, 1)).evidence)
    onProgress('threshold', Math.min(i + step, backgroundSentences.length), backgroundSentences.length)
    // An index is also made while answers are being served: let them through.
    if (i % 16 === 0) await setImmediate()
  }
  evidence.sort((a, b) => a - b)
  const found = evidence[Math.floor(evidence.length * PERCENTILE)]
  if (found === undefined || !Number.isFinite(found)) return { answerEvidence: USUAL_ANSWER_EVIDENCE }
  // Another embedder's evidence lies elsewhere: there, what was found is all there is.
  return { answerEvidence: embedder.background ? (found + USUAL_ANSWER_EVIDENCE) / 2 : found }
}

/** Evidence as a probability, 0 to 1: ANSWER_CONFIDENCE at the calibrated threshold, rising with evidence. */
export function confidenceOf(evidence: number, calibration: Calibration): number {
  return 1 / (1 + Math.exp(-STEEPNESS * (evidence - calibration.answerEvidence)))
}
