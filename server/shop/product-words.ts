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

/** What shoppers call a thing, and what it is called as well; a shop has one of them or the other. */
const SAME_THINGS: readonly string[] = [
  'trainers sneakers',
  'pants trousers slacks',
  'sweater pullover jumper',
  'tee tshirt',
  'handbag purse bag',
  'rucksack backpack',
  'pjs jammies pyjamas',
  'knickers panties undies underpants briefs',
  'wellingtons gumboots wellies',
  'waistcoat gilet bodywarmer',
  'anorak mac raincoat',
  'robe bathrobe',
  'sweatpants joggers',
  'muffler scarf',
  'mittens gloves',
  'nightie nightgown nightdress nightshirt',
  'bedlinen bedding',
  'footwear shoes',
  'pillowslip pillowcase',
  'ballerinas flats',
]

const sameThings = new Map<string, Set<string>>()
for (const group of SAME_THINGS) {
  const stems = new Set(strongStems(group))
  for (const word of stems) sameThings.set(word, stems)
}

/**
 * Stems with those by which else a thing is called, where the shop does not use the word itself.
 * @param isSaid whether any product is called so
 */
export function withSameThings(stems: readonly string[], isSaid: (stem: string) => boolean): string[] {
  return stems.flatMap((word) => {
    if (isSaid(word)) return [word]
    const others = [...(sameThings.get(word) ?? [])].filter(isSaid)
    return others.length > 0 ? others : [word]
  })
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

const LETTER_ALONE = /(?<![\p{L}\p{N}'’&.-])[SML](?![\p{L}\p{N}'’&-])/gu

/**
 * A size is taken from "size M", "in M", "an XL", or where the letters can be nothing else: XS, XL, XXL, and S, M or L as
 * a capital that stands alone.
 */
export function askedSize(
  words: string,
  lower: string,
  sizes: ReadonlyMap<string, string>,
): string | undefined {
  const said = [...lower.matchAll(SAID_SIZE), ...lower.matchAll(PERHAPS_SIZE)].map((match) => match[1] ?? '')
  const alone = ['xxl', 'xl', 'xs'].filter((size) => lower.includes(` ${size} `))
  const letters = (words.match(LETTER_ALONE) ?? []).map((letter) => letter.toLowerCase())
  return [...said, ...alone, ...letters].map((size) => sizes.get(size)).find((size) => size !== undefined)
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
