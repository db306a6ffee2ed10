import type { AuditLog } from '../audit/audit-log.ts'
import { listAudit } from '../audit/list-audit.ts'
import type { Database } from '../store/database.ts'
import type { AuditEntry } from '../wire/audit.ts'
import { UsageError } from './usage-error.ts'

interface Settings {
  json: boolean
  since: string | undefined
  print: (line: string) => void
}

/**
 * `audit`: verifies the whole log, then lists its entries, oldest first.
 * @returns whether it is whole
 */
export async function auditReport(
  { database, audit }: { database: Database; audit: Pick<AuditLog, 'verify'> },
  { json, since, print }: Settings,
): Promise<boolean> {
  const from = since === undefined ? undefined : Date.parse(since)
  if (Number.isNaN(from))
    throw new UsageError(
      `--since ${since}: expected a day or a time, such as 2026-11-01 or 2026-11-01T09:00Z.`,
    )
  const chain = await audit.verify()
  const { entries } = await listAudit(database, { since: from }, Number.MAX_SAFE_INTEGER - 1)
  entries.reverse()
  if (json) {
    print(JSON.stringify({ chain, entries }, null, 2))
    return chain.state === 'whole'
  }
  for (const entry of entries) print(asLine(entry))
  if (chain.state === 'whole') print(`The log is whole: ${chain.entries} entries.`)
  else print(`The log is broken. ${chain.sentence}`)
  return chain.state === 'whole'
}

/** `audit erase`: takes an e-mail address out of the log. @returns what was done, in a sentence */
export async function auditErase(audit: Pick<AuditLog, 'erase'>, email: string | undefined): Promise<string> {
  if (email === undefined) throw new UsageError('audit erase needs --email, such as anna@shop.example.')
  const erased = await audit.erase(email)
  return erased === 0
    ? `No entry of the audit log holds ${email}.`
    : `${email} is erased from ${erased === 1 ? 'one entry' : `${erased} entries`}; the log is still whole.`
}

function asLine({
  seq,
  at,
  actor,
  act,
  subject,
  subject_person: person,
  details,
  personal,
  erased,
}: AuditEntry) {
  const who = actor === null ? '-' : typeof actor === 'string' ? actor : actor.email
  const what = person?.email ?? subject
  const more = details || personal ? JSON.stringify({ ...details, ...personal }) : undefined
  return [String(seq).padStart(6), at, who, act, what, more, erased ? '(erased)' : undefined]
    .filter((part) => part !== undefined && part !== null)
    .join('  ')
}
