import type { Product } from '../../kb/product.ts'
import { sizesOf } from './product-card.ts'
import { sizeHolds } from './size-holds.ts'

/** What is counted is no size. */
const COUNTED =
  /^\s?(?:%|€|\$|£|days?|weeks?|months?|years?|hours?|euros?|eur|pieces?|items?|pairs?|of them)/i
/** What follows these is a price. */
const PRICED =
  /(?:\b(?:under|below|max(?:imum)?|around|about|than|up to|over|above|budget(?: of)?|between|at (?:least|most))|[€$£])\s*$/i

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
    return (
      [name, bare].some((way) => way !== '' && has(said, way, text)) ||
      (name.includes('/') && name.split('/').some((way) => has(said, way, text))) ||
      numbersIn(said).some((number) => sizeHolds(size, number))
    )
  })
}

/** Numbers that may be sizes: not those that are counted, or that money is named by. */
export function numbersIn(said: string): string[] {
  return [...said.matchAll(/(?<![\p{L}\p{N}.,€$£])\d{2}(?![\p{L}\p{N}%€$£]|[.,]\d)/gu)]
    .filter(({ index }) => isSize(said, index, 2))
    .map(([number]) => number)
}

function isSize(said: string, at: number, length: number): boolean {
  return !COUNTED.test(said.slice(at + length)) && !PRICED.test(said.slice(0, at))
}

function has(said: string, way: string, text: string): boolean {
  if (/^[a-z]$/.test(way))
    return (
      new RegExp(`\\b${way.toUpperCase()}\\b(?!['’])`).test(text) ||
      new RegExp(`\\b(?:in|size|an?)\\s${way}\\b(?!['’])`, 'i').test(text)
    )
  const at = new RegExp(
    `(?<![\\p{L}\\p{N}.,])${way.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}]|[.,]\\d)`,
    'u',
  ).exec(said)
  return at !== null && isSize(said, at.index, way.length)
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
