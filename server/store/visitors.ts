import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'
import { type AccountOwner, deleteAccountOf, deleteSignInsOf } from './shopper-accounts.ts'
import { deleteSignInCodesOf } from './sign-ins.ts'
import type { Tables } from './tables.ts'

export type SessionRow = Tables['sessions']

/** Writes a new visitor; `userId` where it is a shopper who has signed in. @throws WriteConflict (at the write) if they have one */
export function insertVisitor(visitorId: string, at: number, userId: string | null): Write {
  return {
    query: queries
      .insertInto('visitors')
      .values({ visitor_id: visitorId, created_at: at, user_id: userId })
      .compile(),
  }
}

/** A session as it is written: before its first rotation. */
export type NewSession = Omit<SessionRow, 'generation' | 'rotated_at' | 'revoked_at'>

/** Writes a new session. */
export function insertSession(session: NewSession): Write {
  return {
    query: queries
      .insertInto('sessions')
      .values({ ...session, generation: 0, rotated_at: null, revoked_at: null })
      .compile(),
  }
}

/** Writes a new anonymous visitor with a first session. */
export function insertVisitorSession(session: {
  sessionId: string
  visitorId: string
  createdAt: number
  expiresAt: number
  keyThumbprint?: string | undefined
  device?: string | undefined
}): Write[] {
  const { visitorId, createdAt, keyThumbprint = null, device = null } = session
  const row = {
    session_id: session.sessionId,
    visitor_id: visitorId,
    created_at: createdAt,
    expires_at: session.expiresAt,
    ...{ user_id: null, name: null, email: null, auth_time: null, only_order: null },
    key_thumbprint: keyThumbprint,
    device,
  }
  return [insertVisitor(visitorId, createdAt, null), insertSession(row)]
}

/** The visitor of a shopper who has signed in before. */
export async function findVisitorOfUser(database: Database, userId: string): Promise<string | undefined> {
  const rows = await database.read(
    queries.selectFrom('visitors').select('visitor_id').where('user_id', '=', userId).compile(),
  )
  return rows[0]?.visitor_id
}

/** The session with this id, revoked ones too. */
export async function findSession(database: Database, sessionId: string): Promise<SessionRow | undefined> {
  const rows = await database.read(
    queries.selectFrom('sessions').selectAll().where('session_id', '=', sessionId).compile(),
  )
  return rows[0]
}

/** A visitor's sessions that were not revoked, newest first; some may have expired. */
export function listSessions(database: Database, visitorId: string): Promise<SessionRow[]> {
  return database.read(
    queries
      .selectFrom('sessions')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .where('revoked_at', 'is', null)
      .orderBy('created_at', 'desc')
      .compile(),
  )
}

/** Moves a session on by one generation, unless another request did so first; it may bind it to a key. */
export function rotateSession(
  sessionId: string,
  generation: number,
  at: number,
  keyThumbprint: string | null = null,
): Write {
  return {
    mustChange: true,
    query: queries
      .updateTable('sessions')
      .set({ generation: generation + 1, rotated_at: at, key_thumbprint: keyThumbprint })
      .where('session_id', '=', sessionId)
      .where('generation', '=', generation)
      .where('revoked_at', 'is', null)
      .compile(),
  }
}

/** Ends sessions; one that has ended keeps its first time. Whose it was need not be known by name any more. */
export function revokeSessions(sessionIds: string[], at: number): Write {
  return {
    query: queries
      .updateTable('sessions')
      .set({ revoked_at: at, name: null, email: null })
      .where('session_id', 'in', sessionIds)
      .where('revoked_at', 'is', null)
      .compile(),
  }
}

/** Gives a visitor's conversations to another, with what tells who came back. */
export function moveConversations(from: string, to: string): Write[] {
  return (['conversations', 'conversation_records'] as const).map((table) => ({
    query: queries.updateTable(table).set({ visitor_id: to }).where('visitor_id', '=', from).compile(),
  }))
}

/**
 * Erases a visitor with all that belongs to them; records keep their numbers, and no longer say whose they were.
 * @param owner whose account of our own goes, too, with all ways in that are under way: of a shopper who has signed in
 */
export function eraseVisitor(visitorId: string, owner: AccountOwner | undefined): Write[] {
  const rows = [
    queries.updateTable('conversation_records').set({ visitor_id: null }).where('visitor_id', '=', visitorId),
    queries.deleteFrom('visitors').where('visitor_id', '=', visitorId),
  ]
  return [
    ...rows.map((query) => ({ query: query.compile() })),
    // By the account, hence before it.
    ...(owner ? [deleteSignInsOf(owner), deleteSignInCodesOf(owner.userId), deleteAccountOf(owner)] : []),
  ]
}
