import type { Figure, FigureId, FigurePart, Overview } from '../server/wire.ts'
import { formatCount, formatDuration, formatMoney, formatShare, NOTHING } from './format.ts'

/** One card: a figure with its definition and what it stands on. */
export interface Kpi {
  /** The figure whose conversations the card lists. */
  id: FigureId
  name: string
  value: string
  /** A second figure beside the first. */
  aside: string
  definition: string
  sample: string
  /** A share with the bounds between which it lies with 95 % confidence. */
  interval?: { share: number; low: number; high: number }
  /** What will be counted once its window has closed. */
  open?: string
  /** What the list begins with; the part, unless that is not what the card counts. */
  part?: FigurePart
}

export interface KpiGroup {
  title: string
  note: string
  kpis: Kpi[]
}

/** All cards, by what they tell of; in reading order. */
export function kpiGroupsOf(overview: Overview): KpiGroup[] {
  return [
    {
      title: 'Resolution',
      note: 'Of conversations that started in this period',
      kpis: resolutionKpis(overview),
    },
    {
      title: 'Satisfaction',
      note: 'What shoppers say, and how they say it',
      kpis: satisfactionKpis(overview),
    },
    { title: 'Volume and speed', note: 'Of the same conversations', kpis: volumeKpis(overview) },
    { title: 'Effort and cost', note: 'The local answerer costs nothing', kpis: effortKpis(overview) },
  ]
}

function resolutionKpis({ figures }: Overview): Kpi[] {
  return [
    conversations(figures, 'confirmed', 'Confirmed resolution', {
      definition:
        'The shopper said that it helped (thumb up, “that helped”, a rating of 4 or 5) and did not take it back later: by a thumb down, a rating of 3 or less, a question that stayed open or a request for a person. Of all conversations with an answer.',
    }),
    conversations(figures, 'assumed', 'Assumed resolution', {
      definition:
        'Not confirmed, but after an answer the shopper wrote nothing for 24 hours, gave no thumb down and asked for no person. Counted once the 24 hours are over, of conversations with an answer.',
    }),
    conversations(figures, 'durable', 'Durable resolution', {
      definition:
        'Confirmed or assumed, and the same shopper did not come back on the same topic within 7 days. Counted once these are over, of conversations with an answer.',
    }),
    conversations(figures, 'automation', 'Automation', {
      definition:
        'Involvement × (confirmed + assumed): resolved conversations of all conversations whose 24 hours are over.',
    }),
    conversations(figures, 'involvement', 'Involvement', {
      definition: 'Conversations with at least one answer of the assistant, of all conversations.',
    }),
    conversations(figures, 'containment', 'Containment', {
      definition:
        'Conversations that needed no person, of those with an answer. As long as nobody can take over in the chat, a request for a person counts as needing one.',
    }),
    conversations(figures, 'asked-for-person', 'Asked for a person', {
      definition: 'Conversations in which the shopper asked for a person, of all conversations.',
    }),
    conversations(figures, 'reopened', 'Reopened', {
      definition:
        'Resolved conversations in which the shopper wrote again after 24 hours, of all resolved conversations.',
    }),
  ]
}

function satisfactionKpis({ figures }: Overview): Kpi[] {
  const { rated, 'first-message-negative': first, 'last-message-negative': last } = figures
  return [
    share(figures, 'csat', 'CSAT', 'rating', {
      aside: `response rate ${formatShare(rated.share)}`,
      definition:
        'Ratings of 4 or 5, of all ratings given in this period, whenever the conversation was. The response rate is rated conversations of those with an answer.',
    }),
    share(figures, 'helpful', 'Thumbs up', 'thumb', {
      definition: 'Answers with a thumb up, of all answers with a thumb.',
    }),
    {
      ...share(figures, 'last-message-negative', 'Negative to the end', 'conversation', {
        aside: `at the beginning ${formatShare(first.share)}`,
        definition:
          'Conversations whose last message sounds negative, of those with at least two messages; beside it, those whose first one does.',
      }),
      sample: `of ${plural(last.whole, 'conversation')} with two messages or more`,
    },
  ]
}

function volumeKpis({ figures, cohort }: Overview): Kpi[] {
  const { conversations: count, turns, messages, stopped } = cohort
  return [
    {
      id: 'turns',
      name: 'Turns',
      value: formatCount(turns + stopped),
      aside: '',
      definition: 'Shoppers’ messages whose turn has ended, in an answer or not.',
      sample: stopped > 0 ? `${formatCount(stopped)} stopped by the shopper` : 'none stopped by the shopper',
      part: 'whole',
    },
    {
      id: 'conversations',
      name: 'Conversations',
      value: formatCount(count),
      aside: '',
      definition: 'Conversations that had their first turn in this period.',
      sample: `with ${plural(messages, 'message')} of shoppers`,
    },
    {
      id: 'messages',
      name: 'Messages per conversation',
      value: count === 0 ? NOTHING : perOne(messages, count),
      aside: '',
      definition: 'Shoppers’ messages, divided by the conversations that they were written in: the mean.',
      sample: `${plural(messages, 'message')} in ${plural(count, 'conversation')}`,
    },
    share(figures, 'answered', 'Answered', 'turn', {
      definition: 'Turns answered from the knowledge base or shop data, of all turns but stopped ones.',
    }),
    share(figures, 'unsure', 'Unsure', 'turn', {
      definition: 'Turns in which the assistant said that it does not know, of all turns but stopped ones.',
    }),
    {
      id: 'first-token',
      name: 'Time to first token',
      value: formatDuration(cohort.time_to_first_token.p50),
      aside: tailOf(cohort.time_to_first_token),
      definition:
        'From the saved message to the first word of the answer: the median, and what 95 and 99 of 100 turns stay within.',
      sample: `of ${plural(cohort.time_to_first_token.sample, 'turn')}`,
    },
    {
      id: 'response',
      name: 'Response time',
      value: formatDuration(cohort.response_time.p50),
      aside: tailOf(cohort.response_time),
      definition:
        'From the saved message to the end of the answer, likewise; without stopped and failed turns.',
      sample: `of ${plural(cohort.response_time.sample, 'turn')}`,
    },
    share(figures, 'failed', 'Failed', 'turn', {
      definition: 'Turns that ended in an error, of all turns but stopped ones.',
    }),
  ]
}

function effortKpis({ figures, cohort }: Overview): Kpi[] {
  const { resolution } = cohort
  const unpriced = cohort.unpriced === 0 ? '' : ` · ${formatCount(cohort.unpriced)} without a known price`
  const isKnown = cohort.tokens === 0 || cohort.unpriced < figures.spending.part
  return [
    {
      id: 'resolution-time',
      name: 'Resolution time',
      value: formatDuration(cohort.resolution_time.p50),
      aside: '',
      definition: 'From the first message to the last answer of a resolved conversation: the median.',
      sample: `of ${plural(cohort.resolution_time.sample, 'resolved conversation')}`,
      ...openOf(figures['resolution-time']),
    },
    share(figures, 'fallback', 'Fallback', 'turn', {
      aside: answerersOf(cohort.answerers),
      definition:
        'Turns that the local answerer took over or finished because the model failed, was slow or over budget, of all turns but stopped ones; beside it, who wrote how many.',
    }),
    {
      id: 'spending',
      name: 'Cost',
      value: isKnown ? formatMoney(cohort.cost_micros) : NOTHING,
      aside: `${formatCount(cohort.tokens)} tokens`,
      definition:
        'What the model’s provider asks for the tokens of these turns, by its price list. Turns whose model has no known price are not in it.',
      sample: `in ${plural(figures.spending.part, 'turn')} with a model${unpriced}`,
    },
    {
      id: 'automation',
      name: 'Cost per resolution',
      value:
        resolution.resolved > 0 && isKnown
          ? formatMoney(resolution.cost_micros / resolution.resolved)
          : NOTHING,
      aside:
        resolution.resolved > 0
          ? `${formatCount(Math.round(resolution.tokens / resolution.resolved))} tokens`
          : '',
      definition:
        'Cost, and tokens, of all conversations whose 24 hours are over, divided by those of them that were resolved.',
      sample: `of ${plural(resolution.resolved, 'resolved conversation')}`,
      ...(resolution.open > 0 ? { open: `${formatCount(resolution.open)} still open` } : {}),
    },
  ]
}

type Figures = Overview['figures']

/** A share of conversations. */
function conversations(figures: Figures, id: FigureId, name: string, words: { definition: string }): Kpi {
  return share(figures, id, name, 'conversation', words)
}

function share(
  figures: Figures,
  id: FigureId,
  name: string,
  unit: string,
  { aside = '', definition }: { aside?: string; definition: string },
): Kpi {
  const figure = figures[id]
  const { share, low, high } = figure
  return {
    id,
    name,
    value: formatShare(share),
    aside,
    definition,
    sample: `${formatCount(figure.part)} of ${plural(figure.whole, unit)}`,
    ...(share === null || low === null || high === null ? {} : { interval: { share, low, high } }),
    ...openOf(figure),
  }
}

function openOf({ open }: Figure): { open?: string } {
  return open > 0 ? { open: `${formatCount(open)} still open` } : {}
}

/** Who wrote the answers: `local answerer 1,204 · Mistral 30`. */
export function answerersOf(answerers: Record<string, number>): string {
  const names: Record<string, string> = { local: 'local answerer', mistral: 'Mistral' }
  const parts = Object.entries(answerers).map(
    ([name, turns]) => `${names[name] ?? name} ${formatCount(turns)}`,
  )
  return parts.join(' · ')
}

export const plural = (count: number, noun: string) =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

const perOne = (part: number, whole: number) => String(Number((part / whole).toFixed(1)))

function tailOf({ p95, p99 }: { p95: number | null; p99?: number | null | undefined }): string {
  return p95 === null ? '' : `p95 ${formatDuration(p95)} · p99 ${formatDuration(p99 ?? null)}`
}
