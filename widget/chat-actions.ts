import type { Action } from '../server/wire.ts'
import { type ActionCard, tellCard } from './action-card.ts'
import type { ChatState } from './chat-state.ts'

/** With the card of a known action changed. */
export function changeAction(
  state: ChatState,
  id: string,
  change: (card: ActionCard) => ActionCard,
): ChatState {
  const card = state.actions[id]
  return card ? { ...state, actions: { ...state.actions, [id]: change(card) } } : state
}

/** With an action as the server tells it. */
export function tellAction(state: ChatState, action: Action): ChatState {
  const { action_id: id } = action
  const known = state.actions[id]
  return { ...state, actions: { ...state.actions, [id]: known ? tellCard(known, action) : action } }
}

/** With all these actions as the server tells them. */
export function tellActions(state: ChatState, actions: readonly Action[]): ChatState {
  let next = state
  // Not `reduce`: on pages with an old Prototype or MooTools it is theirs.
  for (const action of actions) next = tellAction(next, action)
  return next
}
