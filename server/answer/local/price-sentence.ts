import type { Product } from '../../../kb/product.ts'
import { listOf, verb } from './spell.ts'

/** What a product costs, in the size asked for; where sizes cost differently, what each costs. */
export function priceSentence(
  product: Product,
  size: string | undefined,
  price: (amount: number) => string,
): string {
  const name = `**${product.name}**`
  const costs = verb(product, 'costs', 'cost')
  const bySize = pricesBySize(product)
  const own = size === undefined ? undefined : bySize.get(size)
  if (own !== undefined && bySize.size > 1) return `In ${size}, the ${name} ${costs} ${price(own)}.`
  const different = new Set(bySize.values())
  if (different.size < 2) return `The ${name} ${costs} ${price([...different][0] ?? product.price)}.`
  const each = [...bySize].map(([name, amount]) => `${price(amount)} in ${name}`)
  return `The ${name} ${costs} ${listOf(each)}.`
}

/** `€29.99`, or `from €24.99` where sizes cost differently. */
export function shortPrice(product: Product, price: (amount: number) => string): string {
  const all = product.variants.map((variant) => variant.price)
  const least = Math.min(product.price, ...all)
  return new Set(all).size > 1 ? `from ${price(least)}` : price(product.price)
}

function pricesBySize({ variants }: Product): Map<string, number> {
  const prices = new Map<string, number>()
  for (const { options, price } of variants) {
    const size = options.size
    if (size !== undefined && (prices.get(size) ?? Number.POSITIVE_INFINITY) > price) prices.set(size, price)
  }
  return prices
}
