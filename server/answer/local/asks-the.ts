import type { Passage } from '../../../kb/passage.ts'
import { contentStems } from '../content-stems.ts'

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
