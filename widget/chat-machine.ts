import type { Action, Conversation, ConversationEvent, Message, Rating } from '../server/wire.ts'
import { type ActionCard, type ActionVerb, goOnSignedIn, refuseCard, sayTo, tellCard } from './action-card.ts'
import { applyTurnEvent } from './apply-turn-event.ts'
import {
  type Answer,
  type ChatMessage,
  canRetry,
  isUnderWay,
  type Question,
  waitingAnswer,
} from './chat-message.ts'
import type { ProblemCode } from './chat-problem.ts'
import { type ChatState, emptyChat, phaseOf } from './chat-state.ts'
import type { TurnUpdate } from './follow-turn.ts'
import { readHistory, readMessage } from './read-history.ts'

/** Everything that can happen to a conversation, from the shopper, the server, the line or the clock. */
export type ChatEvent =
  | { type: 'history-asked' }
  /** Without a conversation: there is none yet, or none any more. */
  | { type: 'history-told'; conversation?: Conversation }
  | { type: 'history-failed'; problem: ProblemCode }
  | { type: 'earlier-told'; conversation: Conversation }
  /** With a problem: it was not taken before, and waits for the shopper. */
  | { type: 'written'; key: string; text: string; problem?: ProblemCode }
  | { type: 'withdrawn'; key: string }
  /** The question `key` goes out; its answer will be `answerKey`. */
  | { type: 'posting'; key: string; answerKey: string }
  /** The question on its way met no server, and waits again. */
  | { type: 'unsent'; answerKey: string }
  /** One update of the turn behind an answer; `id` numbers it in the turn. */
  | { type: 'turn-told'; answerKey: string; update: TurnUpdate; id?: number }
  | { type: 'turn-failed'; answerKey: string; problem: ProblemCode }
  | { type: 'stop-asked'; answerKey: string }
  /** The server did not say in time that it stopped. */
  | { type: 'stop-assumed'; answerKey: string }
  /** It knows now; how far it had come meanwhile is read from it. */
  | { type: 'stop-told'; answerKey: string }
  | { type: 'asked-again'; answerKey: string }
  | { type: 'feedback-given'; answerKey: string; helpful: boolean | undefined }
  /** One event of the conversation's own log; `id` numbers it there, passing ones have none. */
  | { type: 'told'; event: ConversationEvent; id?: number }
  /** The server's log is shorter than was heard of it (an older copy was restored): what it has is the truth. */
  | { type: 'log-truncated' }
  | { type: 'line-lost' }
  | { type: 'line-found' }
  | { type: 'rated'; rating: Rating }
  | { type: 'closed' }
  | { type: 'left' }
  | { type: 'action-asked'; actionId: string; verb: ActionVerb }
  | { type: 'action-told'; action: Action }
  | { type: 'action-refused'; actionId: string; problem: ProblemCode }
  | { type: 'signed-in'; shopper: string }
  /** Nothing of before is anybody's business any more; `ended` when nobody asked for that. */
  | { type: 'signed-out'; era: number; ended?: boolean }

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

function changeAction(state: ChatState, id: string, change: (card: ActionCard) => ActionCard): ChatState {
  const card = state.actions[id]
  return card ? { ...state, actions: { ...state.actions, [id]: change(card) } } : state
}

function tellAction(state: ChatState, action: Action): ChatState {
  const { action_id: id } = action
  const known = state.actions[id]
  return { ...state, actions: { ...state.actions, [id]: known ? tellCard(known, action) : action } }
}

function tellActions(state: ChatState, actions: readonly Action[]): ChatState {
  let next = state
  // Not `reduce`: on pages with an old Prototype or MooTools it is theirs.
  for (const action of actions) next = tellAction(next, action)
  return next
}

/** The question that should go out now; undefined while it has to wait. */
export function nextToSend(state: ChatState): Question | undefined {
  if (state.history !== 'ready') return undefined
  const question = state.messages.find(
    (message): message is Question => message.kind === 'question' && message.delivery === 'queued',
  )
  // What has said nothing yet is joined by the server with what comes; it must have been heard of, though, or the
  // two could change places on the way.
  const free = underWay(state).every((answer) => answer.turnId !== undefined && answer.status === 'waiting')
  return free ? question : undefined
}

/** The answers that are being made, in order. */
export function underWay({ messages }: ChatState): Answer[] {
  return messages.filter((message): message is Answer => message.kind === 'answer' && isUnderWay(message))
}

export function findAnswer(state: ChatState, key: string): Answer | undefined {
  return state.messages.find((message): message is Answer => message.kind === 'answer' && message.key === key)
}

function findQuestion(state: ChatState, key: string): Question | undefined {
  return state.messages.find(
    (message): message is Question => message.kind === 'question' && message.key === key,
  )
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

function replace(state: ChatState, message: ChatMessage): ChatState {
  return {
    ...state,
    messages: state.messages.map((other) =>
      other.key === message.key && other.kind === message.kind ? message : other,
    ),
  }
}

function keep(state: ChatState, wanted: (message: ChatMessage) => boolean): ChatState {
  return { ...state, messages: state.messages.filter(wanted) }
}

/** An answer stands after its question, and after the answers that this had before. */
function addAfter(state: ChatState, key: string, answer: Answer): ChatState {
  const at = state.messages.findLastIndex((other) => belongsTo(key, other)) + 1
  return { ...state, messages: [...state.messages.slice(0, at), answer, ...state.messages.slice(at)] }
}

/** The question with this key, and its answers. */
function belongsTo(key: string, message: ChatMessage): boolean {
  return message.kind === 'answer' ? message.question?.key === key : message.key === key
}

function addLast(state: ChatState, message: ChatMessage): ChatState {
  return { ...state, messages: [...state.messages, message] }
}

/** What the server tells of now comes before what it has not told of yet. */
function addSent(state: ChatState, ...added: ChatMessage[]): ChatState {
  const at = state.messages.findIndex((other) => other.kind === 'question' && !other.placed)
  const before = at < 0 ? state.messages : state.messages.slice(0, at)
  return { ...state, messages: [...before, ...added, ...state.messages.slice(before.length)] }
}

function changeUnderWay(state: ChatState, key: string, change: (answer: Answer) => Answer): ChatState {
  const answer = findAnswer(state, key)
  return answer && isUnderWay(answer) ? replace(state, change(answer)) : state
}

/** The question is the server's from here on. */
function deliver(state: ChatState, key: string | undefined): ChatState {
  const question = key === undefined ? undefined : findQuestion(state, key)
  return question && question.delivery !== 'sent' ? replace(state, { ...question, delivery: 'sent' }) : state
}

function backToQueue(state: ChatState, answerKey: string): ChatState {
  const answer = findAnswer(state, answerKey)
  if (!answer?.question || answer.turnId !== undefined || !isUnderWay(answer)) return state
  const rest = keep(state, (message) => message !== answer)
  const question = findQuestion(rest, answer.question.key)
  const queued = question?.delivery === 'sending' ? replace(rest, { ...question, delivery: 'queued' }) : rest
  return { ...queued, connected: false }
}

function tellTurn(state: ChatState, answerKey: string, update: TurnUpdate, id = 0): ChatState {
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

function failTurn(state: ChatState, answerKey: string, problem: ProblemCode): ChatState {
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

/** The turn behind an answer, and those before it. */
function turnsOf({ earlierTurns = [], turnId }: Answer): readonly string[] {
  return turnId === undefined ? earlierTurns : [...earlierTurns, turnId]
}

function tellConversation(state: ChatState, event: ConversationEvent, id: number | undefined): ChatState {
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

/** The server's word on what was said; what it has not heard of yet, and what is being read, stays. */
function mergeHistory(state: ChatState, conversation: Conversation | undefined): ChatState {
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

function addEarlier(state: ChatState, conversation: Conversation): ChatState {
  const known = new Set(state.messages.map(({ key }) => key))
  const earlier = readHistory({ ...conversation, turn: null }).filter(({ key }) => !known.has(key))
  const actions = conversation.messages.flatMap((message) => message.actions ?? [])
  return {
    ...tellActions(state, actions),
    messages: [...earlier, ...state.messages],
    hasEarlier: conversation.has_more,
  }
}
