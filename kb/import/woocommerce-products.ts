import { oneLine } from '../clean-text.ts'
import { htmlText } from '../html-text.ts'
import type { Product } from '../product.ts'
import type { CsvRow, CsvTable } from './csv-table.ts'
import { finishProduct } from './finish-product.ts'
import type { Imported } from './imported.ts'
import { isoDate } from './iso-date.ts'
import { parsePrice } from './parse-price.ts'
import { descriptionText } from './description-text.ts'
import { type NamedFact, productFacts } from './product-facts.ts'
import { optionName, variantId } from './variant-options.ts'

type Variant = Product['variants'][number]

/** An attribute column group of a row: `Attribute 1 name`, `Attribute 1 value(s)`. */
interface Attribute {
  name: string
  values: string[]
}

/** Whether the header is that of WooCommerce's export. */
export function isWooCommerce(table: CsvTable): boolean {
  return ['type', 'name', 'regular price'].every((name) => table.columns.includes(name))
}

/**
 * The products of a WooCommerce export. Variations join the product that their `Parent` names (a SKU, or
 * `id:44`), wherever in the file it stands. `today` (`2026-04-10`) decides whether a sale price holds.
 */
export function wooCommerceProducts(
  file: string,
  table: CsvTable,
  today: string,
): Imported<Record<string, unknown>> {
  const imported: Imported<Record<string, unknown>> = {
    entries: [],
    unread: [],
    incomplete: table.problems.length > 0,
    skipped: [],
    problems: [...table.problems],
  }
  const reject = (row: CsvRow, reason: string) =>
    void imported.problems.push({ file, line: row.line, reason: `${labelOf(row)}: ${reason}` })
  const isVariation = (row: CsvRow) => typesOf(row).includes('variation')
  const parents = table.rows.filter((row) => !isVariation(row))
  const variations = new Map<CsvRow, CsvRow[]>()
  for (const row of table.rows.filter(isVariation)) {
    const parent = parents.find((candidate) => isCalled(candidate, row.get('parent')))
    if (!parent) reject(row, `its parent "${row.get('parent')}" is not in this file`)
    else variations.set(parent, [...(variations.get(parent) ?? []), row])
  }
  const hidden: string[] = []
  const lines = new Map<string, number>()
  for (const row of parents) {
    const id = idOf(row)
    if (id === '') {
      reject(row, 'neither SKU nor ID')
      imported.incomplete = true
      continue
    }
    const isHidden = row.get('visibility in catalog') === 'hidden'
    if (isHidden || (row.get('published') !== '' && row.get('published') !== '1')) {
      hidden.push(labelOf(row))
      continue
    }
    const before = lines.get(id)
    if (before !== undefined) {
      reject(row, `the same SKU "${id}" as in line ${before}`)
      continue
    }
    lines.set(id, row.line)
    const problems = imported.problems.length
    const product = readProduct(row, variations.get(row) ?? [], parents, today, reject)
    if (product) imported.entries.push({ key: id, title: String(product.name), value: product })
    if (imported.problems.length > problems) imported.unread.push(id)
  }
  if (hidden.length > 0) imported.skipped.push(`not on sale (draft, private or hidden): ${hidden.join(', ')}`)
  return imported
}

function readProduct(
  row: CsvRow,
  variations: CsvRow[],
  parents: CsvRow[],
  today: string,
  reject: (row: CsvRow, reason: string) => void,
): Record<string, unknown> | undefined {
  const id = idOf(row)
  const name = plain(row.get('name'))
  if (name === '') return void reject(row, 'no name')
  const own = attributesOf(row)
  const variants = variations.flatMap((variation) => {
    if (variation.get('published') === '0') return []
    const variant = readVariant(id, variation, row, today)
    if (typeof variant !== 'string') return [variant]
    reject(variation, variant)
    return []
  })
  const price = variants.length > 0 ? undefined : priceOf(row, today)
  if (typeof price === 'string') return void reject(row, price)
  const children = variants.length > 0 || price !== undefined ? [] : groupPrices(row, parents, today)
  const single = price ?? (children.length > 0 ? Math.min(...children) : undefined)
  if (variants.length === 0 && single === undefined) return void reject(row, 'no price')
  // An option that a variation leaves open has every value that the product names.
  const isTold = (option: string) =>
    variants.length > 0 && variants.every(({ options }) => options[option] !== undefined)
  const facts = productFacts(own.filter(({ name }) => !isTold(optionName(name))) satisfies NamedFact[])
  const categories = row
    .get('categories')
    .split(/(?<!\\),/)
    .map((path) => plain(path.replaceAll('\\,', ',')))
  const stock = stockOf(row)
  const texts = [row.get('short description'), row.get('description')].map((text) =>
    descriptionText(withoutEscapes(text)),
  )
  const external = row.get('external url')
  const result = finishProduct(
    {
      product_id: id,
      name,
      description: [...new Set(texts), ...facts.sentences].filter(Boolean).join(' '),
      category: categories[0]?.split('>').at(-1)?.trim(),
      ...(/^https?:\/\//.test(external) && { url: external }),
      tags: row.get('tags').split(',').map(plain).filter(Boolean),
      images: row
        .get('images')
        .split(/,\s*(?=https?:)/)
        .map((src) => src.trim())
        .filter(Boolean)
        .map((src) => ({ src })),
      variants,
      ...(single !== undefined && {
        single: { price: single, stock, available: isInStock(row, stock) },
      }),
    },
    facts.fields,
  )
  if ('product' in result) return result.product
  return void reject(row, result.reasons.join('; '))
}

/** A variation, or what is wrong with it. */
function readVariant(productId: string, row: CsvRow, parent: CsvRow, today: string): Variant | string {
  const price = priceOf(row, today) ?? priceOf(parent, today)
  if (price === undefined) return 'a variation without a price'
  if (typeof price === 'string') return price
  const options: Record<string, string> = {}
  for (const { name, values } of attributesOf(row)) {
    if (values[0] !== undefined) options[optionName(name)] = values[0]
  }
  const parentStock = stockOf(parent)
  const stock = stockOf(row) ?? (row.get('stock') === 'parent' ? parentStock : undefined)
  return {
    item_id:
      row.get('sku') || (row.get('id') ? `${productId}-${row.get('id')}` : variantId(productId, options)),
    options,
    price,
    available: isInStock(row, stock),
    ...(stock !== undefined && { stock }),
  }
}

/** What is paid today, undefined where nothing is said, or what is wrong with it. */
function priceOf(row: CsvRow, today: string): number | string | undefined {
  const [regular, sale] = [row.get('regular price'), row.get('sale price')]
  const [starts, ends] = [
    isoDate(row.get('date sale price starts')),
    isoDate(row.get('date sale price ends')),
  ]
  const onSale =
    sale !== '' && (starts === undefined || starts <= today) && (ends === undefined || today <= ends)
  const written = onSale ? sale : regular
  if (written === '') return undefined
  return parsePrice(written) ?? `the price "${written}" is not an amount`
}

/** A grouped product costs what its members cost. */
function groupPrices(row: CsvRow, parents: CsvRow[], today: string): number[] {
  const members = row
    .get('grouped products')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return members.flatMap((name) => {
    const member = parents.find((candidate) => isCalled(candidate, name))
    const price = member && priceOf(member, today)
    return typeof price === 'number' ? [price] : []
  })
}

/** Whole numbers only, below zero where orders wait: none there. */
function stockOf(row: CsvRow): number | undefined {
  const count = Number(row.get('stock') || Number.NaN)
  return Number.isFinite(count) ? Math.max(0, Math.floor(count)) : undefined
}

function isInStock(row: CsvRow, stock: number | undefined): boolean {
  const backorders = /^(?:1|notify|yes)$/.test(row.get('backorders allowed?'))
  const said = row.get('in stock?').toLowerCase()
  if (said === 'backorder' || (backorders && said !== '0')) return true
  return said === '' ? stock !== 0 : said !== '0' && stock !== 0
}

function attributesOf(row: CsvRow): Attribute[] {
  const attributes: Attribute[] = []
  for (let number = 1; row.get(`attribute ${number} name`) !== ''; number++) {
    if (row.get(`attribute ${number} visible`) === '0' && row.get('parent') === '') {
      // Hidden from shoppers, unless variations are told apart by it; then they carry it themselves.
      continue
    }
    const values = row
      .get(`attribute ${number} value(s)`)
      .split(/(?<!\\),/)
      .map((value) => plain(value.replaceAll('\\,', ',')))
    attributes.push({
      name: plain(row.get(`attribute ${number} name`)),
      values: values.filter(Boolean),
    })
  }
  return attributes
}

const typesOf = (row: CsvRow) =>
  row
    .get('type')
    .toLowerCase()
    .split(',')
    .map((type) => type.trim())
const idOf = (row: CsvRow) => row.get('sku') || row.get('id')
const labelOf = (row: CsvRow) => idOf(row) || row.get('name') || 'row'
const isCalled = (row: CsvRow, name: string) =>
  name !== '' && (name.startsWith('id:') ? row.get('id') === name.slice(3) : row.get('sku') === name)
/** WooCommerce writes a line break in a description as the two characters `\n`. */
const withoutEscapes = (text: string) => text.replaceAll('\\n', '\n')
const plain = (html: string) => oneLine(htmlText(html))
