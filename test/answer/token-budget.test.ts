import fc from 'fast-check'
import { beforeEach, expect, it, test } from 'vitest'
import { createTokenBudget, DAY_MS, type Reservation } from '../../server/answer/token-budget.ts'

let time: number
let told: number
beforeEach(() => {
  time = 10 * DAY_MS
  told = 0
})
const aBudget = (limit: number, usedToday = 0) =>
  createTokenBudget({ limit, usedToday, now: () => time, onSpent: () => told++ })

it('sets aside what a request may use, and takes back what it did not', () => {
  const budget = aBudget(1000)
  const first = budget.reserve(600)
  expect(budget.reserve(600)).toBeUndefined()
  first?.settle(100)
  first?.settle(100_000)
  budget.reserve(600)?.settle(500)
  expect(budget.reserve(300)).toBeDefined()
})

it('lets one that may go beyond it out only by itself', () => {
  const budget = aBudget(1000)
  const big = budget.reserve(5000)
  expect(big).toBeDefined()
  expect(budget.reserve(1)).toBeUndefined()
  big?.settle(999)
  budget.reserve(5000)?.settle(5000)
  expect(budget.reserve(1)).toBeUndefined()
})

it('remembers what was used before a restart, says once a day that it is spent, and begins anew at midnight', () => {
  const budget = aBudget(1000, 1000)
  for (let i = 0; i < 3; i++) expect(budget.reserve(1)).toBeUndefined()
  expect(told).toBe(1)
  time += DAY_MS
  budget.reserve(1)?.settle(1000)
  for (let i = 0; i < 3; i++) expect(budget.reserve(1)).toBeUndefined()
  expect(told).toBe(2)
})

test('however many ask at once, it is overspent by one request at most', () => {
  const request = fc.record({
    asked: fc.integer({ min: 1, max: 3000 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.tuple(request, fc.boolean()), { maxLength: 100 }),
      (limit, steps) => {
        const budget = aBudget(limit)
        const open: { reservation: Reservation; uses: number }[] = []
        let used = 0
        let largest = 0
        const settleOne = () => {
          const one = open.shift()
          if (!one) return
          one.reservation.settle(one.uses)
          used += one.uses
          largest = Math.max(largest, one.uses)
        }
        for (const [{ asked, share }, settles] of steps) {
          const reservation = budget.reserve(asked)
          if (reservation) open.push({ reservation, uses: Math.floor((asked * share) / 100) })
          if (settles) settleOne()
        }
        while (open.length > 0) settleOne()
        expect(used).toBeLessThanOrEqual(limit + largest)
      },
    ),
  )
})
