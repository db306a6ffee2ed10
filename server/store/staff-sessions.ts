import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** Starts a session for whoever has this e-mail address; it conflicts where the account is not active. */
export const insertSession = (email: string, session: Omit<Tables['staff_sessions'], 'staff_id'>): Write => ({
  query: queries
    .insertInto('staff_sessions')
    .columns([
      'staff_id',
      'token_hash',
      'session_id',
      'stage',
      'sealed_new_secret',
      'device',
      'created_at',
      'last_seen_at',
      'expires_at',
      'proven_at',
    ])
    .expression(
      queries
        .selectFrom('staff')
        .select(({ val }) => [
          'staff_id',
          val(session.token_hash).as('token_hash'),
          val(session.session_id).as('session_id'),
          val(session.stage).as('stage'),
          val(session.sealed_new_secret).as('sealed_new_secret'),
          val(session.device).as('device'),
          val(session.created_at).as('created_at'),
          val(session.last_seen_at).as('last_seen_at'),
          val(session.expires_at).as('expires_at'),
          val(session.proven_at).as('proven_at'),
        ])
        .where('email', '=', email)
        .where('deactivated_at', 'is', null),
    )
    .compile(),
  mustChange: true,
})

/** A session with the account as it is now, so that a changed role counts at once. */
export const sessionByHash = (tokenHash: string) =>
  queries
    .selectFrom('staff_sessions as session')
    .innerJoin('staff', 'staff.staff_id', 'session.staff_id')
    .leftJoin('staff_authenticators as authenticator', 'authenticator.staff_id', 'session.staff_id')
    .select([
      'session.token_hash',
      'session.session_id',
      'session.staff_id',
      'session.stage',
      'session.sealed_new_secret',
      'session.last_seen_at',
      'session.expires_at',
      'session.proven_at',
      'staff.email',
      'staff.role',
      'staff.deactivated_at',
      'authenticator.created_at as second_factor_since',
    ])
    .where('session.token_hash', '=', tokenHash)
    .compile()

/** The full sessions of an account that still stand, the one used last first. */
export const sessionsOf = (staffId: string, now: number, idleBefore: number) =>
  queries
    .selectFrom('staff_sessions')
    .select(['session_id', 'device', 'created_at', 'last_seen_at'])
    .where('staff_id', '=', staffId)
    .where('stage', '=', 'full')
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleBefore)
    .orderBy('last_seen_at', 'desc')
    .compile()

export const touchSession = (tokenHash: string, now: number): Write => ({
  query: queries
    .updateTable('staff_sessions')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash)
    .compile(),
})

/** Notes that a password or a code has just shown who sits there. */
export const proveSession = (tokenHash: string, now: number): Write => ({
  query: queries
    .updateTable('staff_sessions')
    .set({ proven_at: now })
    .where('token_hash', '=', tokenHash)
    .compile(),
  mustChange: true,
})

/** Keeps the secret that the session is shown from now on. */
export const setNewSecret = (tokenHash: string, sealedNewSecret: string): Write => ({
  query: queries
    .updateTable('staff_sessions')
    .set({ sealed_new_secret: sealedNewSecret })
    .where('token_hash', '=', tokenHash)
    .compile(),
  mustChange: true,
})

/** The same, for a session that has been shown none. */
export const setFirstNewSecret = (tokenHash: string, sealedNewSecret: string): Write => ({
  query: queries
    .updateTable('staff_sessions')
    .set({ sealed_new_secret: sealedNewSecret })
    .where('token_hash', '=', tokenHash)
    .where('sealed_new_secret', 'is', null)
    .compile(),
})

export const deleteSession = (tokenHash: string): Write => ({
  query: queries.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).compile(),
})

/** Ends a session in the same transaction as what it is spent on: nothing of that if it has ended before. */
export const spendSession = (tokenHash: string): Write => ({ ...deleteSession(tokenHash), mustChange: true })

/** Ends one of an account's own sessions, by its name. */
export const deleteOwnSession = (staffId: string, sessionId: string): Write => ({
  query: queries
    .deleteFrom('staff_sessions')
    .where('staff_id', '=', staffId)
    .where('session_id', '=', sessionId)
    .compile(),
  mustChange: true,
})

export const deleteSessionsOf = (email: string): Write => ({
  query: queries
    .deleteFrom('staff_sessions')
    .where('staff_id', 'in', queries.selectFrom('staff').select('staff_id').where('email', '=', email))
    .compile(),
})

/** Ends every session of an account but one. */
export const deleteOtherSessions = (staffId: string, tokenHash: string): Write => ({
  query: queries
    .deleteFrom('staff_sessions')
    .where('staff_id', '=', staffId)
    .where('token_hash', '!=', tokenHash)
    .compile(),
})

/** Removes sessions past their end or unused since `idleBefore`, so that the table stays small. */
export const deleteOldSessions = (now: number, idleBefore: number): Write => ({
  query: queries
    .deleteFrom('staff_sessions')
    .where((is) => is.or([is('expires_at', '<=', now), is('last_seen_at', '<=', idleBefore)]))
    .compile(),
})
