import { askedThings, namesIn } from './asked-things.ts'
import { contentWords, type LexicalIndex, rowsOf } from './lexical-index.ts'
import type { Passage } from './passage.ts'
import type { SimilarWords } from './similar-words.ts'
import { stem } from './stem.ts'
import { tokenize } from './tokenize.ts'
import type { WordWeight } from './word-weights.ts'

/** How near a word must be to one of the passage's to say the same thing; and one that stands nowhere else either. */
const SAYS_THE_SAME = { heard: 0.5, unheard: 0.62 }
/** What is missing must be this share of the question's words, by their weight; less where the question turns on it. */
const LACKING = { any: 0.22, led: 0.15 }
/** What stands in more of the pages than this is what the whole shop is about: any of them may leave it unsaid. */
const COMMON = { share: 0.1, least: 8 }
/** A word of so few passages is worth looking them up for it. */
const MENTIONED_AT_MOST = 4
/** What a near word counts beside the word itself, and a pair of neighbours beside a single word. */
const NEAR = 0.5
const PAIR = 0.3
/** A figure says little without what it counts. */
const FIGURE = 0.3
/** Passages whose words are remembered. */
const KEPT = 2_000

/** How well a passage fits a question, beside how well it was found. */
export interface Fit {
  /** What the question asks about and the passage speaks of in no words; absent where it asks for no one thing. */
  lacks?: readonly string[]
  /** The share of the question's words that the passage says, 0 to 1, by their weight; in near words half of it. */
  covers: number
}

/** Whether passages speak of what a question asks about. */
export interface Answerability {
  /** How each of these passages fits; `words` are the question's. */
  fit(question: string, words: readonly string[], passages: readonly number[]): Promise<Fit[]>
  /** Other passages that name the rarest of the things that are lacking, where few do. */
  mentions(lacks: readonly string[]): readonly number[]
}

/** @param lexical of the rows of these passages */
export function buildAnswerability(
  passages: readonly Passage[],
  { words: { terms, starts, rows } }: LexicalIndex,
  weightOf: WordWeight,
  similar: SimilarWords,
): Answerability {
  const passageOf = rowsOf(passages).map(({ passage }) => passage)
  // "Can I return the jumper?": what the shop sells is asked of by its name, and told of as any item.
  const sold = new Set(
    passages.filter(({ kind }) => kind === 'product').flatMap(({ title }) => tokenize(title).map(stem)),
  )
  const withTerm = (term: string): number[] => {
    const number = terms.get(term)
    if (number === undefined) return []
    const found = rows.subarray(starts[number], starts[number + 1])
    return [...new Set(Array.from(found, (row) => passageOf[row]!))].filter((at) => isPage(passages[at]!))
  }
  const tooCommon = Math.max(COMMON.least, COMMON.share * passages.filter(isPage).length)
  const kept = new Map<number, Said>()
  const saidBy = (passage: number): Said => {
    const known = kept.get(passage)
    if (known) return known
    const { title, alts, text } = passages[passage]!
    const stems = [title, ...alts, text].map((part) => contentWords(tokenize(part)).map(stem))
    const said = { words: new Set(stems.flat()), pairs: new Set(stems.flatMap(pairsOf)) }
    if (kept.size >= KEPT) kept.clear()
    kept.set(passage, said)
    return said
  }
  const nearest = async (word: string) =>
    (await similar.of(word))
      .filter(({ cosine }) => cosine >= SAYS_THE_SAME[terms.has(stem(word)) ? 'heard' : 'unheard'])
      .map((near) => stem(near.word))
  const isThing = (thing: string) => !sold.has(stem(thing)) && withTerm(stem(thing)).length <= tooCommon

  return {
    async fit(question, words, found) {
      const things = askedThings(question, weightOf).filter(({ word }) => isThing(word))
      const named = new Set(namesIn(question))
      const asked: AskedWord[] = []
      for (const word of new Set([...contentWords(words), ...things.map(({ word }) => word)])) {
        const weight = /^\d+$/.test(word) ? FIGURE : weightOf(word)
        // A name is that of one thing: what is like it is another.
        asked.push({ word, stem: stem(word), weight, near: named.has(word) ? [] : await nearest(word) })
      }
      // A word of the passage that answers to one of the question's own does not stand for another of them.
      const own = new Set(asked.map((word) => word.stem))
      const pairs = pairsOf(contentWords(words).map(stem))
      const all = asked.reduce((sum, { weight }) => sum + weight, 0)
      const most = all + PAIR * pairs.length
      return found.map((passage) => {
        const said = saidBy(passage)
        const worth = ({ stem, near }: AskedWord) =>
          said.words.has(stem) ? 1 : near.some((word) => said.words.has(word) && !own.has(word)) ? NEAR : 0
        const lacks = asked.filter(
          (word) => worth(word) === 0 && things.some((thing) => thing.word === word.word),
        )
        const isLed = lacks.some(({ word }) => things.some((thing) => thing.led && thing.word === word))
        const missing = lacks.reduce((sum, { weight }) => sum + weight, 0)
        const covers =
          asked.reduce((sum, word) => sum + word.weight * worth(word), 0) +
          PAIR * pairs.filter((pair) => said.pairs.has(pair)).length
        const fit: Fit = { covers: most > 0 ? covers / most : 0 }
        if (things.length > 0)
          fit.lacks = missing >= all * LACKING[isLed ? 'led' : 'any'] ? lacks.map(({ word }) => word) : []
        return fit
      })
    },
    mentions(lacks) {
      const [rarest] = lacks
        .map((thing) => withTerm(stem(thing)))
        .filter((found) => found.length > 0 && found.length <= MENTIONED_AT_MOST)
        .sort((a, b) => a.length - b.length)
      return rarest ?? []
    },
  }
}

interface AskedWord {
  word: string
  stem: string
  weight: number
  near: readonly string[]
}

interface Said {
  words: ReadonlySet<string>
  pairs: ReadonlySet<string>
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((next, at) => `${stems[at]} ${next}`)
}

function isPage({ kind }: Passage): boolean {
  return kind !== 'product' && kind !== 'conversation'
}
