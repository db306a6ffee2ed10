import { beforeEach, describe, expect, it } from 'vitest'
import { createOverview, windowUpTo } from '../../server/insight/overview.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord, type TurnRecord } from '../../server/store/turn-records.ts'
import { aHistory, aRecord, HOUR, MINUTE } from './a-history.ts'

const from = Date.UTC(2026, 4, 1, 9)
const lastHour = { from, to: from + HOUR }

let database: Database
let count: number

beforeEach(() => {
  database = openSqlite(':memory:')
  count = 0
  return () => database.close()
})

function record(fields: Partial<TurnRecord> = {}): TurnRecord {
  return aRecord({ turn_id: `t${++count}`, created_at: from, ...fields })
}

const save = (...records: TurnRecord[]) => database.write(records.flatMap(insertTurnRecord))
const overview = (window = lastHour) => createOverview(database)(window)

async function rate(score: number, createdAt: number) {
  const conversation = await aHistory(database).conversation(`rated${++count}`)
  await save(record({ conversation_id: `rated${count}`, created_at: from - HOUR }))
  await conversation.rate(score, createdAt)
}

describe('windowUpTo', () => {
  it.each([
    ['1h', 60, 60],
    ['24h', 900, 96],
    ['7d', 7200, 84],
    ['30d', 28_800, 90],
  ] as const)('divides %s into buckets of %d s', async (range, seconds, buckets) => {
    const now = from + 12 * MINUTE + 34
    const window = windowUpTo(now, range)
    const { at, bucket_seconds, turns } = await overview(window)
    expect(bucket_seconds).toBe(seconds)
    expect(at).toHaveLength(buckets)
    expect(turns).toHaveLength(buckets)
    expect(at[0]).toBe(window.from / 1000)
    expect(window.to).toBeGreaterThan(now)
    expect(window.to - now).toBeLessThanOrEqual(seconds * 1000)
  })
})

describe('the overview', () => {
  it('is empty, not wrong, without records', async () => {
    const { turns, outcomes, time_to_first_token_p50, totals } = await overview()
    expect(turns).toEqual(Array(60).fill(0))
    expect(time_to_first_token_p50).toEqual(Array(60).fill(null))
    expect(outcomes).toEqual({})
    expect(totals).toEqual({
      turns: 0,
      counted: 0,
      conversations: 0,
      answered_share: null,
      unsure_share: null,
      helpful: 0,
      not_helpful: 0,
      ratings: 0,
      csat: null,
      time_to_first_token: { p50: null, p95: null, sample: 0 },
      response_time: { p50: null, p95: null, sample: 0 },
      answerers: {},
    })
  })

  it('puts each turn into the bucket of its time, the end of the window excluded', async () => {
    await save(
      record({ created_at: from - 1 }),
      record({ created_at: from }),
      record({ created_at: from + MINUTE - 1, outcome: 'unsure' }),
      record({ created_at: from + MINUTE }),
      record({ created_at: from + HOUR - 1 }),
      record({ created_at: from + HOUR }),
    )
    const { turns, outcomes, totals } = await overview()
    expect(turns.slice(0, 3)).toEqual([2, 1, 0])
    expect(turns[59]).toBe(1)
    expect(outcomes.answered?.slice(0, 2)).toEqual([1, 1])
    expect(outcomes.unsure?.slice(0, 2)).toEqual([1, 0])
    expect(totals.turns).toBe(4)
  })

  it('computes percentiles by nearest rank, a bucket and a window at a time', async () => {
    await save(
      ...[40, 10, 30, 20].map((ms) => record({ time_to_first_token_ms: ms, response_time_ms: ms * 10 })),
      ...[500, 300].map((ms) => record({ created_at: from + MINUTE, time_to_first_token_ms: ms })),
    )
    const result = await overview()
    expect(result.time_to_first_token_p50.slice(0, 3)).toEqual([20, 300, null])
    expect(result.time_to_first_token_p95.slice(0, 3)).toEqual([40, 500, null])
    expect(result.response_time_p50.slice(0, 2)).toEqual([200, 100])
    expect(result.totals.time_to_first_token).toEqual({ p50: 30, p95: 500, sample: 6 })
    expect(result.totals.response_time).toEqual({ p50: 100, p95: 400, sample: 6 })
  })

  it('counts stopped turns among the turns and in no share', async () => {
    await save(
      ...Array.from({ length: 6 }, () => record()),
      record({ outcome: 'unsure' }),
      record({ outcome: null, error: 'upstream_failed' }),
      record({ outcome: 'stopped', helpful: 0, response_time_ms: 9 }),
      record({ outcome: 'stopped', time_to_first_token_ms: null, response_time_ms: 9 }),
    )
    const { totals, outcomes } = await overview()
    expect(totals).toMatchObject({ turns: 10, counted: 8, answered_share: 6 / 8, unsure_share: 1 / 8 })
    expect(totals.not_helpful).toBe(0)
    expect(outcomes.stopped?.[0]).toBe(2)
    expect(outcomes.upstream_failed?.[0]).toBe(1)
  })

  it('takes response time only from turns that ended by themselves', async () => {
    await save(
      record({ response_time_ms: 100 }),
      record({ outcome: 'stopped', response_time_ms: 1 }),
      record({ outcome: null, error: 'internal', time_to_first_token_ms: null, response_time_ms: 30_000 }),
    )
    const { totals } = await overview()
    expect(totals.response_time).toEqual({ p50: 100, p95: 100, sample: 1 })
    expect(totals.time_to_first_token.sample).toBe(2)
  })

  it('counts a conversation where its first turn was', async () => {
    await save(
      record({ conversation_id: 'old', created_at: from - HOUR }),
      record({ conversation_id: 'old' }),
      record({ conversation_id: 'new' }),
      record({ conversation_id: 'new', created_at: from + MINUTE }),
      record({ conversation_id: 'later', created_at: from + HOUR }),
    )
    expect((await overview()).totals.conversations).toBe(1)
  })

  it('counts thumbs, answerers and ratings by the day of the survey', async () => {
    await save(
      record({ helpful: 1 }),
      record({ helpful: 1, answerer: 'mistral' }),
      record({ helpful: 0, answerer: 'mistral' }),
      record(),
    )
    for (const score of [5, 4, 3]) await rate(score, from + MINUTE)
    await rate(1, from + HOUR)
    const { totals } = await overview()
    expect(totals).toMatchObject({ helpful: 2, not_helpful: 1, ratings: 3, csat: 2 / 3 })
    expect(totals.answerers).toEqual({ local: 2, mistral: 2 })
  })

  it('changes its version with every new record', async () => {
    const before = (await overview()).version
    await save(record())
    expect((await overview()).version).not.toBe(before)
  })
})
