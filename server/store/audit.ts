import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export type AuditRow = Tables['audit_entries']

/** The last entry; none before the first act. */
export const lastAuditEntry = () =>
  queries.selectFrom('audit_entries').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).compile()

/** Adds entries; it conflicts when their places are taken by now. */
export const insertAuditEntries = (rows: AuditRow[]): Write => ({
  query: queries.insertInto('audit_entries').values(rows).compile(),
})

export const auditEntryAt = (seq: number) =>
  queries.selectFrom('audit_entries').selectAll().where('seq', '=', seq).compile()

export const auditEntryByHash = (hash: string) =>
  queries.selectFrom('audit_entries').select('seq').where('hash', '=', hash).limit(1).compile()

/** Entries after one, oldest first. */
export const auditEntriesAfter = (seq: number, limit: number) =>
  queries.selectFrom('audit_entries').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).compile()

/** A page of entries with the e-mail addresses of today, newest first. */
export const listAuditEntries = ({
  person,
  act,
  before,
  since,
  limit,
}: {
  person?: string | undefined
  act?: string | undefined
  before?: number | undefined
  /** Unix milliseconds. */
  since?: number | undefined
  limit: number
}) => {
  let query = queries
    .selectFrom('audit_entries as entry')
    .leftJoin('staff as actor', 'actor.staff_id', 'entry.actor')
    .leftJoin('staff as subject', 'subject.staff_id', 'entry.subject')
    .selectAll('entry')
    .select(['actor.email as actor_email', 'subject.email as subject_email'])
    .orderBy('entry.seq', 'desc')
    .limit(limit)
  if (person !== undefined)
    query = query.where((is) => is.or([is('entry.actor', '=', person), is('entry.subject', '=', person)]))
  if (act !== undefined) query = query.where('entry.act', '=', act)
  if (before !== undefined) query = query.where('entry.seq', '<', before)
  if (since !== undefined) query = query.where('entry.at', '>=', since)
  return query.compile()
}

/** Entries whose personal part is still there. */
export const auditEntriesWithPersonal = () =>
  queries
    .selectFrom('audit_entries')
    .select(['seq', 'personal'])
    .where('personal', 'is not', null)
    .orderBy('seq')
    .compile()

/** Takes the personal part away; its hash stays, so the chain holds. */
export const erasePersonal = (seqs: number[]): Write => ({
  query: queries
    .updateTable('audit_entries')
    .set({ personal: null, personal_salt: null })
    .where('seq', 'in', seqs)
    .compile(),
})
