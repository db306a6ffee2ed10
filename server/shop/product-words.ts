import type { Product } from '../../kb/product.ts'
import { stem } from '../../kb/stem.ts'
import { stopWords } from '../../kb/stop-words.ts'
import { tokenize } from '../../kb/tokenize.ts'
import { colourFamilies, colourFamily } from './colour-family.ts'
import { coloursOf } from './product-card.ts'

/** Words that tell no product from another even where a product's name holds them. */
const WEAK = new Set(
  tokenize('organic recycled the and with for of in set made free pairs 3 basics').map(stem),
)

/** The stems of a text's words that can tell one product from another. */
export function strongStems(text: string): string[] {
  return tokenize(text.replace(/t-?\s?shirts?\b/gi, 'tshirt'))
    .filter((word) => word.length > 1 && !stopWords.has(word))
    .map(productStem)
    .filter((word) => !WEAK.has(word))
}

/** Leggings are no legs: a stem that leaves so little of a word is another word's. */
export function productStem(word: string): string {
  const stemmed = stem(word)
  return stemmed.length < word.length - 4 ? word : stemmed
}

/** Colour words that may be asked for, each with the shop's colours it means: none, where the shop has no such. */
export function colourWords(catalogue: readonly Product[]): [string, Set<string>][] {
  const own = new Map<string, Set<string>>()
  const families = new Map<string, Set<string>>(colourFamilies.map((family) => [family, new Set()]))
  for (const product of catalogue) {
    for (const colour of coloursOf(product)) {
      own.set(colour.toLowerCase(), new Set([colour]))
      const hex = product.images.find((image) => image.colour === colour)?.hex
      const family = hex === undefined ? undefined : colourFamily(hex)
      if (family) families.get(family)?.add(colour)
    }
  }
  families.set('gray', families.get('grey') ?? new Set())
  // "Black" is a name of the shop's own and a family, which then holds what the shop calls otherwise too.
  for (const word of colourFamilies) for (const colour of own.get(word) ?? []) families.get(word)?.add(colour)
  return [...families, ...own]
}

const SAID_SIZE = /\bsize\s+([a-z0-9/-]{1,6})\b/g
const PERHAPS_SIZE =
  /\b(?:in|an?)\s+([a-z0-9/-]{1,6})\b(?!\s+(?:days?|hours?|weeks?|minutes?|cm|inch|euros?|percent|items?|pieces?))/g

/** A size is taken from "size M", "in M", "an XL", or where the letters can be nothing else (XS, XL, XXL). */
export function askedSize(lower: string, sizes: ReadonlyMap<string, string>): string | undefined {
  const said = [...lower.matchAll(SAID_SIZE), ...lower.matchAll(PERHAPS_SIZE)].map((match) => match[1] ?? '')
  const alone = ['xxl', 'xl', 'xs'].filter((size) => lower.includes(` ${size} `))
  return [...said, ...alone].map((size) => sizes.get(size)).find((size) => size !== undefined)
}

/** The entry whose word stands last in a text: what somebody says later is what they mean. */
export function lastMentioned<T>(lower: string, entries: readonly [string, T][]): [string, T] | undefined {
  let found: [string, T] | undefined
  let at = -1
  for (const entry of entries) {
    const position = lower.lastIndexOf(` ${entry[0]} `)
    if (position > at) {
      at = position
      found = entry
    }
  }
  return found
}
