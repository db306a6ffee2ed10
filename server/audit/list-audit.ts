import { listAuditEntries } from '../store/audit.ts'
import type { Database } from '../store/database.ts'
import type { AuditEntry } from '../wire/audit.ts'
import { COMMAND_LINE, SERVER } from './audit-log.ts'

const PAGE = 50

/** What a list of the audit log is narrowed to. */
export interface AuditFilters {
  /** A `staff_id`: what they did, and what was done to them. */
  person?: string | undefined
  act?: string | undefined
  /** Only entries before this one. */
  before?: number | undefined
  /** Unix milliseconds. */
  since?: number | undefined
}

/** A page of entries, newest first, with e-mail addresses as they are today; `next` goes on after it. */
export async function listAudit(
  database: Database,
  filters: AuditFilters,
  limit = PAGE,
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  const rows = await database.read(listAuditEntries({ ...filters, limit: limit + 1 }))
  const shown = rows.slice(0, limit)
  const person = (staffId: string | null, email: string | null) =>
    staffId !== null && email !== null ? { staff_id: staffId, email } : null
  return {
    entries: shown.map((row) => ({
      seq: row.seq,
      at: new Date(row.at).toISOString(),
      actor:
        row.actor === COMMAND_LINE || row.actor === SERVER ? row.actor : person(row.actor, row.actor_email),
      act: row.act,
      subject: row.subject,
      subject_person: person(row.subject, row.subject_email),
      details: parsed(row.details),
      personal: parsed(row.personal),
      erased: row.personal === null && row.personal_hash !== null,
    })),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}

/** What stands in a changed row may be no JSON: it is shown as nothing, and the chain says that it was changed. */
function parsed<Value>(text: string | null): Record<string, Value> | null {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
