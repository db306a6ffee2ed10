import type { Overview } from '../server/wire.ts'
import { formatCount, formatDuration, formatShare, NOTHING } from './format.ts'

/** One card: a figure with its definition and what it stands on. */
export interface Kpi {
  name: string
  value: string
  /** A second figure beside the first. */
  aside: string
  definition: string
  sample: string
}

/** The cards of the overview, in reading order. */
export function kpisOf({ totals }: Overview): Kpi[] {
  const stopped = totals.turns - totals.counted
  const thumbs = totals.helpful + totals.not_helpful
  const ofTurns = `of ${plural(totals.counted, 'turn')}`
  return [
    {
      name: 'Turns',
      value: formatCount(totals.turns),
      aside: '',
      definition: 'Shoppers’ messages whose turn has ended, in an answer or not.',
      sample: stopped > 0 ? `${formatCount(stopped)} stopped by the shopper` : 'none stopped by the shopper',
    },
    {
      name: 'Conversations',
      value: formatCount(totals.conversations),
      aside: '',
      definition: 'Conversations that had their first turn in this period.',
      sample: `n = ${formatCount(totals.conversations)}`,
    },
    {
      name: 'Answered',
      value: formatShare(totals.answered_share),
      aside: '',
      definition: 'Turns answered from the knowledge base or shop data, of all turns but stopped ones.',
      sample: ofTurns,
    },
    {
      name: 'Unsure',
      value: formatShare(totals.unsure_share),
      aside: '',
      definition: 'Turns in which the assistant said that it does not know, of all turns but stopped ones.',
      sample: ofTurns,
    },
    {
      name: 'Time to first token',
      value: formatDuration(totals.time_to_first_token.p50),
      aside: p95Of(totals.time_to_first_token.p95),
      definition:
        'From the saved message to the first word of the answer: the median, and what 95 of 100 turns stay within.',
      sample: `of ${plural(totals.time_to_first_token.sample, 'turn')}`,
    },
    {
      name: 'Response time',
      value: formatDuration(totals.response_time.p50),
      aside: p95Of(totals.response_time.p95),
      definition:
        'From the saved message to the end of the answer, likewise; without stopped and failed turns.',
      sample: `of ${plural(totals.response_time.sample, 'turn')}`,
    },
    {
      name: 'Thumbs up',
      value: formatShare(thumbs === 0 ? null : totals.helpful / thumbs),
      aside:
        thumbs === 0 ? '' : `${formatCount(totals.helpful)} up · ${formatCount(totals.not_helpful)} down`,
      definition: 'Answers with a thumb up, of all answers with a thumb.',
      sample: `of ${plural(thumbs, 'thumb')}`,
    },
    {
      name: 'CSAT',
      value: formatShare(totals.csat),
      aside: '',
      definition: 'Ratings of 4 or 5, of all ratings given in this period.',
      sample: `of ${plural(totals.ratings, 'rating')}`,
    },
  ]
}

/** Who wrote the answers: `local 1,204 · Mistral 30`. */
export function answerersOf({ totals }: Overview): string {
  const names: Record<string, string> = { local: 'local answerer', mistral: 'Mistral' }
  const parts = Object.entries(totals.answerers).map(
    ([name, turns]) => `${names[name] ?? name} ${formatCount(turns)}`,
  )
  return parts.join(' · ') || NOTHING
}

const plural = (count: number, noun: string) => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
const p95Of = (value: number | null) => (value === null ? '' : `p95 ${formatDuration(value)}`)
