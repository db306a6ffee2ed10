import type { AccountAnswer, AnswerPart } from '../answer/answerer.ts'
import type { TurnEvent } from '../wire.ts'
import type { TurnTrace } from './turn-trace.ts'

/** What an answer shows of the shopper's own account, as the event that tells it; undefined for other parts. */
export function accountEvent(part: AnswerPart): TurnEvent | undefined {
  switch (part.type) {
    case 'orders':
      return { type: 'orders', orders: part.orders }
    case 'sign-in-required':
      return { type: 'sign-in-required', reason: part.reason }
    case 'action-proposed': {
      const { action_id, kind, summary, details, expires_at } = part.action
      return { type: 'action-proposed', action_id, kind, summary, details, expires_at }
    }
    default:
      return undefined
  }
}

/** Tells an answer about the shopper's own orders, up to and with its `turn-end`. */
export function* tellAccount(answer: AccountAnswer, trace: TurnTrace): Generator<TurnEvent> {
  yield { type: 'status', stage: 'writing' }
  yield { type: 'text-delta', text: answer.text }
  if (answer.orders.length > 0) yield { type: 'orders', orders: answer.orders }
  const { proposed, signIn, suggestions, outcome } = answer
  const shown = [
    ...(proposed ?? []).map((action) => accountEvent({ type: 'action-proposed', action })),
    signIn && accountEvent({ type: 'sign-in-required', reason: signIn }),
  ]
  for (const event of shown) if (event) yield event
  if (suggestions.length > 0) yield { type: 'suggestions', suggestions }
  trace.answerer = 'local'
  trace.topic = 'orders'
  trace.confidence = KNOWN
  yield { type: 'turn-end', outcome, confidence: KNOWN, citations: [] }
}

/** What the shop's own data say is no guess. */
const KNOWN = 0.99
