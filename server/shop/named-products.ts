import type { Product } from '../../kb/product.ts'
import type { ProductEntry } from './product-entry.ts'
import { strongStems } from './product-words.ts'

/** How much of a name must be there for it to be the whole of it. */
export const WHOLE_NAME = 0.99

/**
 * The products that the parts of a message name, each once; where they name none, all of a kind that has two or three.
 * @param ofKind the products of the kind that the message as a whole names, where it means all of them
 */
export function namedIn(
  parts: readonly string[],
  entries: readonly ProductEntry[],
  ofKind: readonly Product[],
): Product[] {
  const all = new Set(strongStems(parts.join(' ')))
  const kinds = entries.map(({ head }) => head).filter((word) => all.has(word))
  const found = parts.flatMap((part) => {
    const own = strongStems(part)
    if (own.length === 0) return []
    // "The straight or the barrel leg jeans": the kind is said once for both.
    return (
      namedBy(shareNamed(entries, new Set(own))) ??
      namedBy(shareNamed(entries, new Set([...own, ...kinds]))) ??
      onlyOneOf(entries, own) ??
      []
    )
  })
  const named = [...new Set(found)]
  return named.length < 2 && ofKind.length > 1 && ofKind.length <= AT_MOST ? [...ofKind] : named
}

const AT_MOST = 3

/** "The parka": there is only one. */
function onlyOneOf(entries: readonly ProductEntry[], words: readonly string[]): Product | undefined {
  const [only, another] = entries.filter(({ head }) => words.includes(head))
  return another ? undefined : only?.product
}

/** How much of each product's name is among the words. */
function shareNamed(entries: readonly ProductEntry[], asked: ReadonlySet<string>) {
  return entries.map((entry) => {
    const inName = entry.name.filter((word) => asked.has(word)).length
    return { entry, inName, nameShare: entry.name.length > 0 ? inName / entry.name.length : 0 }
  })
}

/** A product is named by its whole name, or by so much of it that no other comes near. */
export function namedBy(
  scored: { entry: ProductEntry; inName: number; nameShare: number }[],
): Product | undefined {
  const [first, second] = [...scored].sort((a, b) => b.nameShare - a.nameShare)
  if (
    !first ||
    first.nameShare < 0.6 ||
    (first.nameShare - (second?.nameShare ?? 0) < 0.25 &&
      !(first.inName > (second?.inName ?? 0) && first.inName > 1))
  )
    return undefined
  return first.nameShare >= WHOLE_NAME || first.inName >= 2 ? first.entry.product : undefined
}
