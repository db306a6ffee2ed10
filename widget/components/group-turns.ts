import type { ChatMessage } from '../chat-message.ts'

/** A question and what followed it. */
export interface Turn {
  /** The key of its first message. */
  key: string
  messages: readonly ChatMessage[]
}

/** The conversation in turns; a question that still waits to be sent stands at the end of the turn before it. */
export function groupTurns(messages: readonly ChatMessage[]): Turn[] {
  const turns: { key: string; messages: ChatMessage[] }[] = []
  for (const message of messages) {
    const turn = turns.at(-1)
    const begins = message.kind === 'question' && message.delivery !== 'queued'
    if (turn && !begins) turn.messages.push(message)
    else turns.push({ key: message.key, messages: [message] })
  }
  return turns
}
