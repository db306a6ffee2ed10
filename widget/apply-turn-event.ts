import { type Answer, waitingAnswer } from './chat-message.ts'
import type { TurnUpdate } from './follow-turn.ts'
import { readAnswer } from './read-history.ts'

/** The answer after one more event of its turn. Types that this version does not know change nothing. */
export function applyTurnEvent(answer: Answer, event: TurnUpdate): Answer {
  // A stop that was asked for stays asked for until the turn says how it ended.
  const on = (status: 'waiting' | 'streaming' | 'reconnecting') =>
    answer.status === 'stopping' ? answer.status : status
  switch (event.type) {
    case 'turn-start':
      // A turn told from its beginning replaces what was known of it.
      return {
        ...waitingAnswer(answer.key, answer.question, event.turn_id),
        ...(answer.earlierTurns && { earlierTurns: answer.earlierTurns }),
        status: on('waiting'),
      }
    case 'status':
      return { ...answer, status: on(answer.text ? 'streaming' : 'waiting'), stage: event.stage }
    case 'sources':
      return { ...answer, status: on(answer.text ? 'streaming' : 'waiting'), sources: event.sources }
    case 'text-delta':
      return { ...answer, status: on('streaming'), text: answer.text + event.text }
    case 'text-replace': {
      const text = answer.text.slice(0, event.from) + event.text + answer.text.slice(event.to)
      return { ...answer, status: on('streaming'), text }
    }
    case 'products':
      return { ...answer, products: event.products }
    case 'orders':
      return { ...answer, orders: event.orders }
    case 'action-proposed':
      return { ...answer, actions: [...new Set([...answer.actions, event.action_id])] }
    case 'sign-in-required':
      return { ...answer, signIn: event.reason }
    case 'suggestions':
      return { ...answer, suggestions: event.suggestions }
    case 'turn-end':
      return { ...answer, status: event.outcome === 'stopped' ? 'stopped' : 'done', outcome: event.outcome }
    case 'turn-error':
      return { ...answer, status: 'failed', problem: event.code }
    case 'reconnecting':
      return { ...answer, status: on('reconnecting') }
    case 'read-back':
      return { ...readAnswer(event.message, answer.question), key: answer.key }
    default:
      return answer
  }
}
