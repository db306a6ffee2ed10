import { orderCard } from '../../shop/orders/order-card.ts'
import type { Order } from '../../shop/orders/order.ts'
import { isComingBack, orderLabel, ordersFor, orderNumbered, itemsNamed } from './choose-order.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import {
  type ErrandKind,
  type ErrandResult,
  type ErrandSlots,
  type ErrandState,
  errandResult,
} from './errand.ts'
import { nextSteps, orderStatus } from './order-status.ts'
import { prepareProposal } from './prepare-proposal.ts'
import { readAnswer } from './read-answer.ts'
import { asksForRefund, type ErrandAsked, readErrand } from './read-errand.ts'

/** Orders that one answer shows. */
const SHOWN = 5
/** Messages about something else after which nobody is waiting for an answer any more. */
const PATIENCE = 2
/** A question of its own. */
const ASKS =
  /\?\s*$|^(?:and |but |also )?(?:how|what|when|where|which|who|why|do|does|did|is|are|can|could|will|would|have|has|may|should)\b/i
const LEAVES_IT =
  /^\W*(?:(?:oh|no|ok|okay|sorry|wait|actually|hm+|please|well)[,.!\s]+)*(?:stop|never ?mind|forget (?:it|that|about it)|leave it(?: as it is)?|no(?:,? thanks?| thank you)?|nothing|cancel (?:that|this)|don't|do not(?: do (?:it|that))?|not now|abort|quit|back|i (?:have )?changed my mind|on second thoughts?)\W*$/i

/**
 * Leads a shopper through what they want about their own orders, one question at a time, up to a proposal.
 * @param before what the turn before asked for, if it asked
 * @returns without `result` where the message is about something else: `waiting` is what is still asked for, `offer` what
 * could be done here about it, as the shopper would say it
 */
export async function runErrand(
  message: string,
  before: ErrandState | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
  { isSmalltalk = false }: { isSmalltalk?: boolean } = {},
): Promise<{ result: ErrandResult } | { waiting: ErrandState | undefined; offer?: string }> {
  const text = message.replace(/\s+/g, ' ').trim()
  const asked = readErrand(text)
  const isButton = before?.options.some(({ label }) => label === text) ?? false
  if (LEAVES_IT.test(text) && !isButton) {
    const { shopper, conversationId } = turn
    const open = shopper ? await parts.actions.leave(shopper.userId, conversationId) : 0
    if (before || open > 0)
      return { result: errandResult('All right, I leave it as it is. Nothing has been changed.') }
  }
  // What is asked for anew takes the place of what was asked for before.
  const isAnother =
    before !== undefined && asked !== undefined && !asked.isQuestion && isOther(asked, before, text)
  const chosen = before && !isAnother ? readAnswer(text, before) : undefined
  // A button's words say what it stands for, and nothing else.
  if (before && chosen) return { result: await goOn(isButton ? '' : text, chosen, before, turn, parts) }
  // How an order is tracked is best shown by the shopper's own, where it is known whose they are.
  if (asked && (!asked.isQuestion || (asked.kind === 'order_status' && turn.shopper))) {
    if (!turn.shopper) return { result: signIn(asked.kind) }
    return { result: await begin(text, asked.kind, asked.orderNumber, turn, parts) }
  }
  if (before && turn.shopper && !isSmalltalk && !ASKS.test(text)) {
    const result = await goOn(text, undefined, before, turn, parts)
    return { result }
  }
  const idle = (before?.idle ?? 0) + 1
  const offer = asked && offers[asked.kind]
  return {
    waiting: before && idle <= PATIENCE ? { ...before, idle } : undefined,
    ...(offer !== undefined && !before ? { offer } : {}),
  }
}

/** Whether a message begins something else, and does not only answer in whole sentences. */
function isOther({ kind, orderNumber }: ErrandAsked, before: ErrandState, text: string): boolean {
  if (before.options.some(({ label }) => label === text)) return false
  if (kind !== before.kind) {
    // "Exchange" of what is not sent yet is a change, and reasons speak of size.
    const alike = new Set([kind, before.kind])
    const isChange = alike.has('exchange_delivered_order_items') && alike.has('modify_pending_order_items')
    return (
      (!isChange && !(before.asking === 'reason' || before.asking === 'variant')) || orderNumber !== undefined
    )
  }
  return orderNumber !== undefined && before.orderId !== undefined && !sameNumber(orderNumber, before.orderId)
}

function sameNumber(a: string, b: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return bare(a) === bare(b)
}

/** What can be done right here about what somebody asks the rules of. */
const offers: Partial<Record<ErrandKind, string>> = {
  order_status: 'Where is my order?',
  cancel_pending_order: 'Cancel my order',
  modify_pending_order_address: 'Change my delivery address',
  modify_pending_order_payment: 'Change the payment of my order',
  exchange_delivered_order_items: 'Exchange something for another size',
  return_delivered_order_items: 'Return something from my order',
  withdraw_from_contract: 'I want to withdraw from my purchase',
}

/** Who it is must be known first; the question goes on by itself after that. */
function signIn(kind: ErrandKind): ErrandResult {
  const isStatus = kind === 'order_status'
  const text = isStatus
    ? 'To look at your order I need to know who you are. Please sign in, or give its number with your e-mail address or postcode; then I go on with your question.'
    : kind === 'withdraw_from_contract'
      ? 'You may withdraw from your purchase within 14 days of delivery, without giving a reason. To do it here I need to know who you are: please sign in, then I go on.'
      : 'For that I need to know who you are. Please sign in, then I go on with your question.'
  return errandResult(text, { outcome: 'needs-sign-in', signIn: isStatus ? 'order' : 'account' })
}

async function begin(
  text: string,
  kind: ErrandKind,
  orderNumber: string | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  const { records } = parts
  const { shopper } = turn
  if (!shopper) return signIn(kind)
  if (shopper.onlyOrder !== undefined) return onlyOneOrder(kind, orderNumber, shopper.onlyOrder, turn, parts)
  const orders = await records.orders(shopper.userId)
  if (kind === 'modify_user_address') return prepareProposal({ kind }, text, undefined, turn, parts)
  if (orders.length === 0)
    return errandResult('I do not find any orders in your account.', { outcome: 'answered' })
  const show = (shown: readonly Order[]) => cards(shown, parts)
  if (kind === 'order_list') {
    const shown = orders.slice(0, SHOWN)
    const more = orders.length > shown.length ? ` The newest ${shown.length} are here.` : ''
    const count = orders.length === 1 ? 'one order' : `${orders.length} orders`
    return errandResult(`You have ${count} with us.${more}`, { orders: show(shown) })
  }
  const named = orderNumber === undefined ? undefined : orderNumbered(orderNumber, orders)
  if (orderNumber !== undefined && !named)
    return errandResult(
      `I do not find order ${orderNumber.replace(/^#/, '')} in your account. These are your newest ones.`,
      {
        orders: show(orders.slice(0, 3)),
        suggestions: orders.slice(0, 3).flatMap((order) => nextSteps(order).slice(0, 1)),
      },
    )
  if (kind === 'order_status') {
    const about = asksForRefund(text) ? orders.filter(isComingBack) : []
    const byItem = orders.filter(({ items }) => itemsNamed(text, items).length > 0)
    const meant = [about, byItem, ordersFor(kind, orders)].find((found) => found.length > 0) ?? []
    const shown = named ? [named] : meant.slice(0, 3)
    return errandResult(shown.map((order) => orderStatus(order, parts.shop.profile())).join('\n\n'), {
      orders: show(shown),
      suggestions: shown.length === 1 && shown[0] ? nextSteps(shown[0]) : [],
    })
  }
  if (named) return prepareProposal({ kind, orderId: named.orderId }, text, named, turn, parts)
  const possible = ordersFor(kind, orders)
  // A piece that stands in one order alone says which, also where that order no longer allows it.
  const withIt = orders.filter(({ items }) => itemsNamed(text, items).length > 0)
  if (withIt.length === 1 && withIt[0])
    return prepareProposal({ kind, orderId: withIt[0].orderId }, text, withIt[0], turn, parts)
  const byItem = possible.filter(({ items }) => itemsNamed(text, items).length > 0)
  const candidates = byItem.length > 0 ? byItem : possible
  const [only] = candidates
  if (only && candidates.length === 1)
    return prepareProposal({ kind, orderId: only.orderId }, text, only, turn, parts)
  if (!only) return noneFits(kind, orders, parts)
  const options = candidates
    .slice(0, SHOWN)
    .map((order) => ({ label: orderLabel(order), value: order.orderId }))
  return errandResult('Which order do you mean?', {
    outcome: 'clarify',
    suggestions: options.map(({ label }) => label),
    orders: show(candidates.slice(0, SHOWN)),
    next: { kind, asking: 'order', options, idle: 0 },
  })
}

/** Goes on with the shopper's answer; where it does not answer, asks once more. */
async function goOn(
  text: string,
  chosen: Partial<ErrandSlots> | undefined,
  before: ErrandState,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  const { shopper } = turn
  if (!shopper || shopper.onlyOrder !== undefined) return signIn(before.kind)
  const { asking: _, options: __, idle: ___, ...known } = before
  const slots: ErrandSlots = { ...known, ...chosen }
  if (slots.orderId === undefined && before.asking === 'order') {
    const orders = await parts.records.orders(shopper.userId)
    const among = orders.filter(({ orderId }) => before.options.some(({ value }) => value === orderId))
    const byItem = among.filter(({ items }) => itemsNamed(text, items).length > 0)
    if (byItem.length !== 1 || !byItem[0])
      return errandResult('I could not tell which order you mean. Please choose one, or write its number.', {
        outcome: 'clarify',
        suggestions: before.options.map(({ label }) => label),
        ...(before.idle < PATIENCE ? { next: { ...before, idle: before.idle + 1 } } : {}),
      })
    slots.orderId = byItem[0].orderId
  }
  const order =
    slots.orderId === undefined ? undefined : await parts.records.order(shopper.userId, slots.orderId)
  if (slots.orderId !== undefined && !order)
    return errandResult('I do not find that order in your account any more.', { outcome: 'answered' })
  return prepareProposal(slots, text, order, turn, parts, before)
}

/** Who has shown an order's number may see where it is, and nothing else. */
async function onlyOneOrder(
  kind: ErrandKind,
  orderNumber: string | undefined,
  orderId: string,
  { shopper }: ErrandTurn,
  { records, shop }: ErrandParts,
): Promise<ErrandResult> {
  if (kind !== 'order_status' || !shopper) return signIn(kind)
  const order = await records.order(shopper.userId, orderId)
  if (!order || (orderNumber !== undefined && !orderNumbered(orderNumber, [order]))) return signIn(kind)
  const card = orderCard(order, { shop: shop.profile(), products: shop.products(), statusOnly: true })
  return errandResult(orderStatus(order, shop.profile()), { orders: [card] })
}

function noneFits(kind: ErrandKind, orders: readonly Order[], parts: ErrandParts): ErrandResult {
  const shown = orders.slice(0, 3)
  const why =
    kind === 'return_delivered_order_items' || kind === 'exchange_delivered_order_items'
      ? 'None of your orders can be returned or exchanged right now: that begins once one has been delivered.'
      : kind === 'withdraw_from_contract'
        ? 'None of your orders is open to withdrawal any more.'
        : 'None of your orders can be changed or cancelled any more: all of them are packed, sent or closed.'
  return errandResult(why, {
    orders: cards(shown, parts),
    suggestions: shown.flatMap((order) => nextSteps(order).slice(0, 1)),
  })
}

function cards(orders: readonly Order[], { shop }: ErrandParts) {
  return orders.map((order) => orderCard(order, { shop: shop.profile(), products: shop.products() }))
}
