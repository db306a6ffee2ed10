import type { TurnRecord } from '../store/turn-records.ts'
import type { Logger } from './logger.ts'

/** One line for a turn that has ended, from its record: ids and numbers, nothing that anyone said. Times in ms. */
export function logTurn(logger: Logger, record: TurnRecord): void {
  const { request_id, turn_id, conversation_id, outcome, error, answerer, fallback_reason } = record
  logger.info(
    {
      request_id,
      turn_id,
      conversation_id,
      outcome,
      error,
      answerer,
      fallback_reason,
      confidence: rounded(record.confidence, 3),
      retrieval_ms: rounded(record.retrieval_ms, 1),
      time_to_first_token_ms: rounded(record.time_to_first_token_ms, 1),
      response_time_ms: rounded(record.response_time_ms, 1),
      model: record.model,
      model_requests: record.model_requests,
      prompt_tokens: record.prompt_tokens,
      completion_tokens: record.completion_tokens,
      cost_micros: record.cost_micros,
      unsupported_claims: record.unsupported_claims,
    },
    'turn',
  )
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits))
}
