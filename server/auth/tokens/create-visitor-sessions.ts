import type { NewId, Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import { type Database, WriteConflict } from '../../store/database.ts'
import * as store from '../../store/visitors.ts'
import type { Tokens } from '../../wire.ts'
import { ACCESS_TOKEN_SECONDS, signAccessToken, verifyAccessToken } from './access-token.ts'
import { type RefreshClaims, refreshTokens } from './refresh-token.ts'
import { isStanding, lifetimeOf, scopeOf, shopperColumns, shopperOf, shownShopper } from './session-record.ts'
import type { Shopper } from '../shopper.ts'
import { createStandingSessions } from './standing-sessions.ts'
import type { SessionClient, VisitorSessions } from './visitor-sessions.ts'

/** Two tabs may present the same refresh token within this time, ms. */
const ROTATION_GRACE_MS = 10_000

/** Visitors' and shoppers' sessions: access tokens checked against a cached session, refresh tokens that rotate. */
export function createVisitorSessions(parts: {
  database: Database
  accessKey: Uint8Array<ArrayBuffer>
  refreshKey: Uint8Array<ArrayBuffer>
  now: Now
  newId: NewId
}): VisitorSessions {
  const { database, accessKey, now, newId } = parts
  const refreshing = refreshTokens(parts.refreshKey)
  const standing = createStandingSessions()

  const tokens = async (row: store.SessionRow, claims: RefreshClaims): Promise<Tokens> => {
    const { visitor_id: visitorId, session_id: sessionId } = row
    const keyThumbprint = row.key_thumbprint ?? undefined
    const shopper = shopperOf(row)
    return {
      visitor_id: visitorId,
      access_token: await signAccessToken(accessKey, { visitorId, sessionId, keyThumbprint }, now),
      refresh_token: await refreshing.make(claims),
      token_type: keyThumbprint === undefined ? 'Bearer' : 'DPoP',
      expires_in: ACCESS_TOKEN_SECONDS,
      scope: scopeOf(shopper),
      shopper: shownShopper(shopper),
    }
  }

  const end = async (sessionIds: string[]) => {
    await database.write([store.revokeSessions(sessionIds, now())], { durable: true })
    standing.forget(sessionIds, 'signed-out')
  }

  const newSession = (visitorId: string, client: SessionClient, shopper?: Shopper): store.NewSession => ({
    session_id: newId('s'),
    visitor_id: visitorId,
    created_at: now(),
    expires_at: now() + lifetimeOf(shopper),
    ...shopperColumns(shopper),
    key_thumbprint: client.keyThumbprint ?? null,
    device: client.device ?? null,
  })

  const begun = (session: store.NewSession): Promise<Tokens> => {
    const row = { ...session, generation: 0, rotated_at: null, revoked_at: null }
    standing.remember(row)
    return tokens(row, { sessionId: row.session_id, generation: 0 })
  }

  /** Whether a token is the current one of its session, or its predecessor in the grace. */
  const isFresh = (row: store.SessionRow, generation: number) =>
    generation === row.generation ||
    (generation === row.generation - 1 &&
      row.rotated_at !== null &&
      now() - row.rotated_at <= ROTATION_GRACE_MS)

  /** The session of whoever shows a refresh token that may still be used, with its key where it is bound to one. */
  const shownSession = async (token: string | undefined, client: SessionClient) => {
    const claims = token === undefined ? undefined : await refreshing.read(token)
    const row = claims && (await store.findSession(database, claims.sessionId))
    if (!row || !isStanding(row, now()) || !isFresh(row, claims.generation)) return undefined
    return row.key_thumbprint === null || row.key_thumbprint === client.keyThumbprint ? row : undefined
  }

  /** As `refresh` of the sessions. */
  const refresh = async (refreshToken: string, client: SessionClient = {}): Promise<Tokens> => {
    const claims = await refreshing.read(refreshToken)
    const row = claims && (await store.findSession(database, claims.sessionId))
    if (!claims || !row || !isStanding(row, now())) throw new ProblemError('invalid_grant')
    const { sessionId, generation } = claims
    if (!isFresh(row, generation)) {
      await end([sessionId])
      throw new ProblemError(
        'invalid_grant',
        'This refresh token was used before; the session has been ended.',
      )
    }
    if (row.key_thumbprint !== null && row.key_thumbprint !== client.keyThumbprint)
      throw new ProblemError(client.keyThumbprint === undefined ? 'dpop_required' : 'invalid_grant')
    const successor = { sessionId, generation: generation + 1 }
    if (generation !== row.generation) return tokens(row, successor)
    const rotated = { ...row, rotated_at: now(), key_thumbprint: client.keyThumbprint ?? null }
    try {
      await database.write([
        store.rotateSession(sessionId, generation, rotated.rotated_at, rotated.key_thumbprint),
      ])
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      // Another tab was quicker: what it has made of the session decides.
      return refresh(refreshToken, client)
    }
    standing.remember(rotated)
    return tokens(rotated, successor)
  }

  return {
    async create(client = {}) {
      const session = newSession(newId('v'), client)
      await database.write(
        store.insertVisitorSession({
          sessionId: session.session_id,
          visitorId: session.visitor_id,
          createdAt: session.created_at,
          expiresAt: session.expires_at,
          ...client,
        }),
      )
      return begun(session)
    },

    async signIn(shopper, { client, visitorRefreshToken, spends = [] }) {
      const shown = await shownSession(visitorRefreshToken, client)
      const isSameUser = shown?.user_id === shopper.userId
      const comesAlong = shown && (shown.user_id === null || (shown.only_order !== null && isSameUser))
      // A shopper who shows once more who they are goes on in the new session.
      const isReplaced = shown && isSameUser && shown.only_order === null && shopper.onlyOrder === undefined
      const leaving = comesAlong
        ? (await store.listSessions(database, shown.visitor_id)).map((row) => row.session_id)
        : isReplaced
          ? [shown.session_id]
          : []

      for (;;) {
        const known =
          shopper.onlyOrder === undefined
            ? await store.findVisitorOfUser(database, shopper.userId)
            : undefined
        const session = newSession(known ?? newId('v'), client, shopper)
        const userId = shopper.onlyOrder === undefined ? shopper.userId : null
        const batch = [
          ...spends,
          ...(known ? [] : [store.insertVisitor(session.visitor_id, now(), userId)]),
          store.insertSession(session),
          ...(comesAlong ? store.moveConversations(shown.visitor_id, session.visitor_id) : []),
          ...(leaving.length > 0 ? [store.revokeSessions(leaving, now())] : []),
        ]
        try {
          await database.write(batch, { durable: true })
        } catch (error) {
          // Their first two sessions at once: the other one has made the visitor.
          const raced = error instanceof WriteConflict && userId !== null && known === undefined
          if (raced && (await store.findVisitorOfUser(database, userId)) !== undefined) continue
          throw error
        }
        standing.forget(leaving, 'moved')
        return begun(session)
      }
    },

    refresh,

    async revoke(token) {
      const claims =
        (await refreshing.read(token)) ??
        (await verifyAccessToken(accessKey, token, now).catch(() => undefined))
      if (claims) await end([claims.sessionId])
    },

    async verify(accessToken) {
      const { sessionId, visitorId, keyThumbprint } = await verifyAccessToken(accessKey, accessToken, now)
      let known = standing.get(sessionId)
      if (known === undefined) {
        const row = await store.findSession(database, sessionId)
        if (!row || !isStanding(row, now())) throw new ProblemError('unauthorized')
        known = standing.remember(row)
      }
      if (known.endsAt <= now() || known.visitorId !== visitorId) throw new ProblemError('unauthorized')
      return { visitorId, sessionId, keyThumbprint, shopper: known.shopper }
    },

    async list(visitorId) {
      const rows = await store.listSessions(database, visitorId)
      return rows.filter((row) => isStanding(row, now()))
    },

    async end(visitorId, which) {
      const rows = await store.listSessions(database, visitorId)
      const chosen = rows.map((row) => row.session_id).filter(which)
      if (chosen.length > 0) await end(chosen)
      return chosen.length
    },

    onRevoked: standing.onForgotten,
  }
}
