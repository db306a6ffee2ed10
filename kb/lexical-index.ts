import { type Bm25Index, buildBm25 } from './bm25.ts'
import { buildCharGramIndex, type CharGramIndex } from './char-grams.ts'
import { countTerms, type TermWeights } from './impact-index.ts'
import { HEADING_SEPARATOR } from './heading-path.ts'
import { termPacker } from './packed-terms.ts'
import type { Passage } from './passage.ts'
import type { OnProgress } from './progress.ts'
import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'
import { tokenize } from './tokenize.ts'

/** One way of asking for a passage: its title or one of its alts. A passage's best row is its score. */
export interface Row {
  /** Position in the list of passages. */
  passage: number
  title: string
  /** Number of this way of asking within its passage: a section's heading alone is no other way than its title. */
  way: number
}

/** What the words of the knowledge base say: everything that retrieval needs beside vectors. */
export interface LexicalIndex {
  /** Titles (five times) and texts, without stop words. */
  words: Bm25Index
  /** Titles alone, with stop words and pairs of words: "how do I" and "when do I" differ. */
  titles: Bm25Index
  /** Pieces of words, against endings and typing errors; null where the base is too large for it. */
  charGrams: CharGramIndex | null
  /** Word → how often, for spelling. */
  vocabulary: Map<string, number>
}

const TITLE_WEIGHT = 5
// Over 20,000 whole passages the pieces take 21 ms a query and 400 MB (design, decision 2).
const GRAM_ROWS_AT_MOST = 20_000
const GRAM_TEXTS_AT_MOST = 2_000

/**
 * A row for each passage's title and each of its alts, passage after passage; a section is also found by its
 * own heading, without the titles above it.
 */
export function rowsOf(passages: readonly Passage[]): Row[] {
  return passages.flatMap(({ title, alts }, passage) => {
    const heading = title.split(HEADING_SEPARATOR).at(-1)
    const own = heading === undefined || heading === title ? [title] : [title, heading]
    return [
      ...own.map((title) => ({ passage, title, way: 0 })),
      ...alts.map((alt, at) => ({ passage, title: alt, way: at + 1 })),
    ]
  })
}

/** The words by which a text is looked up: those that are no stop words; all where nothing else is left. */
export function contentWords(words: readonly string[]): readonly string[] {
  const content = words.filter((word) => !stopWords.has(word))
  return content.length > 0 ? content : words
}

function contentStems(words: readonly string[]): string[] {
  return contentWords(words).map(stem)
}

/** The stems of a title, and each pair of neighbours as a term of its own. */
function titleTerms(words: readonly string[]): TermWeights {
  const stems = words.map(stem)
  const pairs = stems.slice(1).map((next, i) => `${stems[i]} ${next}`)
  return countTerms(pairs, 1, countTerms(stems))
}

/** Builds all lexical signals over the rows of the passages; of a large base no text is kept as words. */
export function buildLexicalIndex(
  passages: readonly Passage[],
  rows: readonly Row[],
  onProgress: OnProgress = () => {},
): LexicalIndex {
  const vocabulary = new Map<string, number>()
  const words = termPacker()
  const titles = termPacker()
  const withGrams = rows.length <= GRAM_ROWS_AT_MOST
  const withTextGrams = withGrams && passages.length <= GRAM_TEXTS_AT_MOST
  const titlesForGrams: string[][] = []
  const textsForGrams: string[][] = []
  let row = 0
  passages.forEach((passage, position) => {
    const textWords = tokenize(passage.text)
    const textStems = contentStems(textWords)
    // What shoppers typed is full of typing errors: it must not teach spelling.
    if (passage.kind !== 'conversation') countTerms(textWords, 1, vocabulary)
    if (withTextGrams) textsForGrams.push(textWords)
    for (; rows[row]?.passage === position; row++) {
      const titleWords = tokenize(rows[row]!.title)
      if (passage.kind !== 'conversation') countTerms(titleWords, 1, vocabulary)
      words.add(countTerms(textStems, 1, countTerms(contentStems(titleWords), TITLE_WEIGHT)))
      titles.add(titleTerms(titleWords))
      if (withGrams) titlesForGrams.push(titleWords)
    }
    onProgress('words', position + 1, passages.length)
  })
  const passageOf = rows.map(({ passage }) => passage)
  return {
    words: buildBm25(words.packed(), passageOf),
    titles: buildBm25(titles.packed(), passageOf),
    charGrams: withGrams
      ? buildCharGramIndex(titlesForGrams, passageOf, withTextGrams ? textsForGrams : null)
      : null,
    vocabulary,
  }
}
