import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../server/answer/local/passage-blocks.ts'
import { statementOf } from '../../../server/answer/local/statement-of.ts'
import { tableRows, tablesOf } from '../../../server/answer/local/table-rows.ts'
import { wordingOf } from '../../../server/answer/local/wording.ts'

describe('wording', () => {
  it('is the same for the same seed, and uses all ways over many seeds', () => {
    const ways: [string, ...string[]] = ['a', 'b', 'c']
    const said = (seed: string) => {
      const choose = wordingOf(seed)
      return [choose(ways), choose(ways), choose(ways)].join('')
    }
    expect(said('turn 1')).toBe(said('turn 1'))
    const over = Array.from({ length: 200 }, (_, at) => said(`t_${at}`))
    expect(new Set(over).size).toBe(27)
  })
})

describe('a question with its yes or no', () => {
  it.each([
    ['Can I return a gift?', 'yes', 'You can return a gift'],
    ['Can I pay later or in instalments?', 'no', 'You cannot pay later or in instalments'],
    ['Do you repair clothes of other brands?', 'no', 'We do not repair clothes of other brands'],
    ['Can my shoes be resoled?', 'yes', 'Your shoes can be resoled'],
    ['Is there a cancellation fee?', 'no', 'There is no cancellation fee'],
    ['Do I have to sign for my parcel?', 'no', 'You do not have to sign for your parcel'],
    ['Are your products vegan?', 'yes', 'Our products are vegan'],
  ] as const)('%j, %s, is a statement', (question, answer, statement) => {
    expect(statementOf(question, answer)).toBe(statement)
  })

  it('is left alone where its grammar is not known', () => {
    expect(statementOf('Will my clothes shrink?', 'no')).toBeUndefined()
    expect(statementOf('How do I return an item?', 'yes')).toBeUndefined()
  })
})

describe('the blocks of a passage', () => {
  it('keep together what leans on the sentence before, and a list with what introduces it', () => {
    const markdown =
      'Go to [Returns](https://a.example/r.html). It is free. Keep the receipt.\n\nYou need:\n\n- a label\n- tape'
    expect(blocksOf({ text: '', markdown }).map(({ kind, text }) => [kind, text])).toEqual([
      ['sentence', 'Go to [Returns](https://a.example/r.html). It is free.'],
      ['sentence', 'Keep the receipt.'],
      ['list', 'You need:\n\n- a label\n- tape'],
    ])
  })

  it('lose no word of it', () => {
    const word = fc.constantFrom(
      'Send',
      'it',
      'back.',
      'No. 5',
      'Then',
      'wait!',
      '- one',
      '| a |',
      '3.5 cm',
      '\n\n',
      '\n',
      '?',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ')
        const bare = (said: string) => said.split(/\s+/).filter(Boolean).join(' ')
        expect(
          bare(
            blocksOf({ text })
              .map((block) => block.text)
              .join(' '),
          ),
        ).toBe(bare(text))
      }),
    )
  })
})

describe('a table', () => {
  const markdown = 'Prices:\n\n| Where | Price |\n| --- | --- |\n| Belgium | €3.95 |\n| France | €6.95 |'

  it('is told by the rows that are asked for, else whole', () => {
    expect(tableRows(markdown, 'what about France?')).toBe(
      'Prices:\n\n| Where | Price |\n| --- | --- |\n| France | €6.95 |',
    )
    expect(tableRows(markdown, 'prices?')).toBe(markdown)
    expect(tablesOf(markdown)).toEqual([
      {
        header: ['Where', 'Price'],
        rows: [
          ['Belgium', '€3.95'],
          ['France', '€6.95'],
        ],
      },
    ])
  })
})
