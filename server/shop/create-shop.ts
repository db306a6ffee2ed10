import type { KnowledgeSnapshot } from '../../kb/knowledge-snapshot.ts'
import type { Passage } from '../../kb/passage.ts'
import { createDemoAddresses } from './demo-addresses.ts'
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
    readings: () => shop().readings(),
    shown: (passage) => shop().shown(passage),
  }
}

function shopOf(snapshot: KnowledgeSnapshot, demo: boolean): Omit<Shop, 'profile'> {
  const addresses = demo
    ? createDemoAddresses(snapshot.shop.url, snapshot.readings, snapshot.products)
    : undefined
  const products = addresses
    ? snapshot.products.map((product) => withUrl(product, addresses.ofProduct(product)))
    : snapshot.products
  const shown = (passage: Passage): Passage => {
    if (!addresses) return passage
    const moved = withUrl(passage, addresses.ofPassage(passage))
    return moved.markdown === undefined ? moved : { ...moved, markdown: addresses.localLinks(moved.markdown) }
  }
  const readings = snapshot.readings.map(shown)
  return {
    products: () => products,
    findProducts: createProductFinder(products),
    passageOf: (productId) => snapshot.productPassages.get(productId),
    readings: () => readings,
    shown,
  }
}

function withUrl<T extends { url?: string | undefined }>(entry: T, url: string | undefined): T {
  return url === undefined ? entry : { ...entry, url }
}
