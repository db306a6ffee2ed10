import { goOnSignedIn, refuseCard, sayTo } from './action-card.ts'
import { changeAction, tellAction } from './chat-actions.ts'
import type { ChatEvent } from './chat-event.ts'
import { canRetry, type Question, waitingAnswer } from './chat-message.ts'
import {
  addAfter,
  addLast,
  changeUnderWay,
  deliver,
  findAnswer,
  findQuestion,
  keep,
  replace,
  turnsOf,
} from './chat-messages.ts'
import type { ProblemCode } from './chat-problem.ts'
import { type ChatState, emptyChat, phaseOf } from './chat-state.ts'
import { addEarlier, mergeHistory } from './merge-history.ts'
import { tellConversation } from './tell-conversation.ts'
import { backToQueue, failTurn, tellTurn } from './tell-turn.ts'

/**
 * The state after one more event. Pure and total: an event that does not fit the state (late, doubled, out of
 * order, of another tab) changes nothing.
 */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'history-asked': {
      const { problem: _, ...rest } = state
      return { ...rest, history: 'loading' }
    }
    case 'history-told':
      return mergeHistory(state, event.conversation)
    case 'history-failed':
      return { ...state, history: 'failed', problem: event.problem }
    case 'earlier-told':
      return addEarlier(state, event.conversation)
    case 'written':
      return findQuestion(state, event.key) ? state : write(state, event.key, event.text, event.problem)
    case 'withdrawn':
      if (findQuestion(state, event.key)?.delivery !== 'queued') return state
      return keep(state, (message) => message.key !== event.key)
    case 'posting': {
      const question = findQuestion(state, event.key)
      if (question?.delivery !== 'queued') return state
      const sending: Question = { ...question, delivery: 'sending' }
      return addAfter(replace(state, sending), event.key, waitingAnswer(event.answerKey, sending))
    }
    case 'unsent':
      return backToQueue(state, event.answerKey)
    case 'turn-told':
      return tellTurn(state, event.answerKey, event.update, event.id)
    case 'turn-failed':
      return failTurn(state, event.answerKey, event.problem)
    case 'stop-asked':
      return changeUnderWay(state, event.answerKey, (answer) => ({ ...answer, status: 'stopping' }))
    case 'stop-assumed':
      return deliver(
        changeUnderWay(state, event.answerKey, (answer) => ({ ...answer, status: 'stopped', untold: true })),
        findAnswer(state, event.answerKey)?.question?.key,
      )
    case 'stop-told': {
      const answer = findAnswer(state, event.answerKey)
      if (!answer?.untold) return state
      const { untold: _, ...rest } = answer
      return reduce(replace(state, rest), { type: 'history-asked' })
    }
    case 'asked-again':
      return askAgain(state, event.answerKey)
    case 'feedback-given': {
      const answer = findAnswer(state, event.answerKey)
      if (!answer) return state
      const { helpful: _, ...rest } = answer
      return replace(state, event.helpful === undefined ? rest : { ...rest, helpful: event.helpful })
    }
    case 'told':
      return tellConversation(state, event.event, event.id)
    case 'log-truncated':
      return { ...reduce(state, { type: 'history-asked' }), lastEventId: 0 }
    case 'line-lost':
      return state.connected ? { ...state, connected: false } : state
    case 'line-found':
      return state.connected ? state : { ...state, connected: true }
    case 'rated':
      return { ...state, rating: event.rating }
    case 'closed':
      return { ...state, ended: true }
    case 'left':
      return { ...fresh(state.era), ...(state.shopper !== undefined && { shopper: state.shopper }) }
    case 'action-asked':
      return changeAction(state, event.actionId, (card) => sayTo(card, event.verb))
    case 'action-told':
      return tellAction(state, event.action)
    case 'action-refused':
      return changeAction(state, event.actionId, (card) => refuseCard(card, event.problem))
    case 'signed-in':
      return signIn(state, event.shopper)
    case 'signed-out':
      if (event.era <= state.era) return state
      return { ...fresh(event.era), ...(event.ended && { sessionEnded: true }) }
  }
}

function fresh(era: number): ChatState {
  return { ...emptyChat, era, history: 'ready' }
}

/** What has waited for the shopper to sign in goes on. */
function signIn(state: ChatState, shopper: string): ChatState {
  const actions = Object.entries(state.actions).map(([id, card]) => [id, goOnSignedIn(card)] as const)
  const next = { ...state, shopper, actions: Object.fromEntries(actions) }
  const last = state.messages.at(-1)
  return last?.kind === 'answer' && last.outcome === 'needs-sign-in' ? askAgain(next, last.key) : next
}

function write(
  { sessionEnded: _, ...state }: ChatState,
  key: string,
  text: string,
  problem: ProblemCode | undefined,
): ChatState {
  const question: Question = { kind: 'question', key, text, delivery: problem ? 'refused' : 'queued' }
  const next = addLast(state, question)
  return problem
    ? addLast(next, { ...waitingAnswer(`${key} refused`, question), status: 'failed', problem })
    : next
}

function askAgain(state: ChatState, answerKey: string): ChatState {
  const answer = findAnswer(state, answerKey)
  if (!answer || !canRetry(answer) || phaseOf(state) !== 'idle') return state
  const { turnId, question, helpful } = answer
  if (turnId !== undefined) {
    return replace(state, {
      ...waitingAnswer(answerKey, question),
      retryOf: turnId,
      earlierTurns: turnsOf(answer),
      ...(helpful !== undefined && { helpful }),
    })
  }
  // The same message id as before: what had reached the server is not asked twice.
  const known = question && findQuestion(state, question.key)
  if (!known) return state
  return keep(replace(state, { ...known, delivery: 'queued' }), (message) => message !== answer)
}
