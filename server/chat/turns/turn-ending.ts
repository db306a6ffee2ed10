import type { KeptEvent } from '../../store/conversation-events.ts'
import type { TurnRecord } from '../../store/turn-records.ts'
import type { ErrorCode, Outcome, TurnEvent } from '../../wire.ts'
import { languageOf } from './language-of.ts'
import { maskContacts } from '../redact/redact-contacts.ts'
import { redact } from '../redact/redact.ts'
import type { TurnTrace } from '../turn-trace.ts'

/** How a turn ended: exactly one of the two is set. */
export interface TurnEnding {
  outcome: Outcome | null
  error: ErrorCode | null
}

/** Outcome and error of a turn's last event. */
export function endingOf(last: TurnEvent): TurnEnding {
  return {
    outcome: last.type === 'turn-end' ? last.outcome : null,
    error: last.type === 'turn-error' ? last.code : null,
  }
}

/** What the conversation's log says of the end of a turn. */
export function ended(turnId: string, { outcome, error }: TurnEnding): KeptEvent {
  return { type: 'turn-ended', turn_id: turnId, ...(outcome ? { outcome } : {}), ...(error ? { error } : {}) }
}

/** The text that a turn's events add up to. */
export function textOf(events: readonly TurnEvent[]): string {
  return events.reduce((text, event) => {
    if (event.type === 'text-delta') return text + event.text
    if (event.type === 'text-replace') return text.slice(0, event.from) + event.text + text.slice(event.to)
    return text
  }, '')
}

/** The one record of a turn, from what it learned about itself. Times are Unix milliseconds. */
export function turnRecord(turn: {
  turnId: string
  conversationId: string
  ending: TurnEnding
  trace: TurnTrace
  startedAt: number
  firstTextAt: number | undefined
  endedAt: number
  locale: string | undefined
  requestId: string | undefined
  /** Another try at a message that has had a turn. */
  again: boolean
}): TurnRecord {
  const { trace, startedAt, firstTextAt } = turn
  return {
    turn_id: turn.turnId,
    conversation_id: turn.conversationId,
    created_at: startedAt,
    answerer: trace.answerer,
    // It may be an error's own message.
    fallback_reason: trace.fallbackReason && maskContacts(redact(trace.fallbackReason)).slice(0, 80),
    ...turn.ending,
    confidence: trace.confidence,
    retrieval_ms: trace.retrievalMs,
    time_to_first_token_ms: firstTextAt === undefined ? null : Math.max(0, firstTextAt - startedAt),
    response_time_ms: Math.max(0, turn.endedAt - startedAt),
    model: trace.model,
    model_requests: trace.modelRequests,
    prompt_tokens: trace.promptTokens,
    completion_tokens: trace.completionTokens,
    cost_micros: trace.costMicros,
    unsupported_claims: trace.unsupportedClaims,
    passages: JSON.stringify(trace.passages),
    knowledge_version: trace.knowledgeVersion,
    citations: JSON.stringify(trace.citations),
    locale: languageOf(turn.locale),
    helpful: null,
    helpful_at: null,
    request_id: turn.requestId ?? null,
    sentiment: trace.sentiment,
    topic: trace.topic,
    asked_for_person: trace.askedForPerson ? 1 : 0,
    said_helped: trace.saidHelped ? 1 : 0,
    messages: turn.again ? 0 : 1,
  }
}
