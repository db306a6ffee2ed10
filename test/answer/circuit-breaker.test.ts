import fc from 'fast-check'
import { beforeEach, expect, it, test } from 'vitest'
import { type CircuitBreaker, createCircuitBreaker, type Pass } from '../../server/answer/circuit-breaker.ts'

let time: number
let breaker: CircuitBreaker
beforeEach(() => {
  time = 1000
  breaker = createCircuitBreaker(() => time)
})

const enter = (): Pass => {
  const pass = breaker.enter()
  if (!pass) throw new Error('it is open')
  return pass
}
const trip = () => {
  for (let i = 0; i < 3; i++) enter().fail('status 500')
}

it('opens after three failures in a row, and says since when and why', () => {
  enter().fail('silent')
  enter().fail('silent')
  expect(breaker.state()).toEqual({
    state: 'closed',
    since: 1000,
    last_fault: { reason: 'silent', at: 1000 },
  })
  time = 2000
  enter().fail('status 500')
  expect(breaker.enter()).toBeUndefined()
  expect(breaker.state()).toEqual({
    state: 'open',
    since: 2000,
    last_fault: { reason: 'status 500', at: 2000 },
  })
})

it('does not open for failures that are not in a row', () => {
  for (let i = 0; i < 20; i++) (i % 3 === 2 ? enter().succeed : enter().fail)('x')
  expect(breaker.state().state).toBe('closed')
})

it('lets one try after a while, and only one', () => {
  trip()
  time += 29_999
  expect(breaker.enter()).toBeUndefined()
  time += 1
  const probe = enter()
  expect(breaker.state().state).toBe('half-open')
  expect(breaker.enter()).toBeUndefined()
  probe.succeed()
  expect(breaker.state()).toMatchObject({ state: 'closed', last_fault: { reason: 'status 500' } })
  enter()
})

it('opens again when the one fails, and lets another try when it was stopped', () => {
  trip()
  time += 30_000
  enter().fail('silent')
  expect(breaker.enter()).toBeUndefined()
  time += 30_000
  enter().release()
  enter().succeed()
  expect(breaker.state().state).toBe('closed')
})

it('leaves a server alone for as long as it asks, up to five minutes', () => {
  enter().fail('status 429', 60_000)
  time += 59_999
  expect(breaker.enter()).toBeUndefined()
  time += 1
  enter().fail('status 429', 86_400_000)
  time += 5 * 60_000
  enter()
})

it('is not closed by what began before it opened', () => {
  const early = enter()
  trip()
  early.succeed()
  expect(breaker.state().state).toBe('open')
})

test('whatever happens, there is one try at most while it is not closed, and it always closes again', () => {
  const step = fc.constantFrom('enter', 'succeed', 'fail', 'release', 'wait')
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.nat(5)), { maxLength: 60 }), (steps) => {
      let now = 0
      const one = createCircuitBreaker(() => now)
      const passes: Pass[] = []
      for (const [what, which] of steps) {
        const before = one.state().state
        const pass = passes[which % Math.max(1, passes.length)]
        if (what === 'enter') {
          const entered = one.enter()
          if (entered) passes.push(entered)
          if (before === 'half-open') expect(entered).toBeUndefined()
        } else if (what === 'wait') now += 10_000
        else if (what === 'fail') pass?.fail('x')
        else if (what === 'succeed') pass?.succeed()
        else pass?.release()
      }
      for (const pass of passes) pass.release()
      now += 6 * 60_000
      one.enter()?.succeed()
      expect(one.state().state).toBe('closed')
    }),
  )
})
