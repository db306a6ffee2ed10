import type { Generated } from 'kysely'

/** The rows of the database. Times are Unix milliseconds; JSON columns hold what `wire.ts` describes. */
export interface Tables {
  visitors: { visitor_id: string; created_at: number }
  /** One family of refresh tokens; `generation` counts its rotations. */
  sessions: {
    session_id: string
    visitor_id: string
    generation: number
    rotated_at: number | null
    created_at: number
    expires_at: number
    revoked_at: number | null
  }
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
    created_at: number
    ended_at: number | null
  }
  turn_events: { turn_id: string; event_id: number; event: string }
  ratings: { conversation_id: string; score: number; comment: string | null; created_at: number }
  /** One row a turn, numbers only: what every figure on the dashboard is computed from. */
  turn_records: {
    turn_id: string
    conversation_id: string
    created_at: number
    answerer: 'local' | 'mistral'
    /** Why the first choice did not answer, when it did not. */
    fallback_reason: string | null
    outcome: string | null
    error: string | null
    confidence: number
    retrieval_ms: number
    time_to_first_token_ms: number | null
    response_time_ms: number
    prompt_tokens: number
    completion_tokens: number
    /** The model that wrote; `null` where none was asked. */
    model: Generated<string | null>
    model_requests: Generated<number>
    /** Millionths of a dollar; `null` where the price is unknown. */
    cost_micros: Generated<number | null>
    /** JSON `[{ "id", "score" }]`, the passages offered to the answerer. */
    passages: string
    /** JSON `[n]` of the cited sources. */
    citations: string
    locale: string | null
    helpful: 0 | 1 | null
    /** When the thumb was given, at last. */
    helpful_at: Generated<number | null>
    /** What the shopper's message sounds like; `null` where nobody looked. */
    sentiment: Generated<'negative' | 'neutral' | 'positive' | null>
    /** What an answer cited first is about, or what was nearest to a question that stayed open. */
    topic: Generated<string | null>
    asked_for_person: Generated<0 | 1>
    /** The message says that what came before helped. */
    said_helped: Generated<0 | 1>
    /** Shopper's messages that no turn before had: 1, and 0 for another try at the same. */
    messages: Generated<number>
  }
  /** One row a conversation that had a turn, numbers only; it outlives the texts. */
  conversation_records: {
    conversation_id: string
    /** Tells who came back; `null` where that is not known (any more). */
    visitor_id: string | null
    /** When its first turn began. */
    started_at: number
    /** When its latest turn ended. */
    ended_at: number
    /** When the same shopper first asked on one of its topics in a later conversation, within 7 days. */
    returned_at: number | null
    rating: number | null
    rated_at: number | null
  }
  /** How often something changed in a quarter of an hour that figures are computed from. */
  figure_changes: { span_start: number; changes: number }
  /** Sums of a span of time, kept: they hold while its changes are as many as then, until `valid_until`. */
  figure_tallies: {
    kind: 'turns' | 'conversations'
    seconds: number
    span_start: number
    changes: number
    valid_until: number
    /** JSON of a `Tally`. */
    tally: string
  }
  staff: {
    staff_id: string
    email: string
    role: 'viewer' | 'agent' | 'admin'
    password_hash: string
    created_at: number
  }
  /** One-time set-up links; the token itself is never stored. */
  staff_invites: {
    token_hash: string
    role: 'viewer' | 'agent' | 'admin'
    email: string | null
    created_at: number
    expires_at: number
    used_at: number | null
  }
  staff_sessions: {
    token_hash: string
    staff_id: string
    created_at: number
    last_seen_at: number
    expires_at: number
  }
}
