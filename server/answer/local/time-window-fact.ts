import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answerer.ts'
import { sourceSaying } from './source-saying.ts'
import type { Asked, Told } from './tell-passages.ts'
import type { Choose } from './wording.ts'

export const RETURN =
  /\b(?:returns?|returned|returning|send\w* (?:\w+ ){0,2}?back|bring\w* (?:it |them )?back|give (?:it |them )?back|refund|money back|exchange|swap)\b/i
const FAULT =
  /\b(?:warranty|guarantee|broke|broken|breaks?|fault\w*|defect\w*|hole|holes|torn|tore|ripped|rip|seam|zip(?:per)?|came (?:off|loose|apart)|fell (?:off|apart)|falling apart|ruined|worn out|pilling)\b/i
/** How long something else takes is no time that has passed. */
const ABOUT_MONEY =
  /\b(?:how long|when|waiting|hasn['’]?t|haven['’]?t|didn['’]?t|not (?:received|arrived|got)|still no|where)\b/i
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
}
const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, month: 30.4, year: 365 }
const TIME = new RegExp(
  `\\b(\\d{1,3}|${Object.keys(NUMBERS).join('|')}) (day|week|month|year)s?\\b(?! (?:warranty|guarantee|return|policy|right))`,
  'gi',
)
/** A time is one that has passed only where the words around it say so. */
const PASSED_AFTER =
  /^\s?(?:ago\b|later\b|old\b|now\b|(?:have|has) passed\b|since\b|after (?:delivery|it|buying|purchase|receiving|i)\b)/i
const PASSED_BEFORE =
  /\b(?:after|been|(?:had|have|owned|own) (?:it|them|this|these|the \w+) for)\s(?:(?:about|around|like|only|already|almost|nearly|over|more than|some)\s)?$/i
/** What decides beside the time, and is for the pages to say. */
const CONDITION =
  /\b(?:wash\w*|worn|wore|wearing|used|use|opened|open|shorten\w*|alter\w*|stain\w*|tags?|spent|personali[sz]ed|engraved|extend\w*|extension|exceptions?|holidays?|vacation|gift|sale|final|unless|if|before)\b/i
/** Of one's own doing, or of wear: what no warranty is for, as far as one can tell. */
const OWN_DOING =
  /\b(?:ripped|tore|torn|rip|climb\w*|fell(?! (?:apart|off))|crash\w*|accident\w*|dropped|spil\w+|stain\w*|burn\w*|iron\w*|shr[aiu]nk\w*|wash\w*|dog|cat|moths?|chew\w*|cut|lost|worn out|blades?|batter\w+)\b/i
const LAST = /\b(?:yesterday|last week)\b/i
const ORDERED = /\b(?:order(?:ed)?|bought|buy|purchased?|paid)\b/i

/** Asks a fact of the passages that there are, and where they do not do, of those that a search finds. */
export type WithFound = (
  query: string,
  fact: (pages: readonly NumberedPassage[]) => Told | undefined,
) => Promise<Told | undefined>

/**
 * Whether somebody who names the time that has passed can still return something, or still has the warranty: from the
 * windows of `shop.json`, where a passage says them. Undefined where no time is named.
 */
export async function timeWindowFact(
  { query, ownWords }: Asked,
  shop: ShopProfile,
  choose: Choose,
  withFound: WithFound,
): Promise<Told | undefined> {
  const passed = timeIn(ownWords)
  if (!passed) return undefined
  const { days, said } = passed
  const years = shop.warranty?.years
  if (FAULT.test(query))
    return years === undefined || OWN_DOING.test(query)
      ? undefined
      : withFound('How long does the warranty last?', (pages) => warranty(days, said, years, pages))
  const window = shop.returns?.window_days
  if (window === undefined || !RETURN.test(query) || ABOUT_MONEY.test(ownWords) || CONDITION.test(ownWords))
    return undefined
  // The window begins with the delivery, of which an order says nothing.
  if (days > window && ORDERED.test(ownWords)) return undefined
  return withFound('How long do I have to return something?', (pages) => {
    const source = sourceSaying(
      pages.filter(({ passage }) => /\breturn/i.test(passage.title)),
      [window],
    )
    if (!source) return undefined
    const text =
      days <= window
        ? `${choose(['Yes, you are still in time', 'Yes, there is still time', 'Yes, that still works'])}: you have ${window} days from the day of delivery, and ${said} is within them. [${source.n}]`
        : `I am afraid that is too late for a return: you have ${window} days from the day of delivery, and ${said} is past them. [${source.n}]`
    return { text, used: [source], ...(days > window ? { ends: true } : {}) }
  })
}

function warranty(
  days: number,
  said: string,
  years: number,
  passages: readonly NumberedPassage[],
): Told | undefined {
  const about = passages.filter(({ passage }) =>
    /warrant|guarantee/i.test(`${passage.title} ${passage.text}`),
  )
  const source = sourceSaying(about, [years])
  if (!source) return undefined
  const span = `${years} ${years === 1 ? 'year' : 'years'}`
  const end = years * 365.25
  // "Two years ago" may be before and after.
  if (Math.abs(days - end) < UNSURE_DAYS) return undefined
  const text =
    days < end
      ? `The warranty lasts ${span}, so after ${said} it still runs. [${source.n}]`
      : `The warranty lasts ${span}, so after ${said} it has ended, I am sorry to say. [${source.n}]`
  return { text, used: [source] }
}

const UNSURE_DAYS = 20

/** The one time that a message says has passed, in days, and how it says it. Undefined where it says none, or several. */
function timeIn(words: string): { days: number; said: string } | undefined {
  const times = [...words.matchAll(TIME)]
  const [match] = times
  if (match && times.length === 1) {
    const [whole, amount = '', unit = ''] = match
    const after = words.slice(match.index + whole.length)
    if (!PASSED_AFTER.test(after) && !PASSED_BEFORE.test(words.slice(0, match.index))) return undefined
    const number = NUMBERS[amount.toLowerCase()] ?? Number(amount)
    const plural = number === 1 ? '' : 's'
    return {
      days: Math.round(number * (UNIT_DAYS[unit.toLowerCase()] ?? 1)),
      said: `${amount} ${unit}${plural}`.toLowerCase(),
    }
  }
  const last = times.length === 0 ? LAST.exec(words) : null
  return last ? { days: /week/i.test(last[0]) ? 10 : 1, said: last[0].toLowerCase() } : undefined
}
