import { colourFamilies } from '../../shop/colour-family.ts'
import { optionsText } from '../../shop/orders/order-words.ts'
import type { OrderItem, Variant } from '../../shop/orders/order.ts'

/**
 * The variants that words mean, among those of the item's product that can be had: what is not said stays as it is.
 * Empty where the words name no option.
 */
export function variantsMeant(
  text: string,
  item: OrderItem,
  variants: readonly Variant[],
  /** Plain words for colours, each with the product's own that it may mean: "green" for Moss. */
  colours: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Variant[] {
  const others = variants.filter(({ itemId }) => itemId !== item.itemId)
  const wanted: Record<string, string[]> = {}
  const left = withoutOwn(text, item)
  for (const name of namesOf(variants)) {
    const values = [...new Set(variants.map(({ options }) => options[name] ?? ''))].filter(Boolean)
    const said = values.filter((value) => says(left, value, name))
    const plain = said.length > 0 ? [] : values.filter((value) => saysPlainly(left, value, colours))
    if (said.length + plain.length > 0) wanted[name] = [...said, ...plain]
  }
  if (Object.keys(wanted).length === 0) return relative(left, item, others)
  const fits = others.filter(({ options }) =>
    Object.entries(wanted).every(([name, values]) => values.includes(options[name] ?? '')),
  )
  const near = fits.filter(({ options }) =>
    Object.entries(item.options).every(
      ([name, value]) => wanted[name] !== undefined || options[name] === value,
    ),
  )
  return near.length > 0 ? near : fits
}

/** A colour or size that words ask for and the product does not come in; undefined where it does, or none is said. */
export function optionNotMade(text: string, variants: readonly Variant[]): string | undefined {
  const made = new Set(
    variants.flatMap(({ options }) => Object.values(options).map((value) => value.toLowerCase())),
  )
  const asked = [...colourFamilies, ...SIZES].filter((word) =>
    word.length === 1
      ? says(text, word.toUpperCase(), 'size')
      : new RegExp(String.raw`\b${word}\b`, 'i').test(text),
  )
  const missing = asked.find((word) => !made.has(word))
  return missing && (SIZES.includes(missing) ? missing.toUpperCase() : missing)
}

/** The nearest alternatives in stock: first those that differ in one option only. */
export function alternatives(item: OrderItem, variants: readonly Variant[]): Variant[] {
  const distance = ({ options }: Variant) =>
    Object.entries(item.options).filter(([name, value]) => options[name] !== value).length
  return variants
    .filter(({ itemId, available }) => itemId !== item.itemId && available)
    .map((variant) => ({ variant, far: distance(variant) }))
    .sort((a, b) => a.far - b.far)
    .map(({ variant }) => variant)
}

/** "Moss, L", with what it costs more or less. */
export function variantLabel(variant: Variant, item: OrderItem, price: (amount: number) => string): string {
  const difference = variant.priceCents - item.priceCents
  const sign = difference > 0 ? '+' : '−'
  const cost = difference === 0 ? '' : ` (${sign}${price(Math.abs(difference) / 100)})`
  return `${optionsText(variant.options) || variant.name}${cost}`
}

const SIZES = ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl']

/** "One size up", "a bigger one". */
function relative(text: string, item: OrderItem, others: readonly Variant[]): Variant[] {
  const up = /\b(?:bigger|larger|one (?:size )?up|size up|too (?:small|tight|short))\b/i.test(text)
  const down = /\b(?:smaller|one (?:size )?down|size down|too (?:big|large|wide|long|loose))\b/i.test(text)
  const size = item.options.size
  if (up === down || size === undefined) return []
  const rank = (value: string) => {
    const letter = SIZES.indexOf(value.toLowerCase())
    return letter >= 0 ? letter : Number.parseFloat(value)
  }
  const own = rank(size)
  const same = others.filter(
    ({ options, available }) =>
      available &&
      Object.entries(item.options).every(([name, value]) => name === 'size' || options[name] === value) &&
      (up ? rank(options.size ?? '') > own : rank(options.size ?? '') < own),
  )
  return same
    .sort((a, b) => Math.abs(rank(a.options.size ?? '') - own) - Math.abs(rank(b.options.size ?? '') - own))
    .slice(0, 1)
}

/** "Green", of a product whose greens have names of their own. */
function saysPlainly(
  text: string,
  value: string,
  colours: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return [...colours].some(
    ([word, own]) => own.has(value) && new RegExp(String.raw`\b${word}\b`, 'i').test(text),
  )
}

function namesOf(variants: readonly Variant[]): string[] {
  return [...new Set(variants.flatMap(({ options }) => Object.keys(options)))]
}

/** Whether a text names the value of an option: a single letter only as a capital, or where it is said to be a size. */
function says(text: string, value: string, name: string): boolean {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (/^[A-Za-z]$/.test(value))
    return (
      new RegExp(String.raw`(?<![\p{L}\p{N}'’])${escaped.toUpperCase()}(?![\p{L}\p{N}'’])`, 'u').test(text) ||
      new RegExp(String.raw`\b(?:${name}|size|in|an?)\s+${escaped}\b(?!['’])`, 'i').test(text)
    )
  if (new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'iu').test(text)) return true
  const word = { small: 'S', medium: 'M', large: 'L' }
  return Object.entries(word).some(
    ([said, size]) => size === value && new RegExp(String.raw`\b${said}\b`, 'i').test(text),
  )
}

/** Without what the item is now: "the moss one in M for ecru" wants ecru. */
function withoutOwn(text: string, item: OrderItem): string {
  const after = /\b(?:for|to|into|instead|rather)\b(.*)$/i.exec(text)?.[1]
  if (after && /[\p{L}\p{N}]/u.test(after)) return `${after} `
  const names = Object.values(item.options).filter((value) => value.length > 2)
  return names.reduce(
    (rest, value) => rest.replace(new RegExp(value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), ' '),
    text,
  )
}
