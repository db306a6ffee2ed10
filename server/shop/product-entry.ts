import type { Product } from '../../kb/product.ts'
import { suitsFor } from './occasions.ts'
import { coloursOf, sizesOf } from './product-card.ts'
import { type colourWords, strongStems } from './product-words.ts'

/** A product of the catalogue with the stems of the words that may ask for it. */
export interface ProductEntry {
  product: Product
  name: string[]
  kind: Set<string>
  /** The last word of what it is: `jeans` of `barrel jeans`. */
  head: string
  tags: Set<string>
  /** Tags that are what other products are. */
  tagKinds: string[]
  /** What the description says. */
  said: Set<string>
  /** All of the above, colours and sizes. */
  words: Set<string>
  colours: string[]
  sizes: ReturnType<typeof sizesOf>
}

/** @param heads the last words of what the shop's products are: `jeans`, `dress` */
export function entryOf(
  product: Product,
  colourNames: ReturnType<typeof colourWords>,
  heads: ReadonlySet<string>,
): ProductEntry {
  const name = strongStems(product.name)
  const kind = new Set(strongStems(`${product.category ?? ''} ${product.cut ?? ''}`))
  const tags = new Set(
    strongStems(`${product.tags.join(' ')} ${product.materials.map((material) => material.name).join(' ')}`),
  )
  const colours = coloursOf(product)
  const sizes = sizesOf(product)
  const shades = colourNames
    .filter(([, names]) => colours.some((colour) => names.has(colour)))
    .map(([word]) => word)
  const rest = strongStems(['size', ...shades, ...sizes.map(({ size }) => size)].join(' '))
  const head = strongStems(product.cut ?? product.name).at(-1) ?? ''
  const tagKinds = product.tags.flatMap((tag) => {
    const [word, ...more] = strongStems(tag)
    return word !== undefined && more.length === 0 && heads.has(word) ? [word] : []
  })
  return {
    product,
    name,
    kind,
    head,
    tags,
    tagKinds,
    said: new Set(strongStems(product.description)),
    words: new Set([...name, ...kind, ...tags, ...rest]),
    colours,
    sizes,
  }
}

/** Whether a product is one of these kinds: by what it is, or by a tag that says so. */
export function isOfKind({ head, tagKinds }: ProductEntry, kinds: ReadonlySet<string>): boolean {
  return kinds.has(head) || tagKinds.some((word) => kinds.has(word))
}

/**
 * Whether a product's words or its description say a stem, in whatever form (rain, rainy; warm, warmest), or what suits
 * the occasion that it means.
 */
export function saysStem({ words, said }: ProductEntry, stem: string): boolean {
  const has = (wanted: string) =>
    words.has(wanted) || [...said, ...words].some((own) => isFormOf(own, wanted))
  return has(stem) || suitsFor(stem).some(has)
}

const SHORTEST_STEM = 4

function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= SHORTEST_STEM && long.startsWith(short) && long.length - short.length <= 3
}
