import type { SummaryRow } from '../store/conversation-summaries.ts'
import { errorCodes, outcomes } from '../wire.ts'
import type { ListedConversation } from '../wire/staff-conversations.ts'

/** A conversation's summary as staff see it. */
export function listedConversation(row: SummaryRow): ListedConversation {
  return {
    conversation_id: row.conversation_id,
    state: row.state ?? 'closed',
    title: row.title ? row.title : null,
    started_at: new Date(row.started_at).toISOString(),
    last_at: new Date(row.last_at).toISOString(),
    messages: row.messages,
    turns: row.turns,
    outcome: outcomes.find((outcome) => outcome === row.outcome) ?? null,
    error: errorCodes.find((code) => code === row.error) ?? null,
    rating: row.rating,
    helpful: row.helpful_turns,
    not_helpful: row.unhelpful_turns,
    unsure: row.unsure_turns,
    failed: row.failed_turns,
    fallbacks: row.fallback_turns,
    unsupported: row.unsupported_turns,
  }
}
