/** What stands where something was masked, by kind. */
const MARK = { email: '[e-mail]', phone: '[phone]', address: '[address]' }

const EMAIL =
  /(?:"[^"\n]{1,64}"|[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64})@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu
const AT = String.raw`(?:@|%40|&#0{0,3}64;|&commat;|\s?[[({]\s?at\s?[\])}]\s?|\sAT\s|\sat\s(?=[\p{L}\p{N}-]{1,63}\sdot\s))`
const DOT = String.raw`(?:\.|&#0{0,3}46;|\s?[[({]\s?(?:dot|\.)\s?[\])}]\s?|\s(?:DOT|dot)\s)`
/** An address that was written so that no machine should know it: `anna [at] shop [dot] example`. */
const DISGUISED_EMAIL = new RegExp(
  String.raw`(?<![\p{L}\p{N}_+.-])[\p{L}\p{N}_+-]{1,64}(?:${DOT}[\p{L}\p{N}_+-]{1,64}){0,4}${AT}[\p{L}\p{N}-]{1,63}(?:${DOT}[\p{L}\p{N}-]{2,63}){1,4}`,
  'gu',
)

/** Digits as phone numbers are grouped; what stands right before and after must not be part of a mark or a sum. */
const DIGITS =
  /(?<![\p{L}\p{N}#_€$£@]|[\p{L}\p{N}#_][-.:/,])(?:\+|\(\+)?\(?\d(?:[ \u00a0()./\u2010-\u2015-]{0,3}\d){4,16}(?!\d|[-.:/,]\d)(?:\s?(?:x|ext\.?|extension)\s?\d{1,6}(?!\d))?/giu
const SAYS_PHONE =
  /\b(?:phones?|telephone|mobile|cell|tel|call|ring|fax|desk|whatsapp|sms|text(?: me)?|reach me|contact|dial|gsm|handy|telefon\w*|t[ée]l[ée]phone|portable|appelez|bel|(?:my|his|her|our|\w+ian|us|uk) number|nummer)\b/giu
const SAYS_OTHERWISE =
  /\b(?:orders?|bestell\w*|commande|parcel|package|track\w*|shipment|invoice|refer\w*|ref|return|rma|article|items?|products?|sku|ean|isbn|customer|account|ticket|case|cards?|iban|bic|vat|passport|licen[cs]e|id|sizes?|years?)\b/giu
/** How far before a number a word still tells what it is, characters. */
const TELLING = 32
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}\b)|\d{4}[./-]\d{1,2}[./-]\d{1,2})/
const UNIT = /^\s?(?:€|\$|£|%|eur\b|usd\b|gbp\b|euros?\b|kg\b|cm\b|mm\b|g\b|m\b|ml\b)/i

const NAME = String.raw`\p{Lu}[\p{L}.'’-]{0,30}`
const HOUSE = String.raw`\d{1,5}(?:[-/]\d{1,4})?[a-zA-Z]?`
/** Flats, places, postcodes and countries that may follow a street. */
const FLAT = String.raw`(?:(?:,|\s)\s{0,3}(?:apt|apartment|suite|unit|flat|floor|box|bus|#)\.?\s?[\p{L}\d-]{1,8}\.?)`
const PLACE = String.raw`(?:(?:,|<br\s?/?>|\\n|\n|\s)\s{0,3}(?:in\s)?(?:\p{Lu}[\p{L}.'’-]{1,30}\s){0,3}?(?:(?:[A-Z]{1,2}[- ])?\d{4,6}(?:-\d{3,4})?(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s\d[A-Z]\d)|,\s{0,2}\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2})`
const TAIL = `${FLAT}{0,2}${PLACE}{0,4}`
/** Streets by the words that name them, in the languages of the neighbourhood. */
const STREETS = [
  String.raw`(?:\d{1,5}\s)?${HOUSE},?\s(?:[NSEW]\.?\s)?(?:(?:${NAME}|\d{1,3}(?:st|nd|rd|th))\s){1,4}(?:[Ss]treet|[Ss]t|[Aa]venue|[Aa]ve|[Rr]oad|[Rr]d|[Ll]ane|Ln|[Dd]rive|Dr|[Cc]ourt|Ct|[Ss]quare|Sq|[Bb]oulevard|Blvd|Way|[Pp]lace|Pl|[Tt]errace|Close|Crescent|Gardens?|Grove|Hill|Row|Mews|Highway|Parkway)\b\.?`,
  String.raw`(?:\d{1,5}\s)?${HOUSE}(?:\s(?:bis|ter))?,?\s(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Aa]llée|[Cc]hemin|[Qq]uai|[Ii]mpasse|[Cc]ours|[Rr]oute)\s[\p{L}'’ -]{2,40}\p{L}`,
  String.raw`(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]haussée|[Pp]lace|[Vv]ia|[Vv]icolo|[Vv]iale|[Pp]iazza|[Cc]alle|[Cc]\/|[Pp]laza|[Aa]venida|[Rr]ua|[Uu]l\.|Λεωφόρος)\s(?:\p{L}[\p{L}.'’-]{0,30}\s){0,4}\p{L}[\p{L}.'’-]{0,30},?\s${HOUSE}(?![\p{L}\d])`,
  String.raw`(?:${NAME}\s){0,3}[\p{L}'’.-]{0,30}(?:stra(?:ß|ss)e|str\.|gasse|platz|allee|straat|laan|steenweg|kaai|plein|(?<=\p{Ll})weg|(?<=\p{Ll})lei|gata|gatan|gatu|vägen|vegen|vej|gade|katu|(?<=\p{Ll})tie|\sutca|\sútja|\su\.|\skrt\.?|\srkp\.)\s${HOUSE}\.?(?![\p{L}\d])`,
  String.raw`(?:\d{1,5}\s)?(?:P\.?\s?O\.?\s?Box|Postfach|Postbus|BP)\s\d{1,6}`,
  String.raw`(?:Unit|PSC|CMR|RR)\s\d{1,5},?\sBox\s\d{1,6}(?:\s{1,2}(?:APO|FPO|DPO)\s[A-Z]{2}\s\d{5})?`,
].map((street) => new RegExp(`(?<![\\p{L}\\p{N}.'’-])${street}${TAIL}`, 'gu'))
/** What somebody calls their address, up to the end of the line. */
const CALLED_ADDRESS =
  /((?:\b(?:address(?: is)?|live (?:at|in)|lives at|deliver(?:y)? (?:to|at)|ship(?:ping)? to|send (?:it|them) to|return to|addresse|adresse(?: ist)?|adres(?: is)?)\b)[:\s]{1,3})((?:\d{1,5}\s)?\p{Lu}[\p{L}.'’-]{2,30}(?:\s[\p{L}.'’-]{1,30}){0,3}\s\d{1,5}[a-z]?(?![\p{L}\d])(?:[,\s]{1,4}(?:\p{Lu}[\p{L}'’-]{1,30}|\d{4,6})){0,5})/giu
/** A whole British or Canadian postcode names a street or a house. */
const FINE_POSTCODE = /\b(?:[A-Z]{1,2}\d[A-Z\d]? \d(?!X[SL])[ABD-HJLNP-UW-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)\b/g

/**
 * Masks e-mail addresses, phone numbers and postal addresses: `[e-mail]`, `[phone]`, `[address]`. For prompts,
 * logs and everything else that leaves the conversation. Order, tracking and product numbers stay; of bare digits,
 * 9 to 11 count as a phone number where no word before them says otherwise.
 * @param keep the shop's own addresses and numbers, as it writes them, which stay
 */
export function maskContacts(text: string, keep: ReadonlySet<string> = new Set()): string {
  const kept = [...keep].map(bare).filter((entry) => entry !== '')
  const unless = (mark: string) => (found: string) => {
    const own = bare(found)
    return kept.some((entry) => entry === own || (own.length > 6 && entry.includes(own))) ? found : mark
  }
  let masked = text.replace(EMAIL, (found) => {
    // A full stop before the address or after it belongs to the sentence.
    const [, before = '', address = ''] = /^([.'*_`]*)([\s\S]*)$/.exec(found) ?? []
    return before + unless(MARK.email)(address)
  })
  masked = masked.replace(DISGUISED_EMAIL, unless(MARK.email))
  for (const street of STREETS) masked = masked.replace(street, unless(MARK.address))
  masked = masked.replace(CALLED_ADDRESS, (_, before: string, address: string) => {
    return before + unless(MARK.address)(address)
  })
  masked = masked.replace(FINE_POSTCODE, unless(MARK.address))
  return masked.replace(DIGITS, (found: string, at: number, whole: string) => {
    const before = whole.slice(Math.max(0, at - TELLING), at)
    return isPhone(found, before, whole.slice(at + found.length)) ? unless(MARK.phone)(found) : found
  })
}

/** Whether a run of digits is a phone number, by its shape and by the words before it. */
function isPhone(found: string, before: string, after: string): boolean {
  const digits = found.replace(/(?:x|ext).*$/i, '').replace(/\D/g, '')
  const words = before.replace(/\[[a-z-]+\]/g, '')
  const lastOf = (pattern: RegExp) => [...words.matchAll(pattern)].at(-1)?.index ?? -1
  if (UNIT.test(after) || DATE.test(found)) return false
  if (/^\(?\+|^00/.test(found)) return digits.length >= 7 && digits.length <= 17
  const [saysPhone, saysOtherwise] = [lastOf(SAYS_PHONE), lastOf(SAYS_OTHERWISE)]
  if (saysOtherwise > saysPhone) return false
  if (saysPhone >= 0) return digits.length <= 15
  return digits.length >= 8 && digits.length <= 13 && isGroupedAsPhone(found, digits)
}

function isGroupedAsPhone(found: string, digits: string): boolean {
  const groups = found.match(/\d+/g) ?? []
  if (groups.length === 1) return digits.length >= 9 && digits.length <= 11
  if (/^\(\d/.test(found) || /(?:x|ext)/i.test(found)) return true
  if (digits.startsWith('0')) return digits.length >= 9
  if (/^1?\D?\d{3}\)?\D{1,2}\d{3}\D\d{4}$/.test(found)) return true
  if (groups.some((group) => group.length < 2 || /^(?:19|20)\d\d$/.test(group))) return false
  // 36 37 38 39 are sizes.
  const ascends = groups.every((group, at) => at === 0 || Number(group) > Number(groups[at - 1]))
  const sameLength = groups.every((group) => group.length === groups[0]?.length)
  return digits.length <= 11 && !(ascends && sameLength) && !(groups.length === 2 && !found.includes(' '))
}

/** What two ways of writing the same address or number have in common. */
function bare(text: string): string {
  const digits = text.replace(/[^\d\p{L}@]/gu, '').toLowerCase()
  return digits.replace(/^00/, '')
}
