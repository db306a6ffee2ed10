import type { Product } from '../../../kb/product.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import { stopWords } from '../../../kb/stop-words.ts'
import { tokenize } from '../../../kb/tokenize.ts'
import { stem } from '../../../kb/stem.ts'
import { contentStems } from '../content-stems.ts'

/** Words of a question that ask for nothing of their own. */
const GENERAL = contentStems(
  'have need want get tell know like enough really actually good well okay very quite make use wear worn look day also come still sure possible anything something thing one please about more information details product item piece have sell like same kind really properly take put first second third last okay ok fine fit fits too bit',
)
const SHORTEST_STEM = 4

/** What a description says to a question. */
export interface DescriptionSays {
  /** The sentence, with the product's name. */
  text: string
  /** It has all of the question's own words, and these are several. */
  inFull: boolean
}

/**
 * The sentence of a product's description that says what a question asks: at least half of the question's own words, in
 * whatever form. Undefined where none does.
 */
export function descriptionSays(product: Product, question: string): DescriptionSays | undefined {
  const asked = [...ownWords(product, question).keys()]
  if (asked.length === 0) return undefined
  const [best] = sentencesOf(product.description)
    .map((sentence) => ({
      sentence,
      said: asked.filter((word) => isSaid(word, contentStems(sentence))).length,
    }))
    .sort((a, b) => b.said - a.said)
  return best && best.said > 0 && best.said >= asked.length / 2
    ? {
        text: `**${product.name}**: ${best.sentence}`,
        inFull: best.said === asked.length && asked.length > 1,
      }
    : undefined
}

/** The stems that a question has beside the product's name and kind, each with the word as it was typed. */
export function ownWords({ name, category = '', cut = '' }: Product, question: string): Map<string, string> {
  const own = contentStems(`${name} ${category} ${cut}`)
  return new Map(
    tokenize(question)
      .filter((word) => !stopWords.has(word))
      .map((word) => [stem(word), word] as const)
      .filter(([word]) => !own.has(word) && !GENERAL.has(word)),
  )
}

/** Warm, warmer, warmest; rain, rainy. */
export function isSaid(word: string, said: ReadonlySet<string>): boolean {
  return said.has(word) || [...said].some((other) => isFormOf(word, other))
}

function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= SHORTEST_STEM && long.startsWith(short) && long.length - short.length <= 3
}
