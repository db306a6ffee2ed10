import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { careSentence } from '../../../server/answer/local/care-sentence.ts'
import { loadKnowledge } from '../../../kb/load-knowledge.ts'
import { readSources } from '../../../kb/sources.ts'

const { products } = loadKnowledge(
  readSources(fileURLToPath(new URL('../../../synthetic_data', import.meta.url))),
)
const withCare = (...lines: string[]) => {
  const product = products.find(({ care }) => lines.every((line) => care.includes(line)))
  if (!product) throw new Error('no product of the demo shop has this label')
  return product
}
const cotton = withCare('Machine wash at 30 °C with similar colours', 'Iron warm if you like')
const boxers = withCare('Do not iron the waistband')

describe('what may be done to a piece', () => {
  it.each([
    ['Can I tumble dry it?', /^No: /],
    ['Can I wash it at 30 degrees?', /^Yes: machine wash at 30/],
    ['Is it machine washable?', /^Yes: machine wash at 30/],
    ['can it go in the dryer', /^No: /],
    ['May I iron it?', /^Yes: iron warm/],
    // The label says less than was asked.
    ['Can I wash the T-shirt at 60 degrees?', /^No, not at 60 °C: machine wash at 30/],
    ['Can I wash it at 20°C?', /^How to care/],
    // Not whether it may be done, but what comes of it.
    ['Does it shrink in the wash?', /^How to care/],
    ['Do the colours fade in the wash?', /^How to care/],
    ['How do I wash it?', /^How to care/],
  ])('%s', (question, answer) => {
    expect(careSentence(cotton, question)).toMatch(answer)
  })

  it('is not forbidden where only a part of the piece is', () => {
    expect(careSentence(boxers, 'Can I iron the boxer briefs?')).toMatch(/^One thing to mind: do not iron/)
  })
})
