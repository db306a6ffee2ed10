import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keptTallies } from '../../server/insight/kept-tallies.ts'
import { createOverview, windowUpTo } from '../../server/insight/overview.ts'
import { talliesFromRecords } from '../../server/insight/tally-reader.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { aHistory, DAY, HOUR, MINUTE } from './a-history.ts'

const start = Date.UTC(2026, 4, 1, 8)

const step = fc.oneof(
  fc.record({
    kind: fc.constant('wait' as const),
    ms: fc.constantFrom(MINUTE, 20 * MINUTE, 5 * HOUR, DAY, 6 * DAY),
  }),
  fc.record({
    kind: fc.constant('turn' as const),
    conversation: fc.integer({ min: 0, max: 5 }),
    outcome: fc.constantFrom('answered', 'answered', 'unsure', 'stopped', null),
    topic: fc.constantFrom('Returns', 'Delivery', null),
    ms: fc.integer({ min: 0, max: 5000 }),
  }),
  fc.record({ kind: fc.constant('thumb' as const), turn: fc.nat(20), helpful: fc.boolean() }),
  fc.record({
    kind: fc.constant('rate' as const),
    conversation: fc.integer({ min: 0, max: 5 }),
    score: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant('look' as const), range: fc.constantFrom('24h' as const, '7d' as const) }),
)

it('figures from kept sums are those from the records, whatever happens in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const database = openSqlite(':memory:')
      const history = aHistory(database)
      let now = start
      let tallies = keptTallies(database)
      const conversations = await Promise.all(
        // Two conversations a shopper: one may come back to the other's topic.
        Array.from({ length: 6 }, (_, index) => history.conversation(`c${index}`, `v${index % 3}`)),
      )
      const turns: { id: string; conversation: number }[] = []
      const compare = async (range: '24h' | '7d') => {
        const window = windowUpTo(now, range)
        const kept = await createOverview(database, { now: () => now, tallies })(window)
        const fresh = await createOverview(database, {
          now: () => now,
          tallies: talliesFromRecords(database),
        })(window)
        expect(kept).toEqual(fresh)
      }
      for (const each of steps) {
        now += 1000
        if (each.kind === 'wait') now += each.ms
        if (each.kind === 'turn') {
          const { conversation, outcome, topic, ms } = each
          const id = await conversations[conversation]?.turn(now, {
            outcome,
            error: outcome === null ? 'internal' : null,
            topic,
            response_time_ms: ms,
            time_to_first_token_ms: ms / 2,
          })
          if (id) turns.push({ id, conversation })
          now += ms
        }
        if (each.kind === 'thumb') {
          const turn = turns[each.turn]
          if (turn) await conversations[turn.conversation]?.thumb(turn.id, each.helpful, now)
        }
        if (each.kind === 'rate') await conversations[each.conversation]?.rate(each.score, now)
        if (each.kind === 'look') await compare(each.range)
      }
      await compare('7d')
      // After a restart only what was written is left.
      tallies = keptTallies(database)
      await compare('7d')
      database.close()
    }),
    { numRuns: 12 },
  )
})
