import type { TurnRow } from '../store/insight.ts'
import { figureIds } from '../wire.ts'
import { type ConversationFacts, isFallback } from './conversation-facts.ts'
import { figureDefinitions, tokensOf } from './figure-definitions.ts'
import type { TallySum } from './tally.ts'

/** How far a conversation has come, for the chart and the list. */
export type Resolution = 'confirmed' | 'assumed' | 'unresolved' | 'open' | 'not involved'

/** Confirmed at once, the rest once it can be told. */
export function resolutionOf({ involved, confirmed, closed, assumed }: ConversationFacts): Resolution {
  if (!involved) return 'not involved'
  if (confirmed) return 'confirmed'
  if (!closed) return 'open'
  return assumed ? 'assumed' : 'unresolved'
}

/** Adds one turn up, by its own time or as one of its conversation's. */
export function addTurn(sum: TallySum, turn: TurnRow): void {
  const outcome = turn.error ?? turn.outcome ?? 'internal'
  sum.count('turns')
  sum.count(`outcome:${outcome}`)
  sum.count(`answerer:${turn.answerer}`)
  addSpending(sum, turn)
  sum.time('first-token', turn.time_to_first_token_ms)
  if (turn.outcome === 'stopped') return
  if (turn.error === null) sum.time('response', turn.response_time_ms)
  if (isFallback(turn)) sum.count(`fallback:${turn.fallback_reason}`)
  if (turn.helpful !== null) sum.count(turn.helpful === 1 ? 'helpful' : 'not-helpful')
  if (turn.sentiment !== null && turn.messages > 0) sum.count(`sentiment:${turn.sentiment}`)
}

/** Adds one conversation up, with all its turns. */
export function addConversation(sum: TallySum, conversation: ConversationFacts): void {
  const { turns, stopped, closed, resolved, involved } = conversation
  sum.count('conversations')
  sum.count('messages', conversation.messages)
  sum.count('stopped', stopped.length)
  sum.count(`resolution:${resolutionOf(conversation)}`)
  sum.time('resolution', conversation.resolutionMs)
  for (const turn of turns) addTurn(sum, turn)
  for (const turn of stopped) addSpending(sum, turn)
  for (const id of figureIds) {
    const { part, whole, open } = figureDefinitions[id]
    sum.count(`${id}.part`, part(conversation))
    sum.count(`${id}.whole`, whole(conversation))
    if (open) sum.count(`${id}.open`, open(conversation))
  }
  if (closed) {
    for (const turn of [...turns, ...stopped]) addSpending(sum, turn, 'closed.')
    sum.count('closed.resolved', resolved ? 1 : 0)
  }
  const topics = new Set<string>()
  for (const { topic, outcome, messages } of turns) {
    if (topic === null || messages === 0) continue
    topics.add(topic)
    sum.count(`questions:${topic}`)
    if (outcome === 'unsure') sum.count(`unsure:${topic}`)
  }
  for (const topic of involved && closed ? topics : []) {
    sum.count(`closed:${topic}`)
    if (resolved) sum.count(`resolved:${topic}`)
  }
}

function addSpending(sum: TallySum, turn: TurnRow, of: '' | 'closed.' = ''): void {
  const tokens = tokensOf(turn)
  sum.count(`${of}tokens`, tokens)
  sum.count(`${of}cost`, turn.cost_micros ?? 0)
  if (turn.cost_micros === null && tokens > 0) sum.count(`${of}unpriced`)
}
