import { countryIn } from '../../shop/countries.ts'
import type { ErrandState } from './errand.ts'

type GivenAddress = NonNullable<ErrandState['address']>

const POSTCODE =
  /\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?)\b/i
/** What is said before an address, up to its first word. */
const LEAD =
  /^.{0,120}\b(?:address(?: is| to| should be| would be)?|(?:it|them|rest|order|parcel|package|that|them|everything|VM-\d+|#\w+) to|live (?:at|in)|moved to|it is|it's|its|to)\s*:?\s+(?=\S.*\d)/iu
/** What is said after it. */
const TAIL =
  /[\s,]+(?:instead|please|thanks|thank you|if (?:that is )?possible|from now on|now|then|asap|ok(?:ay)?)[\s.!]*$/i
/** "Kerkstraat 5 9000 Gent": a street with its number right before a postcode. */
const STREET_THEN_CODE =
  /^([^,]*\p{L}[^,\d]* \d{1,4} ?[a-z]?(?: bus \d+)?) (?=(?:\d{4,5}(?: ?[A-Z]{2})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}) \p{L})/u
/** A city's or a region's name. */
const NAME = /^\p{L}[\p{L}'’. -]{0,40}$/u
const NO_NAME = /\b(?:and|not|but|or|is|the address|please|instead)\b/i

/**
 * Reads an address as people write one: "Kerkstraat 5 bus 2, 9000 Gent, Belgium", on one line or several. The country may
 * be left out.
 * @returns undefined where street, postcode or city cannot be told, or where there might be two addresses
 */
export function readAddress(text: string, country: string): GivenAddress | undefined {
  const parts = partsOf(text)
  if (parts.length < 2 || parts.length > 6) return undefined
  const coded = parts.flatMap((part, index) => (index > 0 && POSTCODE.test(part) ? [index] : []))
  const [at] = coded
  const line = parts[at ?? -1]
  if (at === undefined || line === undefined || coded.length > 1) return undefined
  const zip = POSTCODE.exec(line)?.[0] ?? ''
  const beside = line.replace(zip, ' ').replace(/\s+/g, ' ').trim()
  const street = parts.slice(0, at)
  // "Ghent, 9000": the city stands before its code.
  const city = beside !== '' && !isRegion(beside) ? beside : street.length > 1 ? street.pop() : parts[at + 1]
  const after = parts.slice(at + 1).filter((part) => part !== city)
  const named = after.findLast((part) => countryIn(part) !== undefined)
  const others = after.filter((part) => part !== named)
  const region = isRegion(beside) ? beside : (others[0] ?? '')
  const [address1, ...rest] = street
  if (!address1 || !city || !/\p{L}/u.test(address1) || !/\d/.test(street.join(' '))) return undefined
  const isSure = isName(city) && (region === '' || isName(region)) && others.length <= 1
  if (!isSure || [address1, ...rest].some((part) => NO_NAME.test(part))) return undefined
  return {
    address1,
    address2: rest.join(', '),
    city,
    state: region,
    country: (named && countryIn(named)?.code) ?? country,
    zip,
  }
}

/** What was heard of an address so far, where it is told in several messages. */
export interface HeardAddress {
  street?: string
  zip?: string
  city?: string
}

/**
 * Reads pieces of an address: "Meir 50", then "2000 Antwerp".
 * @returns what is known of it; empty where there is nothing of an address in it
 */
export function hearAddress(text: string): HeardAddress {
  const heard: HeardAddress = {}
  for (const part of partsOf(text)) {
    const zip = POSTCODE.exec(part)?.[0]
    const rest = (zip === undefined ? part : part.replace(zip, ' ')).replace(/\s+/g, ' ').trim()
    const isStreet = /\p{L}/u.test(rest) && /\d/.test(rest) && rest.length <= 60 && !NO_NAME.test(rest)
    if (isStreet) heard.street ??= rest
    if (zip !== undefined) heard.zip ??= zip
    if (!isStreet && isName(rest) && rest.split(' ').length <= 4) heard.city ??= rest
  }
  return heard
}

/** The address alone, at its commas and line ends. */
function partsOf(text: string): string[] {
  let given = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  // Told by the words before it; an address that stands alone has none.
  if (!/^[^,]{0,40}\d[^,]{0,10},/.test(given) || /^.{0,60}\b(?:to|is|at|its|it's)\b/i.test(given))
    given = given.replace(LEAD, '')
  for (let before = ''; before !== given; ) {
    before = given
    given = given.replace(TAIL, '').replace(/[.!]+$/, '')
  }
  return given
    .replace(STREET_THEN_CODE, '$1, ')
    .split(/[,;]+/)
    .map((part) => part.trim())
    .filter(Boolean)
}

function isName(text: string): boolean {
  return NAME.test(text) && !NO_NAME.test(text)
}

/** "NY": a state's letters. */
function isRegion(text: string): boolean {
  return /^[A-Z]{2}$/.test(text)
}
