import { describe, expect, it } from 'vitest'
import { optionValues, productSchema } from '../../kb/product.ts'
import { priceFormat, productPassage } from '../../kb/product-passage.ts'
import { briefProduct } from './briefs-own-examples.ts'

const euro = priceFormat('en', 'EUR')
const variant = (size: string, colour: string, price: number) => ({
  item_id: `${size}-${colour}`,
  options: { size, colour },
  price,
})

describe('a product as a passage', () => {
  it("reads as text with only the brief's own fields", () => {
    const passage = productPassage('products/catalog.json#VM1234', productSchema.parse(briefProduct), euro)
    expect(passage.text).toBe(
      'A sustainably made cotton t-shirt. Category: Tops. Price: €29.99. Returns: 30-day return.',
    )
    expect(passage).toMatchObject({ title: 'Organic Cotton T-shirt', product_id: 'VM1234', kind: 'product' })
  })

  it('tells materials, colours, sizes, care and the range of prices', () => {
    const product = productSchema.parse({
      ...briefProduct,
      materials: [{ name: 'Wool', percent: 80 }, 'Silk'],
      care: ['Wash cold.', 'Dry flat'],
      variants: [variant('S', 'Moss', 29.99), variant('M', 'Moss', 29.99), variant('M', 'Ink', 34)],
    })
    expect(optionValues(product, 'size')).toEqual(['S', 'M'])
    const { text } = productPassage('x', product, euro)
    expect(text).toContain(
      'Material: 80% Wool, Silk. Colours: Moss, Ink. Sizes: S, M. Care: Wash cold; Dry flat.',
    )
    expect(text).toContain('Price: €29.99 to €34.00.')
  })

  it('leaves the stock out, which changes by the minute', () => {
    expect(productPassage('x', productSchema.parse(briefProduct), euro).text).not.toContain('150')
  })

  it('writes prices as the shop does, and plainly where the locale is unknown', () => {
    expect(priceFormat('de', 'EUR')(29.9)).toMatch(/^29,90\s€$/)
    expect(priceFormat('not a locale', 'EUR')(29.9)).toBe('29.90 EUR')
  })
})
