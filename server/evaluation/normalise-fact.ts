/** Numbers in words, as far as people write them out. */
const NUMBER_WORDS = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, value) => [word, value] as const),
    'twenty thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, index) => [word, (index + 2) * 10] as const),
  ].flat(),
)
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const UNITS = 'one|two|three|four|five|six|seven|eight|nine'
const WORD_NUMBER = new RegExp(
  `\\b(?:(${TENS})[- ](${UNITS})|(${[...NUMBER_WORDS.keys()].join('|')}))\\b`,
  'g',
)
const CURRENCY = String.raw`(?:€|eur\b|euros?\b)`

/**
 * A text in the one form in which facts are compared: the same for every way of writing a number, an amount of
 * euros, a span or a time. Lower case; Markdown and citations are gone, lines stay.
 */
export function normaliseFact(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s?\[\d+\]/g, '')
    .replace(/^[ \t]*(?:[-+*>]|#{1,6}|\d{1,2}\.)[ \t]+/gm, '')
    .replace(/[*`]/g, '')
    .replaceAll('|', ' ')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\bcan(?:'t|not)\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(WORD_NUMBER, (whole, tens?: string, unit?: string, single?: string) =>
      tens && unit
        ? String((NUMBER_WORDS.get(tens) ?? 0) + (NUMBER_WORDS.get(unit) ?? 0))
        : String(NUMBER_WORDS.get(single ?? '') ?? whole),
    )
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/(?<=\d),(?=\d{1,2}\b)/g, '.')
    .replace(new RegExp(`${CURRENCY}\\s*(\\d+(?:\\.\\d+)?)`, 'g'), (_, amount: string) => euros(amount))
    .replace(new RegExp(`(\\d+(?:\\.\\d+)?)\\s*${CURRENCY}`, 'g'), (_, amount: string) => euros(amount))
    .replace(/(\d)\s*(?:%|per ?cent\b)/g, '$1%')
    .replace(/(\d)\s*(?:°\s*c\b|degrees?(?: c(?:elsius)?\b)?)/g, '$1°c')
    .replace(/\b(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|a\.m\.|p\.m\.)(?!\p{L})/gu, clockTime)
    .replace(/\b0(\d:\d\d)\b/g, '$1')
    .replace(/\+\d[\d \-/]{6,}\d/g, (phone) => phone.replace(/[ \-/]/g, ''))
    .replace(/\bbetween ([€\d][\d.:]*) and (?=[€\d])/g, '$1-')
    .replace(/([€\d][\d.:]*(?:%|°c)?) ?(?:-|to|until|till) ?(?=€?\d)/g, '$1-')
    .replace(/(\d)\s*(cm|mm|kg|g|km|days?|weeks?|months?|years?|hours?|minutes?)\b/g, '$1 $2')
    .replace(/\b(?:business|work|week) ?days\b/g, 'working days')
    .replace(/\bcolor/g, 'colour')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
}

/** "29.99" → "€29.99", "95.00" → "€95", "29.9" → "€29.90". */
function euros(amount: string): string {
  const [whole = '', cents = ''] = amount.split('.')
  return /^0*$/.test(cents) ? `€${whole}` : `€${whole}.${cents.padEnd(2, '0')}`
}

/** "2 pm" → "14:00". */
function clockTime(_: string, hours: string, minutes: string | undefined, half: string): string {
  const hour = (Number(hours) % 12) + (half.startsWith('p') ? 12 : 0)
  return `${hour}:${minutes ?? '00'}`
}
