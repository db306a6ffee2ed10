import type { Database } from '../store/database.ts'
import * as store from '../store/insight.ts'
import type { Overview, OverviewRange } from '../wire.ts'
import { bucketSeconds } from './bucket-seconds.ts'
import { percentile } from './percentile.ts'

/** Computes the overview of a window; `from` and `to` in Unix milliseconds. */
export type OverviewOf = (window: store.Window) => Promise<Overview>

const HOUR_MS = 3_600_000
/** Reading is synchronous: after so many records (some 10 ms) the streams of shoppers get their turn. */
const RECORDS_AT_ONCE = 2000
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
 * The figures of design 6 from the turn records, computed at each call and exactly: every measurement of the
 * window is read once, a bucket at a time, and percentiles are nearest rank. Meant for up to some 100,000 records a window.
 *
 * A turn that the shopper stopped is shown among the turns and counts in no share. Time to first token
 * stands on every turn that had a first token; response time on those that ended by themselves, so neither
 * on stopped turns nor on failed ones.
 */
export function createOverview(database: Database): OverviewOf {
  return async (window) => {
    const [[conversations], ratings, [all]] = await Promise.all([
      database.read(store.countConversationsStarted(window)),
      database.read(store.ratingsWithin(window)),
      database.read(store.countRecords()),
    ])

    const seconds = bucketSeconds((window.to - window.from) / 1000)
    const first = Math.floor(window.from / 1000 / seconds)
    const length = Math.ceil(window.to / 1000 / seconds) - first
    const turns = zeros(length)
    const outcomes: Record<string, number[]> = {}
    const answerers: Record<string, number> = {}
    const firstToken = new Measurements(length)
    const response = new Measurements(length)
    let counted = 0
    let helpful = 0
    let notHelpful = 0

    const add = (bucket: number, record: store.OverviewRecord) => {
      const outcome = record.error ?? record.outcome ?? 'internal'
      const stopped = outcome === 'stopped'
      increment(turns, bucket)
      outcomes[outcome] ??= zeros(length)
      increment(outcomes[outcome], bucket)
      answerers[record.answerer] = (answerers[record.answerer] ?? 0) + 1
      if (record.time_to_first_token_ms !== null) firstToken.add(bucket, record.time_to_first_token_ms)
      if (!stopped && record.error === null) response.add(bucket, record.response_time_ms)
      if (stopped) return
      counted++
      if (record.helpful === 1) helpful++
      if (record.helpful === 0) notHelpful++
    }

    let sinceBreak = 0
    for (let bucket = 0; bucket < length; bucket++) {
      const start = (first + bucket) * seconds * 1000
      const records = await database.read(
        store.recordsWithin({
          from: Math.max(window.from, start),
          to: Math.min(window.to, start + seconds * 1000),
        }),
      )
      for (const record of records) add(bucket, record)
      sinceBreak += records.length
      if (sinceBreak < RECORDS_AT_ONCE) continue
      sinceBreak = 0
      await nextTask()
    }

    const satisfied = ratings.filter(({ score }) => score >= 4).length
    return {
      from: new Date(window.from).toISOString(),
      to: new Date(window.to).toISOString(),
      bucket_seconds: seconds,
      at: turns.map((_, index) => (first + index) * seconds),
      turns,
      time_to_first_token_p50: firstToken.perBucket(0.5),
      time_to_first_token_p95: firstToken.perBucket(0.95),
      response_time_p50: response.perBucket(0.5),
      response_time_p95: response.perBucket(0.95),
      outcomes,
      totals: {
        turns: sum(turns),
        counted,
        conversations: conversations?.conversations ?? 0,
        answered_share: shareOf(sum(outcomes.answered), counted),
        unsure_share: shareOf(sum(outcomes.unsure), counted),
        helpful,
        not_helpful: notHelpful,
        ratings: ratings.length,
        csat: shareOf(satisfied, ratings.length),
        time_to_first_token: firstToken.total(),
        response_time: response.total(),
        answerers,
      },
      version: all?.records ?? 0,
    }
  }
}

/** Times in milliseconds, kept by bucket and sorted when they are asked for. */
class Measurements {
  private readonly buckets: number[][]

  constructor(length: number) {
    this.buckets = Array.from({ length }, () => [])
  }

  add(bucket: number, milliseconds: number): void {
    this.buckets[bucket]?.push(milliseconds)
  }

  perBucket(share: number): (number | null)[] {
    return this.buckets.map((values) => percentile(Float64Array.from(values).sort(), share))
  }

  total(): { p50: number | null; p95: number | null; sample: number } {
    const sorted = Float64Array.from(this.buckets.flat()).sort()
    return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), sample: sorted.length }
  }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

const zeros = (length: number) => Array.from({ length }, () => 0)

function increment(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1
}

const sum = (counts: number[] = []) => counts.reduce((total, count) => total + count, 0)

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)
