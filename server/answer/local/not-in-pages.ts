import { tokenize } from '../../../kb/tokenize.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { AnswerRequest, NumberedPassage } from '../answerer.ts'
import { contactSentence } from '../contact-sentence.ts'
import { contentStems } from '../content-stems.ts'
import { suggestionsFrom } from '../suggestions.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { listOf } from './spell.ts'
import type { Told } from './tell-passages.ts'
import type { Choose } from './wording.ts'

/** A page whose title shares this much with the question is about the same, though it leaves something out. */
const SAME_SUBJECT = 0.5
/** No thing is called by more words than this. */
const NAME_WORDS = 3
/** In a title: the thing, whatever it is. */
const ANY_THING = contentStems('piece item order something anything work')

/**
 * Where the pages that were told leave out what the question asks about ("a discount for nurses"): that, and what they
 * say of the same subject. Undefined where one of them leaves nothing out.
 */
export function notInPages(
  { question, passages, shop }: AnswerRequest,
  { text, used }: Told,
  choose: Choose,
): ComposedAnswer | undefined {
  const [best] = used
  const lacks = best?.lacks ?? []
  if (!best || lacks.length === 0 || used.some((page) => page.lacks?.length === 0)) return undefined
  const what = asTyped(lacks, question, best)
  const unknown = choose([
    `I find nothing about ${what} in our pages, I am sorry, and I would rather not guess.`,
    `I am sorry, our pages say nothing about ${what}, and I do not want to guess.`,
  ])
  const suggestions = suggestionsFrom(passages)
  if (!isSameSubject(best, question))
    return { text: `${unknown}${contactSentence(shop)}`, outcome: 'unsure', suggestions, products: [] }
  return {
    text: `${unknown} What I can tell you:\n\n${text}${askUs(shop)}`,
    outcome: 'unsure',
    suggestions: suggestions.filter((title) => title !== best.passage.title),
    products: [],
  }
}

function isSameSubject({ passage }: NumberedPassage, question: string): boolean {
  const asked = contentStems(question)
  return [passage.title, passage.title.split(' › ').at(-1) ?? ''].some((title) => {
    const words = [...contentStems(title)].filter((word) => !ANY_THING.has(word))
    return words.filter((word) => asked.has(word)).length >= Math.max(1, words.length * SAME_SUBJECT)
  })
}

/** Who can tell the rest, in one sentence. */
function askUs({ contact: { email, phone } }: ShopProfile): string {
  const ways = [email, phone].filter((way) => way !== undefined && way !== '')
  return ways.length === 0 ? '' : `\n\nFor the rest, ask our team: ${ways.join(' or ')}.`
}

/** The words as the shopper wrote them, with those that belong to them: `extended` → "extended warranty". */
function asTyped(words: readonly string[], question: string, { passage }: NumberedPassage): string {
  const typed = question.match(/[\p{L}\p{N}'’-]+/gu) ?? []
  const told = contentStems(`${passage.title} ${passage.text}`)
  const belongs = (at: number) => [...contentStems(typed[at] ?? '')].some((word) => told.has(word))
  const spans = words.map((word) => {
    const at = typed.findIndex((said) => tokenize(said).includes(word))
    if (at < 0) return word
    // What the page does speak of, next to it: the kind of thing.
    let end = at + 1
    while (end < at + NAME_WORDS && belongs(end)) end++
    return typed.slice(at, end).join(' ')
  })
  const whole = spans.filter((span, at) => !spans.some((other, i) => i !== at && other.includes(span)))
  return listOf(
    [...new Set(whole)].map((span) => `“${span}”`),
    'or',
  )
}
