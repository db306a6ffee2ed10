import type { Conversation } from '../server/wire.ts'
import { tellActions } from './chat-actions.ts'
import { isUnderWay } from './chat-message.ts'
import type { ChatState } from './chat-state.ts'
import { readHistory } from './read-history.ts'

/** The server's word on what was said; what it has not heard of yet, and what is being read, stays. */
export function mergeHistory(state: ChatState, conversation: Conversation | undefined): ChatState {
  const told = conversation ? readHistory(conversation) : []
  const keys = new Set(told.map((message) => message.key))
  const own = state.messages.filter((message) => message.kind === 'answer')
  const messages = told.map((message) => {
    if (message.kind !== 'answer') return message
    const { turnId } = message
    const known = own.find(
      (other) => turnId !== undefined && (other.turnId === turnId || other.retryOf === turnId),
    )
    if (!known) return message
    // Asked for again just now, which the server may not have heard yet.
    const goesOn = isUnderWay(message) || known.retryOf === turnId
    return isUnderWay(known) && goesOn ? known : { ...message, key: known.key }
  })
  const unsent = state.messages.filter((message) => {
    if (message.kind === 'question') return message.delivery !== 'sent' && !keys.has(message.key)
    return message.kind === 'answer' && message.question !== undefined && message.turnId === undefined
      ? !keys.has(message.question.key)
      : false
  })
  const { rating: _, problem: __, ...rest } = state
  const actions = conversation?.messages.flatMap((message) => message.actions ?? []) ?? []
  return {
    ...tellActions(rest, actions),
    history: 'ready',
    messages: [...messages, ...unsent],
    hasEarlier: conversation?.has_more ?? false,
    lastEventId: Math.max(state.lastEventId, conversation?.last_event_id ?? 0),
    connected: true,
    ended: conversation?.state === 'closed',
    ...(conversation?.rating && { rating: conversation.rating }),
  }
}

/** With the messages before those that are here. */
export function addEarlier(state: ChatState, conversation: Conversation): ChatState {
  const known = new Set(state.messages.map(({ key }) => key))
  const earlier = readHistory({ ...conversation, turn: null }).filter(({ key }) => !known.has(key))
  const actions = conversation.messages.flatMap((message) => message.actions ?? [])
  return {
    ...tellActions(state, actions),
    messages: [...earlier, ...state.messages],
    hasEarlier: conversation.has_more,
  }
}
