import { goodsShare, keptCents, listCents, piecesLeft } from './order-money.ts'
import type { Order, OrderItem } from './order.ts'
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
  const paidBack = piecePaidBack(order, back)
  const payable = paidBack ? now - overlapCents(items, paidBack) : now
  const share = goodsShare(order, back + promised + payable) - before
  const nothingStays = back + promised + now === list && !order.exchange
  const shipping = nothingStays ? shippingBack(facts) : 0
  const promisedNow = before - goodsShare(order, back)
  // What was refunded without a piece named is not paid twice: what stays with the customer stays paid, but for the piece
  // that the refund must have been for.
  const stays =
    goodsShare(order, list) - goodsShare(order, back + promised + payable) - (paidBack?.refundedCents ?? 0)
  const open = keptCents(order) - promisedNow - (nothingStays ? 0 : Math.max(0, stays))
  return Math.max(0, Math.min(share + shipping, order.payments.length === 0 ? Infinity : open))
}

/** Pieces of a line that were refunded though they have not come back. */
interface PaidBack {
  item: OrderItem
  pieces: number
  refundedCents: number
}

/**
 * The pieces that refunds without a name were for (missing, damaged, returned by hand): those of the one line whose price
 * they are to the cent. Undefined where no line's, or more than one's, is.
 */
function piecePaidBack(order: Order, backCents: number): PaidBack | undefined {
  const refunded = order.payments.reduce(
    (sum, { type, amountCents }) => (type === 'refund' ? sum + amountCents : sum),
    0,
  )
  const refundedCents = refunded - goodsShare(order, backCents)
  if (refundedCents <= 0) return undefined
  const fitting = order.items.flatMap((item) => {
    const pieces = Array.from({ length: piecesLeft(item) }, (_, i) => i + 1).find(
      (count) => goodsShare(order, item.priceCents * count) === refundedCents,
    )
    return pieces === undefined ? [] : [{ item, pieces, refundedCents }]
  })
  return fitting.length === 1 ? fitting[0] : undefined
}

/** By list price, what of these pieces was paid back: of a line the pieces that were not are taken first. */
function overlapCents(items: readonly OrderItem[], { item, pieces }: PaidBack): number {
  const asked = items.reduce(
    (sum, { itemId, quantity }) => (itemId === item.itemId ? sum + quantity : sum),
    0,
  )
  return item.priceCents * Math.max(0, asked - (piecesLeft(item) - pieces))
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
