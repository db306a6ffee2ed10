import type { NewId, Now } from '../../ids.ts'
import { type Database, StorageUnavailable, type Write } from '../../store/database.ts'
import * as store from '../../store/staff-sessions.ts'
import type { Tables } from '../../store/tables.ts'
import type { Staff } from '../../wire.ts'
import type { EnrollingSession } from '../credentials/second-factors.ts'
import { hashToken } from '../credentials/secret-token.ts'
import { needsSecondFactor, readSettings } from './staff-settings.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 60 * MINUTE_MS
/** How long each stage may take. Whoever sets up a second factor may have to install an app first. */
const STAGE_MS = { full: 12 * 60 * MINUTE_MS, code: 5 * MINUTE_MS, enrolment: 20 * MINUTE_MS } as const

/**
 * `full` opens the dashboard. After the password, `code` opens nothing but the step that takes a code, and
 * `enrolment` nothing but the steps that set up a second factor.
 */
export type SessionStage = Tables['staff_sessions']['stage']

/** A session that stands, with its account as it is now. */
export interface FoundSession {
  stage: SessionStage
  staffId: string
  sessionId: string
  tokenHash: string
  staff: Staff
  /** Unix milliseconds; `null` while the account has no second factor. */
  secondFactorSince: number | null
  /** When a password or a code last showed who sits there, Unix milliseconds. */
  provenAt: number
  sealedNewSecret: string | null
}

/** A session to be: its token goes into the cookie and nowhere else, its write into the batch that starts it. */
export interface PreparedSession {
  token: string
  tokenHash: string
  /** Unix milliseconds; no use of the session moves it. */
  expiresAt: number
  write: Write
}

export interface StaffSessions {
  /** @param device browser and system, as staff see it among their sessions */
  prepare(email: string, stage: SessionStage, device: string): Promise<PreparedSession>
  /**
   * The session of a token, or `null` when it is over: 12 h after its start, or after an hour without use; sooner
   * for the stages before it is full, and with the account's deactivation. A full session without a second factor is
   * none where there must be one.
   *
   * @param use `false` looks without counting as use
   */
  find(token: string, options?: { use?: boolean }): Promise<FoundSession | null>
  /** The full sessions of an account. */
  list(
    staffId: string,
  ): Promise<Pick<Tables['staff_sessions'], 'session_id' | 'device' | 'created_at' | 'last_seen_at'>[]>
  end(token: string): Promise<void>
  /** What removes the sessions that are over anyway; it may join any batch. */
  sweep(): Write
}

export function createStaffSessions({
  database,
  now,
  newId,
}: {
  database: Database
  now: Now
  newId: NewId
}): StaffSessions {
  return {
    async prepare(email, stage, device) {
      const token = newId('staff')
      const tokenHash = await hashToken(token)
      const startedAt = now()
      const expiresAt = startedAt + STAGE_MS[stage]
      const write = store.insertSession(email, {
        token_hash: tokenHash,
        session_id: newId('ss'),
        stage,
        sealed_new_secret: null,
        device,
        created_at: startedAt,
        last_seen_at: startedAt,
        expires_at: expiresAt,
        proven_at: startedAt,
      })
      return { token, tokenHash, expiresAt, write }
    },

    async find(token, { use = true } = {}) {
      const tokenHash = await hashToken(token)
      const [row] = await database.read(store.sessionByHash(tokenHash))
      const time = now()
      if (!row || row.expires_at <= time || row.last_seen_at + IDLE_MS <= time) return null
      if (row.deactivated_at !== null) return null
      if (row.stage === 'full' && row.second_factor_since === null) {
        if (needsSecondFactor(row.role, await readSettings(database))) return null
      }
      if (use && time - row.last_seen_at >= MINUTE_MS) {
        try {
          await database.write([store.touchSession(tokenHash, time)])
        } catch (error) {
          // A full disk must not sign staff out while they look for the reason.
          if (!(error instanceof StorageUnavailable)) throw error
        }
      }
      return {
        stage: row.stage,
        staffId: row.staff_id,
        sessionId: row.session_id,
        tokenHash,
        staff: { email: row.email, role: row.role },
        secondFactorSince: row.second_factor_since,
        provenAt: row.proven_at,
        sealedNewSecret: row.sealed_new_secret,
      }
    },

    list: (staffId) => database.read(store.sessionsOf(staffId, now(), now() - IDLE_MS)),
    async end(token) {
      await database.write([store.deleteSession(await hashToken(token))])
    },
    sweep: () => store.deleteOldSessions(now(), now() - IDLE_MS),
  }
}

/** A session of staff as the second factors see it. */
export const enrolling = ({ staffId, staff, stage, ...session }: FoundSession): EnrollingSession => ({
  ...session,
  accountId: staffId,
  email: staff.email,
  first: stage === 'enrolment',
})
