import type { Passage } from '../../kb/passage.ts'
import type { Product } from '../../kb/product.ts'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { ProductMatches } from './find-products.ts'

/** The shop as the chat turn sees it: who it is, and what it sells. */
export interface Shop {
  profile(): ShopProfile
  products(): readonly Product[]
  /** The products that a shopper's words ask for. */
  findProducts(words: string): ProductMatches
  /** The passage that tells of a product, for citing. */
  passageOf(productId: string): Passage | undefined
}
