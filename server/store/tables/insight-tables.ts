/** Numbers only: what every figure on the dashboard is computed from. */
export interface InsightTables {
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
    /** The model that was asked, also where it did not answer; null where none was. */
    model: string | null
    /** Requests to it, refused ones too. */
    model_requests: number
    /** Summed over all of them; estimated where a stream broke off before its usage came. */
    prompt_tokens: number
    completion_tokens: number
    /** Millionths of a US dollar by list price; null where the model's price is not known. */
    cost_micros: number | null
    /** Sentences of the model that were taken out, since no passage backs them. */
    unsupported_claims: number
    /** JSON of `TracedPassage[]`, the passages offered to the answerer; before m007 without `document` and `hash`. */
    passages: string
    /** A hash of the knowledge base's files as they were; `null` where it was not kept, before m007. */
    knowledge_version: string | null
    /** JSON `[n]` of the cited sources. */
    citations: string
    /** Language, script, region: nothing else that a browser may have said. */
    locale: string | null
    helpful: 0 | 1 | null
    /** The HTTP request that brought the message; `null` where a restarted server went on with it. */
    request_id: string | null
    /** When the thumb was given, at last. */
    helpful_at: number | null
    /** What the shopper's message sounds like; `null` where nobody looked. */
    sentiment: 'negative' | 'neutral' | 'positive' | null
    /** What an answer cited first is about, or what was nearest to a question that stayed open. */
    topic: string | null
    asked_for_person: 0 | 1
    /** The message says that what came before helped. */
    said_helped: 0 | 1
    /** Shopper's messages that no turn before had: 1, and 0 for another try at the same. */
    messages: number
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
  /** One row a conversation, numbers only: what the list of conversations stands on. Triggers write it. */
  conversation_summaries: {
    /** In the order in which conversations began. */
    number: number
    conversation_id: string
    started_at: number
    last_at: number
    messages: number
    turns: number
    helpful_turns: number
    unhelpful_turns: number
    unsure_turns: number
    failed_turns: number
    fallback_turns: number
    unsupported_turns: number
    local_turns: number
    mistral_turns: number
    /** Of the last turn that has ended. */
    outcome: string | null
    error: string | null
    rating: number | null
  }
}
