import fc from 'fast-check'
import { expect, test } from 'vitest'
import { productsFromCsv } from '../../kb/import/products-from-csv.ts'
import { productSchema } from '../../kb/product.ts'
import { csvOf } from './csv-of.ts'
import { fixture, golden } from './fixture.ts'

const today = '2026-04-10'
const shopUrl = 'https://fern-and-field.example'

test.each(['shopify', 'woocommerce'])('a %s export becomes a catalogue', async (shop) => {
  const imported = productsFromCsv(`${shop}.csv`, fixture(`${shop}-export.csv`), { shopUrl, today })
  expect(imported.shop).toBe(shop)
  for (const { value } of imported.entries) expect(productSchema.safeParse(value).error).toBeUndefined()
  await expect(`${JSON.stringify(imported, null, 2)}\n`).toMatchFileSnapshot(golden(`${shop}-export.txt`))
})

test("Shopify's newer template is read as its export is", () => {
  const table = csvOf([
    [
      'Title',
      'URL handle',
      'Description',
      'Type',
      'Tags',
      'Published on online store',
      'Status',
      'SKU',
      'Option1 name',
      'Option1 value',
      'Price',
      'Inventory quantity',
      'Continue selling when out of stock',
      'Product image URL',
    ],
    [
      'Mug',
      'mug',
      '<p>A mug.</p>',
      'Kitchen',
      'clay',
      'TRUE',
      'Active',
      'MUG-1',
      'Title',
      'Default Title',
      '9.5',
      '4',
      'DENY',
      'https://cdn.example/mug.png',
    ],
  ])
  const { entries, problems } = productsFromCsv('t.csv', table, { shopUrl, today })
  expect(problems).toEqual([])
  expect(entries[0]?.value).toEqual({
    product_id: 'mug',
    name: 'Mug',
    description: 'A mug.',
    price: 9.5,
    category: 'Kitchen',
    stock: 4,
    url: 'https://fern-and-field.example/products/mug',
    tags: ['clay'],
    images: [{ src: 'https://cdn.example/mug.png' }],
  })
})

test('a header of neither shop is a problem that says what was found', () => {
  const { shop, entries, problems } = productsFromCsv(
    't.csv',
    csvOf([
      ['foo', 'bar'],
      ['1', '2'],
    ]),
    { today },
  )
  expect([shop, entries, problems[0]?.line]).toEqual([undefined, [], 1])
  expect(problems[0]?.reason).toContain('"foo", "bar"')
})

test('a sale price holds between its dates', () => {
  const header = [
    'Type',
    'SKU',
    'Name',
    'Regular price',
    'Sale price',
    'Date sale price starts',
    'Date sale price ends',
  ]
  const row = ['simple', 'a', 'A', '20', '15', '2026-04-01', '2026-04-30']
  const priceOn = (day: string) =>
    productsFromCsv('t.csv', csvOf([header, row]), { today: day }).entries[0]?.value.price
  expect([
    priceOn('2026-03-31'),
    priceOn('2026-04-01'),
    priceOn('2026-04-30'),
    priceOn('2026-05-01'),
  ]).toEqual([20, 15, 15, 20])
})

// Any words in any cell: what comes out is a catalogue, and every product of the table is in it once or told of.
const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const shopifyRow = fc.record({
  Handle: fc.constantFrom('a', 'b', 'c', ''),
  Title: fc.oneof(words, fc.constant('Shirt')),
  'Body (HTML)': fc.oneof(words, fc.constant('<p>x<ul><li>y')),
  'Option1 Name': fc.constantFrom('', 'Size', 'Title'),
  'Option1 Value': words,
  'Variant SKU': words,
  'Variant Price': fc.oneof(words, fc.constantFrom('9.99', '1,299.00', '')),
  'Variant Inventory Qty': fc.oneof(words, fc.integer().map(String)),
  Status: fc.constantFrom('active', 'draft', ''),
})

test('whatever stands in the cells, what comes out is valid and nothing is lost without a word', () => {
  fc.assert(
    fc.property(fc.array(shopifyRow, { maxLength: 8 }), (rows) => {
      const names = [
        'Handle',
        'Title',
        'Body (HTML)',
        'Option1 Name',
        'Option1 Value',
        'Variant SKU',
        'Variant Price',
        'Variant Inventory Qty',
        'Status',
      ] as const
      const table = csvOf([[...names], ...rows.map((row) => names.map((name) => row[name]))])
      const imported = productsFromCsv('t.csv', table, { today })
      const keys = imported.entries.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { value } of imported.entries) expect(productSchema.safeParse(value).success).toBe(true)
      const handles = rows.map((row) => row.Handle).filter(Boolean)
      const told = `${imported.skipped.join()} ${imported.unread.join()}`
      for (const handle of handles) expect(keys.includes(handle) || told.includes(handle)).toBe(true)
    }),
  )
})

test('what Shopify does not count is never sold out', () => {
  const header = ['Handle', 'Title', 'Variant Price', 'Variant Inventory Tracker', 'Variant Inventory Qty']
  const rows = [
    ['counted', 'A', '5', 'shopify', '0'],
    ['not-counted', 'B', '5', '', '0'],
  ]
  const { entries } = productsFromCsv('t.csv', csvOf([header, ...rows]), { today })
  expect(entries.map(({ value }) => value.stock)).toEqual([0, undefined])
})

test('a variation that leaves an option open has every value of it; a hidden product is not on sale', () => {
  const header = [
    'Type',
    'SKU',
    'Name',
    'Regular price',
    'Parent',
    'Visibility in catalog',
    'Attribute 1 name',
    'Attribute 1 value(s)',
    'Attribute 2 name',
    'Attribute 2 value(s)',
  ]
  const rows = [
    ['variable', 'tee', 'Tee', '', '', 'visible', 'Color', 'Red, Blue', 'Size', 'L, M'],
    ['variation', 'tee-red', 'Tee - Red', '20', 'tee', 'visible', 'Color', 'Red', 'Size', ''],
    ['simple', 'sample', 'Sample', '1', '', 'hidden', '', '', '', ''],
  ]
  const { entries, skipped } = productsFromCsv('t.csv', csvOf([header, ...rows]), { today })
  expect(entries.map(({ value }) => [value.product_id, value.sizes, value.colours])).toEqual([
    ['tee', ['L', 'M'], undefined],
  ])
  expect(skipped).toEqual(['not on sale (draft, private or hidden): sample'])
})
