import type { TurnRow } from '../store/insight.ts'
import type { FigureId } from '../wire.ts'
import { type ConversationFacts, isFallback } from './conversation-facts.ts'

/**
 * A share, told by what one conversation adds to its two sides: how many conversations, turns, messages or thumbs.
 * The card and the list behind it are both made from this, so they cannot differ.
 */
export interface FigureDefinition {
  part: (conversation: ConversationFacts) => number
  whole: (conversation: ConversationFacts) => number
  /** What will join the whole once its window has closed. */
  open?: (conversation: ConversationFacts) => number
}

/**
 * The KPIs of design section 6; those that are no shares tell what they stand on. Sums that were made by them are kept:
 * a change of one takes a migration that empties `figure_tallies`.
 */
export const figureDefinitions: Record<FigureId, FigureDefinition> = {
  conversations: { part: () => 1, whole: () => 1 },
  turns: { part: ({ turns }) => turns.length, whole: ({ turns, stopped }) => turns.length + stopped.length },
  messages: { part: ({ messages }) => messages, whole: ({ messages }) => messages },
  'first-token': turnShare(({ time_to_first_token_ms }) => time_to_first_token_ms !== null),
  response: turnShare(({ error }) => error === null),
  'resolution-time': {
    part: ({ resolutionMs }) => one(resolutionMs !== null),
    whole: ({ resolved }) => one(resolved),
    open: ({ involved, closed }) => one(involved && !closed),
  },
  spending: {
    part: ({ turns, stopped }) => [...turns, ...stopped].filter((turn) => tokensOf(turn) > 0).length,
    whole: ({ turns, stopped }) => turns.length + stopped.length,
  },
  involvement: { part: ({ involved }) => one(involved), whole: () => 1 },
  confirmed: {
    part: ({ confirmed }) => one(confirmed),
    whole: ({ involved }) => one(involved),
  },
  assumed: {
    part: ({ closed, assumed }) => one(closed && assumed),
    whole: ({ involved, closed }) => one(involved && closed),
    open: ({ involved, closed }) => one(involved && !closed),
  },
  durable: {
    part: ({ durable }) => one(durable),
    whole: ({ involved, durableClosed }) => one(involved && durableClosed),
    open: ({ involved, durableClosed }) => one(involved && !durableClosed),
  },
  // Involvement × (confirmed + assumed), all three of the conversations that are closed.
  automation: {
    part: ({ resolved }) => one(resolved),
    whole: ({ closed }) => one(closed),
    open: ({ closed }) => one(!closed),
  },
  containment: {
    part: ({ involved, handedOff, askedForPerson }) => one(involved && !handedOff && !askedForPerson),
    whole: ({ involved }) => one(involved),
  },
  'asked-for-person': { part: ({ askedForPerson }) => one(askedForPerson), whole: () => 1 },
  reopened: {
    part: ({ reopened }) => one(reopened),
    whole: ({ resolved }) => one(resolved),
    open: ({ involved, closed }) => one(involved && !closed),
  },
  rated: {
    part: ({ involved, rating }) => one(involved && rating !== null),
    whole: ({ involved }) => one(involved),
  },
  csat: {
    part: ({ rating }) => one(rating !== null && rating >= 4),
    whole: ({ rating }) => one(rating !== null),
  },
  answered: turnShare(({ outcome }) => outcome === 'answered'),
  unsure: turnShare(({ outcome }) => outcome === 'unsure'),
  failed: turnShare(({ error }) => error !== null),
  fallback: turnShare(isFallback),
  helpful: turnShare(
    ({ helpful }) => helpful === 1,
    ({ helpful }) => helpful !== null,
  ),
  'sentiment-negative': turnShare(({ sentiment }) => sentiment === 'negative', isMeasured),
  'sentiment-neutral': turnShare(({ sentiment }) => sentiment === 'neutral', isMeasured),
  'sentiment-positive': turnShare(({ sentiment }) => sentiment === 'positive', isMeasured),
  'first-message-negative': {
    part: (conversation) => one(isLong(conversation) && sentimentsOf(conversation).at(0) === 'negative'),
    whole: (conversation) => one(isLong(conversation)),
  },
  'last-message-negative': {
    part: (conversation) => one(isLong(conversation) && sentimentsOf(conversation).at(-1) === 'negative'),
    whole: (conversation) => one(isLong(conversation)),
  },
}

/** The messages of a conversation whose sentiment is known: not stopped, not a second try. */
function sentimentsOf({ turns }: ConversationFacts): TurnRow['sentiment'][] {
  return turns.filter(isMeasured).map(({ sentiment }) => sentiment)
}

/** First and last message are two. */
function isLong(conversation: ConversationFacts): boolean {
  return sentimentsOf(conversation).length > 1
}

function isMeasured({ sentiment, messages }: TurnRow): boolean {
  return sentiment !== null && messages > 0
}

function turnShare(isPart: (turn: TurnRow) => boolean, isWhole: (turn: TurnRow) => boolean = () => true) {
  return {
    part: ({ turns }: ConversationFacts) => turns.filter((turn) => isWhole(turn) && isPart(turn)).length,
    whole: ({ turns }: ConversationFacts) => turns.filter(isWhole).length,
  }
}

/** What a turn used of a model, in and out. */
export function tokensOf({ prompt_tokens, completion_tokens }: TurnRow): number {
  return prompt_tokens + completion_tokens
}

const one = (holds: boolean) => (holds ? 1 : 0)
