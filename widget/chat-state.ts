import type { Rating } from '../server/wire.ts'
import type { ActionCard } from './action-card.ts'
import { type Answer, type ChatMessage, isUnderWay } from './chat-message.ts'
import type { ProblemCode } from './chat-problem.ts'
import type { SavedChat, SavedQuestion } from './saved-chat.ts'

/** The conversation as this browser knows it; all of it can be copied to another tab. */
export interface ChatState {
  /** Where the stored conversation stands: not asked for, asked for, here, or not to be had. */
  history: 'none' | 'loading' | 'ready' | 'failed'
  /** Why it is not to be had; set with `failed` only. */
  problem?: ProblemCode
  messages: readonly ChatMessage[]
  /** The server has messages before the first of these. */
  hasEarlier: boolean
  /** The newest event of the conversation's own log that is in here. */
  lastEventId: number
  /** False from a lost line until the server is heard of again. */
  connected: boolean
  /** The conversation was closed. */
  ended: boolean
  rating?: Rating
  /** The actions that answers name, by their ids. */
  actions: Readonly<Record<string, ActionCard>>
  /** Name of who has signed in, '' where it is not known; absent while nobody has. */
  shopper?: string
  /** Whose conversation it is: another shopper's has a higher number. */
  era: number
  /** The session before this ended by itself, and nothing was said since. */
  sessionEnded?: true
}

/** What the chat as a whole is doing; read from its state, so that the two cannot disagree. */
export type ChatPhase = 'idle' | 'loading' | 'sending' | 'streaming' | 'stopping'

export const emptyChat: ChatState = {
  history: 'none',
  messages: [],
  hasEarlier: false,
  lastEventId: 0,
  connected: true,
  ended: false,
  actions: {},
  era: 0,
}

/** The state of a page that knows no more than what this browser remembers. */
export function newChat({ era = 0, scope, name = '' }: SavedChat): ChatState {
  return { ...emptyChat, era, ...(scope !== undefined && { shopper: name }) }
}

/** `sending` until the answer's first word, `streaming` from there, `stopping` from the tap on stop. */
export function phaseOf({ history, messages }: ChatState): ChatPhase {
  if (history === 'loading' && messages.length === 0) return 'loading'
  const answer = messages.find(
    (message): message is Answer => message.kind === 'answer' && isUnderWay(message),
  )
  if (!answer) return 'idle'
  if (answer.status === 'stopping') return 'stopping'
  return answer.text === '' ? 'sending' : 'streaming'
}

/** What the shopper wrote and the server does not have, in order; with its problem what is not to go out by itself. */
export function outboxOf({ messages }: ChatState): SavedQuestion[] {
  return messages.flatMap((message) => {
    if (message.kind !== 'question' || message.delivery === 'sent') return []
    const { key, text, delivery } = message
    if (delivery !== 'refused') return [{ message_id: key, text }]
    const answer = messages.find((other) => other.kind === 'answer' && other.question?.key === key)
    return [{ message_id: key, text, problem: (answer?.kind === 'answer' && answer.problem) || 'internal' }]
  })
}
