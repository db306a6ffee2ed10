/** How much a word says, 0 to 1, by the language and not by the knowledge base. */
export type WordWeight = (word: string) => number

/** From this rank on a word says as much as any. */
const RARE = 10_000
const FIRST = 10

/**
 * Weights from a list of words, most frequent first: the first says a quarter, from the 10,000th on it is 1, between
 * them as the logarithm of the rank (Zipf's law: about as the word's information). Words not in the list count 1. A
 * small knowledge base cannot tell that `need` and `help` say little: it has them once.
 */
export function wordWeights(words: readonly string[]): WordWeight {
  const weights = new Map(
    words.slice(0, RARE).map((word, rank) => [word, Math.log(FIRST + rank) / Math.log(RARE)]),
  )
  return (word) => weights.get(word) ?? 1
}
