import { passageHash } from '../../kb/passage-hash.ts'
import type { ModelUse, NumberedPassage } from '../answer/answerer.ts'
import type { ErrandState } from './errands/errand.ts'

/** A passage that an answerer was offered, in the version that it was offered in. */
export interface TracedPassage {
  id: string
  document: string
  /** See `passageHash`. */
  hash: string
  score: number
}

/** A passage as a record keeps it. */
export function asTraced({ passage, score }: NumberedPassage): TracedPassage {
  return { id: passage.id, document: passage.document, hash: passageHash(passage), score }
}

/** What a turn learns about itself on its way: the stuff of its record. Filled in by `answerTurn`. */
export interface TurnTrace {
  answerer: 'local' | 'mistral'
  fallbackReason: string | null
  confidence: number
  retrievalMs: number
  /** What was looked up: the message's words, made whole where it followed up; `null` for small talk. */
  query: string | null
  /** The model that was asked, also where it did not answer. */
  model: string | null
  modelRequests: number
  /** Summed over all requests of the turn. */
  promptTokens: number
  completionTokens: number
  /** Micro-dollars; null where a price is not known. */
  costMicros: number | null
  passages: TracedPassage[]
  /** A hash of the knowledge base's files as they were; `null` where it has none. */
  knowledgeVersion: string | null
  citations: number[]
  sentiment: 'negative' | 'neutral' | 'positive' | null
  /** What was cited first is about, or what was nearest to a question that stayed open. */
  topic: string | null
  askedForPerson: boolean
  saidHelped: boolean
  /** Sentences of a model's answer that were taken out, since no passage backs them. */
  unsupportedClaims: number
  /** What the answer asked the shopper for, so that the next message can answer it. */
  errand: ErrandState | undefined
  /** What could be done here about what was asked, as the shopper would say it. */
  offer: string | undefined
}

/** A trace of a turn that has not got anywhere yet. */
export function emptyTrace(): TurnTrace {
  return {
    answerer: 'local',
    fallbackReason: null,
    confidence: 0,
    retrievalMs: 0,
    query: null,
    model: null,
    modelRequests: 0,
    promptTokens: 0,
    completionTokens: 0,
    costMicros: 0,
    passages: [],
    knowledgeVersion: null,
    citations: [],
    sentiment: null,
    topic: null,
    askedForPerson: false,
    saidHelped: false,
    unsupportedClaims: 0,
    errand: undefined,
    offer: undefined,
  }
}

/** Adds a request to a model to what a turn used. */
export function countUse(trace: TurnTrace, use: ModelUse): void {
  trace.model = use.model
  trace.modelRequests++
  trace.promptTokens += use.promptTokens
  trace.completionTokens += use.completionTokens
  trace.costMicros =
    trace.costMicros === null || use.costMicros === null ? null : trace.costMicros + use.costMicros
}
