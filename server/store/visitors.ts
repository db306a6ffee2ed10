import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'

/** Writes a new visitor with a first session. */
export function insertVisitorSession(session: {
  sessionId: string
  visitorId: string
  createdAt: number
  expiresAt: number
}): Write[] {
  const { sessionId, visitorId, createdAt, expiresAt } = session
  return [
    {
      query: queries
        .insertInto('visitors')
        .values({ visitor_id: visitorId, created_at: createdAt })
        .compile(),
    },
    {
      query: queries
        .insertInto('sessions')
        .values({
          session_id: sessionId,
          visitor_id: visitorId,
          generation: 0,
          rotated_at: null,
          created_at: createdAt,
          expires_at: expiresAt,
          revoked_at: null,
        })
        .compile(),
    },
  ]
}

/** The session with this id, revoked ones too. */
export async function findSession(database: Database, sessionId: string) {
  const rows = await database.read(
    queries.selectFrom('sessions').selectAll().where('session_id', '=', sessionId).compile(),
  )
  return rows[0]
}

/** Moves a session on by one generation, unless another request did so first. */
export function rotateSession(sessionId: string, generation: number, at: number): Write {
  return {
    mustChange: true,
    query: queries
      .updateTable('sessions')
      .set({ generation: generation + 1, rotated_at: at })
      .where('session_id', '=', sessionId)
      .where('generation', '=', generation)
      .where('revoked_at', 'is', null)
      .compile(),
  }
}

/** Ends a session; one that has ended keeps its first time. */
export function revokeSession(sessionId: string, at: number): Write {
  return {
    query: queries
      .updateTable('sessions')
      .set({ revoked_at: at })
      .where('session_id', '=', sessionId)
      .where('revoked_at', 'is', null)
      .compile(),
  }
}
