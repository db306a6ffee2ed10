import type { Conversation, Message } from '../server/wire.ts'
import { type Answer, type ChatMessage, type Note, type Question, waitingAnswer } from './chat-message.ts'

/**
 * The panel's messages from a stored conversation, each answer after the question that it answers; an answer under
 * way stands empty, to be followed.
 */
export function readHistory({ messages: stored, turn }: Conversation): ChatMessage[] {
  const messages: ChatMessage[] = []
  /** By their own ids, and by the first turn of each. */
  const questions = new Map<string | undefined, Question>()
  let last: Question | undefined

  function place(
    { turn_id, answers }: Pick<Message, 'turn_id' | 'answers'>,
    answer: (question?: Question) => Answer,
  ): void {
    const question =
      questions.get(answers) ?? questions.get(turn_id) ?? (answers === undefined ? last : undefined)
    const at = question
      ? messages.findLastIndex((other) => belongsTo(question, other)) + 1
      : // What was asked on an earlier page was asked before all of this one.
        messages.findIndex(({ kind }) => kind === 'question')
    messages.splice(at < 0 ? messages.length : at, 0, answer(question))
  }

  for (const message of stored) {
    const { role, turn_id } = message
    if (role !== 'assistant') {
      const read = readMessage(message)
      messages.push(read)
      if (read.kind !== 'question') continue
      last = read
      questions.set(read.key, read)
      if (turn_id !== undefined) questions.set(turn_id, read)
    } else if (turn_id === undefined || turn_id !== turn?.turn_id) {
      place(message, (question) => readAnswer(message, question))
    }
  }
  if (turn) {
    const { turn_id, message_id: answers } = turn
    place({ turn_id, ...(answers !== undefined && { answers }) }, (question) =>
      waitingAnswer(turn_id, question, turn_id),
    )
  }
  return messages
}

function belongsTo(question: Question, message: ChatMessage): boolean {
  return message === question || (message.kind === 'answer' && message.question === question)
}

/** A stored message that is no answer. */
export function readMessage({ message_id: key, role, text }: Message): Question | Note {
  return role === 'staff' || role === 'system'
    ? { kind: 'note', key, author: role, text }
    : { kind: 'question', key, text, delivery: 'sent', placed: true }
}

/** A stored answer, as it ended. */
export function readAnswer(message: Message, question: Question | undefined): Answer {
  return {
    ...waitingAnswer(message.message_id, question, message.turn_id),
    status: message.error ? 'failed' : message.outcome === 'stopped' ? 'stopped' : 'done',
    text: message.text,
    sources: message.sources ?? [],
    products: message.products ?? [],
    orders: message.orders ?? [],
    actions: (message.actions ?? []).map(({ action_id }) => action_id),
    ...(message.sign_in !== undefined && { signIn: message.sign_in }),
    suggestions: message.suggestions ?? [],
    ...(message.outcome && { outcome: message.outcome }),
    ...(message.error && { problem: message.error }),
    ...(message.helpful !== undefined && { helpful: message.helpful }),
  }
}
