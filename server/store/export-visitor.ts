import type { Database } from './database.ts'
import { queries } from './queries.ts'

/** The ids of all of a visitor's conversations. */
export async function conversationIdsOf(database: Database, visitorId: string): Promise<string[]> {
  const rows = await database.read(
    queries
      .selectFrom('conversations')
      .select('conversation_id')
      .where('visitor_id', '=', visitorId)
      .orderBy('created_at')
      .compile(),
  )
  return rows.map((row) => row.conversation_id)
}

/** All rows that are kept of a visitor, by what they are; times are Unix ms. */
export async function exportVisitor(database: Database, visitorId: string) {
  const own = queries
    .selectFrom('conversations')
    .select('conversation_id')
    .where('visitor_id', '=', visitorId)
  const [visitor] = await database.read(
    queries.selectFrom('visitors').selectAll().where('visitor_id', '=', visitorId).compile(),
  )
  const sessions = await database.read(
    queries
      .selectFrom('sessions')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .orderBy('created_at')
      .compile(),
  )
  const conversations = await database.read(
    queries
      .selectFrom('conversations')
      .select(['conversation_id', 'state', 'title', 'created_at', 'updated_at'])
      .where('visitor_id', '=', visitorId)
      .orderBy('created_at')
      .compile(),
  )
  const messages = await database.read(
    queries
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', 'in', own)
      .orderBy('conversation_id')
      .orderBy('seq')
      .compile(),
  )
  const turns = await database.read(
    queries
      .selectFrom('turns')
      .select([
        'turn_id',
        'conversation_id',
        'message_id',
        'page_product_id',
        'outcome',
        'error',
        'helpful',
        'reason',
        'events',
        'created_at',
        'ended_at',
      ])
      .where('conversation_id', 'in', own)
      .orderBy('created_at')
      .compile(),
  )
  const ratings = await database.read(
    queries.selectFrom('ratings').selectAll().where('conversation_id', 'in', own).compile(),
  )
  const actions = await database.read(
    queries
      .selectFrom('actions')
      .selectAll()
      .where('conversation_id', 'in', own)
      .orderBy('created_at')
      .compile(),
  )
  return {
    visitor: visitor ?? null,
    sessions,
    conversations,
    messages,
    turns: turns.map(
      ({ events, ...turn }): Record<string, unknown> => ({
        ...turn,
        events: events === null ? [] : JSON.parse(events),
      }),
    ),
    ratings,
    actions,
  }
}
