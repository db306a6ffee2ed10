import { expect, test } from 'vitest'
import { inErrandWords } from '../../../server/chat/errands/errand-lexicons.ts'
import * as patterns from '../../../server/chat/errands/errand-patterns.ts'
import { questionOf } from '../../../server/chat/errands/plain-question.ts'
import { plainWords } from '../../../server/chat/errands/plain-words.ts'
import { readErrand } from '../../../server/chat/errands/read-errand.ts'
import { splitErrands } from '../../../server/chat/errands/split-errands.ts'

const LONGEST_MESSAGE = 4_000
const WORDS = [
  ' ',
  ', ',
  '; ',
  ' and also',
  ' and then',
  ' please ',
  ' my order',
  ' change',
  ' to a',
  ' not ',
]
const ITEMS = [{ itemId: 'D', productId: 'D', name: 'Wrap Dress', options: {}, priceCents: 1, quantity: 1 }]

// A pattern that goes back over each way of reading them never ends.
test.each(WORDS)('a message of nothing but "%s" is read to its end', (word) => {
  const text = `x${word.repeat(Math.floor(LONGEST_MESSAGE / word.length) - 1)} y`
  const words = plainWords(text)
  for (const pattern of Object.values(patterns))
    if (pattern instanceof RegExp) expect(typeof pattern.test(words)).toBe('boolean')
  readErrand(text, ITEMS)
  expect(splitErrands(text, ITEMS)).toBeInstanceOf(Array)
})

test.each(['en', 'de', 'fr', 'es', 'it', 'nl'])('%s: what is long is read to its end, too', (language) => {
  for (const word of [' ich will', ' -vous', ' no quiero', ' non voglio', ' wil', ' wissen'])
    questionOf(word.repeat(Math.floor(LONGEST_MESSAGE / word.length)), language)
  expect(inErrandWords(' nicht'.repeat(600), language)?.length ?? 0).toBeLessThan(LONGEST_MESSAGE * 4)
})
