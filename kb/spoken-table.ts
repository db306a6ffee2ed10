import { asSentence, sentencesOf } from './sentences.ts'

/** Units that stand in a header and belong to the figure: `Bust (cm)` over `88–93` is "bust 88–93 cm". */
const UNIT =
  /\s*[([](mm|cm|m|in|inch|inches|ft|g|kg|lb|lbs|oz|ml|l|%|°C|minutes|hours|days|business days|working days|weeks|months|years|€|\$|£|EUR|USD|GBP|CHF)[)\]]$/i
const FIGURE = /^[\d.,]+(?:\s?(?:–|-|to|\/|×|x)\s?[\d.,]+)*$/
const CURRENCY_SIGN = /^[€$£]$/
/** What English writes small inside a sentence. Other headers keep their capital: they may be names. */
const SMALL_WORDS =
  /^(?:size|sizes|bust|chest|waist|hips?|inseam|length|width|height|depth|weight|sleeve|shoulders?|foot|price|prices|cost|costs|fee|time|times|day|days|delivery|shipping|returns?|refund|free|from|to|until|within|carrier|method|service|where|when|what|who|how|country|region|zone|minimum|maximum|order|orders|item|piece|product|material|fabric|fibre|colou?r|care|washing|wash|drying|ironing|temperature|warranty|status|meaning|answer|question|amount|value|your|our|the|for|by|with|without|in|on|at|of|age|fit|measure|measurement|opening|hours|name|description|note|notes|reason|step|who|pays|paid|card|limit|period|example|tracking|tracked|standard|express|included|available|contents|purpose|kept)$/i
const YES = /^[✓✔✅☑]\uFE0F?$/u
const NO = /^[✗✘❌☒×]\uFE0F?$/u
const NOTHING = /^[-–—]$/
const LONG_VALUE = 90

/**
 * A table as it is read out, a sentence a row, each cell with its header: `Size M: bust 88–93 cm, waist
 * 70–75 cm.` The first column names the row. A row without content becomes an empty text.
 */
export function spokenTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const values = rows.map((row) => row.map(spokenValue))
  const isLong = values.some((row) =>
    row.some((value) => value.length > LONG_VALUE || sentencesOf(value).length > 1),
  )
  return values.map((row) => spokenRow(header, row, isLong))
}

function spokenRow(header: readonly string[], row: readonly string[], isLong: boolean): string {
  const cells = row
    .map((value, column) => ({ header: header[column] ?? '', value }))
    .filter(({ value }) => value !== '')
  if (row.length === 1) return cells.map((cell) => asSentence(labelled(cell, ': '))).join(' ')
  // Without a value in the first column there is nothing that names the row.
  const [named, others] = row[0] && cells.length > 1 ? [cells[0], cells.slice(1)] : [undefined, cells]
  const name = named ? labelled(named, ' ') : ''
  if (isLong) {
    const sentences = others.map((cell) => asSentence(labelled(cell, ': ')))
    return name && sentences.length > 0 ? `${name} – ${small(sentences.join(' '))}` : sentences.join(' ')
  }
  if (others.length === 0) return ''
  return asSentence(joined(others, name && `${name}${name.includes(':') ? ' – ' : ': '}`))
}

function joined(cells: readonly { header: string; value: string }[], start: string): string {
  const separator = cells.some(({ value }) => /[,;] /.test(value)) ? '; ' : ', '
  return cells.reduce((text, cell, i) => {
    const words = labelled(cell, ' ')
    return `${text}${i > 0 ? separator : ''}${text === '' ? words : small(words)}`
  }, start)
}

function labelled({ header, value }: { header: string; value: string }, between: string): string {
  const unit = FIGURE.test(value) ? UNIT.exec(header)?.[1] : undefined
  const name = unit === undefined ? header : header.replace(UNIT, '')
  const amount =
    unit === undefined ? value : CURRENCY_SIGN.test(unit) ? `${unit}${value}` : `${value} ${unit}`
  // "Country" over "Country of origin" need not be said twice.
  if (!name || value.toLowerCase().startsWith(name.toLowerCase())) return amount
  return `${name.replace(/:$/, '')}${/[?!]$/.test(name) ? ' ' : between}${amount}`
}

function small(text: string): string {
  const first = /^\p{L}+/u.exec(text)?.[0] ?? ''
  return SMALL_WORDS.test(first) && /^\p{Lu}\p{Ll}/u.test(first)
    ? first.toLowerCase() + text.slice(first.length)
    : text
}

function spokenValue(value: string): string {
  if (YES.test(value)) return 'yes'
  if (NO.test(value)) return 'no'
  return NOTHING.test(value) ? '' : value
}
