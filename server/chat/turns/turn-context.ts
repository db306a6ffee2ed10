import type { TurnRow } from '../../store/turns.ts'
import { redact } from '../redact/redact.ts'
import type { PageSeen } from '../turn-input.ts'
import type { SubmittedMessage } from './turn-runner.ts'

/** What a turn is answered from besides its messages; kept with it as long as it may have to be answered again. */
type TurnContext = Pick<SubmittedMessage, 'page' | 'locale' | 'shopper'>

/** The context of a message's turn as it is kept; undefined when there is none. */
export function contextOf({ page, locale, shopper }: SubmittedMessage): string | undefined {
  // The address is not needed again.
  const context: TurnContext = { page, locale, shopper: shopper && { ...shopper, email: undefined } }
  return page || locale || shopper ? JSON.stringify(context) : undefined
}

/** The context that was kept with a turn. */
export function contextFrom(turn: TurnRow): TurnContext {
  return turn.context === null ? {} : JSON.parse(turn.context)
}

/** The ids of all messages that a turn answers, its own last. */
export function messagesOf(turn: TurnRow): string[] {
  return turn.message_ids === null ? [turn.message_id] : JSON.parse(turn.message_ids)
}

/** A page without what must never be stored or sent on. */
export function redactPage({ url, title, productId }: PageSeen): PageSeen {
  return { url: redact(url), title: title && redact(title), productId: productId && redact(productId) }
}
