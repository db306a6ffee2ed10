import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answerer.ts'
import { listOf, upperFirst } from './spell.ts'
import type { Asked, Told } from './tell-passages.ts'

type WeekHours = NonNullable<ShopProfile['hours']>
type Weekday = keyof WeekHours

const WEEKDAYS: Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const OPENING =
  /\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing)|hours|there (?:on|at)|reach(?:able)?|visit|come by|drop by|call|phone|ring)\b/i
const PLACE = /\b(?:shop|store|studio|boutique|visit|come (?:by|in)|drop by|in person|try on|address)\b/i
const PEOPLE =
  /\b(?:call|phone|reach|talk|speak|team|support|customer service|somebody|someone|anyone|person|you there)\b/i

const ASKS_CONTACT = /\b(?:phone|telephone) ?number|\bnumber\b|\be-?mail\b|\bcontact\b/i

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
  const add = (hours: WeekHours | undefined, sayOpen: (times: string) => string, closed: string) => {
    if (!hours) return
    const source = hourSource(passages, hours)
    const times = timesOf(hours[day.weekday])
    const text = times === '' ? `${closed}; we are there ${weekOf(hours)}` : sayOpen(times)
    said.push(`${day.name}${text}.${source ? ` [${source.n}]` : ''}`)
    if (source && !used.includes(source)) used.push(source)
  }
  const shopName = placeName(shop)
  if (!asksPeople) add(place, (times) => `${shopName} is open from ${times}`, `${shopName} is closed`)
  if (!asksPlace) add(people, (times) => `our team answers from ${times}`, 'nobody of our team is there')
  const { email, phone } = shop.contact
  const ways = ASKS_CONTACT.test(query) ? [phone, email].filter((way) => way !== undefined) : []
  if (ways.length > 0) said.unshift(`You reach us at ${listOf(ways, 'or')}.`)
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

/** `Wednesday to Saturday 11:00 to 18:00`, and what else there is. */
function weekOf(hours: WeekHours): string {
  const days = [...WEEKDAYS.slice(1), 'sunday' as const].map((weekday) => ({
    weekday,
    times: timesOf(hours[weekday]),
  }))
  const spans: { from: Weekday; to: Weekday; times: string }[] = []
  for (const { weekday, times } of days) {
    const last = spans.at(-1)
    const isNext = last && WEEKDAYS.indexOf(last.to) + 1 === WEEKDAYS.indexOf(weekday)
    if (last && isNext && last.times === times) last.to = weekday
    else if (times !== '') spans.push({ from: weekday, to: weekday, times })
  }
  return listOf(
    spans.map(
      ({ from, to, times }) => `${upperFirst(from)}${from === to ? '' : ` to ${upperFirst(to)}`} ${times}`,
    ),
  )
}

/** `9:00 to 18:00` */
function timesOf(open: WeekHours[Weekday]): string {
  const bare = (time: string) => time.replace(/^0/, '')
  return listOf(open.map(({ opens, closes }) => `${bare(opens)} to ${bare(closes)}`))
}

function dayIn(words: string, shop: ShopProfile, now: Date): { weekday: Weekday; name: string } | undefined {
  const lower = words.toLowerCase()
  const named = WEEKDAYS.find((weekday) => new RegExp(`\\b${weekday}s?\\b`).test(lower))
  if (named) return { weekday: named, name: `On ${upperFirst(named)}s, ` }
  const ahead = /\b(?:today|now|right now|tonight|currently)\b/.test(lower)
    ? 0
    : /\btomorrow\b/.test(lower)
      ? 1
      : undefined
  if (ahead === undefined) return undefined
  const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: shop.time_zone })
    .format(now)
    .toLowerCase()
  const weekday = WEEKDAYS[(WEEKDAYS.findIndex((weekday) => weekday.startsWith(name)) + ahead) % 7]
  if (!weekday) return undefined
  return { weekday, name: `${ahead === 0 ? 'Today' : 'Tomorrow'}, on ${upperFirst(weekday)}, ` }
}
