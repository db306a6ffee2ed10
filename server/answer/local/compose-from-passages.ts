import type { AnswerRequest, NumberedPassage } from '../answerer.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { deliveryFact } from './delivery-fact.ts'
import { openingFact } from './opening-fact.ts'
import { suggestionsFrom } from './suggestions.ts'
import { tellPassages, type Told } from './tell-passages.ts'
import { timeWindowFact } from './time-window-fact.ts'
import type { Choose } from './wording.ts'

/** How near to the best a passage's score must be to be suggested. */
const SUGGESTED = 0.4

/** What the shop's data answer to the very question, with what its pages add; else what the pages say. */
export function composeFromPassages(request: AnswerRequest, choose: Choose): ComposedAnswer | undefined {
  const { passages, orderNumber } = request
  const told = factOf(request, choose) ?? tellPassages(request, passages)
  if (!told) return undefined
  const lead = orderNumber
    ? `I cannot look into single orders in this chat yet, so I know nothing about ${orderNumber} itself. What I can tell you:\n\n`
    : ''
  const best = passages[0]?.score ?? 0
  const rest = passages.filter((passage) => !told.used.includes(passage) && passage.score >= best * SUGGESTED)
  return {
    text: `${lead}${told.text}`,
    outcome: 'answered',
    suggestions: suggestionsFrom(rest),
    products: [],
  }
}

function factOf(request: AnswerRequest, choose: Choose): Told | undefined {
  const { passages, shop, now } = request
  const window = timeWindowFact(request, passages, shop, choose)
  if (window) return withPages(window, request, passages)
  return deliveryFact(request, passages, shop) ?? openingFact(request, passages, shop, now)
}

/** A fact, and below it what the pages say to the same question, where that is not the same again. */
function withPages(fact: Told, request: AnswerRequest, passages: readonly NumberedPassage[]): Told {
  const pages = tellPassages(request, passages)
  if (!pages) return fact
  return { text: `${fact.text} ${pages.text}`, used: [...fact.used, ...pages.used] }
}
