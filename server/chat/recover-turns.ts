import type { NewId, Now } from '../ids.ts'
import { appendMessage, deleteTurnMessage } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { insertTurnRecord } from '../store/turn-records.ts'
import { endTurn, findRunningTurns } from '../store/turns.ts'
import type { TurnEvent } from '../wire.ts'
import type { ConversationLog } from './conversation-log.ts'
import { ended as turnEnded, endingOf, textOf, turnRecord } from './turn-ending.ts'
import { foldEvents } from './turn-log.ts'
import { emptyTrace } from './turn-trace.ts'

/** Ends the turns that a stopped process left running: what was said stays, and the shopper may try again. */
export async function recoverTurns({
  database,
  conversationLog,
  now,
  newId,
}: {
  database: Database
  conversationLog: ConversationLog
  now: Now
  newId: NewId
}): Promise<void> {
  for (const { turn, events } of await findRunningTurns(database)) {
    const told: TurnEvent[] = events.map((event) => JSON.parse(event))
    if (told.length === 0)
      told.push({ type: 'turn-start', turn_id: turn.turn_id, message_id: turn.message_id })
    const last = told.at(-1)
    const ended = last?.type === 'turn-end' || last?.type === 'turn-error'
    const closing: TurnEvent = ended ? last : { type: 'turn-error', code: 'interrupted', retryable: true }
    const ending = endingOf(closing)
    const at = now()
    const message = appendMessage({
      conversation_id: turn.conversation_id,
      message_id: newId('m'),
      role: 'assistant',
      text: textOf(told),
      turn_id: turn.turn_id,
      created_at: at,
    })
    await conversationLog.write(
      turn.conversation_id,
      [
        // The process may have ended between the answer's row and its last event.
        ...(ended ? [] : [deleteTurnMessage(turn.conversation_id, turn.turn_id), ...message]),
        ...endTurn({
          turnId: turn.turn_id,
          ...ending,
          events: foldEvents((ended ? told : [...told, closing]).map((event) => JSON.stringify(event))),
          at,
        }),
        insertTurnRecord(
          turnRecord({
            turnId: turn.turn_id,
            conversationId: turn.conversation_id,
            ending,
            trace: emptyTrace(),
            startedAt: turn.created_at,
            firstTextAt: undefined,
            endedAt: turn.created_at,
            locale: undefined,
          }),
        ),
      ],
      [turnEnded(turn.turn_id, ending)],
      { durable: true },
    )
  }
}
