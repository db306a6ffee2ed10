import type { NewId, Now } from '../ids.ts'
import {
  type AuditRow,
  auditEntriesWithPersonal,
  auditEntryAt,
  erasePersonal,
  insertAuditEntries,
  lastAuditEntry,
} from '../store/audit.ts'
import { type Database, type Write, WriteConflict } from '../store/database.ts'
import type { AuditAct, AuditChain } from '../wire/audit.ts'
import type { AuditAnchor, AuditHead } from './audit-anchor.ts'
import { GENESIS, hashOfEntry, hashOfPersonal, verifyAuditChain } from './audit-chain.ts'

/** The actor of what is done on the server itself, by its command line. */
export const COMMAND_LINE = 'command-line'
/** The actor of what the server does, or gives up, by itself. */
export const SERVER = 'server'

/** What somebody did, for the audit log. */
export interface AuditedAct {
  /** A `staff_id`, `COMMAND_LINE`, `SERVER`, or `null` where nobody is signed in. */
  actor: string | null
  act: AuditAct
  /** The id of what or whom it was done to. */
  subject?: string | null
  /** Nothing personal: it stays for good. */
  details?: Record<string, unknown>
  /** What tells who somebody is, such as an e-mail address; it can be erased. */
  personal?: Record<string, string>
}

/** The audit log: every act of staff is an entry, chained to the one before. */
export interface AuditLog {
  /**
   * Adds what was done, in one batch with the writes of the act itself: neither is there without the other.
   * @throws WriteConflict, StorageUnavailable as `Database.write`
   */
  append(acts: AuditedAct | AuditedAct[], writes?: Write[], options?: { durable?: boolean }): Promise<void>
  /** Whether every entry stands as it was written. */
  verify(): Promise<AuditChain>
  /**
   * Erases an e-mail address: the personal part of every entry that has it. The chain still holds.
   * @returns how many entries that were
   */
  erase(email: string): Promise<number>
  /** Seals the log as it is now, where the seal was lost; the log says so from then on. */
  sealAnew(): Promise<void>
}

/** An audit log over a database; `anchor` keeps its head. One act is written at a time, also across processes. */
export function createAuditLog({
  database,
  anchor,
  now,
  newId,
}: {
  database: Database
  anchor: AuditAnchor
  now: Now
  newId: NewId
}): AuditLog {
  const waiting: Job[] = []
  let working = false

  const head = async (): Promise<AuditHead> => {
    const [row] = await database.read(lastAuditEntry())
    return row ?? { seq: 0, hash: GENESIS }
  }

  const chained = async (acts: AuditedAct[], before: AuditHead): Promise<AuditRow[]> => {
    const rows: AuditRow[] = []
    let previous = before
    for (const { actor, act, subject = null, details, personal } of acts) {
      const salt = personal ? newId('salt') : null
      const text = personal ? JSON.stringify(personal) : null
      const row = {
        seq: previous.seq + 1,
        at: now(),
        actor,
        act,
        subject,
        details: details ? JSON.stringify(details) : null,
        personal: text,
        personal_salt: salt,
        personal_hash: salt !== null && text !== null ? await hashOfPersonal(salt, text) : null,
        prev_hash: previous.hash,
      }
      previous = { ...row, hash: await hashOfEntry(row) }
      rows.push({ ...row, hash: previous.hash })
    }
    return rows
  }

  /** Moves the anchor on, if the log still is what the anchor says: what is broken stays so. */
  const moveAnchor = async (before: AuditHead, after: AuditHead) => {
    const sealed = await anchor.read()
    if (sealed === 'forged') return
    if (sealed === 'none') {
      if (before.seq === 0) await anchor.write(after)
      return
    }
    if (sealed.seq >= after.seq) return
    const [entry] = sealed.seq === before.seq ? [before] : await database.read(auditEntryAt(sealed.seq))
    if (entry?.hash === sealed.hash) await anchor.write(after)
  }

  const write = async (acts: AuditedAct[], writes: Write[], options: { durable?: boolean }) => {
    for (;;) {
      const before = await head()
      const rows = await chained(acts, before)
      try {
        await database.write([...writes, insertAuditEntries(rows)], options)
        return { before, after: rows.at(-1) ?? before }
      } catch (error) {
        // Another process may have been first; else it is the act itself that came too late.
        if (!(error instanceof WriteConflict) || (await head()).seq === before.seq) throw error
      }
    }
  }

  /**
   * One batch at a time. Acts that write nothing else and wait together share one: failed tries may be many. The
   * anchor follows once nothing waits any more, and the last act waits for it.
   */
  const work = async () => {
    working = true
    let unsealed: { from: AuditHead; to: AuditHead } | undefined
    for (let jobs = takeJobs(waiting); jobs.length > 0; jobs = takeJobs(waiting)) {
      let settle: (job: Job) => void
      try {
        const { before, after } = await write(
          jobs.flatMap(({ acts }) => acts),
          jobs.flatMap(({ writes }) => writes),
          { durable: jobs.some(({ durable }) => durable) },
        )
        const anew = jobs.some(({ sealAnew }) => sealAnew)
        if (anew) await anchor.write(after)
        unsealed = anew ? undefined : { from: unsealed?.from ?? before, to: after }
        settle = ({ resolve }) => resolve()
      } catch (error) {
        settle = ({ reject }) => reject(error)
      }
      if (unsealed && waiting.length === 0) {
        // The acts are done, and their entries are there: an anchor that lags behind is moved on by the next one.
        await moveAnchor(unsealed.from, unsealed.to).catch(() => {})
        unsealed = undefined
      }
      jobs.forEach(settle)
    }
    working = false
  }

  const enqueue = (job: Omit<Job, 'resolve' | 'reject'>) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ ...job, resolve, reject })
      if (!working) void work()
    })

  const append: AuditLog['append'] = (acts, writes = [], { durable = false } = {}) =>
    enqueue({ acts: [acts].flat(), writes, durable, sealAnew: false })

  return {
    append,
    verify: () => verifyAuditChain(database, anchor),

    async erase(email) {
      const rows = await database.read(auditEntriesWithPersonal())
      const entries = rows.flatMap(({ seq, personal }) => (holds(personal, email) ? [seq] : []))
      if (entries.length === 0) return 0
      await append(
        { actor: COMMAND_LINE, act: 'personal-data-erased', details: { entries } },
        [erasePersonal(entries)],
        { durable: true },
      )
      return entries.length
    },

    sealAnew: () =>
      enqueue({
        acts: [{ actor: COMMAND_LINE, act: 'log-sealed-anew' }],
        writes: [],
        durable: true,
        sealAnew: true,
      }),
  }
}

/** SQLite takes some 32,000 values in a statement. */
const MOST_AT_ONCE = 500

/** An act that waits to be written. */
interface Job {
  acts: AuditedAct[]
  writes: Write[]
  durable: boolean
  sealAnew: boolean
  resolve: () => void
  reject: (error: unknown) => void
}

/** Takes the first that waits, and with it those after it while none writes anything of its own. */
function takeJobs(waiting: Job[]): Job[] {
  const alone = waiting.findIndex(({ writes }) => writes.length > 0)
  return waiting.splice(0, alone === 0 ? 1 : alone < 0 ? MOST_AT_ONCE : Math.min(alone, MOST_AT_ONCE))
}

function holds(personal: string | null, email: string): boolean {
  const values = Object.values(JSON.parse(personal ?? '{}') as Record<string, unknown>)
  return values.some((value) => typeof value === 'string' && value.toLowerCase() === email.toLowerCase())
}
