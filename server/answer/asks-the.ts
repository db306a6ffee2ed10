import type { Passage } from '../../kb/passage.ts'
import { stem } from '../../kb/stem.ts'
import { stopWords } from '../../kb/stop-words.ts'
import { tokenize } from '../../kb/tokenize.ts'

/** How much of the longer of two questions both must share to be the same. */
const ALIKE = 0.6

/** Whether a shopper's question is, word for word or nearly, one that the passage is known to answer. */
export function asksThe(passage: Passage, question: string): boolean {
  const asked = contentStems(question)
  return [passage.title, ...passage.alts].some((said) => {
    const words = contentStems(said)
    const shared = [...words].filter((word) => asked.has(word)).length
    return shared > 0 && shared >= Math.max(asked.size, words.size) * ALIKE
  })
}

/** The stems of a text's words, without those that every text has. */
export function contentStems(text: string): Set<string> {
  return new Set(
    tokenize(text)
      .filter((word) => !stopWords.has(word))
      .map(stem),
  )
}
