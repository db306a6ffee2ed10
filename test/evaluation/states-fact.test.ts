import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { statesFact } from '../../server/evaluation/states-fact.ts'

describe('a fact is stated', () => {
  it.each([
    ['Standard shipping costs €29.99.', '29,99 €'],
    ['It is 29.99 EUR.', '€29.99'],
    ['It is 29,9 euros', '€29.90'],
    ['The coat costs **€95.00** [1].', '€95'],
    ['You have thirty days.', '30 days'],
    ['Within twenty-one days', '21 days'],
    ['10 per cent off', '10 %'],
    ['from 5 - 7 business days', '5 to 7 working days'],
    ['between 88 and 93 cm', '88 to 93 cm'],
    ['wash at 30 degrees', '30 °C'],
    ['open 9 am to 6 pm', '9:00 to 18:00'],
    ['until 14:00 hours', '2 pm'],
    ['open from 18:30 to 20:30', '18:30'],
    ['Call +32 9 555 01 42.', '+3295550142'],
    ['We don’t do that.', 'do not'],
    ['You cannot return it', "can't return"],
    ['10,000 mm', '10000 mm'],
    ['Open [Your orders](/account/orders) and choose it', 'your orders and choose'],
    ['It was refunded', 'refund*'],
    ['Yes, of course.', '^yes'],
    ['**Returns**\n\nYes, of course.', '^yes'],
    ['Belgium: €3.95. Germany: €6.95.', '€6.95 & Germany'],
    ['| Belgium | €3.95 |\n| Norway | €12.95 |', 'Norway & €12.95'],
    ['See [Returns](https://verdemuse.example/returns?x=1)', 'https://verdemuse.example/returns'],
    ['See [Returns](/returns/start)', '/returns'],
  ])('%j says %j', (text, fact) => {
    expect(statesFact(text, fact)).toBe(true)
  })

  it.each([
    ['15 days', '5 days'],
    ['3 to 5 working days', '5 working days'],
    ['14 to 30 days', '30 days'],
    ['€13.95', '€3.95'],
    ['€3.95', '€3'],
    ['€3.955', '€3.95'],
    ['€6.95', '€5.95'],
    ['1.5 days', '5 days'],
    ['freedom', 'free'],
    ['returns are free', 'return'],
    ['No, but yes in June.', '^yes'],
    ['Belgium: €3.95. Germany: €6.95.', '€3.95 & Germany'],
    ['| Belgium | €3.95 |\n| Norway | €12.95 |', 'Norway & €3.95'],
    ['See https://evil.example/returns', '/returns'],
    ['See [Returns](/returns-old)', '/returns'],
    ['', 'anything'],
  ])('%j does not say %j', (text, fact) => {
    expect(statesFact(text, fact)).toBe(false)
  })
})

const words = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8}){0,4}$/)

test('a text states whatever words it is made of, and a fact states itself', () => {
  fc.assert(
    fc.property(words, words, words, (before, fact, after) => {
      expect(statesFact(`${before}. ${fact}! ${after}`, fact)).toBe(true)
    }),
  )
})

test('an amount is stated in each form in which it is written, and in none of another amount', () => {
  const cents = fc.integer({ min: 1, max: 99_999 })
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      const english = (amount: number) => `€${(amount / 100).toFixed(2)}`
      const german = (amount: number) => `${(amount / 100).toFixed(2).replace('.', ',')} €`
      expect(statesFact(`It costs ${german(a)} in all.`, english(a))).toBe(true)
      expect(statesFact(`It costs ${english(a)}.`, german(a))).toBe(true)
      if (a !== b) expect(statesFact(`It costs ${english(a)}, of course.`, english(b))).toBe(false)
    }),
  )
})

test('no fact makes it fail, whatever signs it holds', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, fact) => typeof statesFact(text, fact) === 'boolean'),
  )
})
