import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editCost } from '../../kb/edit-cost.ts'
import { buildSpeller } from '../../kb/spelling.ts'

const vocabulary = new Map(
  Object.entries({
    return: 9,
    refund: 5,
    shipping: 4,
    ship: 4,
    gift: 3,
    card: 6,
    returns: 2,
    jumper: 1,
    order: 12,
    leather: 2,
    delivery: 8,
    delivry: 1,
    change: 4,
  }),
)
const common =
  'the to of and in is you my it do from form buy by me want weather plan work order voucher please tired vest'
const pairs = new Set([
  'my order',
  'you ship',
  'ship to',
  'order from',
  'to buy',
  'buy the',
  'my refund',
  'refund from',
])
const speller = buildSpeller({
  vocabulary,
  common: common.split(' '),
  isPair: (left, right) => pairs.has(`${left} ${right}`),
})
const repair = (text: string) => speller.repair(text.split(' ')).join(' ')

describe('spelling', () => {
  it.each([
    ['retrun', 'return', 'two letters swapped'],
    ['refnd', 'refund', 'a letter missing'],
    ['shiping', 'shipping', 'a double letter missing'],
    ['rwturn', 'return', 'the key beside'],
    ['sihppinng', 'shipping', 'two errors in a long word'],
    ['lether', 'leather', 'as it sounds'],
    ['gft', 'gift', 'a short word, one letter missing'],
    ['vouchr', 'voucher', 'a word of the language that the knowledge base has not'],
    ['pleeease', 'please', 'letters held down'],
    ['giftcard', 'gift card', 'two words in one'],
    ['delivry', 'delivery', 'a slip that the knowledge base has itself, as a way of asking'],
  ])('repairs %s to %s: %s', (typed, meant) => {
    expect(repair(typed)).toBe(meant)
  })

  it.each([
    ['do you shit to canada', 'do you ship to canada'],
    ['cancel me oder', 'cancel me order'],
    ['i want to by the card', 'i want to buy the card'],
    ['my refund form you', 'my refund from you'],
  ])('repairs a word that is one, but not the one meant, by its neighbours: %s', (typed, meant) => {
    expect(repair(typed)).toBe(meant)
  })

  it.each([
    ['weather', 'a common word, though near no word of ours'],
    ['vest', 'a rarer one'],
    ['gbp', 'too short to be sure'],
    ['vm1234', 'a number of something'],
    ['refurbishment', 'too far from everything'],
    ['planned', 'another form of a common word'],
    ['orders', 'another form of a word of ours'],
    ['the form', 'a word that stands right'],
    ['köln', 'a word in letters it does not know'],
  ])('leaves %s: %s', (text) => {
    const words = text.split(' ')
    expect(speller.repair(words)).toBe(words)
  })

  const known = fc
    .constantFrom(...vocabulary.keys(), ...common.split(' '))
    .filter((word) => word !== 'delivry')
  const letters = fc.string({ unit: fc.constantFrom(...'adeginoprstuy'), minLength: 1, maxLength: 14 })

  it('never touches known words where it knows nothing of their neighbours', () => {
    const alone = buildSpeller({ vocabulary, common: common.split(' ') })
    fc.assert(
      fc.property(fc.array(known, { maxLength: 8 }), (words) => {
        expect(alone.repair(words)).toBe(words)
      }),
    )
  })

  it('leaves what it has repaired', () => {
    const alone = buildSpeller({ vocabulary, common: common.split(' ') })
    fc.assert(
      fc.property(fc.array(fc.oneof(known, letters), { maxLength: 8 }), (words) => {
        const once = alone.repair(words)
        expect(alone.repair(once)).toEqual(once)
      }),
    )
  })

  it('takes any text whatever, and looks at no more words than anybody asks in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), { maxLength: 90 }),
        (words) => {
          expect(speller.repair(words).length).toBeGreaterThanOrEqual(words.length)
        },
      ),
    )
    const endless = Array.from({ length: 10_000 }, (_, at) => `retrun${'abcdefghij'[at % 10]}`)
    expect(speller.repair(endless)).toBe(endless)
  })
})

describe('the cost of a slip', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 9 })

  it('is nothing for the same word only, and never more than all letters anew', () => {
    fc.assert(
      fc.property(word, word, (typed, meant) => {
        const cost = editCost(typed, meant, 100)
        expect(cost === 0).toBe(typed === meant)
        expect(cost).toBeLessThanOrEqual((typed.length + meant.length) * 1.3)
        expect(cost).toBeGreaterThanOrEqual(Math.abs(typed.length - meant.length) * 0.7)
      }),
    )
  })

  it('is the same below a limit as without one, and endless above it', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 4, noNaN: true }), (typed, meant, most) => {
        const cost = editCost(typed, meant, 100)
        expect(editCost(typed, meant, most)).toBe(cost <= most ? cost : Number.POSITIVE_INFINITY)
      }),
    )
  })

  it('is less for what happens easily', () => {
    expect(editCost('retrun', 'return', 3)).toBeLessThan(editCost('retxrn', 'return', 3))
    expect(editCost('rwturn', 'return', 3)).toBeLessThan(editCost('rpturn', 'return', 3))
    expect(editCost('shiping', 'shipping', 3)).toBeLessThan(editCost('shipping', 'shippingx', 3))
    expect(editCost('teturn', 'return', 3)).toBeGreaterThan(editCost('retutn', 'return', 3))
  })
})
