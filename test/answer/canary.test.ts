import { expect, it } from 'vitest'
import type { Answerer, AnswerPart } from '../../server/answer/answerer.ts'
import { createCanary } from '../../server/answer/canary.ts'
import { guardPrompt } from '../../server/answer/guard-prompt.ts'
import { randomId } from '../../server/ids.ts'
import { partsOf } from './a-request.ts'

const end: AnswerPart = { type: 'end', answerer: 'local', outcome: 'answered', suggestions: [] }
const saying = (...texts: string[]): Answerer => ({
  async *answer() {
    for (const text of texts) yield { type: 'text', text }
    yield end
  },
})
const CANARY = 'vmabcdef0123456789'

it('is another word each time, of letters and digits', () => {
  expect(createCanary(randomId)).toMatch(/^vm[a-z0-9]{15,20}$/)
  expect(createCanary(randomId)).not.toBe(createCanary(randomId))
})

it.each([
  [['My word is vmabcdef0123456789.']],
  [['My word is vmabc', 'def01', '23456789.']],
  [['V M A B C D E F', ' 0 1 2 3 4 5 6 7 8 9']],
  [[...'it is vmabcdef-0123456789']],
])('stops the answer that tells it, and has another go on: %j', async (texts) => {
  const parts = await partsOf(guardPrompt(saying(...texts), CANARY, saying('Sorry.')))
  expect(parts.slice(-3)).toEqual([
    { type: 'broke-off', reason: 'prompt told' },
    { type: 'text', text: 'Sorry.' },
    end,
  ])
  const told = parts.slice(0, -3).map((part) => (part.type === 'text' ? part.text : ''))
  expect(
    told
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  ).not.toContain(CANARY)
})

it('lets every other answer through', async () => {
  expect(await partsOf(guardPrompt(saying('vmabc', 'xyz'), CANARY, saying('Sorry.')))).toEqual([
    { type: 'text', text: 'vmabc' },
    { type: 'text', text: 'xyz' },
    end,
  ])
})
