import type { KnowledgeBase } from '../../kb/knowledge-base.ts'
import type { Product } from '../../kb/product.ts'
import { createProductFinder } from './find-products.ts'
import type { Shop } from './shop.ts'

/**
 * The shop as its knowledge base tells it. In the demo, links to the made-up shop lead to the pages that this
 * server shows in its place.
 */
export function createShop(kb: KnowledgeBase, { demo }: { demo: boolean }): Shop {
  const profile = kb.shop()
  const products = demo
    ? kb.products().map((product) => withDemoUrl(product, profile.url))
    : [...kb.products()]
  const find = createProductFinder(products)
  const passages = new Map(
    kb.passages().flatMap((passage) => (passage.product_id ? [[passage.product_id, passage]] : [])),
  )
  return {
    profile: () => profile,
    products: () => products,
    findProducts: find,
    passageOf: (productId) => passages.get(productId),
  }
}

function withDemoUrl(product: Product, shopUrl: string | undefined): Product {
  if (shopUrl === undefined || !product.url?.startsWith(shopUrl)) return product
  return { ...product, url: product.url.slice(shopUrl.length) }
}
