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
}

/** A country that a text names. */
export interface Country {
  code: string
  name: string
  inEuropeanUnion: boolean
}

let codes: Map<string, string> | undefined

/** The country that a text names. Undefined where it names none, or more than one. */
export function countryIn(text: string): Country | undefined {
  codes ??= countryNames()
  const words = ` ${text.toLowerCase().replace(/[^\p{L}.'’-]+/gu, ' ')} `.replace(
    /(?<=\p{L}{2})\.(?= )/gu,
    '',
  )
  const named = [...codes].filter(([name]) => words.includes(` ${name} `))
  // "Northern Ireland" is not Ireland.
  const longest = named.filter(([name]) => !named.some(([other]) => other !== name && other.includes(name)))
  const found = new Set(longest.map(([, code]) => code))
  // "Ship it to us": only in capitals it is a country.
  if (/\bUS\b/.test(text)) found.add('US')
  const [code] = found
  if (code === undefined || found.size > 1) return undefined
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
  const article = /^(?:United|Netherlands|Philippines|Faroe|Canary|Maldives|Bahamas)/.test(name)
  return { code, name: article ? `the ${name}` : name, inEuropeanUnion: EUROPEAN_UNION.has(code) }
}

/** The countries that the sentences of a text name, each once, the last named last. */
export function countriesIn(text: string): Country[] {
  const named = text.split(/[?!;]+|\.\s/).flatMap((sentence) => countryIn(sentence) ?? [])
  return named.filter(({ code }, at) => named.findLastIndex((other) => other.code === code) === at)
}

/** Every country's English name, in lower case, with its code. */
function countryNames(): Map<string, string> {
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
      if (name) names.set(name.toLowerCase().replace(' & ', ' and '), code)
    }
  for (const [name, code] of Object.entries(ALSO)) names.set(name, code)
  return names
}
