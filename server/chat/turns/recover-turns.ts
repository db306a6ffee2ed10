import type { NewId, Now } from '../../ids.ts'
import { appendMessage, deleteTurnMessage, findMessages } from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import { insertTurnRecord } from '../../store/turn-records.ts'
import { endTurn, findRunningTurns, type TurnRow } from '../../store/turns.ts'
import type { TurnEvent } from '../../wire.ts'
import type { ConversationLog } from '../conversation-log.ts'
import type { OnTurnEnded } from './run-turn.ts'
import { messagesOf } from './turn-context.ts'
import { ended as turnEnded, endingOf, textOf, turnRecord } from './turn-ending.ts'
import { foldEvents } from './turn-log.ts'
import { emptyTrace } from '../turn-trace.ts'

/** A turn may be taken up again this often: one that brings the server down must not do so for ever. */
const MAX_RESUMPTIONS = 2
/** Older than this, the shopper no longer waits for an answer, ms. */
const MAX_AGE_MS = 10 * 60_000

/** A turn that a stopped process left, and that can go on. */
export interface LeftTurn {
  row: TurnRow
  told: TurnEvent[]
  texts: { messageId: string; text: string }[]
}

/**
 * Looks at the turns that a stopped process left, in the order in which they came. Those that had ended, or cannot go
 * on, are brought to their end: what was said stays, and the shopper may try again.
 * @returns resolves with the others
 */
export async function recoverTurns(parts: {
  database: Database
  conversationLog: ConversationLog
  now: Now
  newId: NewId
  onTurnEnded?: OnTurnEnded
}): Promise<LeftTurn[]> {
  const { database, now } = parts
  const left = (await findRunningTurns(database)).map(({ turn, events }) => ({
    row: turn,
    told: events.map((event): TurnEvent => JSON.parse(event)),
  }))
  const goOn: LeftTurn[] = []
  for (const { row, told } of left) {
    const last = told.at(-1)
    const joined = left.some(
      (later) =>
        later.row.seq > row.seq && later.row.message_id !== row.message_id && answers(later.row, row),
    )
    const tired = row.resumptions >= MAX_RESUMPTIONS || now() - row.created_at > MAX_AGE_MS
    const messages = await findMessages(database, row.conversation_id, messagesOf(row))
    if (last?.type === 'turn-end' || last?.type === 'turn-error') {
      await end(row, told, last, parts)
    } else if (joined && textOf(told) === '') {
      await end(row, told, { type: 'turn-end', outcome: 'stopped', confidence: 0, citations: [] }, parts)
    } else if (tired || messages.at(-1)?.message_id !== row.message_id) {
      await end(row, told, { type: 'turn-error', code: 'interrupted', retryable: true }, parts)
    } else {
      // The process may have ended between the answer's row and its last event.
      await database.write([deleteTurnMessage(row.conversation_id, row.turn_id)])
      const texts = messages.map(({ message_id, text }) => ({ messageId: message_id, text }))
      goOn.push({ row, told, texts })
    }
  }
  return goOn
}

function answers(turn: TurnRow, other: TurnRow): boolean {
  return turn.conversation_id === other.conversation_id && messagesOf(turn).includes(other.message_id)
}

async function end(
  row: TurnRow,
  told: TurnEvent[],
  closing: TurnEvent,
  { conversationLog, now, newId, onTurnEnded }: Parameters<typeof recoverTurns>[0],
): Promise<void> {
  const { turn_id: turnId, conversation_id: conversationId } = row
  const wasTold = told.at(-1) === closing
  const begun: TurnEvent[] =
    told.length > 0 ? told : [{ type: 'turn-start', turn_id: turnId, message_id: row.message_id }]
  const events = wasTold ? told : [...begun, closing]
  const ending = endingOf(closing)
  const text = textOf(told)
  const at = now()
  const answer = appendMessage({
    conversation_id: conversationId,
    message_id: newId('m'),
    role: 'assistant',
    text,
    turn_id: turnId,
    created_at: at,
  })
  const silentStop = ending.outcome === 'stopped' && text === ''
  const record = turnRecord({
    turnId,
    conversationId,
    ending,
    trace: emptyTrace(),
    startedAt: row.created_at,
    firstTextAt: undefined,
    endedAt: row.created_at,
    locale: undefined,
    requestId: undefined,
    again: false,
  })
  await conversationLog.write(
    conversationId,
    [
      // The answer's row is written before its last event.
      ...(wasTold ? [] : [deleteTurnMessage(conversationId, turnId), ...(silentStop ? [] : answer)]),
      ...endTurn({
        turnId,
        ...ending,
        events: foldEvents(events.map((event) => JSON.stringify(event))),
        query: null,
        at,
      }),
      ...insertTurnRecord(record),
    ],
    [turnEnded(turnId, ending)],
    { durable: true },
  )
  onTurnEnded?.(record)
}
