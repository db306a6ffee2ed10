import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answerer.ts'
import { sourceSaying } from './source-saying.ts'
import type { Asked, Told } from './tell-passages.ts'
import type { Choose } from './wording.ts'

export const RETURN =
  /\b(?:returns?|returned|returning|send\w* (?:it |them |this |these |something |a \w+ )?back|bring\w* (?:it |them )?back|give (?:it |them )?back|refund|money back|exchange|swap)\b/i
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
  `\\b(\\d{1,3}|${Object.keys(NUMBERS).join('|')})(?:\\s+and\\s+a\\s+half)?\\s+(day|week|month|year)s?\\b(?!\\s+(?:warranty|guarantee|return|policy))`,
  'i',
)
const LAST = /\b(yesterday|today|last (week|month|year))\b/i

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
  if (years !== undefined && FAULT.test(query))
    return withFound('How long does the warranty last?', (pages) =>
      warranty(days, said, years, pages, choose),
    )
  const window = shop.returns?.window_days
  if (window === undefined || !RETURN.test(query) || ABOUT_MONEY.test(ownWords) || FAULT.test(query))
    return undefined
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
  choose: Choose,
): Told | undefined {
  const about = passages.filter(({ passage }) =>
    /warrant|guarantee/i.test(`${passage.title} ${passage.text}`),
  )
  const source = sourceSaying(about, [years])
  if (!source) return undefined
  const span = `${years} ${years === 1 ? 'year' : 'years'}`
  const text =
    days <= years * 365.25
      ? `${choose(['You are covered', 'That is still covered', 'You are still within the warranty'])}: the warranty lasts ${span}, and ${said} is within it. [${source.n}]`
      : `The warranty lasts ${span}, so after ${said} it has ended, I am sorry to say. [${source.n}]`
  return { text, used: [source] }
}

/** The time that a message says has passed, in days, and how it says it. */
function timeIn(words: string): { days: number; said: string } | undefined {
  const match = TIME.exec(words)
  if (match) {
    const [, amount = '', unit = ''] = match
    const number = NUMBERS[amount.toLowerCase()] ?? Number(amount)
    return {
      days: Math.round(number * (UNIT_DAYS[unit.toLowerCase()] ?? 1)),
      said: `${amount} ${unit}${number === 1 ? '' : 's'}`.toLowerCase(),
    }
  }
  const last = LAST.exec(words)
  if (!last) return undefined
  const days = { week: 10, month: 45, year: 500 }[(last[2] ?? '').toLowerCase()] ?? 1
  // "Last month" may be 2 days ago or 60.
  return last[2]?.toLowerCase() === 'month' ? undefined : { days, said: last[0].toLowerCase() }
}
