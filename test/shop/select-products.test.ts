import { expect, test } from 'vitest'
import { productSchema } from '../../kb/product.ts'
import { createProductFinder } from '../../server/shop/find-products.ts'
import { type ProductQuery, selectProducts } from '../../server/shop/select-products.ts'

const variant = (colour: string, size: string, available: boolean, price: number) => ({
  item_id: `${colour}${size}`,
  options: { colour, size },
  price,
  available,
})
const catalogue = [
  {
    product_id: 'linen',
    name: 'Linen Midi Dress',
    category: 'Dresses',
    price: 119,
    colours: ['Ochre', 'Sage'],
    materials: [{ name: 'European linen', percent: 100 }],
    variants: [variant('Ochre', 'S', true, 119), variant('Ochre', 'M', false, 119)],
  },
  {
    product_id: 'wrap',
    name: 'Lyocell Wrap Dress',
    category: 'Dresses',
    price: 89,
    colours: ['Plum'],
    materials: ['Lyocell'],
    variants: [variant('Plum', 'L', false, 89)],
  },
  { product_id: 'socks', name: 'Wool Socks', category: 'Socks', price: 12, stock: 3, materials: ['Wool'] },
].map((product) => productSchema.parse(product))
const shop = { products: () => catalogue, findProducts: createProductFinder(catalogue) }

test.each<[ProductQuery, string[], string[]]>([
  [{ type: 'dress' }, ['linen', 'wrap'], []],
  [{ text: 'dress', sort: 'cheapest' }, ['wrap', 'linen'], []],
  [{ type: 'dress', sort: 'dearest' }, ['linen', 'wrap'], []],
  [{ type: 'dress', maxPrice: 100 }, ['wrap'], ['linen']],
  [{ type: 'dress', minPrice: 100 }, ['linen'], ['wrap']],
  [{ type: 'dress', inStock: true }, ['linen'], ['wrap']],
  [{ type: 'dress', colour: 'plum' }, ['wrap'], ['linen']],
  [{ type: 'dress', colour: 'Mauve' }, [], ['linen', 'wrap']],
  [{ type: 'dress', size: 's' }, ['linen'], ['wrap']],
  [{ type: 'dress', size: 'M' }, [], ['linen', 'wrap']],
  [{ type: 'dress', material: 'Linen' }, ['linen'], ['wrap']],
  [{ material: 'wool' }, ['socks'], ['linen', 'wrap']],
  [{ maxPrice: 20 }, ['socks'], ['linen', 'wrap']],
  [{ text: 'Lyocell Wrap Dress' }, ['wrap'], []],
  [{ text: 'submarine' }, [], []],
  [{}, ['linen', 'wrap', 'socks'], []],
])('%j', (query, fitting, near) => {
  const found = selectProducts(shop, query)
  expect(found.fitting.map(({ product_id }) => product_id)).toEqual(fitting)
  expect(found.near.map(({ product_id }) => product_id)).toEqual(near)
})
