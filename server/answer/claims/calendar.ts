/** A day as a text names it; the year where it says one. */
export interface NamedDate {
  at: number
  end: number
  day: number
  month: number
  year?: number
}

const months =
  'jan(?:uary|uar|vier|uari)?|feb(?:ruary|ruar|ruari)?|février|mar(?:ch)?|märz|mars|maart|apr(?:il)?|avril|may|mai|mei|june?|juni?|juin|july?|juli|juillet|aug(?:ust|ustus)?|août|sep(?:t(?:ember)?)?|septembre|oct(?:ober)?|okt(?:ober)?|octobre|nov(?:ember)?|novembre|dec(?:ember)?|dez(?:ember)?|décembre'
/** Two or three letters tell the month in all four languages, these first. */
const MONTH_STARTS = [
  ['jan', 1],
  ['fe', 2],
  ['fé', 2],
  ['mär', 3],
  ['mars', 3],
  ['mar', 3],
  ['maa', 3],
  ['ap', 4],
  ['av', 4],
  ['mai', 5],
  ['may', 5],
  ['mei', 5],
  ['juil', 7],
  ['jul', 7],
  ['jun', 6],
  ['juin', 6],
  ['au', 8],
  ['ao', 8],
  ['se', 9],
  ['o', 10],
  ['n', 11],
  ['d', 12],
] as const
const weekdays = [
  'mondays?|montags?|lundi|maandag',
  'tuesdays?|dienstags?|mardi|dinsdag',
  'wednesdays?|mittwochs?|mercredi|woensdag',
  'thursdays?|donnerstags?|jeudi|donderdag',
  'fridays?|freitags?|vendredi|vrijdag',
  'saturdays?|samstags?|samedi|zaterdag',
  'sundays?|sonntags?|dimanche|zondag',
]
const anyWeekday = weekdays.join('|')

const DAY_MONTH = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(\d{1,2})(?:st|nd|rd|th|er|\.)?\s(?:of\s)?(${months})\b\.?(?:,?\s(\d{4}))?`,
  'giu',
)
const MONTH_DAY = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${months})\b\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]\d|\d)(?:,?\s(\d{4}))?`,
  'giu',
)
const NUMERIC =
  /(?<![\d.,/-])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})|(\d{1,2})\.(\d{1,2})\.)(?![\d/])/g
/** "in May", "by the end of March": capitals, so that "may" and "march" stay verbs. */
const MONTH_ALONE = new RegExp(
  String.raw`(?<=\b(?:in|until|since|from|by|through|of|early|late|mid|till|im|bis|seit|ab|en|depuis|vanaf)\s(?:the\s)?)(${months})(?![\p{L}\p{N}])`,
  'giu',
)
const MAY_BE_WEEKDAY = /day|tag|woch|di\b|dag/i
const WEEKDAY = new RegExp(
  String.raw`(?<![\p{L}])(${anyWeekday})(?![\p{L}])(?:\s?(?:–|—|-|\sto\s|\sbis\s|\sau\s|\stot\s|\sthrough\s)\s?(${anyWeekday})(?![\p{L}]))?`,
  'giu',
)
const TIME =
  /(?<![\d.,:])(?:(\d{1,2})[:h](\d{2})(?:\s?([ap])\.?m\b\.?)?|(\d{1,2})(?:\.(\d{2}))?\s?(?:([ap])\.?m\b\.?|Uhr\b|o[’']clock\b))(?!\d)/gi

/** Days that a text names, in each way that they can be read: 03/04/2026 is in March or in April. */
export function datesIn(text: string): NamedDate[] {
  const found: NamedDate[] = []
  const add = (span: { index: number; 0: string }, day: number, month: number, year: string | undefined) => {
    if (day < 1 || day > 31 || month < 1 || month > 12) return
    const at = { at: span.index, end: span.index + span[0].length, day, month }
    const full = year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0)
    found.push(full === undefined ? at : { ...at, year: full })
  }
  for (const match of text.matchAll(DAY_MONTH)) add(match, Number(match[1]), monthOf(match[2]), match[3])
  for (const match of text.matchAll(MONTH_DAY)) add(match, Number(match[2]), monthOf(match[1]), match[3])
  for (const match of text.matchAll(NUMERIC)) {
    const [, year, isoMonth, isoDay, first, second, ending, day, month] = match
    if (year !== undefined) add(match, Number(isoDay), Number(isoMonth), year)
    else if (first !== undefined) {
      add(match, Number(first), Number(second), ending)
      if (match[0].includes('/')) add(match, Number(second), Number(first), ending)
    } else add(match, Number(day), Number(month), undefined)
  }
  return found
}

/** Months that a text names without a day, 1 to 12. */
export function monthsIn(text: string): { at: number; end: number; month: number }[] {
  return [...text.matchAll(MONTH_ALONE)].flatMap(({ index, 0: whole, 1: name = '' }) =>
    /^\p{Lu}/u.test(name) ? [{ at: index, end: index + whole.length, month: monthOf(name) }] : [],
  )
}

/** Weekdays that a text names, 0 (Monday) to 6, those inside "Monday to Friday" included where `within` says so. */
export function weekdaysIn(
  text: string,
  { within = false } = {},
): { at: number; end: number; weekday: number }[] {
  if (!MAY_BE_WEEKDAY.test(text)) return []
  return [...text.matchAll(WEEKDAY)].flatMap(({ index, 0: whole, 1: first = '', 2: last }) => {
    const span = { at: index, end: index + whole.length }
    const from = weekdayOf(first)
    if (last === undefined) return [{ ...span, weekday: from }]
    const to = weekdayOf(last)
    const length = within ? ((to - from + 7) % 7) + 1 : 0
    const days = within ? Array.from({ length }, (_, day) => (from + day) % 7) : [from, to]
    return days.map((weekday) => ({ ...span, weekday }))
  })
}

/** Times of day that a text names, in minutes: `9 am`, `18:00`, `17.30 Uhr`. */
export function timesIn(text: string): { at: number; end: number; minutes: number }[] {
  return [...text.matchAll(TIME)].flatMap((match) => {
    const hour = Number(match[1] ?? match[4])
    const half = (match[3] ?? match[6])?.toLowerCase()
    const minutes =
      (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + Number(match[2] ?? match[5] ?? 0)
    return minutes <= 24 * 60 ? [{ at: match.index, end: match.index + match[0].length, minutes }] : []
  })
}

const ORDINAL_MONTH = new RegExp(String.raw`\d{1,2}\.\s+(?:${months})$`, 'iu')

/** Whether a text ends in a day and its month: "14. Oktober". */
export function endsInOrdinalDate(text: string): boolean {
  return ORDINAL_MONTH.test(text)
}

/** The words of a calendar, for what may begin with one. */
export const calendarWords: readonly string[] = [
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag',
  'lundi mardi mercredi jeudi vendredi samedi dimanche maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'january february march april may june july august september october november december',
  'januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août octobre novembre décembre',
].flatMap((line) => line.split(' '))

function monthOf(name = ''): number {
  const lower = name.toLowerCase()
  return MONTH_STARTS.find(([start]) => lower.startsWith(start))?.[1] ?? 0
}

function weekdayOf(name: string): number {
  return weekdays.findIndex((words) => new RegExp(`^(?:${words})$`, 'iu').test(name))
}
