import type { Message, OrderCard, Outcome, ProductCard, Source } from '../server/wire.ts'
import type { ProblemCode } from './chat-problem.ts'

/** One entry of the conversation as the panel shows it. */
export type ChatMessage = Question | Answer | Note

/**
 * Whether the server has a question: `queued` waits for its turn or for the line, `sending` is on its way,
 * `sent` is kept there, `refused` was not taken.
 */
export type Delivery = 'queued' | 'sending' | 'sent' | 'refused'

/** What the shopper said. */
export interface Question {
  kind: 'question'
  /** The message id, made by whoever sent it: the same question is never taken twice. */
  key: string
  text: string
  delivery: Delivery
  /** The server has told of it in the order of the conversation, not only taken it. */
  placed?: boolean
}

/**
 * Where an answer stands: under way (`waiting` for its first word, `streaming`, `reconnecting` after a lost line,
 * `stopping` from the tap on stop) or over (`done`, `stopped`, `failed`).
 */
export type AnswerStatus =
  | 'waiting'
  | 'streaming'
  | 'reconnecting'
  | 'stopping'
  | 'done'
  | 'stopped'
  | 'failed'

/** What the assistant says, or is about to say, to one question. */
export interface Answer {
  kind: 'answer'
  key: string
  /** The question it answers; absent where history does not tell. */
  question?: Question
  turnId?: string
  /** Stopped here, and the server is still to be told of it. */
  untold?: true
  /** The turn that this answer is asked for again in place of, until the new turn is known. */
  retryOf?: string
  /** Turns that this answer stood for before it was asked for again: what is still told of them is over. */
  earlierTurns?: readonly string[]
  /** The newest event of the turn that is in this answer; where its stream goes on. */
  lastEventId: number
  status: AnswerStatus
  stage?: 'searching' | 'writing'
  text: string
  sources: Source[]
  products: ProductCard[]
  orders: OrderCard[]
  /** Ids of the actions that it proposes; how they stand is in the state of the chat. */
  actions: readonly string[]
  /** What the shopper has to sign in for. */
  signIn?: NonNullable<Message['sign_in']>
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
    lastEventId: 0,
    status: 'waiting',
    text: '',
    sources: [],
    products: [],
    orders: [],
    actions: [],
    suggestions: [],
    ...(question && { question }),
    ...(turnId !== undefined && { turnId }),
  }
}

/** True while the answer is still being made. */
export function isUnderWay({ status }: Pick<Answer, 'status'>): boolean {
  return status !== 'done' && !hasFailed(status)
}

/** True when asking again makes sense. */
export function canRetry({ status, outcome }: Pick<Answer, 'status' | 'outcome'>): boolean {
  return hasFailed(status) || (status === 'done' && outcome === 'needs-sign-in')
}

/** True of an answer that did not come to its end. */
export function hasFailed(status: AnswerStatus): boolean {
  return status === 'stopped' || status === 'failed'
}
