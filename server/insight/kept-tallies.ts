import type { Database } from '../store/database.ts'
import { SPAN_MS } from '../store/figure-changes.ts'
import * as store from '../store/insight.ts'
import { breather } from '../../kb/breather.ts'
import { TallySum } from './tally.ts'
import {
  type ReadTallies,
  type TallyKind,
  talliesFromRecords,
  tallyFromRecords,
  type TimedTally,
} from './tally-reader.ts'

/** Sums of one span, and what they stand on. */
interface KeptTally extends TimedTally {
  /** Changes of the span by then: with more, the sums no longer hold. */
  changes: number
}

/** No period that is shown is longer, ms. */
const KEPT_MS = 32 * 24 * 3_600_000
/** Spans in memory: two kinds of the spans of a month, a week and a day. */
const IN_MEMORY = 800

/**
 * Sums that are kept once their span is over: a quarter of an hour is added up from its records, a longer span from its
 * quarters. They hold until something in the span changes (a thumb, a rating, a further turn), or until a window of
 * one of its conversations closes; then only what changed is read again, in steps that nobody notices.
 */
export function keptTallies(database: Database): ReadTallies {
  const fromRecords = talliesFromRecords(database)
  const memory = new Map<string, KeptTally>()

  const remember = (key: string, tally: KeptTally) => {
    memory.delete(key)
    memory.set(key, tally)
    if (memory.size > IN_MEMORY) for (const [oldest] of memory) return void memory.delete(oldest)
  }

  /** Sums of spans side by side, those that hold as they were kept, the others anew. */
  async function read(
    kind: TallyKind,
    window: store.Window,
    milliseconds: number,
    now: number,
    breathe: () => Promise<void>,
  ): Promise<KeptTally[]> {
    const changes = await changesBySpan(database, window, milliseconds)
    const rows = await database.read(store.talliesKept(kind, milliseconds / 1000, window))
    const kept = new Map(rows.map((row) => [row.span_start, row]))
    const tallies: KeptTally[] = []
    for (let from = window.from; from < window.to; from += milliseconds) {
      const changed = changes.get(from) ?? 0
      const holds = (row: { changes: number; validUntil: number } | undefined) =>
        row !== undefined && row.changes === changed && now < row.validUntil
      const key = `${kind} ${milliseconds} ${from}`
      const known = memory.get(key)
      const row = kept.get(from)
      if (changed === 0) {
        tallies.push(EMPTY)
      } else if (known && holds(known)) {
        remember(key, known)
        tallies.push(known)
      } else if (row && holds({ changes: row.changes, validUntil: row.valid_until })) {
        const [found] = await database.read(store.tallyKept(kind, milliseconds / 1000, from))
        const tally: KeptTally = found
          ? { tally: JSON.parse(found.tally), validUntil: found.valid_until, changes: found.changes }
          : EMPTY
        remember(key, tally)
        tallies.push(tally)
      } else {
        const span = { from, to: Math.min(window.to, from + milliseconds) }
        const made = { ...(await make(kind, span, now, breathe)), changes: changed }
        remember(key, made)
        if (span.to <= now) await keep(kind, milliseconds, from, made)
        tallies.push(made)
      }
      await breathe()
    }
    return tallies
  }

  async function make(
    kind: TallyKind,
    span: store.Window,
    now: number,
    breathe: () => Promise<void>,
  ): Promise<TimedTally> {
    if (span.to - span.from <= SPAN_MS) return tallyFromRecords(database, kind, span, now)
    const quarters = await read(kind, span, SPAN_MS, now, breathe)
    const sum = new TallySum()
    for (const quarter of quarters) {
      sum.add(quarter.tally)
      await breathe()
    }
    return { tally: sum.sum(), validUntil: Math.min(...quarters.map(({ validUntil }) => validUntil)) }
  }

  const keep = (kind: TallyKind, milliseconds: number, from: number, kept: KeptTally) =>
    database
      .write(
        store.keepTally(
          {
            kind,
            seconds: milliseconds / 1000,
            span_start: from,
            changes: kept.changes,
            valid_until: kept.validUntil,
            tally: JSON.stringify(kept.tally),
          },
          from - KEPT_MS,
        ),
      )
      // Where nothing can be written it is added up again the next time.
      .catch(() => {})

  return async (kind, window, milliseconds, now) => {
    // Sixty minutes at most: quicker read than kept.
    if (milliseconds < SPAN_MS) return fromRecords(kind, window, milliseconds, now)
    const tallies = await read(kind, window, milliseconds, now, breather())
    return tallies.map(({ tally }) => tally)
  }
}

const EMPTY: KeptTally = {
  tally: { counts: {}, times: {} },
  validUntil: Number.MAX_SAFE_INTEGER,
  changes: 0,
}

/** How often something changed in each span; read before the records, so that what changes meanwhile is not missed. */
async function changesBySpan(
  database: Database,
  window: store.Window,
  milliseconds: number,
): Promise<Map<number, number>> {
  const changes = new Map<number, number>()
  for (const row of await database.read(store.changesWithin(window))) {
    const span = window.from + Math.floor((row.span_start - window.from) / milliseconds) * milliseconds
    changes.set(span, (changes.get(span) ?? 0) + row.changes)
  }
  return changes
}
