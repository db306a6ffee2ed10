/** What a turn learns about itself on its way: the stuff of its record. Filled in by `answerTurn`. */
export interface TurnTrace {
  answerer: 'local' | 'mistral'
  fallbackReason: string | null
  confidence: number
  retrievalMs: number
  promptTokens: number
  completionTokens: number
  passages: { id: string; score: number }[]
  citations: number[]
  sentiment: 'negative' | 'neutral' | 'positive' | null
  /** What was cited first is about, or what was nearest to a question that stayed open. */
  topic: string | null
  askedForPerson: boolean
  saidHelped: boolean
}

/** A trace of a turn that has not got anywhere yet. */
export function emptyTrace(): TurnTrace {
  return {
    answerer: 'local',
    fallbackReason: null,
    confidence: 0,
    retrievalMs: 0,
    promptTokens: 0,
    completionTokens: 0,
    passages: [],
    citations: [],
    sentiment: null,
    topic: null,
    askedForPerson: false,
    saidHelped: false,
  }
}
