import type { Product } from '../../kb/product.ts'
import { sizesOf } from './product-card.ts'

/** What is counted is no size. */
const COUNTED =
  /^\s?(?:%|€|\$|£|days?|weeks?|months?|years?|hours?|euros?|eur|pieces?|items?|pairs?|of them)/i

/**
 * The size of this product that a text means: `M`, `44`, `200 x 200`, `15 inch`, `the large one`. A single letter must
 * be a capital, or be said to be a size. Undefined where none of its sizes is meant.
 */
export function sizeMeant(text: string, product: Product): string | undefined {
  return sizesMeant(text, product).sort((a, b) => b.length - a.length)[0]
}

/** All sizes of this product that a text means. */
export function sizesMeant(text: string, product: Product): string[] {
  const sizes = sizesOf(product).map(({ size }) => size)
  const said = compact(text)
  return sizes.filter((size) => {
    const name = compact(size)
    const bare = name.replace(/\s?(?:cm|mm|l|inch)$/, '')
    return [name, bare].some((way) => way !== '' && has(said, way, text, size))
  })
}

function has(said: string, way: string, text: string, size: string): boolean {
  if (/^[a-z]$/.test(way))
    return (
      new RegExp(`\\b${size}\\b`).test(text) ||
      new RegExp(`\\b(?:in|size|an?)\\s${way}\\b(?!['’])`, 'i').test(text)
    )
  const at = new RegExp(
    `(?<![\\p{L}\\p{N}.,])${way.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}]|[.,]\\d)`,
    'u',
  ).exec(said)
  return at !== null && !COUNTED.test(said.slice(at.index + way.length))
}

/** `200 × 200 cm` → `200x200 cm`; `15 inches` → `15 inch`. */
function compact(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d)\s*[x×*]\s*(?=\d)/g, '$1x')
    .replace(/(\d)\s*(?:litres?|liters?|l)\b/g, '$1 l')
    .replace(/(\d)[\s-]*(?:inch(?:es)?|")/g, '$1 inch')
    .replace(/(\d)\s*cm\b/g, '$1 cm')
    .replace(/\bbig(?:ger)?\b|\blarger\b/g, 'large')
    .replace(/\blittle\b|\bsmaller\b/g, 'small')
}
