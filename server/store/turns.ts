import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type TurnRow = Tables['turns']

/** Writes a turn that has begun, or waits. */
export function insertTurn(turn: {
  turnId: string
  conversationId: string
  messageId: string
  at: number
}): Write {
  return {
    query: queries
      .insertInto('turns')
      .values({
        turn_id: turn.turnId,
        conversation_id: turn.conversationId,
        message_id: turn.messageId,
        state: 'running',
        outcome: null,
        error: null,
        helpful: null,
        reason: null,
        events: null,
        created_at: turn.at,
        ended_at: null,
      })
      .compile(),
  }
}

/** Writes one event of a running turn. */
export function insertTurnEvent(turnId: string, eventId: number, event: string): Write {
  return {
    query: queries.insertInto('turn_events').values({ turn_id: turnId, event_id: eventId, event }).compile(),
  }
}

/** Folds a turn's events into one column and marks it as ended. */
export function endTurn(turn: {
  turnId: string
  outcome: string | null
  error: string | null
  events: string
  at: number
}): Write[] {
  return [
    {
      query: queries
        .updateTable('turns')
        .set({
          state: 'ended',
          outcome: turn.outcome,
          error: turn.error,
          events: turn.events,
          ended_at: turn.at,
        })
        .where('turn_id', '=', turn.turnId)
        .compile(),
    },
    { query: queries.deleteFrom('turn_events').where('turn_id', '=', turn.turnId).compile() },
  ]
}

/** One turn of a conversation. */
export async function findTurn(database: Database, conversationId: string, turnId: string) {
  const rows = await database.read(
    queries
      .selectFrom('turns')
      .selectAll()
      .where('turn_id', '=', turnId)
      .where('conversation_id', '=', conversationId)
      .compile(),
  )
  return rows[0]
}

/** The newest turn for a message. */
export async function findTurnOfMessage(database: Database, conversationId: string, messageId: string) {
  const rows = await database.read(
    queries
      .selectFrom('turns')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .compile(),
  )
  return rows[0]
}

/** The turns with these ids. */
export function findTurns(database: Database, turnIds: string[]): Promise<TurnRow[]> {
  if (turnIds.length === 0) return Promise.resolve([])
  return database.read(queries.selectFrom('turns').selectAll().where('turn_id', 'in', turnIds).compile())
}

/** Turns that a stopped process left running, with the events they had written. */
export async function findRunningTurns(database: Database) {
  const turns = await database.read(
    queries.selectFrom('turns').selectAll().where('state', '=', 'running').compile(),
  )
  return Promise.all(
    turns.map(async (turn) => ({
      turn,
      events: (
        await database.read(
          queries
            .selectFrom('turn_events')
            .select('event')
            .where('turn_id', '=', turn.turn_id)
            .orderBy('event_id')
            .compile(),
        )
      ).map((row) => row.event),
    })),
  )
}

/** Writes whether a turn helped, on the turn and on its record. */
export function putFeedback(turnId: string, helpful: boolean, reason: string | null): Write[] {
  const value = helpful ? 1 : 0
  return [
    {
      query: queries
        .updateTable('turns')
        .set({ helpful: value, reason })
        .where('turn_id', '=', turnId)
        .compile(),
    },
    {
      query: queries
        .updateTable('turn_records')
        .set({ helpful: value })
        .where('turn_id', '=', turnId)
        .compile(),
    },
  ]
}
