import { stem } from '../../kb/stem.ts'
import { stopWords } from '../../kb/stop-words.ts'
import { tokenize } from '../../kb/tokenize.ts'

/** The stems of a text's words, without those that every text has. */
export function contentStems(text: string): Set<string> {
  return new Set(
    tokenize(text)
      .filter((word) => !stopWords.has(word))
      .map(stem),
  )
}
