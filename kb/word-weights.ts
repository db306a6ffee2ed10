/** How much a word says, 0 to 1, by the language and not by the knowledge base. */
export type WordWeight = (word: string) => number

/** From this rank on a word says as much as any. */
const RARE = 10_000
const FIRST = 10
/** Words that say that somebody asks, and not what: "I need help to find out whether I can …" */
const ASKING = new Set(
  `able advise aid assist assistance ask asking check checking find give guide guys help helping info information know
  let like look looking need needing possible problem problems question see show tell try trying understand want
  wanting way wish wonder wondering`.split(/\s+/),
)
const ASKING_COUNTS = 0.25

/**
 * Weights from a list of words, most frequent first: the first says a quarter, from the 10,000th on it is 1, between
 * them as the logarithm of the rank (Zipf's law: about as the word's information). Words not in the list count 1. A
 * small knowledge base cannot tell that `need` and `help` say little: it has them once.
 */
export function wordWeights(words: readonly string[]): WordWeight {
  const weights = new Map(
    words.slice(0, RARE).map((word, rank) => [word, Math.log(FIRST + rank) / Math.log(RARE)]),
  )
  return (word) => (weights.get(word) ?? 1) * (ASKING.has(word) ? ASKING_COUNTS : 1)
}
