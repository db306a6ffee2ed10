import { generate } from 'otplib'
import type { AuditAnchor, AuditHead } from '../../server/audit/audit-anchor.ts'
import { type AuditLog, createAuditLog } from '../../server/audit/audit-log.ts'
import { createStaffAuth, type StaffAuth } from '../../server/auth/staff/create-staff-auth.ts'
import type { PasswordHasher } from '../../server/auth/credentials/password-hasher.ts'
import type { Caller, OpenedSession } from '../../server/auth/staff/staff-accounts.ts'
import { randomId } from '../../server/ids.ts'
import type { Database } from '../../server/store/database.ts'

export const caller = { address: '192.0.2.1', device: 'Firefox on Linux' }

/** Keeps an audit log's head in memory. */
export function memoryAnchor(): AuditAnchor {
  let head: AuditHead | 'none' = 'none'
  return {
    read: async () => head,
    async write(next) {
      head = next
    },
  }
}

/** An audit log that no file belongs to. */
export const testAuditLog = (database: Database, now: () => number, anchor = memoryAnchor()): AuditLog =>
  createAuditLog({ database, anchor, now, newId: randomId })

/** Reversible and fast; what argon2 does is tested beside its adapter. */
export const plainHasher: PasswordHasher = {
  hash: async (password) => `hash of ${password}`,
  verify: async (hash, password) => hash === `hash of ${password}`,
}

/** Staff's authentication over a database, with a fixed key and without limits unless a scale is given. */
export function testStaffAuth({
  database,
  now,
  audit = testAuditLog(database, now),
  hasher = plainHasher,
  rateLimitScale = 0,
}: {
  database: Database
  now: () => number
  audit?: AuditLog
  hasher?: PasswordHasher
  rateLimitScale?: number
}): StaffAuth {
  const secondFactorKey = new Uint8Array(32).fill(7)
  return createStaffAuth({
    database,
    audit,
    hasher,
    secondFactorKey,
    rateLimitScale,
    now,
    newId: randomId,
  })
}

/** What an authenticator app shows at a time, in Unix milliseconds. */
export const codeAt = (secret: string, time: number) => generate({ secret, epoch: Math.floor(time / 1000) })

/** Goes through the enrolment that a set-up link or a first password leads to. */
export async function enrolled(
  { staff }: StaffAuth,
  { token }: OpenedSession,
  now: () => number,
  who: Caller = caller,
) {
  const { secret } = await staff.offerAuthenticator(token)
  const opened = await staff.enrol({ token, code: await codeAt(secret, now()), ...who })
  return { token: opened.token, secret, recoveryCodes: opened.state.recovery_codes }
}
