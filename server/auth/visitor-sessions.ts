import { type Database, WriteConflict } from '../store/database.ts'
import * as store from '../store/visitors.ts'
import type { NewId, Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import type { Tokens } from '../wire.ts'
import {
  ACCESS_TOKEN_SECONDS,
  type AccessClaims,
  signAccessToken,
  verifyAccessToken,
} from './access-token.ts'
import { type RefreshClaims, refreshTokens } from './refresh-token.ts'

/** How long a family of refresh tokens lives, ms. */
const SESSION_MS = 90 * 24 * 3600_000
/** Two tabs may present the same refresh token within this time, ms. */
const ROTATION_GRACE_MS = 10_000
const CACHED_SESSIONS = 10_000

export interface VisitorSessions {
  /** A new anonymous visitor, with tokens. */
  create(): Promise<Tokens>
  /** Rotates a refresh token. @throws ProblemError `invalid_grant`; reuse after the grace ends the family */
  refresh(refreshToken: string): Promise<Tokens>
  /** Ends the family of an access or refresh token; an unknown one is ignored (RFC 7009). */
  revoke(token: string): Promise<void>
  /** Who an access token speaks for, if its session still stands. @throws ProblemError */
  verify(accessToken: string): Promise<AccessClaims>
  /** Called with the id of every session that ends, so that its open streams can be closed. */
  onRevoked(listener: (sessionId: string) => void): void
}

/** Visitors' sessions: access tokens checked against a cached session, refresh tokens that rotate. */
export function createVisitorSessions(parts: {
  database: Database
  accessKey: Uint8Array<ArrayBuffer>
  refreshKey: Uint8Array<ArrayBuffer>
  now: Now
  newId: NewId
}): VisitorSessions {
  const { database, accessKey, now, newId } = parts
  const refresh = refreshTokens(parts.refreshKey)
  const standing = new Map<string, number>()
  const listeners: ((sessionId: string) => void)[] = []

  const tokens = async (visitorId: string, claims: RefreshClaims): Promise<Tokens> => ({
    visitor_id: visitorId,
    access_token: await signAccessToken(accessKey, { visitorId, sessionId: claims.sessionId }, now),
    refresh_token: await refresh.make(claims),
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    scope: 'visitor',
    shopper: null,
  })

  const remember = (sessionId: string, expiresAt: number) => {
    if (standing.size >= CACHED_SESSIONS) standing.delete(standing.keys().next().value ?? '')
    standing.set(sessionId, expiresAt)
  }

  const end = async (sessionId: string) => {
    await database.write([store.revokeSession(sessionId, now())], { durable: true })
    standing.delete(sessionId)
    for (const listener of listeners) listener(sessionId)
  }

  return {
    async create() {
      const session = {
        sessionId: newId('s'),
        visitorId: newId('v'),
        createdAt: now(),
        expiresAt: now() + SESSION_MS,
      }
      await database.write(store.insertVisitorSession(session))
      remember(session.sessionId, session.expiresAt)
      return tokens(session.visitorId, { sessionId: session.sessionId, generation: 0 })
    },

    async refresh(refreshToken) {
      const claims = await refresh.read(refreshToken)
      const session = claims && (await store.findSession(database, claims.sessionId))
      if (!claims || !session || session.revoked_at !== null || session.expires_at <= now()) {
        throw new ProblemError('invalid_grant')
      }
      const { sessionId, generation } = claims
      const successor = { sessionId, generation: generation + 1 }
      if (generation === session.generation) {
        try {
          await database.write([store.rotateSession(sessionId, generation, now())])
        } catch (error) {
          // Another tab rotated in between: within the grace both get the same successor.
          if (!(error instanceof WriteConflict)) throw error
        }
        return tokens(session.visitor_id, successor)
      }
      const withinGrace = session.rotated_at !== null && now() - session.rotated_at <= ROTATION_GRACE_MS
      if (generation === session.generation - 1 && withinGrace) return tokens(session.visitor_id, successor)
      await end(sessionId)
      throw new ProblemError(
        'invalid_grant',
        'This refresh token was used before; the session has been ended.',
      )
    },

    async revoke(token) {
      const claims =
        (await refresh.read(token)) ?? (await verifyAccessToken(accessKey, token, now).catch(() => undefined))
      if (claims) await end(claims.sessionId)
    },

    async verify(accessToken) {
      const claims = await verifyAccessToken(accessKey, accessToken, now)
      let expiresAt = standing.get(claims.sessionId)
      if (expiresAt === undefined) {
        const session = await store.findSession(database, claims.sessionId)
        if (!session || session.revoked_at !== null) throw new ProblemError('unauthorized')
        expiresAt = session.expires_at
        remember(claims.sessionId, expiresAt)
      }
      if (expiresAt <= now()) throw new ProblemError('unauthorized')
      return claims
    },

    onRevoked: (listener) => void listeners.push(listener),
  }
}
