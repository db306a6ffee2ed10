import { orderCard } from '../../shop/orders/order-card.ts'
import type { Order } from '../../shop/orders/order.ts'
import { isComingBack, orderLabel, orderNumbered, ordersFor } from './choose-order.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandKind, type ErrandResult, type ErrandState, errandResult } from './errand.ts'
import { itemsNamed } from './items-named.ts'
import type { Words } from './open-errand.ts'
import { nextSteps, orderStatus } from './order-status.ts'
import { prepareProposal } from './prepare-proposal.ts'
import { type ErrandAsked, asksForRefund } from './read-errand.ts'
import { signIn } from './sign-in-first.ts'
import { spokenOf } from './spoken-of.ts'
import { unclearErrand } from './unclear-errand.ts'

/** Orders that one answer shows. */
const SHOWN = 5
const NEWEST = 3
const POINTS_BACK = /\b(?:it|that|this|them|those|these|that one|this one|the order)\b/i
const ALL_ORDERS =
  /\b(?:both|all|every|each)(?: of)?(?: my| the| these| those)*(?: open| pending)? orders?\b/i
const LAST_ORDER = /\b(?:last|latest|newest|most recent) (?:order|purchase)\b/i
/** Errands about an order as a whole. */
const OF_ORDER = new Set<ErrandKind>([
  'cancel_pending_order',
  'modify_pending_order_address',
  'modify_pending_order_payment',
])

/** Begins what was asked for: finds the order that is meant, or asks which. */
export async function beginErrand(
  asked: ErrandAsked,
  words: Words,
  before: ErrandState | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  const { orderNumber } = asked
  const { text } = words
  const { shopper, texts } = turn
  if (!shopper) return signIn(asked.kind, texts)
  if (shopper.onlyOrder !== undefined) return onlyOneOrder(asked, shopper.onlyOrder, turn, parts)
  if (asked.kind === 'modify_user_address')
    return prepareProposal({ kind: asked.kind }, words, undefined, turn, parts)
  const orders = await parts.records.orders(shopper.userId)
  if (orders.length === 0) return errandResult(texts.errands.noOrders)
  const named = orderNumber === undefined ? undefined : orderNumbered(orderNumber, orders)
  if (orderNumber !== undefined && !named)
    return newest(orders, texts.errands.notFound(orderNumber.replace(/^#/, '')), turn, parts)
  if (asked.kind === 'order_list') {
    const shown = orders.slice(0, SHOWN)
    return errandResult(texts.errands.orders(orders.length, shown.length), {
      orders: cards(shown, turn, parts),
      next: spokenOf(shown),
    })
  }
  if (asked.kind === 'order_status') {
    const shown = named ? [named] : statusOf(text, orders, before)
    return tellStatus(shown, turn, parts)
  }
  const spoken = POINTS_BACK.test(text)
    ? orders.find(({ orderId }) => orderId === before?.orderId)
    : undefined
  const withItem = holding(text, orders) ?? holding(words.context, orders) ?? []
  const last = LAST_ORDER.test(text) ? orders[0] : undefined
  const possible = ordersFor(asked.kind, orders)
  const byItem = possible.filter((order) => withItem.includes(order))
  // A piece that stands in one order alone says which, also where that order no longer allows it.
  const only =
    named ??
    (withItem.length === 1 ? withItem[0] : undefined) ??
    last ??
    (withItem.length === 0 ? spoken : undefined)
  const candidates = only ? [only] : byItem.length > 0 ? byItem : withItem.length > 0 ? withItem : possible
  const [first, ...others] = candidates
  if (!first) return noneFits(asked.kind, orders, turn, parts)
  const isAll = OF_ORDER.has(asked.kind) && ALL_ORDERS.test(text)
  if (others.length === 0 || isAll) {
    if (asked.unclear) {
      const result = await unclearErrand(asked.unclear, words, first, turn, parts)
      if (result) return result
    }
    const slots = {
      kind: asked.kind,
      orderId: first.orderId,
      ...(others.length > 0 ? { alsoOrderIds: others.map(({ orderId }) => orderId) } : {}),
    }
    const result = await prepareProposal(slots, words, first, turn, parts)
    const isLess = isAll && others.length === 0 && orders.length > 1
    return isLess ? { ...result, text: `${texts.errands.onlyThisOne(first.orderId)} ${result.text}` } : result
  }
  const shown = candidates.slice(0, SHOWN)
  const options = shown.map((order) => ({ label: orderLabel(order, texts), value: order.orderId }))
  return errandResult(texts.errands.whichOrder, {
    outcome: 'clarify',
    suggestions: options.map(({ label }) => label),
    orders: cards(shown, turn, parts),
    next: { kind: asked.kind, asking: 'order', options, idle: 0, firstWords: words },
  })
}

/** The orders with what words name. */
function holding(text: string, orders: readonly Order[]): Order[] | undefined {
  const found = orders.filter(({ items }) => itemsNamed(text, items).length > 0)
  return found.length > 0 ? found : undefined
}

/** The orders whose status is asked for: those that are named, on their way back, or under way. */
function statusOf(text: string, orders: readonly Order[], before: ErrandState | undefined): Order[] {
  const byItem = holding(text, orders) ?? []
  const way = /\b(?:return|exchange)\b/i.exec(text)?.[0]?.toLowerCase()
  const onWay = way === undefined ? [] : orders.filter(({ status }) => status === `${way} requested`)
  const paysBack = ({ status, payments }: Order) =>
    status === 'return requested' || payments.some(({ type }) => type === 'refund')
  const about = asksForRefund(text) ? orders.filter(way === 'exchange' ? isComingBack : paysBack) : []
  const both = byItem.filter((order) => about.includes(order))
  const spoken = POINTS_BACK.test(text)
    ? orders.filter(({ orderId }) => before?.alsoOrderIds?.includes(orderId) && before.asking === 'nothing')
    : []
  const last = LAST_ORDER.test(text) ? orders.slice(0, 1) : []
  const found = [both, byItem, onWay, about, last, spoken, ordersFor('order_status', orders)]
  return (found.find((those) => those.length > 0) ?? []).slice(0, NEWEST)
}

/** Tells where orders are. */
export function tellStatus(orders: readonly Order[], turn: ErrandTurn, parts: ErrandParts): ErrandResult {
  const { texts } = turn
  const [only] = orders
  return errandResult(orders.map((order) => orderStatus(order, parts.shop.profile(), texts)).join('\n\n'), {
    orders: cards(orders, turn, parts),
    suggestions: only && orders.length === 1 ? nextSteps(only, texts) : [],
    next: spokenOf(orders),
  })
}

/** Who has shown an order's number may see where it is, and nothing else. */
async function onlyOneOrder(
  { kind, orderNumber }: ErrandAsked,
  orderId: string,
  { shopper, texts }: ErrandTurn,
  { records, shop }: ErrandParts,
): Promise<ErrandResult> {
  if (kind !== 'order_status' || !shopper) return signIn(kind, texts)
  const order = await records.order(shopper.userId, orderId)
  if (!order || (orderNumber !== undefined && !orderNumbered(orderNumber, [order])))
    return signIn(kind, texts)
  const card = orderCard(order, { shop: shop.profile(), products: shop.products(), statusOnly: true, texts })
  return errandResult(orderStatus(order, shop.profile(), texts), { orders: [card] })
}

function noneFits(
  kind: ErrandKind,
  orders: readonly Order[],
  turn: ErrandTurn,
  parts: ErrandParts,
): ErrandResult {
  const { errands } = turn.texts
  const why =
    kind === 'return_delivered_order_items' || kind === 'exchange_delivered_order_items'
      ? errands.noneToReturn
      : kind === 'withdraw_from_contract'
        ? errands.noneToWithdraw
        : errands.noneToChange
  return newest(orders, why, turn, parts)
}

/** Says something about none of the orders, and shows the newest with what can be done. */
function newest(orders: readonly Order[], text: string, turn: ErrandTurn, parts: ErrandParts): ErrandResult {
  const shown = orders.slice(0, NEWEST)
  return errandResult(text, {
    orders: cards(shown, turn, parts),
    suggestions: shown.flatMap((order) => nextSteps(order, turn.texts).slice(0, 1)),
  })
}

function cards(orders: readonly Order[], { texts }: ErrandTurn, { shop }: ErrandParts) {
  const shown = { shop: shop.profile(), products: shop.products(), texts }
  return orders.map((order) => orderCard(order, shown))
}
