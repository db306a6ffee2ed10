import type { KnowledgeBase, KnowledgeStats } from './knowledge-base.ts'
import type { Passage } from './passage.ts'
import type { Product } from './product.ts'
import type { ShopProfile } from './shop-profile.ts'

/** What one version of the knowledge base says beside its search: small enough to be handed around. */
export interface KnowledgeSnapshot {
  shop: ShopProfile
  products: readonly Product[]
  /** The passages that tell of products, by product id. */
  productPassages: ReadonlyMap<string, Passage>
  stats: KnowledgeStats
}

/** Takes the snapshot of an open knowledge base. */
export function snapshotOf(kb: KnowledgeBase): KnowledgeSnapshot {
  const productPassages = kb
    .passages()
    .flatMap((passage) => (passage.product_id === undefined ? [] : [[passage.product_id, passage] as const]))
  return {
    shop: kb.shop(),
    products: kb.products(),
    productPassages: new Map(productPassages),
    stats: kb.stats(),
  }
}
