import { expect, test } from 'vitest'
import { readPriceRange } from '../../server/shop/read-price-range.ts'

test.each([
  ['under 50 €', undefined, 50],
  ['a dress below €49.90', undefined, 49.9],
  ['max 49,90', undefined, 49.9],
  ['with a budget of 100 euros', undefined, 100],
  ['over 80', 80, undefined],
  ['at least 20 euro', 20, undefined],
  ['between 40 and 80 euros', 40, 80],
  ['from €40 to €80', 40, 80],
  ['from 40€ - 80€', 40, 80],
  ['around 100 euros', 65, 135],
  ['a shirt in size 40', undefined, undefined],
  ['about 3 weeks ago', undefined, undefined],
  ['', undefined, undefined],
])('%j is from %s to %s', (words, minPrice, maxPrice) => {
  expect(readPriceRange(words)).toEqual({ minPrice, maxPrice })
})
