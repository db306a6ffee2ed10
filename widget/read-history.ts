import type { Conversation, Message } from '../server/wire.ts'
import { type Answer, type ChatMessage, type Note, type Question, waitingAnswer } from './chat-message.ts'

/** The panel's messages from a stored conversation; an answer under way stands last, empty, to be followed. */
export function readHistory({ messages: stored, turn }: Conversation): ChatMessage[] {
  const messages: ChatMessage[] = []
  let question: Question | undefined
  for (const message of stored) {
    if (message.role === 'assistant') {
      if (message.turn_id !== turn?.turn_id || !turn) messages.push(readAnswer(message, question))
    } else {
      const read = readMessage(message)
      if (read.kind === 'question') question = read
      messages.push(read)
    }
  }
  if (turn) messages.push(waitingAnswer(turn.turn_id, question, turn.turn_id))
  return messages
}

/** A stored message that is no answer. */
export function readMessage({ message_id: key, role, text }: Message): Question | Note {
  return role === 'staff' || role === 'system'
    ? { kind: 'note', key, author: role, text }
    : { kind: 'question', key, text, delivery: 'sent' }
}

/** A stored answer, as it ended. */
export function readAnswer(message: Message, question: Question | undefined): Answer {
  return {
    ...waitingAnswer(message.message_id, question, message.turn_id),
    status: message.error ? 'failed' : message.outcome === 'stopped' ? 'stopped' : 'done',
    text: message.text,
    sources: message.sources ?? [],
    products: message.products ?? [],
    suggestions: message.suggestions ?? [],
    ...(message.outcome && { outcome: message.outcome }),
    ...(message.error && { problem: message.error }),
    ...(message.helpful !== undefined && { helpful: message.helpful }),
  }
}
