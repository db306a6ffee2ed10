import { datesIn, monthsIn, type NamedDate, timesIn, weekdaysIn } from './calendar.ts'
import { deedsIn, isDeedOfOwnOrder } from './deeds.ts'
import type { ProductNames } from './product-names.ts'
import { isSameQuantity, type Quantity, quantitiesIn } from './quantities.ts'

/** Something in a sentence that can be looked up, from `at` to `end`. */
export type Fact = { at: number; end: number } & (
  | { kind: 'link' | 'e-mail' | 'phone' | 'code' | 'address' | 'product'; key: string }
  | { kind: 'date'; readings: NamedDate[] }
  | { kind: 'month' | 'weekday' | 'time'; number: number }
  | { kind: 'figure'; quantity: Quantity }
  | { kind: 'deed'; says: string }
)

/** A text that claims are held against, read once. */
export interface Evidence {
  keys: ReadonlySet<string>
  phones: readonly string[]
  dates: readonly NamedDate[]
  months: ReadonlySet<number>
  weekdays: ReadonlySet<number>
  times: ReadonlySet<number>
  figures: readonly Quantity[]
  /** Lower-case words, one space between and around them. */
  words: string
}

const LINK =
  /\[[^\]\n]{0,300}\]\(\s*([^)\s]{1,600})[^)\n]{0,100}\)|\bhttps?:\/\/[^\s<>"'`)\]]{1,600}|\bwww\.[^\s<>"'`)\]]{1,600}/gi
const E_MAIL = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu
const PHONE = /(?<![\p{L}\p{N}#-])(?:\+|\(?0)\(?\d(?:[ \u00a0()./-]{0,3}\d){6,14}(?!\d)/gu
/** Marks of letters and digits: order, product and article numbers. Sizes and A4 are none. */
const CODE = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}_-]*\d{3})(?:#\s?)?(?:[A-Z]{1,6}[-_]?\d[\w-]*|#\d[\w-]*)/giu
const STREET = 'Street|Road|Avenue|Lane|Square|Place|Drive'
const ADDRESS = new RegExp(
  [
    String.raw`\b\p{Lu}[\p{L}'’-]{0,30}(?:stra(?:ß|ss)e|str\.|straat|laan|kaai|plein|steenweg|gasse|platz|allee|weg|lei| (?:${STREET}))\s\d{1,4}[a-z]?\b`,
    String.raw`\b\d{1,4}[a-z]?,?\s(?:\p{Lu}[\p{L}'’-]{1,30}\s){1,3}(?:${STREET})\b`,
    String.raw`\b\d{1,4},?\s(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Qq]uai)\s[\p{L}'’ -]{2,30}\p{L}`,
  ].join('|'),
  'gu',
)
const LINK_SIGN = /[[@]|http|www/i
/** What looks like a figure and states none: citations, list numbers, "24/7", "step 2", "3 ways". */
const NO_FIGURE =
  /\[\d{1,3}\]|(?:^|(?<=\n))[ \t>]*(?:[-*+][ \t]+)?\**\d{1,2}[.)](?=\s|\*)|\b(?:24\/7|7\/7|24h\/24|7j\/7|365)\b|\b(?:steps?|schritt|étape|stap|paso|passo|passaggio|krok|steg|trin|options?|points?|parts?|no\.|nr\.)\s\d{1,2}\b|\b(?:\d|10)\s(?:\p{L}+\s)?(?:ways?|options?|steps?|things?|possibilities|methods?|reasons?|choices|questions?|Möglichkeiten|Schritte|Wege|étapes|façons|options|stappen|manieren)\b/giu

/** The facts of a sentence, in no order; a place in the text belongs to one. `products` are the catalogue's names. */
export function factsIn(sentence: string, products?: ProductNames): Fact[] {
  const { facts, rest } = factsWithoutFigures(sentence, products)
  for (const deed of deedsIn(sentence)) facts.push({ kind: 'deed', ...deed })
  for (const quantity of quantitiesIn(rest))
    facts.push({ kind: 'figure', at: quantity.at, end: quantity.end, quantity })
  return facts
}

/** All facts but figures, and the text with blanks in their places. */
function factsWithoutFigures(sentence: string, products?: ProductNames): { facts: Fact[]; rest: string } {
  const facts: Fact[] = []
  let rest = sentence
  const take = (
    kind: 'link' | 'e-mail' | 'phone' | 'code' | 'address',
    pattern: RegExp,
    key: (match: RegExpMatchArray) => string,
  ) => {
    const found = [...rest.matchAll(pattern)].map((match) => {
      const span = { at: match.index, end: match.index + match[0].length }
      facts.push({ kind, ...span, key: key(match) })
      return span
    })
    rest = without(rest, found)
  }
  if (LINK_SIGN.test(rest)) {
    take('link', LINK, (match) => linkKey(match[1] ?? match[0]))
    take('e-mail', E_MAIL, ([whole]) => mailKey(whole))
  }
  if (/\d/.test(rest)) {
    rest = rest.replace(NO_FIGURE, (found) => ' '.repeat(found.length))
    const dates = datesIn(rest)
    for (const { at, end } of dates) {
      if (facts.some((fact) => fact.kind === 'date' && fact.at === at)) continue
      facts.push({ kind: 'date', at, end, readings: dates.filter((date) => date.at === at) })
    }
    rest = without(rest, dates)
    take('phone', PHONE, ([whole]) => digitsOf(whole))
    const times = timesIn(rest)
    for (const { at, end, minutes } of times) facts.push({ kind: 'time', at, end, number: minutes })
    rest = without(rest, times)
    take('address', ADDRESS, ([whole]) => wordsOf(whole))
    take('code', CODE, ([whole]) => codeKey(whole))
  }
  for (const { at, end, month } of monthsIn(rest)) facts.push({ kind: 'month', at, end, number: month })
  for (const { at, end, weekday } of weekdaysIn(rest))
    facts.push({ kind: 'weekday', at, end, number: weekday })
  const named = products?.in(rest) ?? []
  for (const { at, end, name } of named) facts.push({ kind: 'product', at, end, key: name })
  return { facts, rest: without(rest, named) }
}

/** Reads texts that claims are held against; `links` are addresses that belong to them. */
export function evidenceFrom(texts: readonly string[], links: readonly string[] = []): Evidence {
  const keys = new Set(links.map(linkKey))
  const phones: string[] = []
  const dates: NamedDate[] = []
  const months = new Set<number>()
  const weekdays = new Set<number>()
  const times = new Set<number>()
  const figures: Quantity[] = []
  for (const text of texts) {
    const { facts, rest } = factsWithoutFigures(text)
    for (const fact of facts) {
      if (fact.kind === 'phone') phones.push(fact.key)
      else if (fact.kind === 'date') dates.push(...fact.readings)
      else if (fact.kind === 'month') months.add(fact.number)
      else if (fact.kind === 'time') times.add(fact.number)
      else if ('key' in fact) keys.add(fact.key)
    }
    for (const { weekday } of weekdaysIn(text, { within: true })) weekdays.add(weekday)
    figures.push(...quantitiesIn(rest, { all: true }))
  }
  for (const { month, year } of dates) {
    months.add(month)
    if (year !== undefined) figures.push(bareFigure(year))
  }
  // Seven in "7:00" and in "7 am" is a seven too.
  for (const minutes of times) figures.push(bareFigure(Math.floor(minutes / 60)))
  return { keys, phones, dates, months, weekdays, times, figures, words: ` ${texts.map(wordsOf).join(' ')} ` }
}

/** Whether a text has a link to this address; the scheme, `www.` and a last slash do not count. */
export function hasLink(address: string, evidence: Evidence): boolean {
  return evidence.keys.has(linkKey(address))
}

/** Whether a text says what a fact says. */
export function isStated(fact: Fact, evidence: Evidence): boolean {
  switch (fact.kind) {
    case 'deed':
      return isDeedOfOwnOrder(fact.says, evidence.words)
    case 'figure':
      return evidence.figures.some((figure) => isSameQuantity(fact.quantity, figure))
    case 'date':
      return evidence.dates.some((date) => fact.readings.some((reading) => isSameDay(date, reading)))
    case 'month':
      return evidence.months.has(fact.number)
    case 'weekday':
      return evidence.weekdays.has(fact.number)
    case 'time':
      return evidence.times.has(fact.number)
    case 'phone':
      return evidence.phones.some((phone) => samePhone(phone, fact.key))
    case 'product':
    case 'address':
      return evidence.words.includes(` ${fact.key} `)
    default:
      return evidence.keys.has(fact.key)
  }
}

function isSameDay(a: NamedDate, b: NamedDate): boolean {
  const sameYear = a.year === undefined || b.year === undefined || a.year === b.year
  return a.day === b.day && a.month === b.month && sameYear
}

/** A text's words in lower case, one space between them. */
export function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}

function linkKey(address: string): string {
  const mail = /^mailto:([^?]+)/i.exec(address)
  if (mail?.[1]) return mailKey(mail[1])
  if (/^tel:/i.test(address)) return `tel:${digitsOf(address)}`
  const plain = address.replace(/^https?:\/\/(?:www\.)?|^www\./i, '').replace(/[.,;:!?*_]+$/, '')
  return `link:${plain.replace(/\/$/, '').toLowerCase()}`
}

function mailKey(address: string): string {
  return `e-mail:${address.toLowerCase().replace(/^[.'*_`]+|[.'*_`]+$/g, '')}`
}

function codeKey(code: string): string {
  return `code:${code.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^00/, '')
}

/** +32 (0)9 555 01 42 and 09 555 01 42 are the same. */
function samePhone(a: string, b: string): boolean {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a]
  return longer === shorter || (shorter.length >= 8 && longer.endsWith(shorter.replace(/^0/, '')))
}

function bareFigure(value: number): Quantity {
  return { at: 0, end: 0, value }
}

function without(text: string, spans: readonly { at: number; end: number }[]): string {
  let out = text
  for (const { at, end } of spans) out = out.slice(0, at) + ' '.repeat(end - at) + out.slice(end)
  return out
}
