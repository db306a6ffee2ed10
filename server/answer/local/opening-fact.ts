import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answerer.ts'
import type { Asked, Told } from './tell-passages.ts'

type WeekHours = NonNullable<ShopProfile['hours']>
type Weekday = keyof WeekHours

const WEEKDAYS: Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const OPENING = /\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing)|hours|there (?:on|at)|reach(?:able)?|visit|come by|drop by|call|phone|ring)\b/i
const PLACE = /\b(?:shop|store|studio|boutique|visit|come (?:by|in)|drop by|in person|try on|address)\b/i
const PEOPLE = /\b(?:call|phone|reach|talk|speak|team|support|customer service|somebody|someone|anyone|person|you there)\b/i

/**
 * Whether the shop is open, or somebody answers, on the day that is asked for: today, tomorrow, now, a weekday. From the
 * hours of `shop.json`, in the shop's time zone; cited where a passage tells them. Undefined where no day is named.
 */
export function openingFact(
  { query, ownWords }: Asked,
  passages: readonly NumberedPassage[],
  shop: ShopProfile,
  now: Date,
): Told | undefined {
  if (!OPENING.test(query)) return undefined
  const day = dayIn(ownWords, shop, now)
  if (!day) return undefined
  const place = shop.studio_shop?.hours
  const people = shop.hours
  const asksPeople = PEOPLE.test(query) && !PLACE.test(query)
  const asksPlace = PLACE.test(query) && !PEOPLE.test(query)
  const said: string[] = []
  const used: NumberedPassage[] = []
  const add = (hours: WeekHours | undefined, who: string, is: string, not: string) => {
    const source = hours && hourSource(passages, hours)
    if (!hours) return
    const cited = source ? ` [${source.n}]` : ''
    const open = hours[day.weekday]
    const when = day.name
    const times = open.map(({ opens, closes }) => `${opens} to ${closes}`).join(' and ')
    said.push(
      open.length > 0
        ? `${when}, ${who} ${is} ${times}.${cited}`
        : `${when}, ${who} ${not}${nextOpen(hours, day.weekday)}.${cited}`,
    )
    if (source && !used.includes(source)) used.push(source)
  }
  if (!asksPeople) add(place, placeName(shop), 'is open from', 'is closed')
  if (!asksPlace) add(people, 'our team', 'answers phone and email from', 'is not there')
  return said.length > 0 ? { text: said.join(' '), used } : undefined
}

function placeName({ studio_shop }: ShopProfile): string {
  const street = studio_shop?.address.split(',')[0]
  return street ? `our shop at ${street}` : 'our shop'
}

/** A passage that tells opening and closing time of one of the days. */
function hourSource(passages: readonly NumberedPassage[], hours: WeekHours): NumberedPassage | undefined {
  const some = Object.values(hours).flat()[0]
  if (!some) return undefined
  const times = [some.opens, some.closes].map((time) => time.replace(/^0/, ''))
  return passages.find(
    ({ passage }) => passage.kind !== 'conversation' && times.every((time) => passage.text.includes(time)),
  )
}

function nextOpen(hours: WeekHours, from: Weekday): string {
  const start = WEEKDAYS.indexOf(from)
  for (let ahead = 1; ahead <= 7; ahead++) {
    const weekday = WEEKDAYS[(start + ahead) % 7]
    const open = weekday && hours[weekday][0]
    if (weekday && open) return `; the next day is ${capital(weekday)}, ${open.opens} to ${open.closes}`
  }
  return ''
}

function dayIn(words: string, shop: ShopProfile, now: Date): { weekday: Weekday; name: string } | undefined {
  const lower = words.toLowerCase()
  const named = WEEKDAYS.find((weekday) => new RegExp(`\\b${weekday}s?\\b`).test(lower))
  if (named) return { weekday: named, name: `On ${capital(named)}s` }
  const ahead = /\b(?:today|now|right now|tonight|currently)\b/.test(lower) ? 0 : /\btomorrow\b/.test(lower) ? 1 : undefined
  if (ahead === undefined) return undefined
  const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: shop.time_zone }).format(now).toLowerCase()
  const weekday = WEEKDAYS[(WEEKDAYS.findIndex((day) => day === name) + ahead) % 7]
  if (!weekday) return undefined
  return { weekday, name: `${ahead === 0 ? 'Today' : 'Tomorrow'}, on ${capital(weekday)}` }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
