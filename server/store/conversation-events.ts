import { sql } from 'kysely'
import type { ConversationEvent } from '../wire.ts'
import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'

/** An event as it is kept: a message is named by its id, and its text stands with the message alone. */
export type KeptEvent =
  | Exclude<ConversationEvent, { type: 'message' | 'typing' }>
  | { type: 'message'; message_id: string }

/** Appends an event to its conversation's log. */
export function insertConversationEvent(conversationId: string, event: KeptEvent, at: number): Write {
  const isMessage = event.type === 'message'
  return {
    query: queries
      .insertInto('conversation_events')
      .columns(['conversation_id', 'event_id', 'message_id', 'event', 'created_at'])
      .expression((eb) =>
        eb
          .selectFrom('conversation_events')
          .select(({ fn, val }) => [
            val(conversationId).as('conversation_id'),
            sql<number>`coalesce(${fn.max('event_id')}, 0) + 1`.as('event_id'),
            val(isMessage ? event.message_id : null).as('message_id'),
            val(JSON.stringify(isMessage ? { type: event.type } : event)).as('event'),
            val(at).as('created_at'),
          ])
          .where('conversation_id', '=', conversationId),
      )
      .compile(),
  }
}

/** The number of a conversation's newest event; 0 before the first. */
export async function newestConversationEvent(database: Database, conversationId: string): Promise<number> {
  const [row] = await database.read(
    queries
      .selectFrom('conversation_events')
      .select(({ fn }) => fn.max<number | null>('event_id').as('newest'))
      .where('conversation_id', '=', conversationId)
      .compile(),
  )
  return row?.newest ?? 0
}

/** At most `limit` events after a number, in order, each with the message that it tells of. */
export function listConversationEvents(
  database: Database,
  conversationId: string,
  after: number,
  limit: number,
) {
  return database.read(
    queries
      .selectFrom('conversation_events as e')
      .leftJoin('messages as m', (join) =>
        join.onRef('m.conversation_id', '=', 'e.conversation_id').onRef('m.message_id', '=', 'e.message_id'),
      )
      .select(['e.event_id', 'e.event', 'e.message_id', 'm.role', 'm.text', 'm.turn_id', 'm.created_at'])
      .where('e.conversation_id', '=', conversationId)
      .where('e.event_id', '>', after)
      .orderBy('e.event_id')
      .limit(limit)
      .compile(),
  )
}
