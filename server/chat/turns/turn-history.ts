import { listMessages } from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import { findTurns } from '../../store/turns.ts'
import type { TurnEvent } from '../../wire.ts'
import type { EarlierMessage } from '../turn-input.ts'

/** Messages of the conversation that a turn is told about. */
const HISTORY_MESSAGES = 12

/**
 * What was said before a turn's own messages, oldest first.
 * @param turn `own` are the ids of the messages that it answers, `replaces` is the turn that it tries again
 */
export async function turnHistory(
  database: Database,
  conversationId: string,
  { own, replaces }: { own: ReadonlySet<string>; replaces: string | undefined },
): Promise<EarlierMessage[]> {
  const messages = await listMessages(database, conversationId, HISTORY_MESSAGES + own.size)
  // What was said after it (it waited, or is tried again) is no history of a message.
  const last = messages.findLastIndex((message) => own.has(message.message_id))
  const after = last < 0 ? [] : messages.slice(last + 1)
  const later = new Set(after.flatMap(({ role, turn_id }) => (role === 'shopper' ? [turn_id] : [])))
  if (replaces !== undefined) later.add(replaces)
  const earlier = messages.filter(
    ({ message_id, turn_id, text, role }) =>
      !own.has(message_id) && text !== '' && role !== 'system' && (turn_id === null || !later.has(turn_id)),
  )
  const answers = earlier.flatMap(({ role, turn_id }) => (role === 'assistant' && turn_id ? [turn_id] : []))
  const turns = new Map((await findTurns(database, answers)).map((turn) => [turn.turn_id, turn.events]))
  return earlier.map(({ role, text, turn_id }) =>
    role === 'shopper'
      ? { role, text, productIds: [] }
      : { role: 'assistant', text, productIds: productsIn(turns.get(turn_id ?? '') ?? '[]') },
  )
}

function productsIn(folded: string): string[] {
  const events: TurnEvent[] = JSON.parse(folded)
  return events
    .flatMap((event) => (event.type === 'products' ? event.products : []))
    .map((product) => product.product_id)
}
