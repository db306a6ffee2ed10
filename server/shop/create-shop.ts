import type { KnowledgeSnapshot } from '../../kb/knowledge-snapshot.ts'
import type { Product } from '../../kb/product.ts'
import { createProductFinder } from './find-products.ts'
import type { Shop } from './shop.ts'

/**
 * The shop as its knowledge base tells it now. In the demo, links to the made-up shop lead to the pages that this
 * server shows in its place.
 */
export function createShop(current: () => KnowledgeSnapshot, { demo }: { demo: boolean }): Shop {
  let made: { from: KnowledgeSnapshot; shop: Omit<Shop, 'profile'> } | undefined
  const shop = () => {
    const from = current()
    if (made?.from !== from) made = { from, shop: shopOf(from, demo) }
    return made.shop
  }
  return {
    profile: () => current().shop,
    products: () => shop().products(),
    findProducts: (words) => shop().findProducts(words),
    passageOf: (productId) => shop().passageOf(productId),
  }
}

function shopOf(snapshot: KnowledgeSnapshot, demo: boolean): Omit<Shop, 'profile'> {
  const { url } = snapshot.shop
  const products = demo ? snapshot.products.map((product) => withDemoUrl(product, url)) : snapshot.products
  return {
    products: () => products,
    findProducts: createProductFinder(products),
    passageOf: (productId) => snapshot.productPassages.get(productId),
  }
}

function withDemoUrl(product: Product, shopUrl: string | undefined): Product {
  if (shopUrl === undefined || !product.url?.startsWith(shopUrl)) return product
  return { ...product, url: product.url.slice(shopUrl.length) }
}
