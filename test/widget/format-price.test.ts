import { describe, expect, test } from 'vitest'
import { formatPrice } from '../../widget/format-price.ts'

describe('formatPrice', () => {
  test.each([
    ['en', 29.99, 'EUR', '€29.99'],
    ['de-DE', 1234.5, 'EUR', '1.234,50 €'],
    ['en-US', 39, 'USD', '$39.00'],
    ['ja-JP', 4200, 'JPY', '¥4,200'],
  ])('writes prices as %s does', (locale, amount, currency, text) => {
    expect(formatPrice({ amount, currency }, locale).replaceAll('\u00a0', ' ').replace('￥', '¥')).toBe(text)
  })

  test('still shows a price whose currency or locale is unknown', () => {
    expect(formatPrice({ amount: 5, currency: 'leaves' }, 'en')).toBe('5.00 leaves')
    expect(formatPrice({ amount: 5, currency: 'EUR' }, 'not a locale')).toBe('5.00 EUR')
  })
})
