import { type Cohort, type Figure, type FigureId, figureIds } from '../wire.ts'
import { percentilesOf, sampleOf } from './histogram.ts'
import { countsUnder, type Tally } from './tally.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Topics that are shown; the rest are the long tail of rare ones. */
const TOPICS = 50

/**
 * Every share with its sample and its interval.
 * @param all the sums over conversations that started in the window
 * @param ratings those given in the window: CSAT goes by the day of the survey
 */
export function figuresOf(all: Tally, ratings: { part: number; whole: number }): Record<FigureId, Figure> {
  const entries = figureIds.map((id) => {
    const { part, whole } =
      id === 'csat' ? ratings : { part: all.counts[`${id}.part`] ?? 0, whole: all.counts[`${id}.whole`] ?? 0 }
    return [id, figure(part, whole, all.counts[`${id}.open`] ?? 0)] as const
  })
  return Object.fromEntries(entries) as Record<FigureId, Figure>
}

function figure(part: number, whole: number, open: number): Figure {
  const [low, high] = wilsonInterval(part, whole) ?? [null, null]
  return { part, whole, open, share: whole === 0 ? null : part / whole, low, high }
}

/** The sums, times and topics of the conversations that started in a window. */
export function cohortOf(all: Tally): Cohort {
  const { counts } = all
  const of = (name: string) => counts[name] ?? 0
  return {
    conversations: of('conversations'),
    turns: of('turns'),
    stopped: of('stopped'),
    messages: of('messages'),
    tokens: of('tokens'),
    cost_micros: of('cost'),
    unpriced: of('unpriced'),
    resolution: {
      resolved: of('closed.resolved'),
      open: of('automation.open'),
      tokens: of('closed.tokens'),
      cost_micros: of('closed.cost'),
      unpriced: of('closed.unpriced'),
    },
    time_to_first_token: timesOf(all, 'first-token'),
    response_time: timesOf(all, 'response'),
    resolution_time: timesOf(all, 'resolution'),
    answerers: countsUnder(all, 'answerer:'),
    fallbacks: countsUnder(all, 'fallback:'),
    topics: Object.entries(countsUnder(all, 'questions:'))
      .map(([topic, questions]) => ({
        topic,
        questions,
        unsure: of(`unsure:${topic}`),
        closed: of(`closed:${topic}`),
        resolved: of(`resolved:${topic}`),
      }))
      .sort((a, b) => b.questions - a.questions || a.topic.localeCompare(b.topic))
      .slice(0, TOPICS),
  }
}

function timesOf({ times }: Tally, name: string) {
  const [p50 = null, p95 = null, p99 = null] = percentilesOf(times[name], [0.5, 0.95, 0.99])
  return { p50, p95, p99, sample: sampleOf(times[name]) }
}
