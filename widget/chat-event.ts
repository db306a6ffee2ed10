import type { Action, Conversation, ConversationEvent, Rating } from '../server/wire.ts'
import type { ActionVerb } from './action-card.ts'
import type { ProblemCode } from './chat-problem.ts'
import type { TurnUpdate } from './follow-turn.ts'

/** Everything that can happen to a conversation, from the shopper, the server, the line or the clock. */
export type ChatEvent =
  | { type: 'history-asked' }
  /** Without a conversation: there is none yet, or none any more. */
  | { type: 'history-told'; conversation?: Conversation }
  | { type: 'history-failed'; problem: ProblemCode }
  | { type: 'earlier-told'; conversation: Conversation }
  /** With a problem: it was not taken before, and waits for the shopper. */
  | { type: 'written'; key: string; text: string; problem?: ProblemCode }
  | { type: 'withdrawn'; key: string }
  /** The question `key` goes out; its answer will be `answerKey`. */
  | { type: 'posting'; key: string; answerKey: string }
  /** The question on its way met no server, and waits again. */
  | { type: 'unsent'; answerKey: string }
  /** One update of the turn behind an answer; `id` numbers it in the turn. */
  | { type: 'turn-told'; answerKey: string; update: TurnUpdate; id?: number }
  | { type: 'turn-failed'; answerKey: string; problem: ProblemCode }
  | { type: 'stop-asked'; answerKey: string }
  /** The server did not say in time that it stopped. */
  | { type: 'stop-assumed'; answerKey: string }
  /** It knows now; how far it had come meanwhile is read from it. */
  | { type: 'stop-told'; answerKey: string }
  | { type: 'asked-again'; answerKey: string }
  | { type: 'feedback-given'; answerKey: string; helpful: boolean | undefined }
  /** One event of the conversation's own log; `id` numbers it there, passing ones have none. */
  | { type: 'told'; event: ConversationEvent; id?: number }
  /** The server's log is shorter than was heard of it (an older copy was restored): what it has is the truth. */
  | { type: 'log-truncated' }
  | { type: 'line-lost' }
  | { type: 'line-found' }
  | { type: 'rated'; rating: Rating }
  | { type: 'closed' }
  | { type: 'left' }
  | { type: 'action-asked'; actionId: string; verb: ActionVerb }
  | { type: 'action-told'; action: Action }
  | { type: 'action-refused'; actionId: string; problem: ProblemCode }
  | { type: 'signed-in'; shopper: string }
  /** Nothing of before is anybody's business any more; `ended` when nobody asked for that. */
  | { type: 'signed-out'; era: number; ended?: boolean }
