import type { Database } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** What is known of a turn that was answered. */
export type PastTurnRow = Pick<
  Tables['turns'],
  'turn_id' | 'conversation_id' | 'message_id' | 'message_ids' | 'page_product_id'
> &
  Pick<
    Tables['turn_records'],
    'created_at' | 'answerer' | 'outcome' | 'passages' | 'citations' | 'locale' | 'knowledge_version'
  >

/** A message, with the events of the turn that it is the answer of. */
export type PastMessageRow = Pick<Tables['messages'], 'message_id' | 'role' | 'text' | 'turn_id'> & {
  events: string | null
}

/** Conversations that one query asks for: SQLite takes no more than so many parameters. */
const AT_ONCE = 500

/** The newest turns that ended with an answer whose text is still there, oldest first; `since` in Unix ms. */
export async function findPastTurns(
  database: Database,
  { since, limit }: { since: number; limit: number },
): Promise<PastTurnRow[]> {
  const newest = await database.read(
    queries
      .selectFrom('turn_records')
      .innerJoin('turns', 'turns.turn_id', 'turn_records.turn_id')
      .select([
        'turns.turn_id',
        'turns.conversation_id',
        'turns.message_id',
        'turns.message_ids',
        'turns.page_product_id',
        'turn_records.created_at',
        'turn_records.answerer',
        'turn_records.outcome',
        'turn_records.passages',
        'turn_records.citations',
        'turn_records.locale',
        'turn_records.knowledge_version',
      ])
      .where('turn_records.created_at', '>=', since)
      .where('turn_records.outcome', 'is not', null)
      .where('turn_records.outcome', '<>', 'stopped')
      .where((of) =>
        of.exists(
          of
            .selectFrom('messages')
            .select('messages.message_id')
            .whereRef('messages.conversation_id', '=', 'turns.conversation_id')
            .whereRef('messages.turn_id', '=', 'turns.turn_id')
            .where('messages.role', '=', 'assistant'),
        ),
      )
      .orderBy('turn_records.created_at', 'desc')
      .orderBy('turns.seq', 'desc')
      .limit(limit)
      .compile(),
  )
  return newest.reverse()
}

/** All messages of these conversations in their order, by conversation. */
export async function messagesOfConversations(
  database: Database,
  conversationIds: readonly string[],
): Promise<Map<string, PastMessageRow[]>> {
  const found = new Map<string, PastMessageRow[]>(conversationIds.map((id) => [id, []]))
  for (let at = 0; at < conversationIds.length; at += AT_ONCE) {
    const rows = await database.read(
      queries
        .selectFrom('messages')
        .leftJoin('turns', 'turns.turn_id', 'messages.turn_id')
        .select([
          'messages.conversation_id',
          'messages.message_id',
          'messages.role',
          'messages.text',
          'messages.turn_id',
          'turns.events',
        ])
        .where('messages.conversation_id', 'in', conversationIds.slice(at, at + AT_ONCE))
        .orderBy('messages.conversation_id')
        .orderBy('messages.seq')
        .compile(),
    )
    for (const { conversation_id, ...message } of rows) found.get(conversation_id)?.push(message)
  }
  return found
}
