import type { Action } from '../server/wire.ts'
import { applyTurnEvent } from './apply-turn-event.ts'
import { tellActions } from './chat-actions.ts'
import { isUnderWay } from './chat-message.ts'
import { deliver, findAnswer, findQuestion, keep, replace } from './chat-messages.ts'
import type { ProblemCode } from './chat-problem.ts'
import type { ChatState } from './chat-state.ts'
import type { TurnUpdate } from './follow-turn.ts'

/** The answer's question met no server: it waits to go out again. */
export function backToQueue(state: ChatState, answerKey: string): ChatState {
  const answer = findAnswer(state, answerKey)
  if (!answer?.question || answer.turnId !== undefined || !isUnderWay(answer)) return state
  const rest = keep(state, (message) => message !== answer)
  const question = findQuestion(rest, answer.question.key)
  const queued = question?.delivery === 'sending' ? replace(rest, { ...question, delivery: 'queued' }) : rest
  return { ...queued, connected: false }
}

/** One update of the turn behind an answer; `id` numbers it in the turn. */
export function tellTurn(state: ChatState, answerKey: string, update: TurnUpdate, id = 0): ChatState {
  const answer = findAnswer(state, answerKey)
  if (!answer || !isUnderWay(answer)) return state
  // A turn's reader goes back to the beginning only where the server has no more than that.
  if (id > 0 && id <= answer.lastEventId && update.type !== 'turn-start') return state
  if (update.type === 'reconnecting') {
    return { ...replace(state, applyTurnEvent(answer, update)), connected: false }
  }
  const told = { ...applyTurnEvent(answer, update), lastEventId: id || answer.lastEventId }
  const next = { ...tellActions(replace(state, told), actionsOf(update)), connected: true }
  if (update.type === 'turn-start') return deliver(next, answer.question?.key)
  // Stopped before its first word by the message that came after it, which is answered together with it.
  const joined = told.status === 'stopped' && told.text === '' && answer.status !== 'stopping'
  return joined ? keep(next, (message) => message !== told) : next
}

function actionsOf(update: TurnUpdate): readonly Action[] {
  if (update.type === 'read-back') return update.message.actions ?? []
  if (update.type !== 'action-proposed') return []
  const { type: _, ...action } = update
  return [{ ...action, state: 'proposed' }]
}

/** The turn behind an answer ended without one. */
export function failTurn(state: ChatState, answerKey: string, problem: ProblemCode): ChatState {
  const answer = findAnswer(state, answerKey)
  if (!answer || !isUnderWay(answer)) return state
  const { turnId = answer.retryOf, retryOf: _, ...rest } = answer
  const failed = replace(state, {
    ...rest,
    status: 'failed',
    problem,
    ...(turnId !== undefined && { turnId }),
  })
  const question = answer.question && findQuestion(failed, answer.question.key)
  return question?.delivery === 'sending' ? replace(failed, { ...question, delivery: 'refused' }) : failed
}
