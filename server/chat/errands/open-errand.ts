import type { Customer } from '../../shop/orders/customer.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'

/** Answers that said nothing, after which it is not asked again. */
const PATIENCE = 2

/** What a message says. */
export interface Words {
  /** The part that asks for it, in the English words that it is read by. */
  text: string
  /** All of the message in such words: the sentence before may hold the reason, or name the thing. */
  context: string
  /** As it was written. */
  said: string
}

/** All that is known of an errand while it is being made ready. */
export interface OpenErrand extends Words {
  slots: ErrandSlots
  order: Order | undefined
  customer: Customer
  turn: ErrandTurn
  parts: ErrandParts
  before: ErrandState | undefined
}

/**
 * Asks for one thing, with buttons; asked again, it says so, and gives up in the end.
 * @param hasHeard what was said did tell something, so that it is no repetition
 */
export function ask(
  { slots, before, text, context, said, turn: { texts } }: OpenErrand,
  asking: ErrandState['asking'],
  question: string,
  options: ErrandState['options'],
  hasHeard = false,
): ErrandResult {
  const isAgain =
    !hasHeard && before?.asking === asking && JSON.stringify(before.options) === JSON.stringify(options)
  const idle = isAgain ? before.idle + 1 : 0
  if (idle > PATIENCE) return errandResult(texts.errands.notUnderstood, { outcome: 'unsure' })
  return errandResult(isAgain ? texts.errands.askedAgain(question) : question, {
    outcome: 'clarify',
    suggestions: options.map(({ label }) => label),
    next: { ...slots, asking, options, idle, firstWords: before?.firstWords ?? { text, context, said } },
  })
}
