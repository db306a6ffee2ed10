import type { SessionRow } from '../../store/visitors.ts'
import { endOf, shopperOf } from './session-record.ts'
import type { EndReason, VerifiedSession } from './visitor-sessions.ts'

const CACHED_SESSIONS = 10_000

/** A session as every request needs it, until it ends, Unix ms. */
type StandingSession = Omit<VerifiedSession, 'sessionId'> & { endsAt: number }

/** The sessions that were lately used: who they speak for, without a look into the database. */
export interface StandingSessions {
  get(sessionId: string): StandingSession | undefined
  /** Keeps a session that has begun, was rotated or was looked up. */
  remember(row: SessionRow): StandingSession
  /** Lets go of sessions that have ended, and tells the listeners so. */
  forget(sessionIds: string[], reason: EndReason): void
  onForgotten(listener: (sessionId: string, reason: EndReason) => void): void
}

export function createStandingSessions(): StandingSessions {
  const standing = new Map<string, StandingSession>()
  const listeners: ((sessionId: string, reason: EndReason) => void)[] = []
  return {
    get: (sessionId) => standing.get(sessionId),
    remember(row) {
      if (standing.size >= CACHED_SESSIONS) standing.delete(standing.keys().next().value ?? '')
      const known = {
        visitorId: row.visitor_id,
        keyThumbprint: row.key_thumbprint ?? undefined,
        shopper: shopperOf(row),
        endsAt: endOf(row),
      }
      standing.set(row.session_id, known)
      return known
    },
    forget(sessionIds, reason) {
      for (const sessionId of sessionIds) {
        standing.delete(sessionId)
        for (const listener of listeners) listener(sessionId, reason)
      }
    },
    onForgotten: (listener) => void listeners.push(listener),
  }
}
