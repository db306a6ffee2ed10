import type { Product } from '../../kb/product.ts'

/** What a message asks of a product list, and what there is for it, best first. */
export interface ProductMatches {
  /** The words that were looked at. */
  words: string
  /** Products of the kind that is asked for, which fit colour, size and price. */
  products: Product[]
  /** Products of that kind that do not fit, those first that miss least, then the cheapest. */
  near: Product[]
  /** The one product that the words name, if they name one. */
  named: Product | undefined
  /** The words only touch what the products are tagged with, not what they are. */
  loose: boolean
  /** The colour word that was used, and the shop's own colours that it means: all its blues for "blue". */
  colourAsked: string | undefined
  colours: string[]
  size: string | undefined
  minPrice: number | undefined
  maxPrice: number | undefined
  /** What it must be made of, and must not hold. */
  material: string | undefined
  withoutMaterial: string | undefined
  /** The stems of the kinds that it must not be: "not a scarf". */
  withoutKinds: ReadonlySet<string>
  /** The cheapest or the dearest first. */
  sort: 'cheapest' | 'dearest' | undefined
  /** Words of what is wished for that none of the products says: "for kids". */
  unmet: string[]
  /** The products that the words put side by side, where they name two or more. */
  compared: Product[]
  /** The words name a kind of thing that the shop has: "jeans", not "wash" of a wash bag. */
  namesKind: boolean
  /** The words that name the product or its kind, as stems. */
  kindWords: ReadonlySet<string>
  /** The words ask to be shown something to buy, rather than mention it in a question about something else. */
  shopping: boolean
  /** The words hold nothing but the name, kind, colour or size of a product. */
  onlyProduct: boolean
  /** The words hold nothing but a colour, a size or a price. */
  onlyWishes: boolean
}
