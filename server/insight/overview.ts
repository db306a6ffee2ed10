import type { Now } from '../ids.ts'
import type { Database } from '../store/database.ts'
import * as store from '../store/insight.ts'
import type { Overview, OverviewRange } from '../wire.ts'
import { breather } from '../../kb/breather.ts'
import { bucketSeconds } from './bucket-seconds.ts'
import { cohortOf, figuresOf } from './figures.ts'
import { percentilesOf, sampleOf } from './histogram.ts'
import { countsUnder, type Tally, TallySum } from './tally.ts'
import { type ReadTallies, talliesFromRecords } from './tally-reader.ts'

/** Computes the overview of a window; `from` and `to` in Unix milliseconds. */
export type OverviewOf = (window: store.Window) => Promise<Overview>

const HOUR_MS = 3_600_000
const spans: Record<OverviewRange, number> = {
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
}

/** The window of whole buckets that ends with the bucket of `now`. */
export function windowUpTo(now: number, range: OverviewRange): store.Window {
  const bucket = bucketSeconds(spans[range] / 1000) * 1000
  const to = (Math.floor(now / bucket) + 1) * bucket
  return { from: to - spans[range], to }
}

/**
 * The figures of design 6. `figures` and `cohort` are of the conversations that started in the window, CSAT of the
 * ratings given in it; the charts show turns by their own time and conversations by their start. Percentiles are
 * nearest rank.
 *
 * A turn that the shopper stopped is shown among the turns and counts in no share. Time to first token
 * stands on every turn that had a first token; response time on those that ended by themselves, so neither
 * on stopped turns nor on failed ones.
 */
export function createOverview(
  database: Database,
  { now = Date.now, tallies = talliesFromRecords(database) }: { now?: Now; tallies?: ReadTallies } = {},
): OverviewOf {
  return async (window) => {
    const seconds = bucketSeconds((window.to - window.from) / 1000)
    const at = now()
    const breathe = breather()
    const [changed] = await database.read(store.countChangesSoFar())
    const turns = await tallies('turns', window, seconds * 1000, at)
    const conversations = await tallies('conversations', window, seconds * 1000, at)
    const ratings = await ratingsByBucket(database, window, seconds)
    const [allTurns, all] = [await sumOf(turns), await sumOf(conversations)]
    await breathe()
    const column = (tallies: Tally[], name: string) => tallies.map(({ counts }) => counts[name] ?? 0)
    const firstToken = turns.map((tally) => p50AndP95(tally, 'first-token'))
    await breathe()
    const response = turns.map((tally) => p50AndP95(tally, 'response'))
    await breathe()
    const outcomes = Object.keys(countsUnder(allTurns, 'outcome:'))
    const rated = { part: total(ratings.satisfied), whole: total(ratings.ratings) }
    const counted = (allTurns.counts.turns ?? 0) - (allTurns.counts['outcome:stopped'] ?? 0)

    return {
      from: new Date(window.from).toISOString(),
      to: new Date(window.to).toISOString(),
      bucket_seconds: seconds,
      at: turns.map((_, index) => window.from / 1000 + index * seconds),
      turns: column(turns, 'turns'),
      time_to_first_token_p50: firstToken.map(({ p50 }) => p50),
      time_to_first_token_p95: firstToken.map(({ p95 }) => p95),
      response_time_p50: response.map(({ p50 }) => p50),
      response_time_p95: response.map(({ p95 }) => p95),
      outcomes: Object.fromEntries(outcomes.map((name) => [name, column(turns, `outcome:${name}`)])),
      sentiment: {
        negative: column(turns, 'sentiment:negative'),
        neutral: column(turns, 'sentiment:neutral'),
        positive: column(turns, 'sentiment:positive'),
      },
      resolution: {
        confirmed: column(conversations, 'resolution:confirmed'),
        assumed: column(conversations, 'resolution:assumed'),
        unresolved: column(conversations, 'resolution:unresolved'),
        open: column(conversations, 'resolution:open'),
      },
      ...ratings,
      cost_micros: column(turns, 'cost'),
      tokens: column(turns, 'tokens'),
      figures: figuresOf(all, rated),
      cohort: cohortOf(all),
      totals: {
        turns: allTurns.counts.turns ?? 0,
        counted,
        conversations: all.counts.conversations ?? 0,
        answered_share: shareOf(allTurns.counts['outcome:answered'], counted),
        unsure_share: shareOf(allTurns.counts['outcome:unsure'], counted),
        helpful: allTurns.counts.helpful ?? 0,
        not_helpful: allTurns.counts['not-helpful'] ?? 0,
        ratings: rated.whole,
        csat: shareOf(rated.part, rated.whole),
        time_to_first_token: p50AndP95(allTurns, 'first-token'),
        response_time: p50AndP95(allTurns, 'response'),
        answerers: countsUnder(allTurns, 'answerer:'),
      },
      version: changed?.changes ?? 0,
    }
  }
}

async function ratingsByBucket(database: Database, window: store.Window, seconds: number) {
  const ratings: number[] = []
  const satisfied: number[] = []
  const breathe = breather()
  for (let from = window.from; from < window.to; from += seconds * 1000) {
    const rows = await database.read(store.ratingsWithin({ from, to: from + seconds * 1000 }))
    ratings.push(total(rows.map((row) => row.ratings)))
    satisfied.push(total(rows.map((row) => ((row.rating ?? 0) >= 4 ? row.ratings : 0))))
    await breathe()
  }
  return { ratings, satisfied }
}

/** Adds many tallies up, with breaks. */
async function sumOf(tallies: Tally[]): Promise<Tally> {
  const sum = new TallySum()
  const breathe = breather()
  for (const tally of tallies) {
    sum.add(tally)
    await breathe()
  }
  return sum.sum()
}

function p50AndP95({ times }: Tally, name: string) {
  const [p50 = null, p95 = null] = percentilesOf(times[name], [0.5, 0.95])
  return { p50, p95, sample: sampleOf(times[name]) }
}

const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0)

const shareOf = (part: number | undefined, whole: number) => (whole === 0 ? null : (part ?? 0) / whole)
