import { oneLine } from '../clean-text.ts'
import { htmlText } from '../html-text.ts'
import type { Product } from '../product.ts'
import type { CsvRow, CsvTable } from './csv-table.ts'
import { finishProduct } from './finish-product.ts'
import type { Imported } from './imported.ts'
import { parsePrice } from './parse-price.ts'
import { descriptionText } from './description-text.ts'
import { type NamedFact, productFacts } from './product-facts.ts'
import { optionName, variantId } from './variant-options.ts'

type Variant = Product['variants'][number]

/** Each column under the names of the export and of the newer template. */
const columns = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  description: ['body (html)', 'description'],
  type: ['type', 'custom product type'],
  category: ['product category', 'standard product type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  sku: ['variant sku', 'sku'],
  price: ['variant price', 'price'],
  stock: ['variant inventory qty', 'inventory quantity'],
  tracker: ['variant inventory tracker', 'inventory tracker'],
  policy: ['variant inventory policy', 'continue selling when out of stock'],
  image: ['image src', 'product image url'],
  imageText: ['image alt text'],
  variantImage: ['variant image', 'variant image url'],
} as const

/** Whether the header is one of Shopify's. */
export function isShopify(table: CsvTable): boolean {
  const has = (names: readonly string[]) => names.some((name) => table.columns.includes(name))
  return has(columns.handle) && has(columns.title) && (has(columns.price) || has(columns.description))
}

/**
 * The products of a Shopify export: rows with the same handle are one product, each row with a price one
 * variant, the rest pictures. `shopUrl` gives the products their addresses.
 */
export function shopifyProducts(
  file: string,
  table: CsvTable,
  shopUrl: string | undefined,
): Imported<Record<string, unknown>> {
  const imported: Imported<Record<string, unknown>> = {
    entries: [],
    unread: [],
    incomplete: table.problems.length > 0,
    skipped: [],
    problems: [...table.problems],
  }
  const hidden: string[] = []
  for (const [handle, rows] of byHandle(file, table, imported)) {
    const first = rows[0]!
    const state = first.get(...columns.status).toLowerCase()
    if (
      ['draft', 'archived', 'unlisted'].includes(state) ||
      /^(?:false|no)$/i.test(first.get(...columns.published))
    ) {
      hidden.push(handle)
      continue
    }
    const problems = imported.problems.length
    const product = readProduct(file, handle, rows, table, shopUrl, imported)
    if (product) imported.entries.push({ key: handle, title: String(product.name), value: product })
    if (imported.problems.length > problems) imported.unread.push(handle)
  }
  if (hidden.length > 0)
    imported.skipped.push(`not on sale (draft, archived or unpublished): ${hidden.join(', ')}`)
  return imported
}

function byHandle(file: string, table: CsvTable, imported: Imported<unknown>): Map<string, CsvRow[]> {
  const products = new Map<string, CsvRow[]>()
  let last = ''
  for (const row of table.rows) {
    // The newer template leaves the handle away where the title stands for it.
    const handle = row.get(...columns.handle) || last
    if (handle === '') {
      imported.problems.push({ file, line: row.line, reason: 'no handle' })
      imported.incomplete = true
      continue
    }
    last = handle
    const rows = products.get(handle)
    if (rows) rows.push(row)
    else products.set(handle, [row])
  }
  return products
}

function readProduct(
  file: string,
  handle: string,
  rows: CsvRow[],
  table: CsvTable,
  shopUrl: string | undefined,
  imported: Imported<unknown>,
): Record<string, unknown> | undefined {
  const first = rows[0]!
  const reject = (line: number, reason: string) => void imported.problems.push({ file, line, reason })
  const name = plain(first.get(...columns.title))
  if (name === '') {
    reject(first.line, `${handle}: no title`)
    return undefined
  }
  // Where the column is there and empty, Shopify sells without counting.
  const tracks = columns.tracker.some((name) => table.columns.includes(name))
  const variants = rows.flatMap((row) => {
    const variant = readVariant(handle, row, first, tracks)
    if (typeof variant !== 'string') return variant ? [variant] : []
    reject(row.line, `${handle}: ${variant}`)
    return []
  })
  const [only] = variants
  if (!only) {
    if (!imported.problems.some(({ reason }) => reason.startsWith(`${handle}: `)))
      reject(first.line, `${handle}: no price`)
    return undefined
  }
  const facts = productFacts(metafields(first, table.columns))
  const isSingle = variants.length === 1 && Object.keys(only.options).length === 0
  const result = finishProduct(
    {
      product_id: handle,
      name,
      description: [descriptionText(first.get(...columns.description)), ...facts.sentences]
        .filter(Boolean)
        .join(' '),
      category:
        first.get(...columns.type) ||
        first
          .get(...columns.category)
          .split('>')
          .at(-1)
          ?.trim(),
      url: shopUrl ? new URL(`/products/${encodeURIComponent(handle)}`, shopUrl).href : undefined,
      tags: first
        .get(...columns.tags)
        .split(',')
        .map(oneLine)
        .filter(Boolean),
      images: readImages(rows),
      variants: isSingle ? [] : variants,
      ...(isSingle && { single: only }),
    },
    facts.fields,
  )
  if ('product' in result) return result.product
  reject(first.line, `${handle}: ${result.reasons.join('; ')}`)
  return undefined
}

/** The row's variant, undefined for a row that only adds a picture, or what is wrong with it. */
function readVariant(
  handle: string,
  row: CsvRow,
  first: CsvRow,
  tracks: boolean,
): Variant | string | undefined {
  const written = row.get(...columns.price)
  const options = optionsOf(row, first)
  if (written === '')
    return row === first || Object.keys(options).length === 0 ? undefined : 'a variant without a price'
  const price = parsePrice(written)
  if (price === undefined) return `the price "${written}" is not an amount`
  const count = row.get(...columns.stock)
  const tracked = !tracks || row.get(...columns.tracker) !== ''
  if (count !== '' && !/^-?\d+$/.test(count)) return `the stock "${count}" is not a whole number`
  // Shopify counts below zero what it sold beyond its stock.
  const stock = tracked && count !== '' ? Math.max(0, Number(count)) : undefined
  const sellsOn = /^(?:continue|true)$/i.test(row.get(...columns.policy))
  return {
    item_id: row.get(...columns.sku).replace(/^'/, '') || variantId(handle, options),
    options,
    price,
    available: stock === undefined || stock > 0 || sellsOn,
    ...(stock !== undefined && { stock }),
  }
}

/** Names stand in a product's first row only. `Title: Default Title` is Shopify's word for no options. */
function optionsOf(row: CsvRow, first: CsvRow): Record<string, string> {
  const options: Record<string, string> = {}
  for (const number of [1, 2, 3]) {
    const name = first.get(`option ${number} name`, `option${number} name`)
    const value = row.get(`option ${number} value`, `option${number} value`)
    if (name && value && value !== 'Default Title') options[optionName(name)] = value
  }
  return options
}

function readImages(rows: CsvRow[]): Product['images'] {
  const colours = new Map<string, string>()
  for (const row of rows) {
    const colour = optionsOf(row, rows[0]!).colour
    const picture = row.get(...columns.variantImage)
    if (colour && picture && !colours.has(picture)) colours.set(picture, colour)
  }
  const images = new Map<string, Product['images'][number]>()
  for (const row of rows) {
    const src = row.get(...columns.image)
    const alt = row.get(...columns.imageText)
    const colour = colours.get(src)
    if (src && !images.has(src)) images.set(src, { src, ...(alt && { alt }), ...(colour && { colour }) })
  }
  return [...images.values()]
}

/** Columns such as `Fabric (product.metafields.shopify.fabric)`, whose lists are separated by semicolons. */
function metafields(row: CsvRow, names: readonly string[]): NamedFact[] {
  return names.flatMap((column) => {
    const found = /^(.+?) ?\(product metafields (\w+) .+\)$/.exec(column)
    const [, name = '', namespace] = found ?? []
    const value = row.get(column)
    // Records and rich text say nothing to a shopper as they stand; colours and sizes are the variants'.
    if (!name || !value || /gid:\/\/|^[[{]/.test(value) || /^(?:colou?r|size)$/.test(name)) return []
    // Shopify's own attributes hold handles (`organic-cotton`), a shop's hold words.
    const words = namespace === 'shopify' ? value.replaceAll('-', ' ') : value
    const values = words.split(/[;\n]/).map(oneLine).filter(Boolean)
    return [{ name: name.charAt(0).toUpperCase() + name.slice(1), values }]
  })
}

const plain = (html: string) => oneLine(htmlText(html))
