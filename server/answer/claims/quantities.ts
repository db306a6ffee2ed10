/** A figure as a text states it. */
export interface Quantity {
  at: number
  end: number
  value: number
  /** What it is a figure of, with the value in that dimension's smallest unit; undefined for a bare number. */
  of?: { dimension: string; amount: number }
  /** A number word that stands alone: "two", of what is not told. */
  bareWord?: true
  /** The other end of its range: 5 to 7 working days. */
  to?: number
}

/** Units by dimension, with how many of the dimension's smallest unit one is: English, German, French, Dutch. */
const UNITS: [dimension: string, factor: number, words: string][] = [
  ['hours', 1 / 60, 'minutes?|mins?|minuten?|minuut'],
  ['hours', 1, 'hours?|hrs?|h|stunden?|std|heures?|uur|uren'],
  ['hours', 24, 'days?|(?:werk|arbeits)?tage?n?|jours?|(?:werk)?dag(?:en)?'],
  ['hours', 168, 'weeks?|wochen?|semaines?|weken'],
  ['months', 1, 'months?|monate?n?|mois|maand(?:en)?'],
  ['months', 12, 'years?|jahre?n?|ans?|années?|jaar|jaren'],
  ['percent', 1, '%|per ?cent|prozent|pour ?cent|procent'],
  ['grams', 1, 'g|grams?|gramm|grammes?|gram|gsm|g\\/m²'],
  ['grams', 1000, 'kg|kilos?|kilograms?|kilogramm'],
  ['millimetres', 1, 'mm'],
  ['millimetres', 10, 'cm|centimet(?:re|er)s?|zentimeter|centimètres?'],
  ['millimetres', 1000, 'm|met(?:re|er)s?|mètres?'],
  ['millimetres', 1_000_000, 'km|kilomet(?:re|er)s?'],
  ['millilitres', 1, 'ml'],
  ['millilitres', 1000, 'l|lit(?:re|er)s?'],
  ['degrees', 1, '°\\s?c?|degrees?(?: celsius)?|grad|degrés?|graden'],
  ['EUR', 1, '€|eur|euros?'],
  ['USD', 1, '\\$|usd|dollars?'],
  ['GBP', 1, '£|gbp|pounds?'],
  ['CHF', 1, 'chf|francs?|franken'],
]
const UNIT = UNITS.map(([, , words]) => words).join('|')
const unitPatterns = UNITS.map(
  ([dimension, factor, words]) => [dimension, factor, new RegExp(`^(?:${words})$`)] as const,
)

/** Number words, German and French and Dutch ones beside English. */
const WORDS: Record<string, number> = {}
const words = [
  'zero one|ein|eine|einem|einen|eines|une|een two|zwei|deux|twee three|drei|trois|drie four|vier|quatre five|fünf|cinq|vijf six|sechs|zes seven|sieben|sept|zeven eight|acht|huit nine|neun|neuf|negen ten|zehn|dix|tien',
  'eleven|elf|onze twelve|zwölf|douze|twaalf thirteen|dreizehn|treize|dertien fourteen|vierzehn|quatorze|veertien fifteen|fünfzehn|quinze|vijftien sixteen|sechzehn|seize|zestien seventeen|siebzehn eighteen|achtzehn nineteen|neunzehn twenty|zwanzig|vingt|twintig',
].join(' ')
words.split(' ').forEach((names, value) => {
  for (const name of names.split('|')) WORDS[name] = value
})
const TENS: Record<string, number> = {}
'thirty|dreißig|trente|dertig forty|vierzig|quarante|veertig fifty|fünfzig|cinquante|vijftig sixty|sechzig|soixante|zestig seventy|siebzig|zeventig eighty|achtzig|tachtig ninety|neunzig|negentig'
  .split(' ')
  .forEach((names, at) => {
    for (const name of names.split('|')) TENS[name] = 30 + 10 * at
  })
Object.assign(WORDS, TENS, { hundred: 100, hundert: 100, cent: 100, honderd: 100 })

/** Every word that may begin a number that is spelt out, lower case. */
export const numberWords: readonly string[] = Object.keys(WORDS)
const WORD = `(?:(?:twenty|${Object.keys(TENS).join('|')})-(?:one|two|three|four|five|six|seven|eight|nine)|${numberWords.join('|')})`

const DIGITS = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?`
const JOINT = String.raw`\s?[–—-]\s?|\s(?:to|and|or|bis|und|oder|à|et|ou|tot|en|of)\s`
/** Letters of the languages above, lower case; classes of all scripts cost ten times as much. */
const LETTER = 'a-zß-ɏ'
const CURRENCY = String.raw`€|\$|£|eur|usd|gbp|chf`
const RANGE = /[–—-]|to|bis|à|tot/
/** What may stand between a figure and its unit: "5 to 7 working days", "2-year". */
const KIND = String.raw`(?:(?:working|business|calendar|consecutive|full|more|whole|volle|ganze)\s)?`
const AFTER = String.raw`(?:[\s\u00a0-]{0,2}${KIND}(${UNIT})(?![${LETTER}\d]))?`
const FIGURES = new RegExp(
  String.raw`(?<![${LETTER}\d])(?:(${CURRENCY})\s?)?(${DIGITS})(?:(${JOINT})(?:${CURRENCY})?\s?(${DIGITS}))?${AFTER}`,
  'g',
)
const SPELT = new RegExp(
  String.raw`(?<![${LETTER}\d-])(${WORD})(?:(${JOINT})(${WORD}))?[\s\u00a0-]{1,2}${KIND}(${UNIT})(?![${LETTER}\d])`,
  'g',
)
/** "Within a day" is one day, "twice a day" is none. */
const ONE = String.raw`(?<=\b(?:in|within|after|for|of|takes|lasts|about|than)\s)`
const ANY_SPELT = new RegExp(
  String.raw`(?<![${LETTER}\d-])(${WORD}|${ONE}an?)(?![${LETTER}\d])(?:[\s-](?:${KIND})(${UNIT})(?![${LETTER}\d]))?`,
  'g',
)

/**
 * The figures of a text. Of numbers that are spelt out, only those with a unit: "two ways" claims nothing that
 * could be looked up, "two weeks" does. `all` takes every one, for a text that claims are held against.
 */
export function quantitiesIn(text: string, { all = false } = {}): Quantity[] {
  const found: Quantity[] = []
  const lower = text.replaceAll('İ', 'I').toLowerCase()
  const add = (
    span: { at: number; end: number },
    [first, second]: [number, number | undefined],
    { unit, joint = '' }: { unit: string | undefined; joint: string | undefined },
  ) => {
    const isRange = second !== undefined && RANGE.test(joint)
    found.push({ ...quantity(span, first, unit), ...(isRange ? { to: second } : {}) })
    if (second !== undefined)
      found.push({ ...quantity(span, second, unit), ...(isRange ? { to: first } : {}) })
  }
  for (const { index, 0: whole, 1: currency, 2: first = '', 3: joint, 4: second, 5: unit } of lower.matchAll(
    FIGURES,
  )) {
    const span = { at: index, end: index + whole.length }
    const other = second === undefined ? undefined : parseNumber(second)
    add(span, [parseNumber(first), other], { unit: currency ?? unit, joint })
  }
  for (const { index, 0: whole, 1: first = '', 2: joint, 3: second, 4: unit } of lower.matchAll(SPELT)) {
    const span = { at: index, end: index + whole.length }
    add(span, [parseWord(first), second === undefined ? undefined : parseWord(second)], { unit, joint })
  }
  if (all) {
    for (const { index, 0: whole, 1: word = '', 2: unit } of lower.matchAll(ANY_SPELT))
      if (unit !== undefined || !/^an?$/.test(word))
        found.push({
          ...quantity({ at: index, end: index + whole.length }, parseWord(word), unit),
          ...(unit === undefined ? { bareWord: true as const } : {}),
        })
  }
  return found
}

/** Longer than this is not told in hours where the shop tells it in days. */
const MOST_HOURS = 96

/** Whether the second is what the first claims: the same value of the same dimension and range, where both name one. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.of && b.of) {
    if (a.to !== undefined && b.to !== a.to) return false
    if (a.of.dimension !== b.of.dimension || !near(a.of.amount, b.of.amount)) return false
    // 72 hours are three days; nobody says 720 for thirty.
    const inHours = a.of.dimension === 'hours' && (near(a.value, a.of.amount) || near(b.value, b.of.amount))
    return !inHours || near(a.value, b.value) || a.of.amount <= MOST_HOURS
  }
  // "Two" of something or other backs no "2 years".
  if (a.of && b.bareWord) return false
  return near(a.value, b.value)
}

/** `1,200.50`, `1.200,50`, `29,99`, `1 200` as a number. */
function parseNumber(written: string): number {
  const plain = written.replace(/['’\u00a0\u202f]/g, '')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (last < 0) return Number(plain)
  const decimals = plain.length - last - 1
  const marks = plain.match(/[.,]/g) ?? []
  const isThousands = decimals === 3 && new Set(marks).size === 1 && !plain.startsWith('0')
  if (isThousands) return Number(plain.replace(/[.,]/g, ''))
  return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
}

function parseWord(word: string): number {
  const [tens = '', ones] = word.split('-')
  if (/^an?$/.test(tens)) return 1
  return (WORDS[tens] ?? Number.NaN) + (ones === undefined ? 0 : (WORDS[ones] ?? 0))
}

function quantity(span: { at: number; end: number }, value: number, unit: string | undefined): Quantity {
  const known = unit && unitPatterns.find(([, , pattern]) => pattern.test(unit.trim()))
  return known
    ? { ...span, value, of: { dimension: known[0], amount: value * known[1] } }
    : { ...span, value }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a))
}
