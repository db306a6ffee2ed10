import type { Conversation, Message } from '../server/wire.ts'
import { type Answer, type ChatMessage, type Question, waitingAnswer } from './chat-message.ts'

/** The panel's messages from a stored conversation; an answer under way stands last, empty, to be resumed. */
export function readHistory(conversation: Conversation): ChatMessage[] {
  const messages: ChatMessage[] = []
  let question: Question | undefined
  for (const message of conversation.messages) {
    const running = conversation.turn !== null && message.turn_id === conversation.turn.turn_id
    if (message.role === 'shopper') {
      question = { kind: 'question', key: message.message_id, text: message.text }
      messages.push(question)
    } else if (message.role !== 'assistant') {
      messages.push({ kind: 'note', key: message.message_id, author: message.role, text: message.text })
    } else if (!running) {
      messages.push(readAnswer(message, question))
    }
  }
  if (conversation.turn) {
    messages.push(waitingAnswer(conversation.turn.turn_id, question, conversation.turn.turn_id))
  }
  return messages
}

function readAnswer(message: Message, question: Question | undefined): Answer {
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
