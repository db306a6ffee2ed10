import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePrice } from '../../kb/import/parse-price.ts'

test.each([
  ['29.99', 29.99],
  ['29,99', 29.99],
  ['1.234,50', 1234.5],
  ['1,234.50', 1234.5],
  ['1,299', 1299],
  ['1.250.000,00', 1250000],
  ['€ 18', 18],
  ['18,- EUR', 18],
  ["1'200.00", 1200],
  ['0', 0],
  ['-5', undefined],
  ['free', undefined],
  ['', undefined],
  ['1.2.3', undefined],
  ['5 to 9', undefined],
])('%s', (text, amount) => {
  expect(parsePrice(text)).toBe(amount)
})

test('an amount is the same however a country writes it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom('en', 'de', 'fr', 'de-CH', 'nl', 'sv'),
      (cents, locale) => {
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
        expect(parsePrice(format.format(cents / 100))).toBe(cents / 100)
      },
    ),
  )
})
