import { describe, expect, test } from 'vitest'
import { decodeEntities } from '../../widget/decode-entities.ts'
import { citedNumbers, splitCitations } from '../../widget/split-citations.ts'

describe('splitCitations', () => {
  test('makes citations of known sources only', () => {
    expect(splitCitations('Free [1][2], see [9].', new Set([1, 2]))).toEqual([
      'Free',
      { n: 1 },
      { n: 2 },
      ', see [9].',
    ])
  })

  test('leaves a text without citations whole', () => {
    expect(splitCitations('[a] [ 1 ] 1', new Set([1]))).toEqual(['[a] [ 1 ] 1'])
  })
})

describe('citedNumbers', () => {
  test('names each number once', () => {
    expect(citedNumbers('a [2] b [1] c [2]')).toEqual([2, 1])
  })
})

describe('decodeEntities', () => {
  test('decodes what a model writes and leaves the rest', () => {
    expect(decodeEntities('Tops &amp; tees &lt;3 &#8364;5 &#x20AC;6 &bogus; &#0; &#99999999;')).toBe(
      'Tops & tees <3 €5 €6 &bogus; &#0; &#99999999;',
    )
  })
})
