import { expect, it, test } from 'vitest'
import type { Product } from '../../kb/product.ts'
import { createProductFinder } from '../../server/shop/find-products.ts'
import { isAvailable, productCard, sizesOf } from '../../server/shop/product-card.ts'

function aProduct(part: Partial<Product> & { product_id: string; name: string }): Product {
  return {
    description: '',
    price: 10,
    tags: [],
    colours: [],
    sizes: [],
    materials: [],
    care: [],
    images: [],
    variants: [],
    ...part,
  } as Product
}

const variant = (colour: string, size: string, available: boolean) =>
  ({
    item_id: `${colour}${size}`,
    options: { colour, size },
    price: 10,
    available,
  }) as Product['variants'][number]

const dress = aProduct({
  product_id: 'D1',
  name: 'Linen Midi Dress',
  category: 'Dresses',
  price: 119,
  colours: ['Ochre', 'Sage'],
  variants: [variant('Ochre', 'S', true), variant('Ochre', 'M', false), variant('Sage', 'M', true)],
})
const wrap = aProduct({
  product_id: 'D2',
  name: 'Lyocell Wrap Dress',
  category: 'Dresses',
  price: 89,
  colours: ['Plum'],
  variants: [variant('Plum', 'L', false)],
})
const socks = aProduct({ product_id: 'S1', name: 'Wool Socks', category: 'Socks', price: 12, stock: 3 })
const find = createProductFinder([dress, wrap, socks])
const ids = (words: string) => find(words).products.map(({ product_id }) => product_id)

test('"how long" is no word of a product', () => {
  const top = aProduct({ product_id: 'T1', name: 'Ribbed Long-Sleeve Top', category: 'Tops' })
  const among = createProductFinder([top, dress])
  for (const words of ['How long does shipping take?', 'how long is delivery', 'why does it take so long?'])
    expect(among(words)).toMatchObject({ products: [], kindWords: new Set() })
  expect(among('do you have long-sleeve tops?').products).toEqual([top])
})

test.each<[string, string[]]>([
  ['do you have dresses?', ['D1', 'D2']],
  ['a dress under 100 euros', ['D2']],
  ['dresses in sage', ['D1']],
  ['dresses in size M', ['D1']],
  ['dresses in size XXL', ['D1', 'D2']],
  ['the cheapest dress', ['D2', 'D1']],
  ['the most expensive thing you have', ['D1', 'D2', 'S1']],
  ['anything in plum?', ['D2']],
  ['something under 20 euros', ['S1']],
  ['do you have a piano in plum?', []],
  ['what is your return policy?', []],
])('%j finds %j', (words, found) => {
  expect(ids(words).sort()).toEqual([...found].sort())
})

it('puts first what can be bought, and what is cheapest where that is asked', () => {
  expect(ids('do you have dresses?')).toEqual(['D1', 'D2'])
  expect(find('the cheapest thing').products.at(-1)?.product_id).toBe('D2')
})

it('says what does not fit, cheapest first, so that something near can be shown', () => {
  const { products, near } = find('a dress under 50 euros')
  expect(products).toEqual([])
  expect(near.map(({ product_id }) => product_id)).toEqual(['D2', 'D1'])
})

it('knows a product by its name, by most of it, and by its number', () => {
  for (const words of ['Linen Midi Dress', 'tell me of the linen midi dress please', 'is D1 any good?'])
    expect(find(words).named).toBe(dress)
  expect(find('a dress').named).toBeUndefined()
})

it('takes the colour that was said last, and none that is part of a word', () => {
  expect(find('not ochre but sage dresses').colours).toEqual(['Sage'])
  expect(find('a message about dresses').colourAsked).toBeUndefined()
})

it('survives what no shop asks', () => {
  for (const words of ['', ' ', '\0', '<script>', '%', '(', '\\', '🧦', 'constructor', '__proto__'])
    expect(() => find(words)).not.toThrow()
  expect(createProductFinder([])('dress').products).toEqual([])
})

test('a card tells what can be bought, in which sizes', () => {
  expect(productCard(dress, 'EUR')).toMatchObject({
    product_id: 'D1',
    price: { amount: 119, currency: 'EUR' },
    available: true,
    sizes: [
      { size: 'S', available: true },
      { size: 'M', available: true },
    ],
  })
  expect(sizesOf(dress, 'ochre')).toEqual([
    { size: 'S', available: true },
    { size: 'M', available: false },
  ])
  expect([dress, wrap, socks, aProduct({ product_id: 'x', name: 'x' })].map(isAvailable)).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect(isAvailable(aProduct({ product_id: 'x', name: 'x', stock: 0 }))).toBe(false)
})
