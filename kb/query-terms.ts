import { countTerms, type TermWeights } from './impact-index.ts'
import { contentWords } from './lexical-index.ts'
import type { SimilarWords } from './similar-words.ts'
import { stem } from './stem.ts'
import type { WordWeight } from './word-weights.ts'

/** What a similar word counts, beside the cosine, where the word itself counts 1. */
const SIMILAR = 0.5
/** What a pair of words counts beside a single one in the title signal. */
const PAIRS_IN_TITLES = 0.3

/** A query's words as terms: what was typed, and that together with what the knowledge base may call it. */
export interface QueryTerms {
  typed: TermWeights
  widened: TermWeights
  titles: TermWeights
}

/** Each word counts what it says by `weightOf`; similar words join with their cosine. */
export async function queryTerms(
  words: readonly string[],
  weightOf: WordWeight,
  similar: SimilarWords,
): Promise<QueryTerms> {
  const typed: TermWeights = new Map()
  const content = contentWords(words)
  for (const word of content) countTerms([stem(word)], weightOf(word), typed)
  const widened = new Map(typed)
  for (const word of new Set(content)) {
    for (const other of await similar.of(word)) {
      const term = stem(other.word)
      if (typed.has(term)) continue
      const amount = SIMILAR * other.cosine * weightOf(word)
      if (amount > (widened.get(term) ?? 0)) widened.set(term, amount)
    }
  }
  return { typed, widened, titles: titleQuery(words, weightOf) }
}

/** Stems and pairs of neighbours, as the titles have them. */
function titleQuery(words: readonly string[], weightOf: WordWeight): TermWeights {
  const terms: TermWeights = new Map()
  words.forEach((word, at) => {
    countTerms([stem(word)], weightOf(word), terms)
    const next = words[at + 1]
    if (next === undefined) return
    countTerms(
      [`${stem(word)} ${stem(next)}`],
      (PAIRS_IN_TITLES * (weightOf(word) + weightOf(next))) / 2,
      terms,
    )
  })
  return terms
}
