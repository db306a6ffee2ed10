import type { Customer } from '../../shop/orders/customer.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'

/** Answers that said nothing, after which it is not asked again. */
const PATIENCE = 2

/** All that is known of an errand while it is being made ready. */
export interface OpenErrand {
  slots: ErrandSlots
  /** The message, for what it says by the way. */
  text: string
  order: Order | undefined
  customer: Customer
  turn: ErrandTurn
  parts: ErrandParts
  before: ErrandState | undefined
}

/** Asks for one thing, with buttons; asked again, it says so, and gives up in the end. */
export function ask(
  { slots, before }: OpenErrand,
  asking: ErrandState['asking'],
  question: string,
  options: ErrandState['options'],
): ErrandResult {
  const isAgain = before?.asking === asking && JSON.stringify(before.options) === JSON.stringify(options)
  const idle = isAgain ? before.idle + 1 : 0
  if (idle > PATIENCE)
    return errandResult(
      'I did not understand that, so I leave everything as it is. Say it in other words, or ask for a person of our team.',
      { outcome: 'unsure' },
    )
  return errandResult(isAgain ? `I did not quite get that. ${question}` : question, {
    outcome: 'clarify',
    suggestions: options.map(({ label }) => label),
    next: { ...slots, asking, options, idle },
  })
}
