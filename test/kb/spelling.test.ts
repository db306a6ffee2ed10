import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSpeller, damerauDistance } from '../../kb/spelling.ts'

const vocabulary = new Map(
  Object.entries({ return: 9, refund: 5, shipping: 4, gift: 3, card: 6, returns: 2, jumper: 1 }),
)
const speller = buildSpeller(vocabulary, new Set(['weather', 'plan', 'work']))
const repair = (text: string) => speller.repair(text.split(' ')).join(' ')

describe('spelling', () => {
  it.each([
    ['retrun', 'return', 'two letters swapped'],
    ['refnd', 'refund', 'a letter missing'],
    ['shiping', 'shipping', 'a double letter missing'],
    ['sihppinng', 'shipping', 'two errors in a long word'],
    ['giftcard', 'gift card', 'two words in one'],
  ])('repairs %s to %s: %s', (typed, meant) => {
    expect(repair(typed)).toBe(meant)
  })

  it.each([
    ['weather', 'a common word, though near no word of ours'],
    ['gft', 'too short to be sure'],
    ['vm1234', 'a number of something'],
    ['refurbishment', 'too far from everything'],
    ['return', 'a word of ours'],
  ])('leaves %s: %s', (word) => {
    const words = [word]
    expect(speller.repair(words)).toBe(words)
  })

  it('takes the more frequent of two words equally near', () => {
    expect(repair('returnz')).toBe('return')
  })

  it('measures a distance: zero only to itself, the same both ways, never above the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (a, b) => {
        const distance = damerauDistance(a, b)
        expect(distance === 0).toBe(a === b)
        expect(distance).toBe(damerauDistance(b, a))
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
    )
  })
})
