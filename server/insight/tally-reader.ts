import type { Database } from '../store/database.ts'
import * as store from '../store/insight.ts'
import { addConversation, addTurn } from './cohort-tally.ts'
import { type ConversationFacts, factsOf } from './conversation-facts.ts'
import { breather } from '../../kb/breather.ts'
import { type Tally, TallySum } from './tally.ts'

/** Turns by their own time, or whole conversations by when they started. */
export type TallyKind = 'turns' | 'conversations'

/** Sums of a span as they are at one moment. */
export interface TimedTally {
  tally: Tally
  /** From here on they may be others, by time alone; Unix ms. */
  validUntil: number
}

/** Rows read at once: some 1 ms, after which the streams of shoppers get their turn. */
const TURNS_AT_ONCE = 150
const CONVERSATIONS_AT_ONCE = 40

/** Computes the sums of a span from its records, a page at a time. */
export async function tallyFromRecords(
  database: Database,
  kind: TallyKind,
  window: store.Window,
  now: number,
): Promise<TimedTally> {
  const sum = new TallySum()
  let validUntil = Number.MAX_SAFE_INTEGER
  if (kind === 'turns') {
    for await (const turn of turnsIn(database, window)) addTurn(sum, turn)
  } else {
    for await (const facts of conversationsIn(database, store.conversationsStarted, window, now)) {
      addConversation(sum, facts)
      validUntil = Math.min(validUntil, facts.validUntil)
    }
  }
  return { tally: sum.sum(), validUntil }
}

async function* turnsIn(database: Database, window: store.Window): AsyncGenerator<store.TurnRow> {
  const breathe = breather()
  for (let after: store.Cursor | undefined = store.beginning(window); after; ) {
    const rows: store.TurnRow[] = await database.read(store.turnsWithin(window, after, TURNS_AT_ONCE))
    yield* rows
    const last: store.TurnRow | undefined = rows.at(-1)
    after = last && rows.length === TURNS_AT_ONCE ? { at: last.created_at, id: last.turn_id } : undefined
    await breathe()
  }
}

/**
 * The facts of conversations, as they are at `now`.
 * @param select which ones: those that started, or were rated, in the window
 */
export async function* conversationsIn(
  database: Database,
  select: typeof store.conversationsStarted,
  window: store.Window,
  now: number,
  from: store.Cursor = store.beginning(window),
): AsyncGenerator<ConversationFacts & { cursor: store.Cursor }> {
  const breathe = breather()
  const byRating = select === store.conversationsRated
  for (let after: store.Cursor | undefined = from; after; ) {
    const records: store.ConversationRow[] = await database.read(select(window, after, CONVERSATIONS_AT_ONCE))
    const turns = new Map<string, store.TurnRow[]>()
    const ids = records.map((record) => record.conversation_id)
    for (const turn of ids.length > 0 ? await database.read(store.turnsOf(ids)) : []) {
      const known = turns.get(turn.conversation_id)
      if (known) known.push(turn)
      else turns.set(turn.conversation_id, [turn])
    }
    let cursor: store.Cursor = after
    for (const record of records) {
      cursor = { at: (byRating ? record.rated_at : record.started_at) ?? 0, id: record.conversation_id }
      yield { ...factsOf(record, turns.get(record.conversation_id) ?? [], now), cursor }
    }
    after = records.length === CONVERSATIONS_AT_ONCE ? cursor : undefined
    await breathe()
  }
}

/** Reads sums of spans side by side. */
export type ReadTallies = (
  kind: TallyKind,
  window: store.Window,
  milliseconds: number,
  now: number,
) => Promise<Tally[]>

/** Sums straight from the records, each time anew: what kept sums must equal. */
export function talliesFromRecords(database: Database): ReadTallies {
  return async (kind, window, milliseconds, now) => {
    const tallies: Tally[] = []
    const breathe = breather()
    for (let from = window.from; from < window.to; from += milliseconds) {
      const span = { from, to: Math.min(window.to, from + milliseconds) }
      tallies.push((await tallyFromRecords(database, kind, span, now)).tally)
      await breathe()
    }
    return tallies
  }
}
