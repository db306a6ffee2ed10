import { type Answer, waitingAnswer } from './chat-message.ts'
import type { TurnUpdate } from './follow-turn.ts'

/** The answer after one more event of its turn. Types that this version does not know change nothing. */
export function applyTurnEvent(answer: Answer, event: TurnUpdate): Answer {
  switch (event.type) {
    case 'turn-start':
      // A turn told from its beginning replaces what was known of it.
      return waitingAnswer(answer.key, answer.question, event.turn_id)
    case 'status':
      return { ...answer, status: answer.text ? 'streaming' : 'waiting', stage: event.stage }
    case 'sources':
      return { ...answer, sources: event.sources }
    case 'text-delta':
      return { ...answer, status: 'streaming', text: answer.text + event.text }
    case 'text-replace': {
      const text = answer.text.slice(0, event.from) + event.text + answer.text.slice(event.to)
      return { ...answer, status: 'streaming', text }
    }
    case 'products':
      return { ...answer, products: event.products }
    case 'suggestions':
      return { ...answer, suggestions: event.suggestions }
    case 'turn-end':
      return { ...answer, status: event.outcome === 'stopped' ? 'stopped' : 'done', outcome: event.outcome }
    case 'turn-error':
      return { ...answer, status: 'failed', problem: event.code }
    case 'reconnecting':
      return { ...answer, status: 'reconnecting' }
    default:
      return answer
  }
}
