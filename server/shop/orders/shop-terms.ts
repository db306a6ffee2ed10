import type { Product } from '../../../kb/product.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { countryIn } from '../countries.ts'
import type { Order } from './order.ts'

/** What a shop adds to the rules of the actions, which are τ-bench's retail domain's. Without terms, those alone hold. */
export interface ShopTerms {
  /** IANA name; days are counted by its calendar. */
  timeZone: string
  /** Days from delivery on which a piece may be returned or exchanged; undefined where it may not. */
  returnDays(productId: string): number | undefined
  /** Whether a consumer may withdraw from the purchase of it (Directive 2011/83/EU, article 16 names what not). */
  mayWithdraw(productId: string): boolean
  /** From and to, for cards and PayPal. */
  refundWorkingDays: [number, number]
  /** What is refunded of an order's shipping when all of it goes back, cents. */
  standardShippingCents(order: Order): number
  /** How long what was done can be taken back, ms. */
  undoMs: { pending: number; delivered: number; customer: number }
}

const DAY_COUNT = /\b(\d{1,3})[- ]days?\b/i
const NEVER_RETURNED =
  /\bfinal sale\b|\bnon-?returnable\b|\bno returns?\b|\bnot returnable\b|\bcannot be returned\b/i
const MADE_FOR_ONE = /\bpersonali[sz]ed\b|\bmade[- ]to[- ](?:order|measure)\b|\bcustom[- ]made\b|\bbespoke\b/i
const MINUTE = 60_000

/**
 * The terms that `shop.json` and the catalogue tell: `returns.window_days`, else 14 days; a product's own
 * `return_policy` (`60-day return`, `Final sale`, `Made to order: cannot be returned`) goes before it.
 */
export function shopTerms(profile: ShopProfile, products: readonly Product[]): ShopTerms {
  const window = profile.returns?.window_days ?? WITHDRAWAL_DAYS
  const policies = new Map(products.map(({ product_id, return_policy }) => [product_id, return_policy ?? '']))
  return {
    timeZone: profile.time_zone,
    returnDays(productId) {
      const policy = policies.get(productId) ?? ''
      if (NEVER_RETURNED.test(policy) || MADE_FOR_ONE.test(policy)) return undefined
      const own = DAY_COUNT.exec(policy)?.[1]
      return own === undefined ? window : Number(own)
    },
    mayWithdraw: (productId) => !MADE_FOR_ONE.test(policies.get(productId) ?? ''),
    refundWorkingDays: profile.returns?.refund_working_days ?? [5, 7],
    standardShippingCents: (order) => standardShipping(order, profile),
    undoMs: { pending: 30 * MINUTE, delivered: 15 * MINUTE, customer: 30 * MINUTE },
  }
}

/** Days from delivery in which a consumer in the European Union may withdraw (Directive 2011/83/EU, article 9). */
export const WITHDRAWAL_DAYS = 14

/** What the cheapest way there would have cost is refunded, and no more (Directive 2011/83/EU, article 13(2)). */
function standardShipping(order: Order, { shipping }: ShopProfile): number {
  if (order.shippingMethod !== 'express') return order.shippingCents
  const { country } = order.address
  const goods = order.totalCents - order.shippingCents
  const inUnion = countryIn(`to ${country}`)?.inEuropeanUnion === true
  const goesThere = (name: string) => {
    const named = countryIn(name)
    return named ? named.code === country : inUnion && /european union/i.test(name)
  }
  const prices = (shipping?.methods ?? [])
    .filter(({ name }) => !/express/i.test(name) && goesThere(name))
    .map(({ price, free_from }) =>
      free_from !== undefined && goods >= free_from * 100 ? 0 : Math.round(price * 100),
    )
  return Math.min(order.shippingCents, ...(prices.length > 0 ? prices : [0]))
}
