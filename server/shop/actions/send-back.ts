import type { Product } from '../../../kb/product.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { ActionDetails } from '../../wire.ts'
import { countryIn } from '../countries.ts'
import type { ActionPlan } from '../orders/customer-records.ts'
import { dayText } from '../orders/order-words.ts'
import { shopTerms } from '../orders/shop-terms.ts'
import type { CardRow, ServiceTexts } from '../texts/service-texts.ts'
import { shopIn } from '../texts/texts-for.ts'
import { deliveredAt, lastDayOf } from '../orders/time-windows.ts'

/** How long a new piece is reserved, and a consumer who withdraws has (Directive 2011/83/EU, article 14(1)), days. */
const DAYS = 14
const DAY_MS = 24 * 3600_000

type Rows = ActionDetails['rows']

/** Whether goods have to come back for it. */
export function sendsBack({ action, order }: Pick<ActionPlan, 'action' | 'order'>): boolean {
  if (action.name === 'return_delivered_order_items' || action.name === 'exchange_delivered_order_items')
    return true
  return action.name === 'withdraw_from_contract' && !order?.before.status.startsWith('pending')
}

/** How goods are sent back, before it is done: until when, how, and who pays. */
export function sendBackRows(
  plan: ActionPlan,
  shop: ShopProfile,
  products: readonly Product[],
  { card }: ServiceTexts,
): CardRow[] {
  const by = WAYS[plan.action.name]
  if (by === undefined) return []
  const last = lastDay(plan, shop, products)
  const day = last === undefined ? undefined : dayText(last, shop)
  return [{ of: 'howToSend', value: card.send({ by, days: DAYS, day, ownPostage: paysPostage(plan, shop) }) }]
}

const WAYS: Partial<Record<ActionPlan['action']['name'], 'return' | 'exchange' | 'withdrawal'>> = {
  return_delivered_order_items: 'return',
  exchange_delivered_order_items: 'exchange',
  withdraw_from_contract: 'withdrawal',
}

/** The same once it was done, at a time, Unix ms: with the number that the parcel carries. */
export function returnRows(
  plan: ActionPlan,
  { number, at }: { number: string; at: number },
  shop: ShopProfile,
  products: readonly Product[],
  texts: ServiceTexts,
): Rows {
  const until = sendBackUntil(plan, at, shop, products)
  if (until === undefined) return []
  const { rows, label, returnNumber } = texts.card
  return [
    paysPostage(plan, shop)
      ? { label: rows.returnNumber, value: returnNumber(number, goesThroughCustoms(plan)) }
      : { label: rows.label, value: label(number) },
    { label: rows.sendBackBy, value: dayText(until, shopIn(texts, shop)) },
  ]
}

/** Until when goods are to be sent back of what was done at a time, Unix ms; undefined where none are. */
export function sendBackUntil(
  plan: ActionPlan,
  at: number,
  shop: ShopProfile,
  products: readonly Product[],
): number | undefined {
  if (!sendsBack(plan)) return undefined
  const reserved = at + DAYS * DAY_MS
  const last = lastDay(plan, shop, products) ?? reserved
  if (plan.action.name === 'withdraw_from_contract') return Math.max(last, reserved)
  return plan.action.name === 'exchange_delivered_order_items' ? Math.min(last, reserved) : last
}

/** The last day on which all of the pieces can be handed in, by their days from delivery; undefined where it is not known. */
function lastDay({ order, items }: ActionPlan, shop: ShopProfile, products: readonly Product[]) {
  const since = order && deliveredAt(order.before)
  const terms = shopTerms(shop, products)
  const days = items.flatMap(({ item }) => terms.returnDays(item.productId) ?? [])
  if (since === undefined || days.length === 0) return undefined
  return lastDayOf(since, Math.min(...days), shop.time_zone)
}

/** Whether returns from where the order went are not free, by what `returns.free_in` says; not where it says nothing. */
function paysPostage({ order }: ActionPlan, { returns }: ShopProfile): boolean {
  const country = countryIn(`to ${order?.before.address.country}`)
  const freeIn = returns?.free_in
  if (freeIn === undefined || country === undefined) return false
  if (country.inEuropeanUnion && /european union|\bEU\b/i.test(freeIn)) return false
  return countryIn(freeIn)?.code !== country.code && !freeIn.includes(country.name.replace(/^the /, ''))
}

/** Goods that come from outside the customs union are taxed unless they say what they are. */
function goesThroughCustoms({ order }: ActionPlan): boolean {
  const country = countryIn(`to ${order?.before.address.country}`)
  return country !== undefined && !country.inEuropeanUnion
}
