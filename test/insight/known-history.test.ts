import { beforeEach, describe, expect, it } from 'vitest'
import { createFigureConversations } from '../../server/insight/figure-conversations.ts'
import { createOverview } from '../../server/insight/overview.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord } from '../../server/store/turn-records.ts'
import { type FigureId, figureIds, type FigurePart, figureParts } from '../../server/wire.ts'
import { aHistory, aRecord, DAY, HOUR, MINUTE } from './a-history.ts'

const start = Date.UTC(2026, 4, 1, 8)
const window = { from: start, to: start + DAY }

let database: Database
let history: ReturnType<typeof aHistory>

beforeEach(() => {
  database = openSqlite(':memory:')
  history = aHistory(database)
  return () => database.close()
})

const overviewAt = (now: number, of = window) => createOverview(database, { now: () => now })(of)

/** `[part, whole, open]` of a figure, when the history is looked at so much later. */
async function figure(id: FigureId, after = 30 * DAY, of = window) {
  const { part, whole, open } = (await overviewAt(start + after, of)).figures[id]
  return [part, whole, open]
}

async function listed(id: FigureId, part: FigurePart, after = 30 * DAY, of = window) {
  const list = createFigureConversations(database, () => start + after)
  const found: { id: string; count: number }[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const page = await list(id, part, of, next)
    found.push(...page.conversations.map(({ conversation_id, count }) => ({ id: conversation_id, count })))
    next = page.next
  }
  return found
}

/**
 * Ten conversations of one day, and two that are not of it, looked at 30 days later. By hand:
 *
 * | | what happened | involved | confirmed | assumed | durable | reopened | resolved after |
 * | --- | --- | --- | --- | --- | --- | --- | --- |
 * | thumb | answered, thumb up | yes | yes | | yes | | 100 ms |
 * | silent | asked back, answered, silence | yes | | yes | yes | | 2 min 100 ms |
 * | back | answered, silence; on Returns again 3 days later, elsewhere | yes | | yes | no | | 100 ms |
 * | again | "that helped"; writes again after 30 h in it, on something else | yes | yes | | yes | yes | 30 h 100 ms |
 * | regret | thumb up, thumb down a day later | yes | no | no | | | |
 * | low | thumb up, then rated 2 | yes | no | yes | yes | | 100 ms |
 * | lost | answered, then unsure, silence | yes | no | no | | | |
 * | person | answered, asks for a person | yes | no | no | | | |
 * | failed | a turn that failed | no | | | | | |
 * | left | stopped before a word came, 300 tokens | no | | | | | |
 */
async function aDay() {
  const thumb = await history.conversation('thumb')
  await thumb.thumb(await thumb.turn(start, { topic: 'Returns' }), true, start + MINUTE)

  const silent = await history.conversation('silent')
  await silent.turn(start + HOUR, { outcome: 'clarify', time_to_first_token_ms: 40, response_time_ms: 400 })
  await silent.turn(start + HOUR + 2 * MINUTE, {
    topic: 'Delivery',
    answerer: 'mistral',
    prompt_tokens: 900,
    completion_tokens: 100,
    cost_micros: 500,
  })

  const back = await history.conversation('back', 'bea')
  await back.turn(start + 2 * HOUR, { topic: 'Returns' })
  const later = await history.conversation('back, three days later', 'bea')
  await later.turn(start + 3 * DAY, { topic: 'Returns' })

  const again = await history.conversation('again')
  await again.turn(start + 3 * HOUR, { topic: 'Sizes', said_helped: 1, sentiment: 'positive' })
  await again.turn(start + 33 * HOUR, { topic: 'Care', sentiment: 'negative' })

  const regret = await history.conversation('regret')
  const regretted = await regret.turn(start + 4 * HOUR)
  await regret.thumb(regretted, true, start + 5 * HOUR)
  await regret.thumb(regretted, false, start + 30 * HOUR)

  const low = await history.conversation('low')
  await low.thumb(await low.turn(start + 5 * HOUR), true, start + 6 * HOUR)
  await low.rate(2, start + 7 * HOUR)

  const lost = await history.conversation('lost')
  await lost.turn(start + 6 * HOUR, { topic: 'Delivery', sentiment: 'neutral' })
  await lost.turn(start + 6 * HOUR + MINUTE, { outcome: 'unsure', topic: 'Delivery', sentiment: 'negative' })

  const person = await history.conversation('person')
  await person.turn(start + 7 * HOUR, { asked_for_person: 1 })

  const failed = await history.conversation('failed')
  await failed.turn(start + 8 * HOUR, {
    outcome: null,
    error: 'upstream_failed',
    time_to_first_token_ms: null,
    fallback_reason: 'timeout',
    answerer: 'local',
    prompt_tokens: 50,
    cost_micros: null,
  })

  const left = await history.conversation('left')
  await left.turn(start + 9 * HOUR, {
    outcome: 'stopped',
    time_to_first_token_ms: null,
    response_time_ms: 1,
    prompt_tokens: 300,
    cost_micros: 30,
  })

  const early = await history.conversation('the day before')
  await early.turn(start - 1)
  await early.turn(start + HOUR)
  await early.rate(5, start + 2 * HOUR)
}

const byHand: Record<FigureId, [part: number, whole: number, open: number]> = {
  conversations: [10, 10, 0],
  turns: [12, 13, 0],
  messages: [13, 13, 0],
  'first-token': [11, 12, 0],
  response: [11, 12, 0],
  'resolution-time': [5, 5, 0],
  // Stopped turns are in no share, but what they used was paid for.
  spending: [3, 13, 0],
  involvement: [8, 10, 0],
  confirmed: [2, 8, 0],
  assumed: [3, 8, 0],
  durable: [4, 8, 0],
  automation: [5, 10, 0],
  containment: [7, 8, 0],
  'asked-for-person': [1, 10, 0],
  reopened: [1, 5, 0],
  rated: [1, 8, 0],
  // The 5 was given on this day, to a conversation of the day before.
  csat: [1, 2, 0],
  answered: [9, 12, 0],
  unsure: [1, 12, 0],
  failed: [1, 12, 0],
  fallback: [1, 12, 0],
  helpful: [2, 3, 0],
  'sentiment-negative': [2, 4, 0],
  'sentiment-neutral': [1, 4, 0],
  'sentiment-positive': [1, 4, 0],
  'first-message-negative': [0, 2, 0],
  'last-message-negative': [2, 2, 0],
}

describe('a known history', () => {
  beforeEach(aDay)

  it('has every share as computed by hand', async () => {
    const { figures } = await overviewAt(start + 30 * DAY)
    const found = Object.entries(figures).map(([id, { part, whole, open }]) => [id, [part, whole, open]])
    expect(Object.fromEntries(found)).toEqual(byHand)
  })

  it('lists behind each card exactly what it counts', async () => {
    const { figures } = await overviewAt(start + 30 * DAY)
    for (const id of figureIds) {
      for (const part of figureParts) {
        const counts = (await listed(id, part)).map(({ count }) => count)
        expect([id, part, counts.reduce((sum, count) => sum + count, 0)]).toEqual([
          id,
          part,
          figures[id][part],
        ])
      }
    }
  })

  it('has sums and times as computed by hand', async () => {
    const { cohort, totals } = await overviewAt(start + 30 * DAY)
    expect(cohort).toMatchObject({
      conversations: 10,
      turns: 12,
      stopped: 1,
      messages: 13,
      tokens: 1350,
      cost_micros: 530,
      unpriced: 1,
      resolution: { resolved: 5, open: 0, tokens: 1350, cost_micros: 530, unpriced: 1 },
      time_to_first_token: { p50: 10, p95: 40, p99: 40, sample: 11 },
      response_time: { p50: 100, p95: 400, p99: 400, sample: 11 },
      answerers: { local: 11, mistral: 1 },
      fallbacks: { timeout: 1 },
    })
    // 100, 100, 100 ms, 2 min 100 ms, 30 h 100 ms: the median is the third.
    expect(cohort.resolution_time).toMatchObject({ p50: 100, sample: 5 })
    // By their own time: those of the day, and the second one of the day before's conversation.
    expect(totals).toMatchObject({ turns: 13, counted: 12, conversations: 10 })
  })

  it('has topics as computed by hand', async () => {
    const { cohort } = await overviewAt(start + 30 * DAY)
    expect(cohort.topics).toEqual([
      { topic: 'Delivery', questions: 3, unsure: 1, closed: 2, resolved: 1 },
      { topic: 'Returns', questions: 2, unsure: 0, closed: 2, resolved: 2 },
      { topic: 'Care', questions: 1, unsure: 0, closed: 1, resolved: 1 },
      { topic: 'Sizes', questions: 1, unsure: 0, closed: 1, resolved: 1 },
    ])
  })

  it('has each share with its Wilson interval', async () => {
    const { confirmed, csat } = (await overviewAt(start + 30 * DAY)).figures
    expect(confirmed.share).toBe(0.25)
    // By the formula, by hand: 2 of 8.
    expect(confirmed.low).toBeCloseTo(0.0715, 4)
    expect(confirmed.high).toBeCloseTo(0.5907, 4)
    expect(csat).toMatchObject({ share: 0.5 })
  })

  it('draws each conversation where it started, and adds up to the cards', async () => {
    const { resolution, at } = await overviewAt(start + 30 * DAY)
    const sums = Object.values(resolution).map((column) => column.reduce((sum, count) => sum + count, 0))
    expect(sums).toEqual([2, 3, 3, 0])
    expect(
      at.flatMap((second, bucket) => (resolution.assumed[bucket] ? [second * 1000 - start] : [])),
    ).toEqual([HOUR, 2 * HOUR, 5 * HOUR])
  })

  it('outlives the texts', async () => {
    const before = await overviewAt(start + 30 * DAY)
    await database.write([
      { query: queries.deleteFrom('conversations').compile() },
      { query: queries.deleteFrom('visitors').compile() },
    ])
    expect(await overviewAt(start + 30 * DAY)).toEqual(before)
    const list = createFigureConversations(database, () => start + 30 * DAY)
    expect((await list('confirmed', 'part', window)).conversations.map(({ has_text }) => has_text)).toEqual([
      false,
      false,
    ])
  })
})

describe('while windows are open', () => {
  it('an assumed resolution waits for 24 hours of quiet, a confirmed one does not', async () => {
    const one = await history.conversation('one')
    const turn = await one.turn(start)
    const closes = DAY + 100
    expect(await figure('assumed', closes - 1)).toEqual([0, 0, 1])
    expect(await figure('assumed', closes)).toEqual([1, 1, 0])
    await one.thumb(turn, true, start + HOUR)
    expect(await figure('confirmed', HOUR)).toEqual([1, 1, 0])
    expect(await figure('automation', closes - 1)).toEqual([0, 0, 1])
    expect(await figure('automation', closes)).toEqual([1, 1, 0])
    expect((await overviewAt(start + HOUR)).cohort.resolution).toMatchObject({ resolved: 0, open: 1 })
  })

  it('each message opens the 24 hours anew', async () => {
    const one = await history.conversation('one')
    await one.turn(start)
    await one.turn(start + 23 * HOUR)
    expect(await figure('assumed', 25 * HOUR)).toEqual([0, 0, 1])
    expect(await figure('assumed', 48 * HOUR)).toEqual([1, 1, 0])
    expect(await figure('reopened', 48 * HOUR)).toEqual([0, 1, 0])
  })

  it('a durable resolution waits for 7 days, resolved or not', async () => {
    await (await history.conversation('good')).turn(start)
    await (await history.conversation('bad')).turn(start, { outcome: 'unsure' })
    expect(await figure('durable', 7 * DAY)).toEqual([0, 0, 2])
    expect(await figure('durable', 7 * DAY + 100)).toEqual([1, 2, 0])
  })
})

describe('the same shopper', () => {
  it.each([
    ['on the same topic within 7 days', 6 * DAY, 'Returns', 'answered', 'bea', 0],
    ['on the same topic after more than 7 days', 7 * DAY + HOUR, 'Returns', 'answered', 'bea', 1],
    ['on another topic', DAY, 'Delivery', 'answered', 'bea', 1],
    ['with a question that stays open', DAY, 'Returns', 'unsure', 'bea', 1],
    ['is somebody else', DAY, 'Returns', 'answered', 'ann', 1],
  ] as const)('%s: durable or not', async (_, after, topic, outcome, visitor, durable) => {
    await (await history.conversation('first', 'bea')).turn(start, { topic: 'Returns' })
    await (await history.conversation('second', visitor)).turn(start + after, { topic, outcome })
    expect((await listed('durable', 'part')).some(({ id }) => id === 'first')).toBe(durable === 1)
  })

  it('who writes on the same topic in the same conversation came back too', async () => {
    const one = await history.conversation('one')
    await one.turn(start, { topic: 'Returns' })
    await one.turn(start + 2 * DAY, { topic: 'Returns' })
    expect(await figure('assumed')).toEqual([1, 1, 0])
    expect(await figure('durable')).toEqual([0, 1, 0])
    expect(await figure('reopened')).toEqual([1, 1, 0])
  })
})

describe('a confirmation', () => {
  it.each([
    ['a later unsure turn', { outcome: 'unsure' }, 0],
    ['a later request for a person', { asked_for_person: 1 }, 0],
    ['a later answer does not', {}, 1],
    ['a turn that the shopper stopped does not', { outcome: 'stopped', asked_for_person: 1 }, 1],
  ] as const)('is taken back by %s', async (_, fields, confirmed) => {
    const one = await history.conversation('one')
    await one.thumb(await one.turn(start), true, start + MINUTE)
    await one.turn(start + HOUR, fields)
    expect(await figure('confirmed')).toEqual([confirmed, 1, 0])
  })

  it('stands when it came after what spoke against it', async () => {
    const one = await history.conversation('one')
    await one.turn(start, { outcome: 'unsure', asked_for_person: 1 })
    await one.rate(3, start + MINUTE)
    await one.rate(4, start + 2 * MINUTE)
    expect(await figure('confirmed')).toEqual([1, 1, 0])
  })

  it.each([
    [5, 1],
    [4, 1],
    [3, 0],
    [1, 0],
  ])('a rating of %d counts %d', async (score, confirmed) => {
    const one = await history.conversation('one')
    await one.turn(start)
    await one.rate(score, start + MINUTE)
    expect(await figure('confirmed')).toEqual([confirmed, 1, 0])
    expect(await figure('csat')).toEqual([confirmed, 1, 0])
  })
})

it('counts a message once, however often it is tried', async () => {
  const one = await history.conversation('one')
  await one.turn(start, { outcome: null, error: 'upstream_failed', sentiment: 'negative' })
  await one.turn(start + MINUTE, { messages: 0, sentiment: 'negative' })
  expect(await figure('sentiment-negative')).toEqual([1, 1, 0])
  expect((await overviewAt(start + DAY)).cohort.messages).toBe(1)
})

it('a second record of the same turn changes nothing', async () => {
  const one = await history.conversation('one')
  const turn = await one.turn(start)
  await database.write(
    insertTurnRecord(
      aRecord({ turn_id: turn, conversation_id: 'one', created_at: start, outcome: 'unsure' }),
    ),
  )
  expect(await figure('unsure')).toEqual([0, 1, 0])
})
