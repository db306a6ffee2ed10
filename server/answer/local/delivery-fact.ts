import { priceFormat } from '../../../kb/product-passage.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answerer.ts'
import { type Country, countriesIn } from '../../shop/countries.ts'
import { listOf } from './spell.ts'
import { sourceSaying } from './source-saying.ts'
import type { Asked, Told } from './tell-passages.ts'

type Method = NonNullable<ShopProfile['shipping']>['methods'][number]

const DELIVERY =
  /\b(?:ship(?:s|ped|ping|ment)?|deliver(?:s|y|ed|ing)?|post(?:age)?|send|parcel|package|courier|express|arrives?|reach(?:es)?|(?:be|get) here|receive it|get it)\b/i
const NOT_THE_WAY_THERE =
  /\b(?:returns?|returned|returning|refund\w*|exchang\w*|send\w* (?:it |them |something |this )?back|lost|missing|stolen|late|delayed|damaged|broken|customs|dut(?:y|ies)|tax(?:es)?|vat|change|wrong|address|track\w*|gift ?wrap\w*|invoice|p\.?\s?o\.? ?box\w*|post ?office box|not arrived|hasn['’]?t|haven['’]?t|didn['’]?t|never|where is|where's)\b/i
const EXPRESS = /\b(?:express|next[- ]day|overnight|urgent(?:ly)?|faster|as fast as|quickest|by tomorrow)\b/i
const ASKS_TIME = /\b(?:how (?:long|fast|quick\w*|soon|many days)|when|days|time|arrives?|reach(?:es)?)\b/i
const ASKS_COST = /\b(?:how much|costs?|price|charge|fee|free|expensive|€)\b/i
const DISCOUNTED = /\b(?:discount|code|voucher|coupon|reduced|off)\b/i
const FREE = /\bfree\b/i
/** What delivers everywhere that no other way is named for. */
const EVERYWHERE =
  /\b(?:world\s?wide|international\w*|rest of (?:the )?world|all (?:other )?countries|other countries|abroad|overseas|everywhere|anywhere)\b/i
/** Says that there is more that is not delivered to than is. */
const NOWHERE_ELSE =
  /\b(?:not|never|nor) (?:ship|deliver|send)\w*(?: \w+){0,3}? (?:anywhere else|elsewhere|outside|other countr\w+)|\b(?:only|solely|exclusively) (?:ship|deliver|send)|\b(?:ship|deliver|send)\w* (?:only|solely|exclusively)\b/i

/** What the message itself names, unless it names several; else what was named before. */
function countryAsked({ query, ownWords }: Pick<Asked, 'query' | 'ownWords'>): Country | undefined {
  const own = countriesIn(ownWords)
  if (own.length > 1) return undefined
  return own[0] ?? countriesIn(query).at(-1)
}

/** Whether a message asks what delivery to a country costs or takes, or whether an order of some value goes free. */
export function asksDelivery({ query, ownWords }: Asked, shop: ShopProfile): boolean {
  if ((shop.shipping?.methods ?? []).length === 0) return false
  if (!DELIVERY.test(query) || NOT_THE_WAY_THERE.test(query)) return false
  const value = amountIn(ownWords, shop.currency)
  // What a code takes off decides, and nobody here knows it.
  if (value !== undefined && DISCOUNTED.test(query)) return false
  return countryAsked({ query, ownWords }) !== undefined || (FREE.test(query) && value !== undefined)
}

/**
 * What delivery to a country costs and how long it takes, and whether an order of some value is delivered free: from
 * the ways of delivery of `shop.json`, where a passage says the same. Undefined for any other question.
 */
export function deliveryFact(
  { query, ownWords }: Asked,
  passages: readonly NumberedPassage[],
  shop: ShopProfile,
): Told | undefined {
  const methods = shop.shipping?.methods ?? []
  if (!asksDelivery({ query, ownWords, saidBefore: '' }, shop)) return undefined
  const country = countryAsked({ query, ownWords })
  const value = amountIn(ownWords, shop.currency)
  const price = priceFormat(shop.locale, shop.currency)
  if (country) {
    const ways = methodsTo(country, methods)
    if (EXPRESS.test(query))
      return express(country, ways, methods, passages, price, shop.shipping?.same_day_dispatch_before)
    return ways.length > 0
      ? toCountry(
          country,
          ways,
          value,
          passages,
          price,
          ASKS_TIME.test(ownWords) && !ASKS_COST.test(ownWords),
        )
      : notTo(country, passages)
  }
  return value !== undefined && FREE.test(query) ? freeOrNot(value, shop, passages, price) : undefined
}

/** The ways that lead to a country: those that list it, name it, or name the Union that it belongs to. */
function methodsTo(country: Country, methods: readonly Method[]): Method[] {
  const bare = country.name.replace(/^the /, '')
  const names = (method: Method) => method.name.includes(bare)
  const own = methods.filter((method) => method.countries?.includes(country.code) || names(method))
  const ofUnion = methods.filter(({ name }) => /\b(?:European Union|EU)\b/.test(name))
  const usual = own.some((method) => names(method) || method.countries?.length === 1)
  const found =
    country.inEuropeanUnion && !usual ? [...ofUnion, ...own.filter((m) => !ofUnion.includes(m))] : own
  return found.length > 0
    ? found
    : methods.filter(({ name, countries }) => !countries && EVERYWHERE.test(name))
}

function toCountry(
  country: Country,
  [first, ...others]: readonly Method[],
  value: number | undefined,
  passages: readonly NumberedPassage[],
  price: (amount: number) => string,
  timeFirst: boolean,
): Told | undefined {
  if (!first) return undefined
  const days = first.working_days
  const names = country.inEuropeanUnion ? /\b(?:European Union|EU)\b/ : country.name.replace(/^the /, '')
  const about = passages.filter(({ passage }) => passage.text.search(names) >= 0)
  const source =
    sourceSaying(about, [first.price, ...(days ?? [])]) ??
    sourceSaying(about, [first.price]) ??
    sourceSaying(passages, [first.price])
  const timed =
    days &&
    (source && saysDays(source, days) ? source : (sourceSaying(about, days) ?? sourceSaying(passages, days)))
  if (!source) return undefined
  const free = value !== undefined && first.free_from !== undefined && value >= first.free_from
  const limit = first.free_from === undefined ? '' : `, and is free from ${price(first.free_from)} on`
  const cost = free
    ? `Delivery to ${country.name} is free for an order of ${price(value)}.`
    : `Delivery to ${country.name} costs ${price(first.price)}${limit}${value !== undefined && limit ? `, which an order of ${price(value)} does not reach` : ''}.`
  const time =
    days && timed ? `It takes ${daysOf(days)}${first.carrier ? ` with ${first.carrier}` : ''}.` : ''
  const faster = others.find((method) => method.working_days && days && method.working_days[1] < days[0])
  const quick = faster && sourceSaying(passages, [faster.price])
  const both: [string, NumberedPassage | undefined][] = [
    [cost, source],
    [timeFirst ? time.replace(/^It/, `A parcel to ${country.name}`) : time, timed],
  ]
  const said: [string, NumberedPassage | undefined][] = [
    ...(timeFirst ? both.reverse() : both),
    [faster ? fasterSentence(faster, price) : '', quick],
  ]
  return citing(said)
}

/** Sentences with their sources; one number where several in a row have the same. */
function citing(said: readonly [string, NumberedPassage | undefined][]): Told {
  const sentences = said.flatMap(([text, source]) => (text !== '' && source ? [{ text, source }] : []))
  const text = sentences.map(({ text, source }, at) =>
    sentences[at + 1]?.source === source ? text : `${text} [${source.n}]`,
  )
  return { text: text.join(' '), used: [...new Set(sentences.map(({ source }) => source))] }
}

function fasterSentence(method: Method, price: (amount: number) => string): string {
  const most = method.working_days?.[1] ?? 0
  const when = most === 1 ? 'the next working day' : `within ${most} working days`
  return `If it is urgent: ${method.name.replace(/,.*/, '')} costs ${price(method.price)} and arrives ${when}.`
}

/** Express to a country, or where it goes instead. */
function express(
  country: Country,
  ways: readonly Method[],
  methods: readonly Method[],
  passages: readonly NumberedPassage[],
  price: (amount: number) => string,
  before: string | undefined,
): Told | undefined {
  const all = methods.filter(({ name, countries = [] }) => EXPRESS.test(name) && countries.length > 0)
  const [way] = all.filter((method) => method.countries?.includes(country.code))
  const [any] = all
  const source = any && sourceSaying(passages, [any.price])
  if (!any || !source) return undefined
  if (way) {
    const most = way.working_days?.[1]
    const when =
      most === undefined
        ? ''
        : ` and arrives ${most === 1 ? 'the next working day' : `within ${most} working days`}`
    const until = before && when ? `, if you order before ${before} on a working day` : ''
    return {
      text: `Yes: ${way.name} to ${country.name} costs ${price(way.price)}${when}${until}. [${source.n}]`,
      used: [source],
    }
  }
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const where = listOf((any.countries ?? []).map((code) => names.of(code) ?? code))
  const [usual] = ways
  const instead = usual?.working_days
    ? ` To ${country.name} it takes ${daysOf(usual.working_days)}, for ${price(usual.price)}.`
    : ''
  return { text: `No, ${any.name} goes to ${where} only.${instead} [${source.n}]`, used: [source] }
}

function saysDays({ passage }: NumberedPassage, days: readonly [number, number]): boolean {
  return passage.text.includes(daysOf(days).replace(/ working days?$/, ''))
}

/** `3 to 5 working days` */
function daysOf([from, to]: readonly [number, number]): string {
  return from === to ? `${to} working ${to === 1 ? 'day' : 'days'}` : `${from} to ${to} working days`
}

/** Only where a page says that what it names is all: that a country is named nowhere is no answer. */
function notTo(country: Country, passages: readonly NumberedPassage[]): Told | undefined {
  const name = country.name.replace(/^the /, '')
  const source = passages.find(
    ({ passage }) =>
      passage.kind !== 'conversation' && passage.kind !== 'product' && NOWHERE_ELSE.test(passage.text),
  )
  if (
    !source ||
    source.passage.text.includes(name) ||
    EVERYWHERE.test(source.passage.text.replace(NOWHERE_ELSE, ''))
  )
    return undefined
  const [first = ''] = sentencesOf(source.passage.text)
  return {
    text: `I am afraid not: we do not deliver to ${country.name}. Where we do: ${first.charAt(0).toLowerCase()}${first.slice(1)} [${source.n}]`,
    used: [source],
  }
}

function freeOrNot(
  value: number,
  { shipping }: ShopProfile,
  passages: readonly NumberedPassage[],
  price: (amount: number) => string,
): Told | undefined {
  const limit = shipping?.free_from
  const source = limit === undefined ? undefined : sourceSaying(passages, [limit])
  if (limit === undefined || !source) return undefined
  const where = shipping?.free_in ? ` within ${shipping.free_in}` : ''
  if (value >= limit)
    return {
      text: `Yes: from ${price(limit)} on, standard delivery is free${where}. [${source.n}]`,
      used: [source],
    }
  const usual = listOf(
    [...new Set((shipping?.methods ?? []).filter((m) => m.free_from === limit).map((m) => price(m.price)))],
    'or',
  )
  return {
    text: `Not quite: standard delivery is free from ${price(limit)} on${where}, so with ${price(value)} you pay ${usual || 'the usual price'}. [${source.n}]`,
    used: [source],
  }
}

/** An amount in the shop's own currency; of another nobody here knows the rate. */
function amountIn(words: string, currency: string): number | undefined {
  const ways = CURRENCY_WORDS[currency] ?? currency.toLowerCase()
  const number = String.raw`(\d{1,6}(?:[.,]\d{1,2})?)`
  const [, before, after] =
    new RegExp(`(?:${ways})\\s?${number}|${number}\\s?(?:${ways})(?![\\p{L}])`, 'iu').exec(words) ?? []
  const amount = before ?? after
  return amount === undefined ? undefined : Number(amount.replace(',', '.'))
}

const CURRENCY_WORDS: Record<string, string> = {
  EUR: '€|eur(?:os?)?',
  GBP: '£|gbp|pounds?|quid',
  USD: '\\$|usd|dollars?|bucks?',
  CHF: 'chf|fr\\.|francs?|franken',
}
