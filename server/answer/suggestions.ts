import type { NumberedPassage } from './answerer.ts'

const SUGGESTIONS = 3

/** Questions that other passages answer, for the shopper to tap, at most three. */
export function suggestionsFrom(passages: NumberedPassage[]): string[] {
  const titles = passages.filter(({ passage }) => passage.kind === 'faq').map(({ passage }) => passage.title)
  return [...new Set(titles)].slice(0, SUGGESTIONS)
}
