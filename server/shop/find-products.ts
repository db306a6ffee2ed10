import type { Product } from '../../kb/product.ts'
import { stem } from '../../kb/stem.ts'
import { tokenize } from '../../kb/tokenize.ts'
import { coloursOf, sizesOf } from './product-card.ts'

/** What a message asks of a product list, and the products that meet it, best first. */
export interface ProductMatches {
  products: Product[]
  /** The one product that the words name, if they name one. */
  named: Product | undefined
  colour: string | undefined
  size: string | undefined
  maxPrice: number | undefined
  minPrice: number | undefined
  /** The words ask to be shown something to buy, rather than mention it in a question about something else. */
  shopping: boolean
}

const SHOPPING =
  /\b(?:do you (?:have|sell|carry|stock|offer)|have you got|got any|any .* (?:in|under|for)|looking for|look for|searching for|show me|find me|i (?:want|need|would like|'d like) (?:a|an|some|new|to buy|to see)\b|recommend|suggest|something|gift for|which .* (?:do you have|are (?:there|available))|what .* (?:do you (?:have|sell)|are (?:there|available)|can i buy)|buy (?:a|an|some)|browse|range of|cheapest|most expensive|how many .* left|is there (?:a|an|any)|are there any)\b/i
const MAX_PRICE =
  /(?:under|below|less than|cheaper than|up to|max(?:imum)?(?: of)?|at most|within|not more than|no more than|budget of)\s*(?:€|\$|£|eur(?:os?)?\s*)?\s*(\d+(?:[.,]\d{1,2})?)/i
const MIN_PRICE =
  /(?:over|above|more than|at least|from|starting at)\s*(?:€|\$|£|eur(?:os?)?\s*)\s*(\d+(?:[.,]\d{1,2})?)/i
/** Words that name no product even where a product's name holds them. */
const WEAK = new Set(['organic', 'the', 'and', 'with', 'for', 'of', 'in', 'set', 'made'].map(stem))

/** A finder over a catalogue; build it anew when the catalogue changes. */
export function createProductFinder(catalogue: readonly Product[]): (words: string) => ProductMatches {
  const entries = catalogue.map((product) => ({
    product,
    name: stems(product.name),
    kind: new Set([
      ...stems(product.category ?? ''),
      ...stems(product.tags.join(' ')),
      ...stems(product.cut ?? ''),
    ]),
    material: new Set(stems(product.materials.map((material) => material.name).join(' '))),
    colours: coloursOf(product),
    sizes: sizesOf(product),
  }))
  const colours = new Map<string, string>()
  const sizes = new Map<string, string>()
  for (const entry of entries) {
    for (const colour of entry.colours) colours.set(colour.toLowerCase(), colour)
    for (const { size } of entry.sizes) sizes.set(size.toLowerCase(), size)
  }

  return (words) => {
    const asked = new Set(stems(words))
    const lower = ` ${words.toLowerCase().replace(/[^\p{L}\p{N}/-]+/gu, ' ')} `
    const colour = [...colours].find(([name]) => lower.includes(` ${name} `))?.[1]
    const size = askedSize(lower, sizes)
    const maxPrice = priceIn(MAX_PRICE, words)
    const minPrice = priceIn(MIN_PRICE, words)
    const bySku = entries.find((entry) => lower.includes(` ${entry.product.product_id.toLowerCase()} `))

    const scored = entries
      .map((entry) => {
        const strongName = entry.name.filter((word) => !WEAK.has(word))
        const inName = strongName.filter((word) => asked.has(word)).length
        const nameShare = strongName.length > 0 ? inName / strongName.length : 0
        const kinds = [...entry.kind].filter((word) => asked.has(word) && !WEAK.has(word)).length
        const material = [...entry.material].some((word) => asked.has(word) && !WEAK.has(word)) ? 1 : 0
        const thing = inName > 0 || kinds > 0
        const fits =
          (colour === undefined || entry.colours.includes(colour)) &&
          (size === undefined || entry.sizes.some((own) => own.size === size && own.available)) &&
          (maxPrice === undefined || entry.product.price <= maxPrice) &&
          (minPrice === undefined || entry.product.price >= minPrice)
        return { entry, nameShare, thing, fits, score: nameShare * 3 + Math.min(kinds, 2) + material * 0.5 }
      })
      .filter(({ thing, score }) => thing && score > 0)
      .sort((a, b) => b.score - a.score)

    const [first, second] = scored
    const named =
      bySku?.product ??
      (first && first.nameShare >= 0.99 && (!second || second.nameShare < first.nameShare)
        ? first.entry.product
        : undefined)
    const best = first?.score ?? 0
    return {
      products: scored
        .filter(({ fits, score }) => fits && score >= best * 0.5)
        .map(({ entry }) => entry.product),
      named,
      colour,
      size,
      maxPrice,
      minPrice,
      shopping: SHOPPING.test(words) || maxPrice !== undefined || minPrice !== undefined,
    }
  }
}

function stems(text: string): string[] {
  return tokenize(text.replace(/t-?\s?shirts?\b/gi, 'tshirt tee')).map(stem)
}

/** A size is taken from "size M", "in M", "an XL", or where the letters can be nothing else (XS, XL, XXL). */
function askedSize(lower: string, sizes: Map<string, string>): string | undefined {
  const said = /\b(?:size|in (?:a |an |size )?)\s*([a-z0-9/-]{1,6})\b/.exec(lower)?.[1]
  const found = said === undefined ? undefined : sizes.get(said)
  if (found !== undefined) return found
  return ['xxl', 'xl', 'xs']
    .map((size) => (lower.includes(` ${size} `) ? sizes.get(size) : undefined))
    .find(Boolean)
}

function priceIn(pattern: RegExp, words: string): number | undefined {
  const amount = pattern.exec(words)?.[1]
  return amount === undefined ? undefined : Number(amount.replace(',', '.'))
}
