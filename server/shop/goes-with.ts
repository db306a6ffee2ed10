import type { Product } from '../../kb/product.ts'
import { isAvailable } from './product-card.ts'

/** "What goes with it?", "What can I wear it with?" */
export const ASKS_WHAT_GOES_WITH =
  /\b(?:what|which|anything|something)\b.{0,40}\b(?:goes?|match(?:es)?|wear|pair|combine|suits?|works?)\b.{0,30}\bwith\b|\bwhat (?:can|could|should|do) i (?:wear|pair|combine|match) (?:it|this|them|these|the|my)\b|\b(?:style|outfit)\b.{0,20}\b(?:it|this|with|around)\b/i
const SHOWN = 4
/** Tags that every other product has say nothing of what goes together. */
const SAME_FOR_HALF = 0.5

/**
 * Pieces of other categories that go with one: those that share most of what it is tagged with (winter, office), one of
 * a category. None where nothing is shared.
 */
export function goesWith(product: Product, catalogue: readonly Product[]): Product[] {
  const often = (tag: string) =>
    catalogue.filter(({ tags }) => tags.includes(tag)).length > catalogue.length * SAME_FOR_HALF
  const own = new Set(product.tags.filter((tag) => !often(tag)))
  const shared = ({ tags }: Product) => tags.filter((tag) => own.has(tag)).length
  const ranked = catalogue
    .filter((other) => other.category !== product.category && isWorn(other) && isAvailable(other))
    .filter((other) => shared(other) > 0)
    .sort((a, b) => shared(b) - shared(a))
  const chosen: Product[] = []
  for (const other of ranked)
    if (chosen.length < SHOWN && !chosen.some(({ category }) => category === other.category))
      chosen.push(other)
  return chosen
}

/** What is made of cloth for a bed or a kitchen goes with no skirt. */
function isWorn({ category = '', tags }: Product): boolean {
  return !/\b(?:home|living|kitchen|bed|bath|sleep\w*|underwear)\b/i.test(`${category} ${tags.join(' ')}`)
}
