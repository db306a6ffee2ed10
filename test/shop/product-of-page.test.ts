import { describe, expect, it } from 'vitest'
import { productSchema } from '../../kb/product.ts'
import { productOfPage } from '../../server/shop/product-of-page.ts'

const tee = productSchema.parse({
  product_id: 'T1',
  name: 'Soft Tee',
  price: 20,
  url: 'https://shop.example/products/soft-tee',
})
const dress = productSchema.parse({
  ...tee,
  product_id: 'D1',
  name: 'Soft Tee Dress',
  url: '/products/dress',
})

describe('the product of a page', () => {
  it.each([
    ['https://www.shop.example/products/soft-tee/?colour=moss#sizes', undefined, 'T1'],
    ['http://127.0.0.1:8787/products/dress', undefined, 'D1'],
    ['https://shop.example/other', 'Soft Tee Dress | Shop', 'D1'],
    ['https://shop.example/', 'Soft Tees for summer', undefined],
    ['https://shop.example/products', 'Shop', undefined],
  ])('of %s titled %s is %s', (url, title, id) => {
    expect(productOfPage({ url, title }, [tee, dress])?.product_id).toBe(id)
  })

  it('is not told by a path that several products share', () => {
    const shared = [tee, dress].map((product) => ({ ...product, url: `/item?id=${product.product_id}` }))
    expect(productOfPage({ url: 'https://shop.example/item?id=D1' }, shared)).toBeUndefined()
  })
})
