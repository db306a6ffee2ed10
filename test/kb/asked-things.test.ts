import { describe, expect, it } from 'vitest'
import { askedThings, namesIn } from '../../kb/asked-things.ts'
import { packagedWordTable } from '../../kb/word-table.ts'
import { wordWeights } from '../../kb/word-weights.ts'

const weightOf = wordWeights(packagedWordTable().words)
const thingsOf = (question: string) => askedThings(question, weightOf).map(({ word }) => word)

describe('what a question asks about', () => {
  it.each([
    ['Can I bring my dog to the museum?', ['dog']],
    ['discount for nurses?', ['nurses']],
    ['hi, is there an app for iphone', ['app', 'iphone']],
    ['Do you sell an extended warranty?', ['extended', 'warranty']],
    ['and can I pay by transfer', ['transfer']],
    ['Do your jeans stretch?', ['jeans']],
    ['Do you have prices for Norway?', ['prices']],
  ])('%s', (question, things) => {
    expect(thingsOf(question)).toEqual(things)
  })

  it.each([
    ['what somebody does', 'can I swap it'],
    ['what both know', 'Will the courier ring?'],
    ['where a parcel goes', 'do you deliver to Antwerp'],
    ['what is asked in words of all kinds', 'How do I get coffee out of linen?'],
    [
      'a story',
      'Last week I was at the market and a lady told me that you might have an umbrella that folds, is that so',
    ],
  ])('is not %s', (_what, question) => {
    expect(thingsOf(question)).toEqual([])
  })

  it('may be a name', () => {
    expect(namesIn('Can I pay with Klarna or by iDeal?')).toEqual(['klarna', 'ideal'])
    expect(namesIn('Where is it?')).toEqual([])
  })
})
