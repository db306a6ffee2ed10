import type { AuditLog } from '../../audit/audit-log.ts'
import type { NewId, Now } from '../../ids.ts'
import type { Database } from '../../store/database.ts'
import { staffSecondFactors } from '../../store/staff-second-factors.ts'
import { sessionByHash, setFirstNewSecret, setNewSecret } from '../../store/staff-sessions.ts'
import { createOwnAccount, type OwnAccount } from './own-account.ts'
import type { PasswordHasher } from '../credentials/password-hasher.ts'
import { createSecondFactors } from '../credentials/second-factors.ts'
import { createSecretBox } from '../credentials/secret-box.ts'
import { createSignInLimiter } from '../sign-in-limiter.ts'
import { createStaffAccounts } from './create-staff-accounts.ts'
import type { StaffAccounts } from './staff-accounts.ts'
import { createStaffInvites, type StaffInvites } from './staff-invites.ts'
import { createStaffSessions } from './staff-sessions.ts'
import { createStaffTeam, type StaffTeam } from './staff-team.ts'

/** Staff's way in, what they can do with their own account, and what admins can do with everyone's. */
export interface StaffAuth {
  invites: StaffInvites
  staff: StaffAccounts
  ownAccount: OwnAccount
  team: StaffTeam
}

/**
 * Puts staff's authentication together.
 *
 * @param secondFactorKey 32 random bytes that seal TOTP secrets
 * @param rateLimitScale multiplies the limits on tries; 0 switches them off
 */
export function createStaffAuth(parts: {
  database: Database
  audit: AuditLog
  hasher: PasswordHasher
  secondFactorKey: Uint8Array<ArrayBuffer>
  rateLimitScale: number
  now: Now
  newId: NewId
}): StaffAuth {
  const shared = {
    ...parts,
    invites: createStaffInvites(parts),
    sessions: createStaffSessions(parts),
    secondFactors: createSecondFactors({
      ...parts,
      store: staffSecondFactors,
      newSecrets: {
        set: setNewSecret,
        setFirst: setFirstNewSecret,
        async read(tokenHash) {
          const [row] = await parts.database.read(sessionByHash(tokenHash))
          return row?.sealed_new_secret ?? null
        },
      },
      box: createSecretBox(parts.secondFactorKey),
    }),
    limiter: createSignInLimiter({ scale: parts.rateLimitScale, now: parts.now }),
  }
  return {
    invites: shared.invites,
    staff: createStaffAccounts(shared),
    ownAccount: createOwnAccount(shared),
    team: createStaffTeam(shared),
  }
}
