/** What a turn learns about itself on its way: the stuff of its record. Filled in by `answerTurn`. */
export interface TurnTrace {
  answerer: 'local' | 'mistral'
  fallbackReason: string | null
  confidence: number
  retrievalMs: number
  /** What was looked up: the message's words, made whole where it followed up; `null` for small talk. */
  query: string | null
  promptTokens: number
  completionTokens: number
  passages: { id: string; score: number }[]
  citations: number[]
}

/** A trace of a turn that has not got anywhere yet. */
export function emptyTrace(): TurnTrace {
  return {
    answerer: 'local',
    fallbackReason: null,
    confidence: 0,
    retrievalMs: 0,
    query: null,
    promptTokens: 0,
    completionTokens: 0,
    passages: [],
    citations: [],
  }
}
