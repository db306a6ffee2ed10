/** Members of the European Union, ISO 3166-1. */
const EUROPEAN_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)
/** What people call a country beside its name. */
const ALSO: Record<string, string> = {
  uk: 'GB',
  'u.k.': 'GB',
  britain: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  america: 'US',
  'the states': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  uae: 'AE',
  emirates: 'AE',
  korea: 'KR',
  bosnia: 'BA',
}

/** A country that a text names. */
export interface Country {
  code: string
  name: string
  inEuropeanUnion: boolean
}

/** Names that are more often something else: only after a word that leads somewhere. */
const AMBIGUOUS = new Set([
  'jersey',
  'georgia',
  'jordan',
  'chad',
  'guinea',
  'turkey',
  'niger',
  'mali',
  'cuba',
  'panama',
])
/** As much of a message as is read for countries, and as many of its sentences. */
const CHARACTERS = 600
const SENTENCES = 12

let known: { codes: Map<string, string>; names: RegExp } | undefined

/** The country that a text names. Undefined where it names none, or more than one. */
export function countryIn(text: string): Country | undefined {
  const found = codesIn(text.slice(0, CHARACTERS))
  const [code] = found
  if (code === undefined || found.size > 1) return undefined
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(code)?.replace(/ SAR China$/, '') ?? code
  const article = /^(?:United|Netherlands|Philippines|Faroe|Canary|Maldives|Bahamas)/.test(name)
  return { code, name: article ? `the ${name}` : name, inEuropeanUnion: EUROPEAN_UNION.has(code) }
}

/** The countries that the sentences of a text name, each once, the last named last. */
export function countriesIn(text: string): Country[] {
  const sentences = text
    .slice(0, CHARACTERS)
    .split(/[?!;]|\. /)
    .filter((sentence) => /\p{L}{2}/u.test(sentence))
  const named = sentences.slice(-SENTENCES).flatMap((sentence) => countryIn(sentence) ?? [])
  return named.filter(({ code }, at) => named.findLastIndex((other) => other.code === code) === at)
}

function codesIn(text: string): Set<string> {
  known ??= countryNames()
  const { codes, names } = known
  const found = new Set<string>()
  for (const match of text.toLowerCase().matchAll(names)) {
    const name = match[0]
    const before = text.slice(0, match.index)
    // "New Jersey", "the jersey top"
    if (/\bnew\s$/i.test(before)) continue
    if (AMBIGUOUS.has(name) && !/\b(?:to|in|from|for)\s$/i.test(before)) continue
    const code = codes.get(name)
    if (code !== undefined) found.add(code)
  }
  // "Ship it to us", "to be or not": codes of two letters are only meant in capitals.
  for (const [, code = ''] of text.matchAll(/\b(?:to|in|from|for|the)\s([A-Z]{2})\b/g)) {
    const real = code === 'UK' ? 'GB' : code
    if ([...codes.values()].includes(real)) found.add(real)
  }
  return found
}

/** Every country's English name, in lower case, with its code; and what finds them. */
function countryNames(): { codes: Map<string, string>; names: RegExp } {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = new Map<string, string>()
  for (const first of letters)
    for (const second of letters) {
      const code = first + second
      // Codes that are set aside: the Union itself, the euro area, the United Nations, places that are made up.
      if (
        /^(?:EU|EZ|UN|X.|Q.|ZZ|UK|SU|DD|YU|CS|TP|FX|BU|NH|NT|PC|PU|PZ|WK|YD|DY|HV|VD|RH|MI|JT|AN)$/.test(code)
      )
        continue
      const name = display.of(code)
      if (name)
        names.set(
          name
            .toLowerCase()
            .replace(' & ', ' and ')
            .replace(/ sar china$/, ''),
          code,
        )
    }
  for (const [name, code] of Object.entries(ALSO)) names.set(name, code)
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const whole = String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`
  return { codes: names, names: new RegExp(whole, 'gu') }
}
