import type { NumberedPassage } from '../answerer.ts'
import { contentStems } from '../content-stems.ts'
import { type Table, tablesOf } from './table-rows.ts'
import type { Asked, Told } from './tell-passages.ts'

/** A part of the body as shoppers and size tables call it, with the words that a table's header may have for it. */
const PARTS: Record<string, string[]> = {
  bust: ['bust', 'chest'],
  chest: ['chest', 'bust'],
  waist: ['waist'],
  hips: ['hip', 'hips'],
  hip: ['hip', 'hips'],
  foot: ['foot', 'feet'],
  feet: ['foot', 'feet'],
  head: ['head'],
  hand: ['hand'],
}
const PART = Object.keys(PARTS).join('|')
const NUMBER = String.raw`(\d{2,3}(?:[.,]\d{1,2})?)`
const BEFORE = new RegExp(String.raw`\b(${PART})s?\b[^.\d]{0,20}?${NUMBER}\s?(?:cm)?\b`, 'gi')
const AFTER = new RegExp(
  String.raw`${NUMBER}\s?(?:cm)?\s+(?:(?:around|in|at|round)\s+)?(?:my |the )?(${PART})s?\b`,
  'gi',
)
const SIZE = /\b(?:sizes?|fits?|measure\w*|wear|take|need)\b/i
const RANGE = /^(\d+(?:[.,]\d+)?)\s*(?:to|–|-)\s*(\d+(?:[.,]\d+)?)$/

/** A measurement that a message gives, centimetres. */
interface Measurement {
  part: string
  value: number
}

/** The search that finds a shop's size tables, for a message that gives measurements; undefined where it gives none. */
export function sizeTableQuery({ query }: Asked): string | undefined {
  const [first] =
    SIZE.test(query) && !/\binch(?:es)?\b|\d\s?(?:"|”|in\b)/i.test(query) ? measurementsIn(query) : []
  return first && `size table ${PARTS[first.part]?.join(' ')} cm`
}

const BODY =
  /\b[12][.,]\d{1,2}\s?m?\b(?!\s?(?:€|euro))|\b1\d\d\s?cm\b|\b\d{2,3}\s?(?:kg|kgs|kilos?|lbs?|pounds|stone)\b|\b[4-6]\s?(?:'|’|ft|feet|foot)\s?\d{0,2}/i
const ASKS_SIZE = /\b(?:size|sizes|fit|fits|wear|take|need|XS|XL|XXL)\b|\b[SML] or (?:[SML]|XS|XL)\b/

/** Whether a message gives height or weight, which no size is told by, and no measurement that one is. */
export function givesOnlyHeight({ query }: Asked): boolean {
  return BODY.test(query) && ASKS_SIZE.test(query) && measurementsIn(query).length === 0
}

/** Which size measurements come to, by the tables of the shop's pages. Undefined where no table has them. */
export function sizeFact({ query }: Asked, passages: readonly NumberedPassage[]): Told | undefined {
  const measurements = SIZE.test(query) ? measurementsIn(query) : []
  for (const page of passages) {
    for (const table of tablesOf(page.passage.markdown ?? '')) {
      const found = measurements.flatMap((measurement) => {
        const row = rowFor(measurement, table)
        return row ? [{ measurement, row }] : []
      })
      if (found.length === 0) continue
      const sizes = [...new Set(found.map(({ row }) => row[0] ?? ''))]
      const said = found.map(
        ({ measurement: { part, value }, row }) => `${row[0]} by the ${part} (${value} cm)`,
      )
      const [only] = found
      const named = table.header[0] === 'Size' ? 'size' : `${table.header[0]}`
      const text =
        sizes.length === 1 && only
          ? `You need ${named} **${sizes[0]}**${others(table, only.row)}: it is made for ${found.map(({ measurement }) => saidOf(measurement)).join(' and ')}. [${page.n}]`
          : `That lies between sizes: ${said.join(', ')}. [${page.n}]`
      return { text, used: [page] }
    }
  }
  return undefined
}

/** `a bust of 90 cm` */
function saidOf({ part, value }: Measurement): string {
  const name = part === 'feet' ? 'foot' : part
  return `${name === 'hips' ? '' : 'a '}${name} of ${value} cm`
}

/** What a size is called elsewhere: ` (EU 38 to 40)`. */
function others({ header }: Table, row: readonly string[]): string {
  const at = header.findIndex((name, column) => column > 0 && /^(?:EU|UK|US|DE|FR|IT)$/i.test(name))
  return at > 0 && row[at] !== undefined ? ` (${header[at]} ${row[at]})` : ''
}

/** The row in whose range the value lies; of single values the first that is not smaller. */
function rowFor({ part, value }: Measurement, { header, rows }: Table): string[] | undefined {
  const names = new Set((PARTS[part] ?? []).flatMap((name) => [...contentStems(name)]))
  const column = header.findIndex((name) => [...contentStems(name)].some((word) => names.has(word)))
  if (column < 0) return undefined
  const ranged = rows.filter((row) => {
    const [, low, high] = RANGE.exec(row[column] ?? '') ?? []
    return low !== undefined && high !== undefined && number(low) <= value && value <= number(high)
  })
  const [low, high] = ranged
  // A value on the border is in both.
  if (low && high) return [`${low[0]} or ${high[0]}`]
  if (low) return low
  const single = rows.filter((row) => /^\d+(?:[.,]\d+)?$/.test(row[column] ?? ''))
  const values = single.map((row) => number(row[column] ?? ''))
  if (values.length === 0 || value < Math.min(...values) - 1) return undefined
  return single[values.findIndex((own) => own >= value)]
}

function measurementsIn(text: string): Measurement[] {
  const found = new Map<string, number>()
  for (const [, part = '', value = ''] of text.matchAll(BEFORE)) found.set(part.toLowerCase(), number(value))
  for (const [, value = '', part = ''] of text.matchAll(AFTER))
    if (!found.has(part.toLowerCase())) found.set(part.toLowerCase(), number(value))
  return [...found].map(([part, value]) => ({ part, value }))
}

function number(text: string): number {
  return Number(text.replace(',', '.'))
}
