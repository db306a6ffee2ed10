import type { ProductEntry } from './product-entry.ts'

const SUPERLATIVE = /\b(?:your|the|which|what)\b(?:\s+\w+){0,2}?\s+(\w{3,})est\b/i

/** "Your warmest jacket" → `warm` */
export function superlativeIn(words: string): string | undefined {
  const base = SUPERLATIVE.exec(words)?.[1]?.toLowerCase()
  return base === undefined || /^(?:b|lat|clos|near|inter|r|t|gu|for|hon|qu|requ|sugg|m)$/.test(base)
    ? undefined
    : base
}

/** 2 where the description uses the superlative, 1 where it uses the word. */
export function saysOf({ product }: ProductEntry, base: string | undefined): number {
  if (base === undefined) return 0
  const said = product.description.toLowerCase()
  return said.includes(`${base}est`) ? 2 : said.includes(base) ? 1 : 0
}

/** A parka may be the warmest jacket: with what else of their categories is said to be the most so. */
export function withCategories(
  kept: readonly ProductEntry[],
  entries: readonly ProductEntry[],
  base: string,
): ProductEntry[] {
  const categories = new Set(kept.map(({ product }) => product.category))
  return [
    ...kept,
    ...entries.filter(
      (entry) => !kept.includes(entry) && categories.has(entry.product.category) && saysOf(entry, base) === 2,
    ),
  ]
}
