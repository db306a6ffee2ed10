import { expect, it } from 'vitest'
import type { Answerer, AnswerPart } from '../../server/answer/answerer.ts'
import { withFallback } from '../../server/answer/with-fallback.ts'
import { aRequest, partsOf } from './a-request.ts'

const silent = { info() {}, warn() {}, error() {} }
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
  expect(await partsOf(withFallback(failing(new Error('status 500')), second, silent))).toEqual([
    text('first'),
    { type: 'broke-off', reason: 'status 500' },
    text('second'),
    end,
  ])
})

it('leaves the second alone where the first does its work', async () => {
  expect(await partsOf(withFallback(second, failing(new Error('never')), silent))).toEqual([
    text('second'),
    end,
  ])
})

it('ends where the shopper has stopped', async () => {
  const abort = new AbortController()
  abort.abort()
  const both = withFallback(failing(new Error('aborted')), second, silent)
  await expect(partsOf(both, aRequest({ signal: abort.signal }))).rejects.toThrow('aborted')
})

it('passes on what is thrown without being an error', async () => {
  const parts = await partsOf(withFallback(failing('oops'), second, silent))
  expect(parts[1]).toEqual({ type: 'broke-off', reason: 'unknown' })
})
