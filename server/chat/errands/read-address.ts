import { countryIn } from '../../shop/countries.ts'
import type { ErrandState } from './errand.ts'

type GivenAddress = NonNullable<ErrandState['address']>

const POSTCODE =
  /\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?)\b/i
const LEAD = /^.{0,80}?\b(?:address(?: is| to| should be)?|to|live at|moved to|it is|it's)\s*:?\s+(?=\S.*\d)/i

/**
 * Reads an address as people write one: "Kerkstraat 5 bus 2, 9000 Gent, Belgium", on one line or several. The country may be left out.
 * @returns undefined where street, postcode or city cannot be told
 */
export function readAddress(text: string, country: string): GivenAddress | undefined {
  const given = text
    .replace(LEAD, '')
    .trim()
    .replace(/[.!]+$/, '')
  const parts = given
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length < 2 || parts.length > 6) return undefined
  const at = parts.findIndex((part, index) => index > 0 && POSTCODE.test(part))
  const coded = parts[at]
  if (at < 1 || coded === undefined) return undefined
  const zip = POSTCODE.exec(coded)?.[0] ?? ''
  const beside = coded.replace(zip, ' ').replace(/\s+/g, ' ').trim()
  const street = parts.slice(0, at)
  // "Ghent, 9000": the city stands before its code.
  const city = beside !== '' && !isRegion(beside) ? beside : street.length > 1 ? street.pop() : parts[at + 1]
  const after = parts.slice(at + 1).filter((part) => part !== city)
  const named = after.findLast((part) => countryIn(part) !== undefined)
  const region = isRegion(beside) ? beside : (after.find((part) => part !== named) ?? '')
  const [address1, ...rest] = street
  if (!address1 || !city || !/\p{L}/u.test(address1) || !/\d/.test(street.join(' '))) return undefined
  return {
    address1,
    address2: rest.join(', '),
    city,
    state: region,
    country: (named && countryIn(named)?.code) ?? country,
    zip,
  }
}

/** "NY": a state's letters. */
function isRegion(text: string): boolean {
  return /^[A-Z]{2}$/.test(text)
}
