import { sha256Hex } from '../sha256-hex.ts'
import { type AuditRow, auditEntriesAfter, auditEntryByHash } from '../store/audit.ts'
import type { Database } from '../store/database.ts'
import type { AuditChain } from '../wire/audit.ts'
import type { AuditAnchor } from './audit-anchor.ts'

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64)
const PAGE = 1000

/** SHA-256 over everything that an entry says for good; of its personal part only the hash. */
export function hashOfEntry(entry: Omit<AuditRow, 'hash' | 'personal' | 'personal_salt'>): Promise<string> {
  const { seq, at, actor, act, subject, details, personal_hash, prev_hash } = entry
  return sha256Hex(JSON.stringify([seq, at, actor, act, subject, details, personal_hash, prev_hash]))
}

/** What stays of a personal part that is erased; the salt goes with it, so that nobody can try addresses. */
export const hashOfPersonal = (salt: string, personal: string): Promise<string> =>
  sha256Hex(JSON.stringify([salt, personal]))

type Broken = Extract<AuditChain, { state: 'broken' }>

/**
 * Reads the whole log and holds every entry against the one before, and the last against the anchor.
 * @returns the first entry that does not hold, and why
 */
export async function verifyAuditChain(database: Database, anchor: AuditAnchor): Promise<AuditChain> {
  // First: an entry that is written meanwhile stands after it.
  const sealed = await anchor.read()
  let previous = { seq: 0, hash: GENESIS }
  let atSeal: string | undefined
  const emptied = new Set<number>()
  const erased = new Set<number>()

  for (;;) {
    const rows = await database.read(auditEntriesAfter(previous.seq, PAGE))
    for (const row of rows) {
      const fault = await faultOf(row, previous, database)
      if (fault) return fault
      if (row.personal === null && row.personal_hash !== null) emptied.add(row.seq)
      for (const seq of erasedBy(row)) erased.add(seq)
      if (sealed !== 'none' && sealed !== 'forged' && sealed.seq === row.seq) atSeal = row.hash
      previous = row
    }
    if (rows.length < PAGE) break
  }

  const [gone] = [...emptied].filter((seq) => !erased.has(seq))
  if (gone !== undefined)
    return broken(gone, 'changed', 'its personal part is gone, and no entry says that it was erased')
  if (sealed === 'forged')
    return broken(previous.seq, 'unsealed', 'the seal of the last entry is not that of this deployment')
  if (sealed === 'none') {
    return previous.seq === 0
      ? { state: 'whole', entries: 0 }
      : broken(previous.seq, 'unsealed', 'the seal of the last entry is missing')
  }
  if (sealed.seq > previous.seq)
    return broken(previous.seq + 1, 'cut-off', `the log went up to entry ${sealed.seq}`)
  if (atSeal !== sealed.hash) return broken(sealed.seq, 'changed', 'it is not the entry that was sealed')
  return { state: 'whole', entries: previous.seq }
}

async function faultOf(
  row: AuditRow,
  previous: { seq: number; hash: string },
  database: Database,
): Promise<Broken | undefined> {
  if (row.seq !== previous.seq + 1)
    return broken(previous.seq + 1, 'missing', `after it comes entry ${row.seq}`)
  const itself = (await hashOfEntry(row)) === row.hash
  if (row.prev_hash !== previous.hash) {
    const [written] = await database.read(auditEntryByHash(row.prev_hash))
    const follows = written?.seq ?? (row.prev_hash === GENESIS ? 0 : undefined)
    if (follows !== undefined) {
      const place = follows === 0 ? 'at the beginning' : `after what is entry ${follows} now`
      return broken(row.seq, 'reordered', `it was written ${place}`)
    }
    return itself && previous.seq > 0
      ? broken(previous.seq, 'changed', `entry ${row.seq} was written after another one`)
      : broken(row.seq, 'changed', 'it does not follow the one before')
  }
  if (!itself) return broken(row.seq, 'changed', 'it is not as it was written')
  const none = row.personal === null && row.personal_salt === null
  if (none) return undefined
  const right =
    row.personal !== null &&
    row.personal_salt !== null &&
    (await hashOfPersonal(row.personal_salt, row.personal)) === row.personal_hash
  return right ? undefined : broken(row.seq, 'changed', 'its personal part is not as it was written')
}

/** Which entries an entry says were erased. */
function erasedBy({ act, details }: AuditRow): number[] {
  if (act !== 'personal-data-erased' || details === null) return []
  const { entries } = JSON.parse(details) as { entries?: unknown }
  return Array.isArray(entries) ? entries.filter((seq) => typeof seq === 'number') : []
}

const broken = (seq: number, why: Broken['why'], reason: string): Broken => ({
  state: 'broken',
  seq,
  why,
  sentence: `Entry ${seq} ${saying[why]}: ${reason}.`,
})

const saying: Record<Broken['why'], string> = {
  changed: 'was changed',
  missing: 'is missing',
  reordered: 'stands in another place',
  'cut-off': 'and what came after it were cut off',
  unsealed: 'cannot be held against its seal',
}
