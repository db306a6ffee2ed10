import { expect, test } from 'vitest'
import { moveToNow } from '../../../server/shop/orders/move-to-now.ts'
import { readProfileFile } from '../../../server/shop/orders/profile-file.ts'

const profiles = readProfileFile('synthetic_data').profiles ?? []
const daysIn = (all: typeof profiles) =>
  all.flatMap(({ orders }) =>
    orders.flatMap(({ placedAt, fulfilments, payments }) => [
      placedAt ?? '',
      ...fulfilments.flatMap(({ events }) => events.map(({ at }) => at)),
      ...payments.flatMap(({ at }) => at ?? []),
    ]),
  )
const newest = Math.max(...daysIn(profiles).map((day) => Date.parse(day)))
const DAY = 24 * 3600_000

test('while they are young, the demo’s orders are what the file says', () => {
  expect(moveToNow(profiles, newest + 13 * DAY)).toEqual(profiles)
})

test.each([98, -7, -364])(
  '%i days later all days move together, by whole weeks, and none is to come',
  (days) => {
    const now = newest + days * DAY
    const moved = moveToNow(profiles, now)
    expect(Math.max(...daysIn(moved).map((day) => Date.parse(day)))).toBeLessThanOrEqual(now)
    const before = profiles.flatMap(({ orders }) => orders)
    const after = moved.flatMap(({ orders }) => orders)
    expect(after.length).toBe(before.length)
    for (const [at, order] of after.entries())
      expect(Date.parse(order.placedAt ?? '') - Date.parse(before[at]?.placedAt ?? '')).toBe(days * DAY)
  },
)
