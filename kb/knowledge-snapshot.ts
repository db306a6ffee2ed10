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
  /** Policies, articles and FAQs in the order of their files, for pages to read; empty unless asked for. */
  readings: readonly Passage[]
  stats: KnowledgeStats
}

/** Takes the snapshot of an open knowledge base; with all its texts where somebody shows them as pages. */
export function snapshotOf(kb: KnowledgeBase, { readings }: { readings: boolean }): KnowledgeSnapshot {
  const passages = kb.passages()
  const productPassages = passages.flatMap((passage) =>
    passage.product_id === undefined ? [] : [[passage.product_id, passage] as const],
  )
  return {
    shop: kb.shop(),
    products: kb.products(),
    productPassages: new Map(productPassages),
    readings: readings ? passages.filter(({ kind }) => kind !== 'product' && kind !== 'conversation') : [],
    stats: kb.stats(),
  }
}
