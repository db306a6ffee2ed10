import type { ConversationEvent, Message } from '../server/wire.ts'
import { tellAction } from './chat-actions.ts'
import { type Answer, canRetry, waitingAnswer } from './chat-message.ts'
import {
  addAfter,
  addSent,
  belongsTo,
  deliver,
  findQuestion,
  replace,
  turnsOf,
  underWay,
} from './chat-messages.ts'
import type { ChatState } from './chat-state.ts'
import { readMessage } from './read-history.ts'

/** One event of the conversation's own log; `id` numbers it there. */
export function tellConversation(
  state: ChatState,
  event: ConversationEvent,
  id: number | undefined,
): ChatState {
  if (id !== undefined && id <= state.lastEventId) return state
  const told: ChatState = { ...state, connected: true, lastEventId: id ?? state.lastEventId }
  switch (event.type) {
    case 'message':
      return tellMessage(told, event.message)
    case 'turn-started':
      return startTurn(told, event.turn_id, event.message_id)
    case 'conversation-closed':
      return { ...told, ended: true }
    case 'action':
      return tellAction(told, event.action)
    default:
      return told
  }
}

function tellMessage(state: ChatState, message: Message): ChatState {
  if (message.role !== 'shopper') {
    const known = state.messages.some(({ key }) => key === message.message_id)
    return known ? state : addSent(state, readMessage(message))
  }
  const open = { ...state, ended: false }
  const key = message.message_id
  const known = findQuestion(open, key)
  if (!known) return addSent(open, readMessage(message))
  // Where it stands is the server's word too: two tabs may have had them in another order.
  const told = replace(open, { ...known, delivery: 'sent', placed: true })
  const [own, others] = [true, false].map((mine) =>
    told.messages.filter((other) => belongsTo(key, other) === mine),
  )
  return addSent({ ...told, messages: others ?? [] }, ...(own ?? []))
}

/** A turn that another tab, or another line of this one, has begun. */
function startTurn(state: ChatState, turnId: string, messageId: string): ChatState {
  if (state.messages.some((message) => message.kind === 'answer' && turnsOf(message).includes(turnId))) {
    return state
  }
  const asked = underWay(state).find(
    ({ question, turnId: own }) => own === undefined && question?.key === messageId,
  )
  if (asked) return deliver(replace(state, { ...asked, turnId }), messageId)
  const question = findQuestion(state, messageId)
  const before = state.messages.findLast(
    (message): message is Answer => message.kind === 'answer' && message.question?.key === messageId,
  )
  if (before && canRetry(before)) {
    return replace(state, {
      ...waitingAnswer(before.key, question, turnId),
      earlierTurns: turnsOf(before),
    })
  }
  const answer = waitingAnswer(turnId, question, turnId)
  return question ? addAfter(deliver(state, messageId), messageId, answer) : addSent(state, answer)
}
