import { expect, test } from 'vitest'
import { colourFamily } from '../../server/shop/colour-family.ts'

test.each([
  ['#000000', 'black'],
  ['#1a1a1a', 'black'],
  ['#ffffff', 'white'],
  ['#808080', 'grey'],
  ['#ff0000', 'red'],
  ['#0000ff', 'blue'],
  ['#28364f', 'blue'],
  ['#008000', 'green'],
  ['#ffff00', 'yellow'],
  ['#ffa500', 'orange'],
  ['#ff8c00', 'orange'],
  ['#800080', 'purple'],
  ['#ffc0cb', 'pink'],
  ['#8b4513', 'brown'],
  ['d8c8a8', 'beige'],
  ['#fff', undefined],
  ['blue', undefined],
])('%s is %s', (hex, family) => {
  expect(colourFamily(hex)).toBe(family)
})
