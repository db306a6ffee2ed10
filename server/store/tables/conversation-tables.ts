import type { Generated } from 'kysely'

/** Conversations, their messages and their turns. */
export interface ConversationTables {
  conversations: {
    conversation_id: string
    visitor_id: string
    state: 'open' | 'closed'
    title: string
    created_at: number
    updated_at: number
    /** `seq` of the last message that the shopper has read; 0 before the first. */
    shopper_read_seq: Generated<number>
  }
  /** A conversation's own log: what happened beside the text of its turns. */
  conversation_events: {
    conversation_id: string
    /** 1, 2, 3 … within the conversation. */
    event_id: number
    /** The message that a `message` event tells of: its text stands in `messages` only. */
    message_id: string | null
    /** JSON of a `ConversationEvent`; of a `message` event only its type. */
    event: string
    created_at: number
  }
  messages: {
    conversation_id: string
    message_id: string
    /** Order within the conversation, from 1. */
    seq: number
    role: 'shopper' | 'assistant' | 'staff' | 'system'
    text: string
    turn_id: string | null
    created_at: number
  }
  turns: {
    turn_id: string
    conversation_id: string
    /** The shopper's message that it answers. */
    message_id: string
    /** Order within the conversation; not without gaps. */
    seq: number
    /** JSON `[message id]`: all messages that it answers, its own last; `null` is its own alone. */
    message_ids: string | null
    /** JSON of a `TurnContext`, as long as the turn may have to be answered again. */
    context: string | null
    /** The product whose page the shopper was on; `null` where it was none, or before m007. Goes with the texts. */
    page_product_id: string | null
    /** When it got its turn; `null` while it waits. */
    started_at: number | null
    /** How often a restarted server went on with it. */
    resumptions: number
    state: 'running' | 'ended'
    outcome: string | null
    error: string | null
    helpful: 0 | 1 | null
    reason: string | null
    /** All its events as JSON once it has ended; while it runs they are rows of `turn_events`. */
    events: string | null
    /** What was looked up for it; goes with the texts. */
    query: string | null
    /** JSON of an `ErrandState`: what the assistant asked for last, so that the next message can answer it. */
    errand: string | null
    created_at: number
    ended_at: number | null
  }
  turn_events: { turn_id: string; event_id: number; event: string }
  ratings: { conversation_id: string; score: number; comment: string | null; created_at: number }
  /** Full-text search over messages; it holds words, no texts. Triggers write it. */
  message_search: { rowid: number; text: string }
}
