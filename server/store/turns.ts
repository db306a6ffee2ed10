import { sql } from 'kysely'
import type { Database, Write } from './database.ts'
import { countChanges } from './figure-changes.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type TurnRow = Tables['turns']

/**
 * Writes a turn that begins, or waits (`startedAt` is null).
 * @param turn `messageIds` are all messages that it answers, `messageId` the last of them; times in Unix ms
 */
export function insertTurn(turn: {
  turnId: string
  conversationId: string
  messageId: string
  messageIds?: string[]
  /** JSON of what else it is answered from. */
  context?: string | undefined
  /** The product whose page the shopper is on. */
  pageProductId?: string | undefined
  at: number
  startedAt?: number | null
}): Write {
  const { messageIds = [turn.messageId], startedAt = turn.at } = turn
  return {
    query: queries
      .insertInto('turns')
      .columns([
        'turn_id',
        'conversation_id',
        'message_id',
        'seq',
        'message_ids',
        'context',
        'page_product_id',
        'state',
        'created_at',
        'started_at',
        'resumptions',
      ])
      .expression((eb) =>
        eb
          .selectFrom('turns')
          .select(({ fn, val }) => [
            val(turn.turnId).as('turn_id'),
            val(turn.conversationId).as('conversation_id'),
            val(turn.messageId).as('message_id'),
            sql<number>`coalesce(${fn.max('seq')}, 0) + 1`.as('seq'),
            val(messageIds.length > 1 ? JSON.stringify(messageIds) : null).as('message_ids'),
            val(turn.context ?? null).as('context'),
            val(turn.pageProductId ?? null).as('page_product_id'),
            val('running').as('state'),
            val(turn.at).as('created_at'),
            val(startedAt).as('started_at'),
            val(0).as('resumptions'),
          ])
          .where('conversation_id', '=', turn.conversationId),
      )
      .compile(),
  }
}

/** Writes when a turn that waited got its turn. */
export function markTurnStarted(turnId: string, at: number): Write {
  return {
    query: queries.updateTable('turns').set({ started_at: at }).where('turn_id', '=', turnId).compile(),
  }
}

/** Counts that a restarted server goes on with a turn. */
export function countResumption(turnId: string): Write {
  return {
    query: queries
      .updateTable('turns')
      .set((eb) => ({ resumptions: eb('resumptions', '+', 1) }))
      .where('turn_id', '=', turnId)
      .compile(),
  }
}

/** Writes one event of a running turn. */
export function insertTurnEvent(turnId: string, eventId: number, event: string): Write {
  return {
    query: queries.insertInto('turn_events').values({ turn_id: turnId, event_id: eventId, event }).compile(),
  }
}

/** Whether a turn that ended so may be tried again. */
export function isRetryable({ outcome, error }: { outcome: string | null; error: string | null }): boolean {
  return error !== null || outcome === 'stopped' || outcome === 'needs-sign-in'
}

/**
 * Folds a turn's events into one column and marks it as ended. What it was answered from besides its messages is kept
 * only where it may be tried again.
 */
export function endTurn(turn: {
  turnId: string
  outcome: string | null
  error: string | null
  events: string
  query: string | null
  /** JSON of what the answer asked for, if it asked. */
  errand?: string | null
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
          query: turn.query,
          errand: turn.errand ?? null,
          ended_at: turn.at,
          ...(isRetryable(turn) ? {} : { context: null }),
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

/**
 * What the last turn of a conversation asked the shopper for, as it was kept; null where it asked for nothing.
 * @param except the message that is being answered: an earlier try at it does not count
 */
export async function lastErrand(
  database: Database,
  conversationId: string,
  except: string,
): Promise<string | null> {
  const rows = await database.read(
    queries
      .selectFrom('turns')
      .select('errand')
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'ended')
      .where('message_id', '!=', except)
      .orderBy('seq', 'desc')
      .limit(1)
      .compile(),
  )
  return rows[0]?.errand ?? null
}

/** The newest turn for a message. */
export async function findTurnOfMessage(database: Database, conversationId: string, messageId: string) {
  const rows = await database.read(
    queries
      .selectFrom('turns')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .orderBy('seq', 'desc')
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
    queries.selectFrom('turns').selectAll().where('state', '=', 'running').orderBy('seq').compile(),
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

/** Writes whether a turn helped, on the turn and on its record; `at` is when that was said, Unix ms. */
export function putFeedback(turnId: string, helpful: boolean, reason: string | null, at: number): Write[] {
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
        .set({ helpful: value, helpful_at: at })
        .where('turn_id', '=', turnId)
        .compile(),
    },
    countChanges(
      queries
        .selectFrom('turn_records')
        .select('created_at as at')
        .where('turn_id', '=', turnId)
        .union(
          queries
            .selectFrom('turn_records')
            .innerJoin('conversation_records as of', 'of.conversation_id', 'turn_records.conversation_id')
            .select('of.started_at as at')
            .where('turn_id', '=', turnId),
        ),
    ),
  ]
}
