import type { Money } from '../server/wire.ts'

/** A price as the shopper's locale writes it, such as `€29.99`; an unknown locale or currency is no reason to fail. */
export function formatPrice(price: Money, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: price.currency }).format(price.amount)
  } catch {
    return `${price.amount.toFixed(2)} ${price.currency}`
  }
}
