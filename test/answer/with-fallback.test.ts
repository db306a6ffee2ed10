import { expect, it } from 'vitest'
import type { Answerer, AnswerPart } from '../../server/answer/answerer.ts'
import { createCircuitBreaker } from '../../server/answer/circuit-breaker.ts'
import { NothingFound } from '../../server/answer/nothing-found.ts'
import { BudgetSpent } from '../../server/answer/token-budget.ts'
import { withFallback as withFallbackAnd } from '../../server/answer/with-fallback.ts'
import { aRequest, partsOf } from './a-request.ts'

let warned = 0
const logger = { info() {}, warn: () => void warned++, error() {} }
const withFallback = (first: Answerer, second: Answerer, now = () => 0) =>
  withFallbackAnd(first, second, { breaker: createCircuitBreaker(now), logger })
const text = (words: string): AnswerPart => ({ type: 'text', text: words })
const end: AnswerPart = { type: 'end', answerer: 'local', outcome: 'answered', suggestions: [] }
const second: Answerer = {
  async *answer() {
    yield text('second')
    yield end
  },
}
const failing = (error: unknown): Answerer => ({
  async *answer() {
    yield text('first')
    throw error
  },
})

it('goes on with the second where the first fails, and says why', async () => {
  expect(await partsOf(withFallback(failing(new Error('status 500')), second))).toEqual([
    text('first'),
    { type: 'broke-off', reason: 'status 500' },
    text('second'),
    end,
  ])
})

it('leaves the second alone where the first does its work', async () => {
  expect(await partsOf(withFallback(second, failing(new Error('never'))))).toEqual([text('second'), end])
})

it('ends where the shopper has stopped', async () => {
  const abort = new AbortController()
  abort.abort()
  const both = withFallback(failing(new Error('aborted')), second)
  await expect(partsOf(both, aRequest({ signal: abort.signal }))).rejects.toThrow('aborted')
})

it('passes on what is thrown without being an error', async () => {
  const parts = await partsOf(withFallback(failing('oops'), second))
  expect(parts[1]).toEqual({ type: 'broke-off', reason: 'unknown' })
})

it('does not wait each time anew for a first that keeps failing, and tries it again later', async () => {
  let asked = 0
  let time = 0
  const first: Answerer = {
    async *answer() {
      asked++
      yield* failing(new Error('silent')).answer(aRequest())
    },
  }
  const both = withFallback(first, second, () => time)
  for (let turn = 0; turn < 5; turn++) await partsOf(both)
  expect(asked).toBe(3)
  expect(await partsOf(both)).toEqual([{ type: 'broke-off', reason: 'paused' }, text('second'), end])
  time = 60_000
  await partsOf(both)
  expect(asked).toBe(4)
})

it('asks a first that fails now and then each time, by a reader who takes no more than the last part', async () => {
  let asked = 0
  const first: Answerer = {
    answer: (request) => (asked++ % 2 ? second : failing(new Error('silent'))).answer(request),
  }
  const both = withFallback(first, second)
  for (let turn = 0; turn < 8; turn++) {
    for await (const part of both.answer(aRequest())) if (part.type === 'end') break
  }
  expect(asked).toBe(8)
})

it('says by the second that nothing was found, which is no failure of the first', async () => {
  const both = withFallback(failing(new NothingFound({ asked: true })), second)
  for (let turn = 0; turn < 5; turn++)
    expect(await partsOf(both)).toEqual([text('first'), text('second'), end])
})

it('learns nothing of a first that was not asked, and tries it with the next question', async () => {
  let time = 0
  const breaker = createCircuitBreaker(() => time)
  let first = failing(new Error('silent'))
  const both = withFallbackAnd({ answer: (request) => first.answer(request) }, second, { breaker, logger })
  for (let turn = 0; turn < 3; turn++) await partsOf(both)
  time = 60_000
  first = failing(new NothingFound({ asked: false }))
  await partsOf(both)
  expect(breaker.state().state).toBe('open')
  first = second
  expect(await partsOf(both)).toEqual([text('second'), end])
  expect(breaker.state().state).toBe('closed')
})

it('goes on with the second where the budget is spent, without a word in the log', async () => {
  warned = 0
  const both = withFallback(failing(new BudgetSpent()), second)
  for (let turn = 0; turn < 5; turn++)
    expect((await partsOf(both)).slice(1)).toEqual([
      { type: 'broke-off', reason: 'daily token budget' },
      text('second'),
      end,
    ])
  expect(warned).toBe(0)
})
