import { passagesOf } from '../insight/passage-states.ts'
import type { Database } from '../store/database.ts'
import { findPastTurns, messagesOfConversations, type PastTurnRow } from '../store/past-turns.ts'
import { outcomes, type TurnEvent } from '../wire.ts'
import type { PastConversation, PastTurn } from './past-conversation.ts'

/**
 * Reads the newest turns that were answered, with their conversations, oldest first. A turn that was stopped or that
 * failed has no answer to hold another against, and is left out.
 * @param window `since` in Unix ms; at most `limit` turns
 */
export async function readPastConversations(
  database: Database,
  window: { since: number; limit: number },
): Promise<PastConversation[]> {
  const rows = await findPastTurns(database, window)
  const byConversation = new Map<string, PastTurnRow[]>()
  for (const row of rows) {
    const turns = byConversation.get(row.conversation_id)
    if (turns) turns.push(row)
    else byConversation.set(row.conversation_id, [row])
  }
  const messages = await messagesOfConversations(database, [...byConversation.keys()])
  return [...byConversation].map(([conversation_id, turns]) => ({
    conversation_id,
    messages: (messages.get(conversation_id) ?? []).map(({ message_id, role, text, turn_id, events }) => ({
      message_id,
      role,
      text,
      turn_id,
      product_ids: role === 'assistant' ? productsIn(events) : [],
    })),
    turns: turns.flatMap((row) => pastTurn(row) ?? []),
  }))
}

function pastTurn(row: PastTurnRow): PastTurn | undefined {
  const outcome = outcomes.find((name) => name === row.outcome)
  if (outcome === undefined) return undefined
  const passages = passagesOf(row)
  const citations: number[] = JSON.parse(row.citations)
  return {
    turn_id: row.turn_id,
    message_ids: row.message_ids === null ? [row.message_id] : JSON.parse(row.message_ids),
    at: new Date(row.created_at).toISOString(),
    answerer: row.answerer,
    outcome,
    sources: citations.flatMap((n) => {
      const passage = passages[n - 1]
      return passage ? [{ id: passage.id, ...(passage.hash ? { hash: passage.hash } : {}) }] : []
    }),
    knowledge_version: row.knowledge_version,
    locale: row.locale,
    page_product_id: row.page_product_id,
  }
}

function productsIn(folded: string | null): string[] {
  const events: TurnEvent[] = JSON.parse(folded ?? '[]')
  return events.flatMap((event) =>
    event.type === 'products' ? event.products.map(({ product_id }) => product_id) : [],
  )
}
