import { type AuditLog, COMMAND_LINE } from '../audit/audit-log.ts'
import { normaliseEmail } from '../auth/credentials/normalise-credentials.ts'
import { resetSecondFactorOf } from '../auth/staff/reset-second-factor.ts'
import { createStaffInvites } from '../auth/staff/staff-invites.ts'
import { type Database, WriteConflict } from '../store/database.ts'
import { staffByEmail, voidInvites } from '../store/staff.ts'
import { deleteSessionsOf } from '../store/staff-sessions.ts'
import { deactivate, listStaff } from '../store/staff-team.ts'
import { type Staff, staffRoles } from '../wire.ts'
import type { OpenDeployment } from './deployment.ts'
import { UsageError } from './usage-error.ts'

/** What the commands work on. */
type StaffParts = Pick<OpenDeployment, 'database' | 'now' | 'newId'> & { audit: Pick<AuditLog, 'append'> }

/** Whom `staff add` is for. @throws UsageError */
export function personToAdd(email: string | undefined, role: string | undefined): Staff {
  const wanted = staffRoles.find((name) => name === role)
  if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new UsageError('staff add needs --email, such as anna@shop.example.')
  if (!wanted) throw new UsageError(`staff add needs --role, one of ${staffRoles.join(', ')}.`)
  return { email, role: wanted }
}

/** `staff add`. @returns the set-up link, under the address `base` */
export async function staffAdd(person: Staff, base: string, parts: StaffParts): Promise<string> {
  const token = await createStaffInvites(parts).invite(person)
  return `${base}/dashboard#setup=${token}&email=${encodeURIComponent(person.email)}`
}

/** `staff list`: everyone with an account. */
export async function staffList({ database, now }: Pick<StaffParts, 'database' | 'now'>) {
  const rows = await database.read(listStaff(now()))
  return rows.map((row) => ({
    staff_id: row.staff_id,
    email: row.email,
    role: row.role,
    active: row.deactivated_at === null,
    second_factor: row.second_factor_since !== null,
  }))
}

/** One account of `staff list`, to be read by people. */
export function staffLine({
  email,
  role,
  active,
  second_factor: second,
}: Awaited<ReturnType<typeof staffList>>[number]): string {
  return [email, role, active ? 'active' : 'deactivated', `second factor ${second ? 'on' : 'off'}`].join('  ')
}

/** `staff deactivate`: ends the account's sessions and its way in. @returns what was done, in a sentence */
export async function staffDeactivate(
  { database, audit, now }: StaffParts,
  given: string | undefined,
): Promise<string> {
  const account = await accountOf(database, 'staff deactivate', given)
  const { email, staff_id: staffId } = account
  if (account.deactivated_at !== null) return `${email} is not active already.`
  const writes = [deactivate(staffId, now()), voidInvites(email), deleteSessionsOf(email)]
  await audit
    .append({ actor: COMMAND_LINE, act: 'deactivated', subject: staffId }, writes, { durable: true })
    .catch((error: unknown) => {
      if (!(error instanceof WriteConflict)) throw error
      throw new Error(`${email} is the last active admin: without one, nobody could run the dashboard.`)
    })
  return `${email} is deactivated; all sessions of the account have ended.`
}

/** `staff reset-second-factor`: see `resetSecondFactorOf`. @returns what was done, in a sentence */
export async function resetSecondFactor(
  { database, audit }: Pick<StaffParts, 'database' | 'audit'>,
  given: string | undefined,
): Promise<string> {
  const account = await accountOf(database, 'staff reset-second-factor', given)
  const { email, staff_id: staffId } = account
  await audit.append(
    { actor: COMMAND_LINE, act: 'second-factor-reset', subject: staffId },
    resetSecondFactorOf(account),
    { durable: true },
  )
  const had = account.second_factor_since !== null
  return (
    `${had ? `The second factor of ${email} is gone, with its recovery codes` : `${email} had no second factor`}; ` +
    'all sessions of the account have ended. The next sign-in with the password sets up a new second factor.'
  )
}

async function accountOf(database: Database, command: string, given: string | undefined) {
  if (given === undefined) throw new UsageError(`${command} needs --email, such as anna@shop.example.`)
  const email = normaliseEmail(given)
  const [account] = await database.read(staffByEmail(email))
  if (!account) throw new UsageError(`There is no staff account for ${email}.`)
  return account
}
