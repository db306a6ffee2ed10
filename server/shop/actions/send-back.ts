import type { Product } from '../../../kb/product.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { ActionDetails } from '../../wire.ts'
import { countryIn } from '../countries.ts'
import type { ActionPlan } from '../orders/customer-records.ts'
import { dayText } from '../orders/order-words.ts'
import { shopTerms } from '../orders/shop-terms.ts'
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
export function sendBackRows(plan: ActionPlan, shop: ShopProfile, products: readonly Product[]): Rows {
  const last = lastDay(plan, shop, products)
  const day = last === undefined ? undefined : dayText(last, shop)
  const until = {
    return_delivered_order_items: day === undefined ? `Within ${DAYS} days` : `By ${day}`,
    exchange_delivered_order_items: `Within ${DAYS} days${day === undefined ? '' : `, at the latest on ${day}`}`,
    withdraw_from_contract: `Within ${DAYS} days${day === undefined ? '' : `, or until ${day} where that is later`}`,
  }
  const { name } = plan.action
  if (!(name in until)) return []
  const by = until[name as keyof typeof until]
  return [
    {
      label: 'How to send it',
      value: paysPostage(plan, shop)
        ? `${by}, with a carrier of your choice: you pay the postage. The number for the parcel comes by e-mail.`
        : `${by}. The return label and the steps come by e-mail.`,
    },
  ]
}

/** The same once it was done, at a time, Unix ms: with the number that the parcel carries. */
export function returnRows(
  plan: ActionPlan,
  { number, at }: { number: string; at: number },
  shop: ShopProfile,
  products: readonly Product[],
): Rows {
  const until = sendBackUntil(plan, at, shop, products)
  if (until === undefined) return []
  return [
    paysPostage(plan, shop)
      ? {
          label: 'Return number',
          value: `${number}. Write it on the parcel, choose a carrier, and keep the proof of posting; the postage is yours.${customsHint(plan)}`,
        }
      : {
          label: 'Return label',
          value: `${number}. Pack the items, write this code on the parcel or show it where you hand the parcel in, and keep the proof of posting.`,
        },
    { label: 'Send it back by', value: dayText(until, shop) },
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
function customsHint({ order }: ActionPlan): string {
  const country = countryIn(`to ${order?.before.address.country}`)
  return country && !country.inEuropeanUnion
    ? ' Write “returned goods” on it, too, so that no duties are charged.'
    : ''
}
