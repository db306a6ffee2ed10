import { describe, expect, it } from 'vitest'
import { embeddedEmbedder } from '../../kb/embedded-embedder.ts'
import { queryTerms } from '../../kb/query-terms.ts'
import { buildSimilarWords } from '../../kb/similar-words.ts'
import { packagedWordTable } from '../../kb/word-table.ts'
import { wordWeights } from '../../kb/word-weights.ts'

const table = packagedWordTable()
const weightOf = wordWeights(table.words)
const similarTo = (...words: string[]) =>
  buildSimilarWords(
    new Map(words.map((word) => [word, 1])),
    (word) => table.numberOf.has(word),
    embeddedEmbedder(table),
  )

describe('what a query is looked up by', () => {
  it('finds what the knowledge base calls a thing that shoppers call otherwise, the nearest first', async () => {
    const similar = await similarTo('parcel', 'postage', 'linen', 'refund')
    const found = await similar.of('package')
    expect(found[0]?.word).toBe('parcel')
    expect(found.map(({ word }) => word)).not.toContain('linen')
    expect(await similar.of('parcel')).not.toContainEqual(expect.objectContaining({ word: 'parcel' }))
    expect(await similar.of('xqzzy')).toEqual([])
  })

  it('counts a similar word less than the word itself, and the words of asking least', async () => {
    const { typed, widened } = await queryTerms(['help', 'package'], weightOf, await similarTo('parcel'))
    expect([...typed.keys()]).toEqual(['help', 'packag'])
    expect(widened.get('parcel')).toBeLessThan(typed.get('packag')!)
    expect(widened.get('parcel')).toBeGreaterThan(0)
    expect(typed.get('help')).toBeLessThan(typed.get('packag')! / 2)
  })

  it('weighs words by how rare they are in the language', () => {
    expect(weightOf('the')).toBeLessThan(weightOf('refund'))
    expect(weightOf('xqzzy')).toBe(1)
  })

  it('finds nothing similar in an empty knowledge base', async () => {
    expect(await (await similarTo()).of('package')).toEqual([])
  })
})
