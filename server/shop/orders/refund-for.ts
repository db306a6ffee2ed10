import { goodsShare, keptCents, listCents, piecesLeft } from './order-money.ts'
import type { OrderItem } from './order.ts'
import { countIds } from './pick-items.ts'
import type { OrderFacts } from './plan-facts.ts'
import { isWithdrawalOver } from './withdrawal-window.ts'

/**
 * What is refunded for pieces of an order that go back, cents: their share of its price, and of shipping what a standard
 * delivery costs once nothing stays; together never more than what was paid and is not refunded or promised yet.
 */
export function refundFor(items: readonly OrderItem[], facts: OrderFacts): number {
  const { order } = facts
  const list = listCents(order.items)
  const back = listCents(order.items.map((item) => ({ ...item, quantity: item.returned ?? 0 })))
  const promised = promisedCents(order.items, order.return?.itemIds ?? [])
  const now = listCents(items)
  const before = goodsShare(order, back + promised)
  const share = goodsShare(order, back + promised + now) - before
  const nothingStays = back + promised + now === list && !order.exchange
  const shipping = nothingStays ? shippingBack(facts) : 0
  const promisedNow = before - goodsShare(order, back)
  // What was refunded without a piece named (missing, damaged, returned by hand) is not paid twice: what stays with the
  // customer stays paid.
  const stays = goodsShare(order, list) - goodsShare(order, back + promised + now)
  const open = keptCents(order) - promisedNow - (nothingStays ? 0 : stays)
  return Math.max(0, Math.min(share + shipping, order.payments.length === 0 ? Infinity : open))
}

/**
 * What of the shipping goes back with the last piece, cents: standard delivery's charge. Express is not refunded, but within
 * the days of withdrawal what standard would have cost (Directive 2011/83/EU, article 13(2)), however they are sent back.
 */
function shippingBack(facts: OrderFacts): number {
  const { order, terms } = facts
  if (!terms || (order.shippingMethod === 'express' && isWithdrawalOver(facts))) return 0
  return terms.standardShippingCents(order)
}

/** By list price, what pieces cost that are on their way back. */
function promisedCents(items: readonly OrderItem[], ids: readonly string[]): number {
  const counts = countIds(ids)
  let cents = 0
  for (const item of items) {
    const quantity = Math.min(counts.get(item.itemId) ?? 0, piecesLeft(item))
    counts.set(item.itemId, (counts.get(item.itemId) ?? 0) - quantity)
    cents += item.priceCents * quantity
  }
  return cents
}
