import { sql } from 'kysely'
import type { Database, Write } from './database.ts'
import { countChanges } from './figure-changes.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

type MessageRow = Tables['messages']

/** Writes a new conversation of a visitor. */
export function insertConversation(conversationId: string, visitorId: string, at: number): Write {
  return {
    query: queries
      .insertInto('conversations')
      .values({
        conversation_id: conversationId,
        visitor_id: visitorId,
        state: 'open',
        title: '',
        created_at: at,
        updated_at: at,
      })
      .compile(),
  }
}

/** A conversation, if this visitor owns it: someone else's is as missing. */
export async function findConversation(database: Database, conversationId: string, visitorId: string) {
  const rows = await database.read(
    queries
      .selectFrom('conversations')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('visitor_id', '=', visitorId)
      .compile(),
  )
  return rows[0]
}

/** Which of these conversations still have their texts. */
export async function conversationsWithText(
  database: Database,
  conversationIds: readonly string[],
): Promise<Set<string>> {
  if (conversationIds.length === 0) return new Set()
  const rows = await database.read(
    queries
      .selectFrom('conversations')
      .select('conversation_id')
      .where('conversation_id', 'in', conversationIds)
      .compile(),
  )
  return new Set(rows.map((row) => row.conversation_id))
}

/** A visitor's conversations, newest first, at most 100. */
export function listConversations(database: Database, visitorId: string) {
  return database.read(
    queries
      .selectFrom('conversations')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .orderBy('updated_at', 'desc')
      .limit(100)
      .compile(),
  )
}

/**
 * Appends a message to its conversation and moves the conversation's time on. A shopper's message opens a closed
 * conversation again; the first one names it.
 */
export function appendMessage(message: Omit<MessageRow, 'seq'>): Write[] {
  const { conversation_id, message_id, role, text, turn_id, created_at } = message
  return [
    {
      query: queries
        .insertInto('messages')
        .columns(['conversation_id', 'message_id', 'seq', 'role', 'text', 'turn_id', 'created_at'])
        .expression((eb) =>
          eb
            .selectFrom('messages')
            .select(({ fn, val }) => [
              val(conversation_id).as('conversation_id'),
              val(message_id).as('message_id'),
              sql<number>`coalesce(${fn.max('seq')}, 0) + 1`.as('seq'),
              val(role).as('role'),
              val(text).as('text'),
              val(turn_id).as('turn_id'),
              val(created_at).as('created_at'),
            ])
            .where('conversation_id', '=', conversation_id),
        )
        .compile(),
    },
    {
      query: queries
        .updateTable('conversations')
        .set({
          updated_at: created_at,
          ...(role === 'shopper'
            ? { state: 'open', title: sql<string>`case when title = '' then ${titleOf(text)} else title end` }
            : {}),
        })
        .where('conversation_id', '=', conversation_id)
        .compile(),
    },
  ]
}

/** The beginning of a text, without half a character at its end. */
function titleOf(text: string): string {
  return text.slice(0, 80).replace(/[\ud800-\udbff]$/, '')
}

/** One message of a conversation. */
export async function findMessage(database: Database, conversationId: string, messageId: string) {
  const rows = await database.read(
    queries
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .compile(),
  )
  return rows[0]
}

/** Those of a conversation's messages that have one of these ids, in the order of the ids. */
export async function findMessages(
  database: Database,
  conversationId: string,
  messageIds: string[],
): Promise<MessageRow[]> {
  const rows = await database.read(
    queries
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('message_id', 'in', messageIds)
      .compile(),
  )
  return messageIds.flatMap((id) => rows.find((row) => row.message_id === id) ?? [])
}

/** The last `limit` messages before a position (exclusive), oldest first. */
export async function listMessages(
  database: Database,
  conversationId: string,
  limit: number,
  before?: number,
): Promise<MessageRow[]> {
  let query = queries.selectFrom('messages').selectAll().where('conversation_id', '=', conversationId)
  if (before !== undefined) query = query.where('seq', '<', before)
  const rows = await database.read(query.orderBy('seq', 'desc').limit(limit).compile())
  return rows.reverse()
}

/** Removes the message that a turn wrote: a retry takes its place. */
export function deleteTurnMessage(conversationId: string, turnId: string): Write {
  return {
    query: queries
      .deleteFrom('messages')
      .where('conversation_id', '=', conversationId)
      .where('turn_id', '=', turnId)
      .where('role', '=', 'assistant')
      .compile(),
  }
}

/** Closes a conversation; the batch is undone where it is closed already. */
export function closeConversation(conversationId: string, at: number): Write {
  return {
    mustChange: true,
    query: queries
      .updateTable('conversations')
      .set({ state: 'closed', updated_at: at })
      .where('conversation_id', '=', conversationId)
      .where('state', '<>', 'closed')
      .compile(),
  }
}

/** Opens a conversation that may be closed. */
export function reopenConversation(conversationId: string): Write {
  return {
    query: queries
      .updateTable('conversations')
      .set({ state: 'open' })
      .where('conversation_id', '=', conversationId)
      .compile(),
  }
}

/** Moves on how far the shopper has read; the batch is undone where they had read as far before. */
export function moveShopperRead(conversationId: string, seq: number): Write {
  return {
    mustChange: true,
    query: queries
      .updateTable('conversations')
      .set({ shopper_read_seq: seq })
      .where('conversation_id', '=', conversationId)
      .where('shopper_read_seq', '<', seq)
      .compile(),
  }
}

/** The rating of a conversation, if it has one. */
export async function findRating(database: Database, conversationId: string) {
  const rows = await database.read(
    queries.selectFrom('ratings').selectAll().where('conversation_id', '=', conversationId).compile(),
  )
  return rows[0]
}

/** Writes a conversation's rating, and on its record; a later one takes the place of an earlier. */
export function putRating(rating: Tables['ratings']): Write[] {
  const { conversation_id, score, created_at } = rating
  return [
    {
      query: queries
        .insertInto('ratings')
        .values(rating)
        .onConflict((conflict) =>
          conflict.column('conversation_id').doUpdateSet({ score, comment: rating.comment, created_at }),
        )
        .compile(),
    },
    {
      query: queries
        .updateTable('conversation_records')
        .set({ rating: score, rated_at: created_at })
        .where('conversation_id', '=', conversation_id)
        .compile(),
    },
    countChanges(
      queries
        .selectFrom('conversation_records')
        .select('started_at as at')
        .where('conversation_id', '=', conversation_id),
    ),
  ]
}
