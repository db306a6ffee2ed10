import { statesFact } from '../evaluation/states-fact.ts'
import { sectionId } from '../../kb/heading-path.ts'
import type { Passage } from '../../kb/passage.ts'
import { type ReliabilityBin, reliability } from '../../kb/reliability.ts'
import { auroc, refusedAt } from '../../kb/separation.ts'
import type { Outcome } from '../wire.ts'
import { isFounded } from './is-founded.ts'

/** A question, whether the shop's pages answer it, and what an answer must and must not say. */
export interface AnswerCase {
  query: string
  expect: 'answer' | 'unsure'
  /** Documents, or sections of documents, that answer it. */
  relevant: readonly string[]
  /** Words that a right answer has, and that it does not have; case and white space do not count. */
  must: readonly string[]
  must_not: readonly string[]
}

/** How one turn ended. */
export interface GivenAnswer {
  outcome: Outcome
  /** 0 to 1 */
  confidence: number
  text: string
  cited: readonly Passage[]
}

/** What `eval answers` prints: counts, but where said. */
export interface AnswersReport {
  cases: number
  /** Turns that ended as `answered`, whatever was expected. */
  answered: number
  /** Answered as expected, a relevant document among the cited, founded, and nothing wrong in it. */
  right: number
  wrongly_answered: number
  /** An answer was expected, and the turn ended in another way: also by asking back. */
  wrongly_unsure: number
  /** How well confidence tells the two kinds of cases apart, 0 to 1; `null` where there is only one kind. */
  auroc: number | null
  /** Share of `unsure` cases below the confidence that 95 % of the others reach. */
  refused_at_95: number | null
  /** Answered, but a figure or date stands in no cited passage, or nothing of what these say. */
  unfounded: number
  /** Answered without what must be said, or with what must not. */
  wrong_facts: number
  /** `confidence` promised and `right` kept: the share of cases that the shop's pages do answer. */
  reliability: ReliabilityBin[]
}

/** Asks every case, one after the other, and holds the answers against what was expected. */
export async function evaluateAnswers(
  cases: readonly AnswerCase[],
  ask: (question: string) => Promise<GivenAnswer>,
): Promise<AnswersReport> {
  const counts = {
    answered: 0,
    right: 0,
    wrongly_answered: 0,
    wrongly_unsure: 0,
    unfounded: 0,
    wrong_facts: 0,
  }
  const confidences = { answer: [] as number[], unsure: [] as number[] }
  for (const asked of cases) {
    const given = await ask(asked.query)
    confidences[asked.expect].push(given.confidence)
    if (given.outcome !== 'answered') {
      if (asked.expect === 'answer') counts.wrongly_unsure++
      continue
    }
    counts.answered++
    const founded = isFounded(asked.query, given.text, given.cited)
    const wrong = !saysWhatItMust(asked, given.text)
    if (!founded) counts.unfounded++
    if (wrong) counts.wrong_facts++
    if (asked.expect === 'unsure') counts.wrongly_answered++
    else if (founded && !wrong && given.cited.some((passage) => isRelevant(passage, asked.relevant)))
      counts.right++
  }
  const { answer, unsure } = confidences
  const rows = [
    ...answer.map((confidence) => ({ confidence, right: true })),
    ...unsure.map((confidence) => ({ confidence, right: false })),
  ]
  const hasBoth = answer.length > 0 && unsure.length > 0
  return {
    cases: cases.length,
    answered: counts.answered,
    right: counts.right,
    wrongly_answered: counts.wrongly_answered,
    wrongly_unsure: counts.wrongly_unsure,
    auroc: hasBoth ? auroc(answer, unsure) : null,
    refused_at_95: hasBoth ? refusedAt(answer, unsure, 0.95) : null,
    unfounded: counts.unfounded,
    wrong_facts: counts.wrong_facts,
    reliability: reliability(rows),
  }
}

function isRelevant(passage: Passage, relevant: readonly string[]): boolean {
  return [passage.id, sectionId(passage), passage.document].some((id) => relevant.includes(id))
}

function saysWhatItMust({ must, must_not: mustNot }: AnswerCase, text: string): boolean {
  return must.every((fact) => statesFact(text, fact)) && !mustNot.some((fact) => statesFact(text, fact))
}
