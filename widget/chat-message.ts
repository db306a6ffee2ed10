import type { Outcome, ProductCard, Source } from '../server/wire.ts'
import type { ProblemCode } from './chat-problem.ts'

/** One entry of the conversation as the panel shows it. */
export type ChatMessage = Question | Answer | Note

/** What the shopper said. */
export interface Question {
  kind: 'question'
  /** The message id, made by whoever sent it. */
  key: string
  text: string
}

/**
 * Where an answer stands. Only `done`, `stopped` and `failed` are the server's word; `interrupted` means
 * that its end has not been seen.
 */
export type AnswerStatus =
  | 'waiting'
  | 'streaming'
  | 'reconnecting'
  | 'done'
  | 'stopped'
  | 'interrupted'
  | 'failed'

/** What the assistant says, or is about to say, to one question. */
export interface Answer {
  kind: 'answer'
  key: string
  /** The question it answers; absent where history does not tell. */
  question?: Question
  turnId?: string
  status: AnswerStatus
  stage?: 'searching' | 'writing'
  text: string
  sources: Source[]
  products: ProductCard[]
  suggestions: string[]
  outcome?: Outcome
  problem?: ProblemCode
  helpful?: boolean
}

/** A line of a person or of the system. */
export interface Note {
  kind: 'note'
  key: string
  author: 'staff' | 'system'
  text: string
}

/** An answer of which nothing has come yet. */
export function waitingAnswer(key: string, question?: Question, turnId?: string): Answer {
  return {
    kind: 'answer',
    key,
    status: 'waiting',
    text: '',
    sources: [],
    products: [],
    suggestions: [],
    ...(question && { question }),
    ...(turnId !== undefined && { turnId }),
  }
}

/** True while the answer is still being made. */
export function isUnderWay(answer: Answer): boolean {
  return answer.status === 'waiting' || answer.status === 'streaming' || answer.status === 'reconnecting'
}

/** True when asking again makes sense. */
export function canRetry(answer: Answer): boolean {
  return answer.status === 'stopped' || answer.status === 'interrupted' || answer.status === 'failed'
}
