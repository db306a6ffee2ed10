import type { Passage } from '../../kb/passage.ts'
import { stem } from '../../kb/stem.ts'
import { stopWords } from '../../kb/stop-words.ts'
import { tokenize } from '../../kb/tokenize.ts'
import { evidenceFrom, factsIn, isStated } from '../answer/claims/facts.ts'

/** How much of what an answer says, or of what its passages say, must be the same words. */
const SHARED = 0.3

/**
 * Whether an answer says something that stands in the passages that it cites: its own words, those of the question
 * left out, are partly theirs, and every figure, date, address and link of it stands in one of them or in the
 * question. A citation alone is none, and neither is one beside a figure of somebody's own making.
 */
export function isFounded(question: string, answer: string, cited: readonly Passage[]): boolean {
  const text = answer.replace(/\[\d{1,3}\]/g, ' ')
  const told = cited.flatMap(({ title, alts, text: said, markdown = '' }) => [title, ...alts, said, markdown])
  const links = cited.flatMap(({ url }) => url ?? [])
  const evidence = evidenceFrom([...told, question], links)
  // What an assistant says of its own doing is no claim about the shop.
  const claims = factsIn(text).filter(({ kind }) => kind !== 'deed')
  return claims.every((fact) => isStated(fact, evidence)) && sharesWords(question, text, cited)
}

function sharesWords(question: string, answer: string, cited: readonly Passage[]): boolean {
  const asked = stemsOf(question)
  const own = [...stemsOf(answer)].filter((word) => !asked.has(word))
  const theirs = stemsOf(cited.map(({ text }) => text).join(' '))
  const shared = own.filter((word) => theirs.has(word)).length
  return shared > 0 && shared >= SHARED * Math.min(own.length, theirs.size)
}

function stemsOf(text: string): Set<string> {
  return new Set(
    tokenize(text)
      .filter((word) => !stopWords.has(word))
      .map(stem),
  )
}
