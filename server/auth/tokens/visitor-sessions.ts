import type { Write } from '../../store/database.ts'
import type { SessionRow } from '../../store/visitors.ts'
import type { Tokens } from '../../wire.ts'
import type { Shopper } from '../shopper.ts'

/** What asks for tokens. */
export interface SessionClient {
  /** Browser and system, as shoppers see it among their sessions. */
  device?: string | undefined
  /** The key that it has shown, which its tokens are then bound to. */
  keyThumbprint?: string | undefined
}

/** Who an access token speaks for. */
export interface VerifiedSession {
  visitorId: string
  sessionId: string
  /** The key that must be shown beside the token. */
  keyThumbprint: string | undefined
  shopper: Shopper | undefined
}

/** Why a session has ended: signed out, or what it owned went on to another session of the same browser. */
export type EndReason = 'signed-out' | 'moved'

export interface VisitorSessions {
  /** A new anonymous visitor, with tokens. */
  create(client?: SessionClient): Promise<Tokens>
  /**
   * Begins a session of a shopper. The conversations of the visitor whose refresh token is shown come along if that
   * visitor is anonymous, or has looked up an order of the same shopper; that visitor's sessions then end.
   *
   * @param spends what is good once and is used up by this, in the same transaction
   * @throws WriteConflict when it was used up before
   */
  signIn(
    shopper: Shopper,
    options: { client: SessionClient; visitorRefreshToken?: string | undefined; spends?: Write[] },
  ): Promise<Tokens>
  /**
   * Rotates a refresh token. One that comes with a key for the first time is bound to it.
   * @throws ProblemError `invalid_grant`, `dpop_required`; reuse after the grace ends the family
   */
  refresh(refreshToken: string, client?: SessionClient): Promise<Tokens>
  /** Ends the family of an access or refresh token; an unknown one is ignored (RFC 7009). */
  revoke(token: string): Promise<void>
  /** Who an access token speaks for, if its session still stands. @throws ProblemError */
  verify(accessToken: string): Promise<VerifiedSession>
  /** A visitor's sessions that stand, newest first. */
  list(visitorId: string): Promise<SessionRow[]>
  /** Ends those of a visitor's sessions that `which` chooses, and says how many there were. */
  end(visitorId: string, which: (sessionId: string) => boolean): Promise<number>
  /** Called with the id of every session that ends, so that its open streams can be closed. */
  onRevoked(listener: (sessionId: string, reason: EndReason) => void): void
}
