import type { ConversationRow, TurnRow } from '../store/insight.ts'

const DAY_MS = 24 * 3_600_000
/** A conversation is judged once its shopper has written nothing for this long. */
export const QUIET_MS = DAY_MS
/** Who comes back on the same topic within this time was not helped for good. */
export const DURABLE_MS = 7 * DAY_MS

/** Another than the first choice answered. A reason beside the model's own answer says that it was cut short. */
export function isFallback({ answerer, fallback_reason }: TurnRow): boolean {
  return answerer === 'local' && fallback_reason !== null
}

/** What the figures need to know of one conversation at one moment. Times are Unix milliseconds. */
export interface ConversationFacts {
  conversationId: string
  startedAt: number
  /** Its turns but those that the shopper stopped: `stopped` counts in no share. */
  turns: readonly TurnRow[]
  /** Those that the shopper stopped: what they cost was spent all the same. */
  stopped: readonly TurnRow[]
  /** Shopper's messages. */
  messages: number
  /** At least one assistant answer. */
  involved: boolean
  /** The shopper has been quiet for 24 hours, now or before: it can be told whether it was resolved. */
  closed: boolean
  /** The 7 days in which the shopper might come back are over too. */
  durableClosed: boolean
  /** The shopper said that it helped, and did not take it back. */
  confirmed: boolean
  /** Closed, not confirmed; quiet after an answer, no thumb down, no request for a person. */
  assumed: boolean
  resolved: boolean
  durable: boolean
  /** Resolved, and the shopper wrote again in it after 24 hours. */
  reopened: boolean
  askedForPerson: boolean
  handedOff: boolean
  rating: number | null
  /** First message to last assistant answer, ms. */
  resolutionMs: number | null
  /** The topic of its first answer, else of its first open question. */
  topic: string | null
  /** From here on, by time alone, the facts may be others. */
  validUntil: number
}

/** The facts of a conversation from its records; `turns` in the order of time. */
export function factsOf(record: ConversationRow, turns: readonly TurnRow[], now: number): ConversationFacts {
  const counted = turns.filter(({ outcome }) => outcome !== 'stopped')
  const answers = counted.filter(isAssistantAnswer)
  const involved = answers.length > 0
  const askedForPerson = counted.some((turn) => turn.asked_for_person === 1)
  const rating = record.rating

  const quiet = quietSpells(turns, now)
  const [firstSpell] = quiet
  const closed = firstSpell !== undefined
  const durableFrom = firstSpell ? endOf(firstSpell.turn) : 0
  const durableClosed = closed && now >= durableFrom + DURABLE_MS

  const confirmed = involved && isConfirmed(record, counted)
  const assumed =
    involved &&
    !confirmed &&
    quiet.some(({ turn }) => turn.outcome === 'answered') &&
    !askedForPerson &&
    !counted.some(({ helpful }) => helpful === 0)
  const resolved = closed && (confirmed || assumed)

  const lastAnswer = answers.at(-1)
  const first = counted.find(({ outcome, topic }) => outcome === 'answered' && topic !== null)
  return {
    conversationId: record.conversation_id,
    startedAt: record.started_at,
    turns: counted,
    stopped: turns.filter(({ outcome }) => outcome === 'stopped'),
    messages: turns.reduce((sum, turn) => sum + turn.messages, 0),
    involved,
    closed,
    durableClosed,
    confirmed,
    assumed,
    resolved,
    durable: resolved && durableClosed && !cameBack(record, counted, durableFrom),
    reopened: resolved && quiet.some(({ writtenAgain }) => writtenAgain),
    askedForPerson,
    handedOff: counted.some(({ outcome }) => outcome === 'handed-off'),
    rating,
    resolutionMs: resolved && lastAnswer ? Math.max(0, endOf(lastAnswer) - record.started_at) : null,
    topic: (first ?? counted.find(({ topic }) => topic !== null))?.topic ?? null,
    validUntil: nextAfter(now, [
      ...turns.slice(-1).map((turn) => endOf(turn) + QUIET_MS),
      ...(firstSpell ? [durableFrom + DURABLE_MS] : []),
    ]),
  }
}

/** The end of a turn, Unix ms. */
export function endOf(turn: TurnRow): number {
  return Math.round(turn.created_at + turn.response_time_ms)
}

/** Whether the assistant wrote an answer in this turn, if only to say that it does not know. */
function isAssistantAnswer({ outcome }: TurnRow): boolean {
  return outcome !== null && outcome !== 'stopped' && outcome !== 'handed-off'
}

/** The turns after which the shopper wrote nothing for 24 hours. */
function quietSpells(turns: readonly TurnRow[], now: number): { turn: TurnRow; writtenAgain: boolean }[] {
  return turns.flatMap((turn, index) => {
    const next = turns[index + 1]
    const until = next?.created_at ?? now
    return until - endOf(turn) >= QUIET_MS ? [{ turn, writtenAgain: next !== undefined }] : []
  })
}

/** Whether the last word on it was that it helped. */
function isConfirmed({ rating, rated_at }: ConversationRow, turns: readonly TurnRow[]): boolean {
  let said = Number.NEGATIVE_INFINITY
  let takenBack = Number.NEGATIVE_INFINITY
  const say = (at: number) => {
    said = Math.max(said, at)
  }
  const takeBack = (at: number) => {
    takenBack = Math.max(takenBack, at)
  }
  for (const turn of turns) {
    if (turn.helpful === 1) say(turn.helpful_at ?? endOf(turn))
    if (turn.helpful === 0) takeBack(turn.helpful_at ?? endOf(turn))
    if (turn.said_helped === 1) say(turn.created_at)
    if (turn.asked_for_person === 1 || turn.outcome === 'unsure') takeBack(turn.created_at)
  }
  if (rating !== null && rated_at !== null) (rating >= 4 ? say : takeBack)(rated_at)
  return said > takenBack
}

/** Whether the same shopper asked on one of its topics again within 7 days, in another conversation or in this one. */
function cameBack(record: ConversationRow, turns: readonly TurnRow[], from: number): boolean {
  const until = from + DURABLE_MS
  if (record.returned_at !== null && record.returned_at <= until) return true
  const isAnswered = (turn: TurnRow) => turn.outcome === 'answered' && turn.topic !== null
  const topics = new Set(
    turns.filter((turn) => isAnswered(turn) && endOf(turn) <= from).map(({ topic }) => topic),
  )
  return turns.some(
    (turn) =>
      turn.created_at > from && turn.created_at <= until && isAnswered(turn) && topics.has(turn.topic),
  )
}

function nextAfter(now: number, moments: number[]): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...moments.filter((moment) => moment > now))
}
