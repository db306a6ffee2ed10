import { sql } from 'kysely'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** What a list of conversations may be narrowed to; all of what is given must hold. */
export interface SummaryFilters {
  /** Outcome of the last turn; `failed` for one that ended in an error. */
  outcome?: string | undefined
  /** Wrote at least one answer. */
  answerer?: 'local' | 'mistral' | undefined
  /** A thumb on at least one answer, or the rating: 4 and 5 are satisfied. */
  feedback?: 'up' | 'down' | 'satisfied' | 'dissatisfied' | undefined
  /** At least one turn that failed, was unsure, was not answered by the first choice, or had claims taken out. */
  with?: 'error' | 'unsure' | 'fallback' | 'unsupported' | undefined
  /** When its first message came, Unix ms; `to` is not in it. */
  from?: number | undefined
  to?: number | undefined
}

/** A conversation's summary, with its title and state where its texts are still there. */
export type SummaryRow = Tables['conversation_summaries'] & {
  title: string | null
  state: 'open' | 'closed' | null
}

const summaries = () =>
  queries
    .selectFrom('conversation_summaries as s')
    .leftJoin('conversations as c', 'c.conversation_id', 's.conversation_id')
    .selectAll('s')
    .select(['c.title', 'c.state'])

/** The number of the newest conversation; `null` where there is none. */
export const newestNumber = () =>
  queries
    .selectFrom('conversation_summaries')
    .select((of) => of.fn.max<number | null>('number').as('number'))
    .compile()

/** Summaries that pass the filters, newest conversation first, of those with a number of `from` on and before `to`. */
export const summariesWithin = (filters: SummaryFilters, from: number, to: number, limit: number) =>
  narrowed(filters)
    .where('s.number', '>=', from)
    .where('s.number', '<', to)
    .orderBy('s.number', 'desc')
    .limit(limit)
    .compile()

/** Of these conversations, by number, the summaries that pass the filters, newest first. */
export const summariesAmong = (numbers: number[], filters: SummaryFilters) =>
  narrowed(filters)
    // One statement for every length of the list.
    .where('s.number', 'in', sql<number>`(select value from json_each(${JSON.stringify(numbers)}))`)
    .orderBy('s.number', 'desc')
    .compile()

/** The summary of one conversation. */
export const summaryOf = (conversationId: string) =>
  summaries().where('s.conversation_id', '=', conversationId).compile()

function narrowed({ outcome, answerer, feedback, with: having, from, to }: SummaryFilters) {
  let query = summaries()
  if (outcome === 'failed') query = query.where('s.error', 'is not', null)
  else if (outcome !== undefined) query = query.where('s.outcome', '=', outcome)
  if (answerer !== undefined) query = query.where(`s.${answerer}_turns`, '>', 0)
  if (feedback === 'up') query = query.where('s.helpful_turns', '>', 0)
  if (feedback === 'down') query = query.where('s.unhelpful_turns', '>', 0)
  if (feedback === 'satisfied') query = query.where('s.rating', '>=', 4)
  if (feedback === 'dissatisfied') query = query.where('s.rating', '<=', 3)
  if (having === 'error') query = query.where('s.failed_turns', '>', 0)
  if (having === 'unsure') query = query.where('s.unsure_turns', '>', 0)
  if (having === 'fallback') query = query.where('s.fallback_turns', '>', 0)
  if (having === 'unsupported') query = query.where('s.unsupported_turns', '>', 0)
  if (from !== undefined) query = query.where('s.started_at', '>=', from)
  if (to !== undefined) query = query.where('s.started_at', '<', to)
  return query
}
