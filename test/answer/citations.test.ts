import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { citationFilter, citedNumbers, finishedSentences } from '../../server/answer/citations.ts'

/** The text as it comes out when it goes in in these pieces. */
function filtered(pieces: string[], known = [1, 2, 3]) {
  const filter = citationFilter(new Set(known))
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end()
}

describe('citations that go out', () => {
  it.each([
    ['Yes [1].', 'Yes [1].'],
    ['Yes [7].', 'Yes.'],
    ['Yes [1][9].', 'Yes [1].'],
    ['Yes [1, 2].', 'Yes [1][2].'],
    ['Yes [1,9 , 3].', 'Yes [1][3].'],
    ['Yes [9, 8].', 'Yes.'],
    ['Yes [001].', 'Yes [1].'],
    ['a list [x] and [1a] and [ 1 ]', 'a list [x] and [1a] and [ 1 ]'],
    ['open [1', 'open [1'],
    ['[2024] is no source', '[2024] is no source'],
  ])('%j → %j', (text, expected) => {
    expect(filtered([text])).toBe(expected)
  })

  test('are the same at any chunking', () => {
    const piece = fc.constantFrom(
      '[1]',
      '[9]',
      '[1, 2]',
      '[1,2,9,3]',
      '[1, 2, 3, 1, 2, 3, 1, 2, 3, 1]',
      '[',
      ']',
      ' ',
      '  ',
      ',',
      '1',
      '123456789',
      'word',
      '\n',
      '[[1]]',
      '[x]',
    )
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (whole, sizes) => {
        const chunks: string[] = []
        for (let at = 0; at < whole.length; ) {
          const size = sizes.next().value ?? 1
          chunks.push(whole.slice(at, at + size))
          at += size
        }
        expect(filtered(chunks)).toBe(filtered([whole]))
      }),
      { numRuns: 2000 },
    )
  })

  test('cite nothing but what is known', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]1239, a') }), (text) => {
        expect(citedNumbers(filtered([text])).filter((n) => ![1, 2, 3].includes(n))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('holds nothing back but what may become a citation', () => {
    const filter = citationFilter(new Set([1]))
    expect(filter.push('Hello')).toBe('Hello')
    expect(filter.push(' [1')).toBe('')
    expect(filter.push('] there')).toBe(' [1] there')
  })
})

it('lists what a text cites, once each', () => {
  expect(citedNumbers('a [2] b [1, 2] c [x] [3')).toEqual([2, 1])
})

describe('finished sentences', () => {
  it.each([
    ['One. Two', 'One.'],
    ['One [1]. Two [2]. Thr', 'One [1]. Two [2].'],
    ['One. [1] Two', 'One. [1]'],
    ['Costs 29.99 euro', ''],
    ['no end', ''],
    ['', ''],
  ])('of %j: %j', (text, expected) => {
    expect(finishedSentences(text)).toBe(expected)
  })
})
