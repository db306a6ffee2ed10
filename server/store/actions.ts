import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type ActionRow = Tables['actions']

/** Writes a proposal. A turn has one with each ordinal: a second one is a `WriteConflict`. */
export function insertAction(row: ActionRow): Write {
  return { query: queries.insertInto('actions').values(row).compile() }
}

/** Changes an action that is in one of these states; a `WriteConflict` where it is in another by now. */
export function updateAction(
  actionId: string,
  from: readonly ActionRow['state'][],
  values: Partial<Omit<ActionRow, 'action_id'>>,
): Write {
  return {
    query: queries
      .updateTable('actions')
      .set(values)
      .where('action_id', '=', actionId)
      .where('state', 'in', from)
      .compile(),
    mustChange: true,
  }
}

/** An action of a visitor's own conversation that was proposed to this customer; anyone else's is missing. */
export async function findOwnAction(
  database: Database,
  { actionId, visitorId, userId }: { actionId: string; visitorId: string; userId: string },
): Promise<ActionRow | undefined> {
  const rows = await database.read(
    queries
      .selectFrom('actions')
      .innerJoin('conversations', 'conversations.conversation_id', 'actions.conversation_id')
      .selectAll('actions')
      .where('actions.action_id', '=', actionId)
      .where('actions.user_id', '=', userId)
      .where('conversations.visitor_id', '=', visitorId)
      .compile(),
  )
  return rows[0]
}

/** An action, whoever asks: for what the server itself goes on with. */
export async function findAction(database: Database, actionId: string): Promise<ActionRow | undefined> {
  const rows = await database.read(
    queries.selectFrom('actions').selectAll().where('action_id', '=', actionId).compile(),
  )
  return rows[0]
}

/** The proposals of turns, in the order in which they were made. */
export function actionsOfTurns(database: Database, turnIds: readonly string[]): Promise<ActionRow[]> {
  if (turnIds.length === 0) return Promise.resolve([])
  return database.read(
    queries
      .selectFrom('actions')
      .selectAll()
      .where('turn_id', 'in', turnIds)
      .orderBy('created_at')
      .orderBy('ordinal')
      .compile(),
  )
}

/** All open proposals of a conversation. */
export function openProposals(database: Database, conversationId: string): Promise<ActionRow[]> {
  return database.read(
    queries
      .selectFrom('actions')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'proposed')
      .compile(),
  )
}
