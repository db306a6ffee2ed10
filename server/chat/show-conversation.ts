import { listMessages } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { findTurns, type TurnRow } from '../store/turns.ts'
import {
  type Action,
  type ErrorCode,
  errorCodes,
  type Message,
  type Outcome,
  outcomes,
  type TurnEvent,
} from '../wire.ts'

/** Messages on one page of a conversation. */
const PAGE = 50

/** By turn id, what was proposed in it. */
export type ActionsOfTurns = (turnIds: readonly string[]) => Promise<ReadonlyMap<string, Action[]>>

/** A page of a conversation's messages, oldest first, each answer with what its turn carried. */
export async function showMessages(
  database: Database,
  conversationId: string,
  before?: number,
  actionsOf: ActionsOfTurns = async () => new Map(),
): Promise<{ messages: Message[]; hasMore: boolean }> {
  const rows = await listMessages(database, conversationId, PAGE + 1, before)
  const page = rows.slice(-PAGE)
  const answered = page.flatMap((row) => (row.role === 'assistant' && row.turn_id ? [row.turn_id] : []))
  const turns = new Map((await findTurns(database, answered)).map((turn) => [turn.turn_id, turn]))
  const actions = await actionsOf(answered)
  return {
    messages: page.map((row) =>
      row.role === 'assistant'
        ? showMessage(row, turns.get(row.turn_id ?? ''), actions.get(row.turn_id ?? ''))
        : showMessage(row),
    ),
    hasMore: rows.length > PAGE,
  }
}

/** A message as the contract has it; an answer with what its turn carried. */
export function showMessage(
  row: Omit<Tables['messages'], 'conversation_id' | 'seq'>,
  turn?: TurnRow,
  actions: Action[] = [],
): Message {
  const message: Message = {
    message_id: row.message_id,
    ...(row.turn_id ? { turn_id: row.turn_id } : {}),
    role: row.role,
    text: row.text,
    created_at: new Date(row.created_at).toISOString(),
  }
  if (!turn) return message
  const events: TurnEvent[] = JSON.parse(turn.events ?? '[]')
  const last = <T extends TurnEvent['type']>(type: T) =>
    events.findLast((event): event is Extract<TurnEvent, { type: T }> => event.type === type)
  const cited = new Set(last('turn-end')?.citations ?? [])
  const sources = last('sources')?.sources.filter(({ n }) => cited.has(n)) ?? []
  const products = last('products')?.products ?? []
  const orders = last('orders')?.orders ?? []
  const signIn = last('sign-in-required')?.reason
  const suggestions = last('suggestions')?.suggestions ?? []
  const outcome = asOutcome(turn.outcome)
  const error = asErrorCode(turn.error)
  return {
    ...message,
    answers: turn.message_id,
    ...(sources.length > 0 ? { sources } : {}),
    ...(products.length > 0 ? { products } : {}),
    ...(orders.length > 0 ? { orders } : {}),
    ...(actions.length > 0 ? { actions } : {}),
    ...(signIn ? { sign_in: signIn } : {}),
    ...(suggestions.length > 0 ? { suggestions } : {}),
    ...(outcome ? { outcome } : {}),
    ...(error ? { error } : {}),
    ...(turn.helpful === null ? {} : { helpful: turn.helpful === 1 }),
  }
}

function asOutcome(text: string | null): Outcome | undefined {
  return outcomes.find((outcome) => outcome === text)
}

function asErrorCode(text: string | null): ErrorCode | undefined {
  return errorCodes.find((code) => code === text)
}
