import type { Passage } from '../../../kb/passage.ts'
import type { AnswerRequest, NumberedPassage } from '../answerer.ts'
import { contentStems } from '../content-stems.ts'
import { asksThe } from './asks-the.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { firstSentences } from './first-sentences.ts'
import { suggestionsFrom } from './suggestions.ts'

/** Longest piece of one passage in an answer, characters. */
const LONGEST = 900
/** How near to the best a passage's score must be to join it, and to be suggested. */
const JOINS = 0.75
const SUGGESTED = 0.4

/** The best page's answer; a second one joins it where it covers words of the question that the first does not. */
export function composeFromPassages(request: AnswerRequest): ComposedAnswer | undefined {
  const { query, orderNumber } = request
  // What the catalogue says is told from its data, never as the text that was made for the search.
  const [best, ...others] = request.passages.filter(({ passage }) => passage.kind !== 'product')
  if (!best || best.score === 0) return undefined
  const asked = contentStems(query)
  const parts: string[] = []
  if (orderNumber) {
    parts.push(
      `I cannot look into single orders in this chat yet, so I know nothing about ${orderNumber} itself. What I can tell you:`,
    )
  }
  parts.push(`${lead(best.passage, query)}${passageText(best.passage)} [${best.n}]`)

  const second = others.find((other) => joins(other, best, asked))
  if (second) parts.push(`${firstSentences(second.passage.text, 2)} [${second.n}]`)
  const rest = others.filter((other) => other !== second && other.score >= best.score * SUGGESTED)
  return { text: parts.join('\n\n'), outcome: 'answered', suggestions: suggestionsFrom(rest), products: [] }
}

/** The question that is being answered, where it is not the shopper's own: "Yes, …" would hang in the air. */
function lead(passage: Passage, query: string): string {
  return passage.kind !== 'faq' || asksThe(passage, query) ? '' : `**${passage.title}**\n\n`
}

function joins(other: NumberedPassage, best: NumberedPassage, asked: Set<string>): boolean {
  const { passage, score } = other
  const authoritative = passage.kind !== 'conversation' && passage.kind !== 'product'
  if (!authoritative || passage.document === best.passage.document || score < best.score * JOINS) return false
  const told = contentStems(`${best.passage.title} ${best.passage.alts.join(' ')} ${best.passage.text}`)
  const missing = [...asked].filter((word) => !told.has(word))
  const tells = contentStems(firstSentences(passage.text, 2))
  return missing.some((word) => tells.has(word))
}

/** The answers to the other questions of a message, each from its own page. */
export function composeFurther({ further }: AnswerRequest, said: string): string {
  return further
    .filter(({ n, passage }) => passage.kind !== 'product' && !said.includes(`[${n}]`))
    .map(({ n, passage }) => `\n\n${passageText(passage)} [${n}]`)
    .join('')
}

/** A passage as it may stand in an answer: its Markdown where it has some, cut at a paragraph when long. */
function passageText(passage: Passage): string {
  const text = (passage.markdown ?? passage.text).trim()
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  const end = Math.max(cut.lastIndexOf('\n\n'), cut.lastIndexOf('. ') + 1, cut.lastIndexOf('\n- '))
  return cut.slice(0, end > 0 ? end : LONGEST).trim()
}
