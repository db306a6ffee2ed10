import { type Answer, type ChatMessage, isUnderWay, type Question } from './chat-message.ts'
import type { ChatState } from './chat-state.ts'

/** The question that should go out now; undefined while it has to wait. */
export function nextToSend(state: ChatState): Question | undefined {
  if (state.history !== 'ready') return undefined
  const question = state.messages.find(
    (message): message is Question => message.kind === 'question' && message.delivery === 'queued',
  )
  // What has said nothing yet is joined by the server with what comes; it must have been heard of, though, or the
  // two could change places on the way.
  const free = underWay(state).every((answer) => answer.turnId !== undefined && answer.status === 'waiting')
  return free ? question : undefined
}

/** The answers that are being made, in order. */
export function underWay({ messages }: ChatState): Answer[] {
  return messages.filter((message): message is Answer => message.kind === 'answer' && isUnderWay(message))
}

/** The answer with this key. */
export function findAnswer(state: ChatState, key: string): Answer | undefined {
  return state.messages.find((message): message is Answer => message.kind === 'answer' && message.key === key)
}

/** The question with this key. */
export function findQuestion(state: ChatState, key: string): Question | undefined {
  return state.messages.find(
    (message): message is Question => message.kind === 'question' && message.key === key,
  )
}

/** With a message in the place of the one that it is another state of. */
export function replace(state: ChatState, message: ChatMessage): ChatState {
  return {
    ...state,
    messages: state.messages.map((other) =>
      other.key === message.key && other.kind === message.kind ? message : other,
    ),
  }
}

/** With the wanted messages only. */
export function keep(state: ChatState, wanted: (message: ChatMessage) => boolean): ChatState {
  return { ...state, messages: state.messages.filter(wanted) }
}

/** An answer stands after its question, and after the answers that this had before. */
export function addAfter(state: ChatState, key: string, answer: Answer): ChatState {
  const at = state.messages.findLastIndex((other) => belongsTo(key, other)) + 1
  return { ...state, messages: [...state.messages.slice(0, at), answer, ...state.messages.slice(at)] }
}

/** The question with this key, and its answers. */
export function belongsTo(key: string, message: ChatMessage): boolean {
  return message.kind === 'answer' ? message.question?.key === key : message.key === key
}

/** With one more message at the end. */
export function addLast(state: ChatState, message: ChatMessage): ChatState {
  return { ...state, messages: [...state.messages, message] }
}

/** What the server tells of now comes before what it has not told of yet. */
export function addSent(state: ChatState, ...added: ChatMessage[]): ChatState {
  const at = state.messages.findIndex((other) => other.kind === 'question' && !other.placed)
  const before = at < 0 ? state.messages : state.messages.slice(0, at)
  return { ...state, messages: [...before, ...added, ...state.messages.slice(before.length)] }
}

/** With an answer changed, as long as it is being made. */
export function changeUnderWay(state: ChatState, key: string, change: (answer: Answer) => Answer): ChatState {
  const answer = findAnswer(state, key)
  return answer && isUnderWay(answer) ? replace(state, change(answer)) : state
}

/** The question is the server's from here on. */
export function deliver(state: ChatState, key: string | undefined): ChatState {
  const question = key === undefined ? undefined : findQuestion(state, key)
  return question && question.delivery !== 'sent' ? replace(state, { ...question, delivery: 'sent' }) : state
}

/** The turn behind an answer, and those before it. */
export function turnsOf({ earlierTurns = [], turnId }: Answer): readonly string[] {
  return turnId === undefined ? earlierTurns : [...earlierTurns, turnId]
}
