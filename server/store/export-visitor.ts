import type { Database } from './database.ts'
import { queries } from './queries.ts'
import { type AccountOwner, isAccountOf, signInsOf } from './shopper-accounts.ts'

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

/**
 * All rows that are kept of a visitor, by what they are; times are Unix ms. Who has only looked an order up has not shown
 * whose it is, and is not told.
 * @param account whose account of our own is told of, too: of a shopper who has signed in
 */
export async function exportVisitor(
  database: Database,
  visitorId: string,
  account: AccountOwner | undefined,
) {
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
        'context',
        'errand',
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
  const requests = account
    ? await database.read(
        queries.selectFrom('shop_requests').selectAll().where('user_id', '=', account.userId).compile(),
      )
    : []
  const accounts = account
    ? await database.read(
        queries
          .selectFrom('shopper_accounts')
          .select(['account_id', 'email', 'created_at'])
          .where(isAccountOf(account))
          .compile(),
      )
    : []
  const signIns = account ? await database.read(signInsOf(account)) : []
  return {
    visitor: visitor ?? null,
    sessions: sessions.map(({ user_id, ...session }) =>
      session.only_order === null ? { ...session, user_id } : session,
    ),
    conversations,
    messages,
    turns: turns.map(
      ({ events, context, errand, ...turn }): Record<string, unknown> => ({
        ...turn,
        context: context === null ? null : JSON.parse(context, withoutOrderOwner),
        errand: errand === null ? null : JSON.parse(errand),
        events: events === null ? [] : JSON.parse(events),
      }),
    ),
    ratings,
    actions,
    receipts_to_mail: requests,
    accounts,
    sign_ins: signIns,
  }
}

/** A reviver of JSON: a shopper who has only looked an order up, without whose it is. */
function withoutOrderOwner(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('onlyOrder' in value)) return value
  return { ...value, userId: undefined }
}
