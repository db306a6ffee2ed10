import { citedNumbers } from '../../answer/citations.ts'
import type { NewId, Now } from '../../ids.ts'
import type { Logger } from '../../ops/logger.ts'
import { ShopUnavailable } from '../../shop/orders/customer-records.ts'
import { appendMessage } from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import { insertTurnRecord, type TurnRecord } from '../../store/turn-records.ts'
import { endTurn, lastErrand } from '../../store/turns.ts'
import type { TurnEvent } from '../../wire.ts'
import type { ConversationLog } from '../conversation-log.ts'
import { ErrandState } from '../errands/errand.ts'
import { goOnFrom, SourcesChanged } from './go-on-from.ts'
import type { LiveTurn } from './live-turn.ts'
import { ended, endingOf, turnRecord } from './turn-ending.ts'
import { turnHistory } from './turn-history.ts'
import type { TurnInput } from '../turn-input.ts'
import { foldEvents } from './turn-log.ts'
import type { TurnTrace } from '../turn-trace.ts'

/** The reason of an abort that is the server's, not the shopper's: the next start goes on with the turn. */
export const SUSPENSION = 'suspension'

/** Hears of every turn that has ended, by its record. */
export type OnTurnEnded = (record: TurnRecord) => void

/** Tells one turn as events, up to and with its `turn-end`. */
export type Answer = (input: TurnInput, trace: TurnTrace) => AsyncGenerator<TurnEvent>

/** What turns are run with. */
export interface LiveTurnParts {
  database: Database
  conversationLog: ConversationLog
  answer: Answer
  now: Now
  newId: NewId
  logger: Logger
  onTurnEnded?: OnTurnEnded
}

/**
 * Runs one turn from its first event to its record.
 * @returns resolves with whether it has ended; one that was suspended has not
 */
export async function runTurn(turn: LiveTurn, parts: LiveTurnParts): Promise<boolean> {
  const { log, trace, told, turnId } = turn
  const { signal } = turn.abort
  if (told.length === 0) log.add({ type: 'turn-start', turn_id: turnId, message_id: turn.messageId })
  let last: TurnEvent | undefined
  try {
    const input = await inputOf(turn, parts.database)
    const answer = signal.aborted ? [] : parts.answer(input, trace)
    for await (const event of told.length === 0 ? answer : goOnFrom(told, answer)) {
      if (event.type === 'turn-end' || event.type === 'turn-error') {
        last = event
        break
      }
      if (signal.aborted) break
      log.add(event)
    }
  } catch (error) {
    if (error instanceof SourcesChanged) last = { type: 'turn-error', code: 'interrupted', retryable: true }
    // The shop's client has told the log why.
    else if (error instanceof ShopUnavailable)
      last = { type: 'turn-error', code: 'upstream_failed', retryable: true }
    else if (!signal.aborted) parts.logger.error({ err: error, turn_id: turnId }, 'a turn failed')
  }
  // The rows of a message that could not be kept do not exist: there is nothing to end.
  const kept = await turn.committed.then(
    () => true,
    () => false,
  )
  if (!kept) return true
  if (signal.reason === SUSPENSION && !last) {
    await log.suspend()
    return false
  }
  if (signal.aborted && signal.reason !== SUSPENSION) {
    const citations = citedNumbers(log.text)
    last = { type: 'turn-end', outcome: 'stopped', confidence: trace.confidence, citations }
  }
  await finish(turn, last ?? { type: 'turn-error', code: 'internal', retryable: true }, parts)
  return true
}

/** Shows the last event, then writes what is left of the turn: its message, its folded log, its record. */
async function finish(
  turn: LiveTurn,
  last: TurnEvent,
  { database, conversationLog, now, newId, logger, onTurnEnded }: Parameters<typeof runTurn>[1],
): Promise<void> {
  const { log, trace, turnId, conversationId } = turn
  // What comes after the answer may be lost, but never costs the shopper the answer.
  const keep = (what: string, written: Promise<void>) =>
    written.catch((error: unknown) => logger.error({ err: error }, `${what} was not written`))

  await log.settled()
  const { unsupportedClaims } = trace
  if (unsupportedClaims > 0)
    logger.warn(
      { turn_id: turnId, unsupported_claims: unsupportedClaims },
      'claims that no passage backs were taken out',
    )
  const ending = endingOf(last)
  const silentStop = ending.outcome === 'stopped' && log.text === ''
  const at = now()
  if (!silentStop) {
    const answered = appendMessage({
      conversation_id: conversationId,
      message_id: newId('m'),
      role: 'assistant',
      text: log.text,
      turn_id: turnId,
      created_at: at,
    })
    await keep('the answer', database.write(answered, { durable: true }))
  }
  await log.end(last)
  const record = turnRecord({
    turnId,
    conversationId,
    ending,
    trace,
    startedAt: turn.startedAt,
    firstTextAt: log.firstTextAt,
    endedAt: at,
    locale: turn.message.locale,
    requestId: turn.message.requestId,
    again: turn.replaces !== undefined,
  })
  onTurnEnded?.(record)
  const events = foldEvents(log.events.map((event) => event.json))
  const rows = [
    ...endTurn({ turnId, ...ending, events, query: trace.query, errand: errandOf(trace), at }),
    ...insertTurnRecord(record),
  ]
  await keep('the turn record', conversationLog.write(conversationId, rows, [ended(turnId, ending)]))
}

/** What the answer asked for, as it is kept. */
function errandOf({ errand }: TurnTrace): string | null {
  return errand === undefined ? null : JSON.stringify(errand)
}

async function inputOf(turn: LiveTurn, database: Database): Promise<TurnInput> {
  const { conversationId, turnId } = turn
  const errand = await lastErrand(database, conversationId, turn.messageId)
  return {
    account: {
      shopper: turn.message.shopper,
      conversationId,
      turnId,
      errand: errand === null ? undefined : ErrandState.parse(JSON.parse(errand)),
    },
    question: turn.texts.map((text) => text.text).join('\n'),
    history: await turnHistory(database, turn.conversationId, {
      own: new Set(turn.texts.map((text) => text.messageId)),
      replaces: turn.replaces,
    }),
    page: turn.message.page,
    locale: turn.message.locale,
    seed: turn.turnId,
    signal: turn.abort.signal,
  }
}
