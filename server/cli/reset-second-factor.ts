import { normaliseEmail } from '../auth/normalise-credentials.ts'
import type { Database } from '../store/database.ts'
import { forgetDeclined, staffByEmail } from '../store/staff.ts'
import { deleteAuthenticatorOf, deleteRecoveryCodesOf } from '../store/staff-second-factors.ts'
import { deleteSessionsOf } from '../store/staff-sessions.ts'
import { UsageError } from './usage-error.ts'

/**
 * Takes an account's authenticator and recovery codes away and ends its sessions: for who lost both. At the next
 * sign-in, with the password, a new second factor is set up.
 *
 * @returns what was done, in a sentence
 * @throws UsageError when there is no such account
 */
export async function resetSecondFactor(database: Database, given: string): Promise<string> {
  const email = normaliseEmail(given)
  const [account] = await database.read(staffByEmail(email))
  if (!account) throw new UsageError(`There is no staff account for ${email}.`)
  await database.write(
    [
      deleteAuthenticatorOf(account.staff_id),
      deleteRecoveryCodesOf(account.staff_id),
      forgetDeclined(account.staff_id),
      deleteSessionsOf(email),
    ],
    { durable: true },
  )
  const had = account.second_factor_since !== null
  return (
    `${had ? `The second factor of ${email} is gone, with its recovery codes` : `${email} had no second factor`}; ` +
    'all sessions of the account have ended. The next sign-in with the password sets up a new second factor.'
  )
}
