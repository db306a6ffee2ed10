import type { Passage } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { ProductMatches } from './product-matches.ts'

/** The shop as the chat turn and the demo's pages see it: who it is, what it sells, what it has written. */
export interface Shop {
  profile(): ShopProfile
  products(): readonly Product[]
  /** The products that a shopper's words ask for. */
  findProducts(words: string): ProductMatches
  /** The passage that tells of a product, for citing. */
  passageOf(productId: string): Passage | undefined
  /** Policies, articles and FAQs in the order of their files; none where the demo is off. */
  readings(): readonly Passage[]
  /** A passage as a shopper is shown it: in the demo, its own address and its links are pages of this server. */
  shown(passage: Passage): Passage
}
