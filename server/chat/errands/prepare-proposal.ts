import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { dayText } from '../../shop/orders/order-words.ts'
import { piecesLeft } from '../../shop/orders/order-money.ts'
import { describeRefusal } from '../../shop/actions/describe-refusal.ts'
import type { Customer } from '../../shop/orders/customer.ts'
import type { Refusal } from '../../shop/orders/customer-records.ts'
import { orderCard } from '../../shop/orders/order-card.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ShopAction } from '../../shop/orders/shop-action.ts'
import type { ServiceTexts } from '../../shop/texts/service-texts.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'
import { addressMissing } from './missing-address.ts'
import { itemsMissing } from './missing-items.ts'
import { askPayment, paymentMissing } from './missing-payment.ts'
import { reasonMissing } from './missing-reason.ts'
import { variantMissing } from './missing-variant.ts'
import { wholeMissing } from './missing-whole.ts'
import type { OpenErrand, Words } from './open-errand.ts'
import { nextSteps } from './order-status.ts'
import { spokenOf } from './spoken-of.ts'

/** Fills in what the message says, asks for what is missing, and proposes once nothing is. */
export async function prepareProposal(
  slots: ErrandSlots,
  words: Words,
  order: Order | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
  before?: ErrandState,
): Promise<ErrandResult> {
  const customer = turn.shopper && (await parts.records.customer(turn.shopper.userId))
  if (!customer) return errandResult(turn.texts.errands.noAccount, { outcome: 'unsure' })
  // What is not sent yet is changed, not exchanged.
  const kind =
    slots.kind === 'exchange_delivered_order_items' && order?.status === 'pending'
      ? 'modify_pending_order_items'
      : slots.kind
  const errand: OpenErrand = { slots: { ...slots, kind }, ...words, order, customer, turn, parts, before }
  return (
    (order && (await notAllowed(errand, order))) ??
    wholeMissing(errand) ??
    addressMissing(errand) ??
    itemsMissing(errand) ??
    (order && (await itemsRefused(errand, order))) ??
    (await variantMissing(errand)) ??
    reasonMissing(errand) ??
    paymentMissing(errand) ??
    propose(errand)
  )
}

/** What the order's status alone decides. */
const STATUS_REASONS = new Set<Refusal['refused']>(['not_pending', 'not_delivered', 'already_cancelled'])

/** Said before anything is asked: as it stands, and at this time, the order does not allow this. */
async function notAllowed(
  { slots, customer, turn, parts, before }: OpenErrand,
  order: Order,
): Promise<ErrandResult | undefined> {
  if (before && before.asking !== 'order' && before.asking !== 'kind') return undefined
  const about = { order_id: order.orderId }
  const item_ids = order.items.flatMap((item) => Array.from({ length: piecesLeft(item) }, () => item.itemId))
  const paid = order.payments.find(({ type }) => type === 'payment')?.paymentMethodId ?? 'any'
  const { kind } = slots
  // What an exchange is held to is what a return is held to, until what is wanted instead is known.
  const action: ShopAction =
    kind === 'withdraw_from_contract'
      ? { name: kind, arguments: { ...about, item_ids } }
      : kind === 'return_delivered_order_items' || kind === 'exchange_delivered_order_items'
        ? { name: 'return_delivered_order_items', arguments: { ...about, item_ids, payment_method_id: paid } }
        : { name: 'cancel_pending_order', arguments: { ...about, reason: 'no longer needed' } }
  if (item_ids.length === 0) return undefined
  const plan = await parts.records.plan(customer.userId, action)
  if (!('refused' in plan)) return undefined
  // Other reasons may go for some of the items only.
  const goesForAll = plan.refused !== 'window_over' || order.items.length === 1
  const isStatus = STATUS_REASONS.has(plan.refused)
  const isOver =
    plan.refused === 'window_over' || plan.refused === 'unavailable' || plan.refused === 'not_found'
  return isStatus || (isOver && goesForAll) || plan.refused === 'invalid'
    ? refusal(plan, order, turn, parts)
    : undefined
}

/** Before a reason is asked for: whether these items may go back at all. */
async function itemsRefused(
  { slots, customer, turn, parts }: OpenErrand,
  order: Order,
): Promise<ErrandResult | undefined> {
  const goesBack =
    slots.kind === 'return_delivered_order_items' || slots.kind === 'exchange_delivered_order_items'
  const paid = order.payments.find(({ type }) => type === 'payment')?.paymentMethodId
  if (!goesBack || !slots.itemIds || paid === undefined) return undefined
  const given = { order_id: order.orderId, item_ids: slots.itemIds, payment_method_id: paid }
  const plan = await parts.records.plan(customer.userId, {
    name: 'return_delivered_order_items',
    arguments: given,
  })
  // A piece that was paid back may still be exchanged for a whole one.
  const isMeant =
    'refused' in plan && (plan.refused === 'window_over' || slots.kind === 'return_delivered_order_items')
  return isMeant ? refusal(plan, order, turn, parts) : undefined
}

async function propose(errand: OpenErrand): Promise<ErrandResult> {
  const { slots, order, customer, turn, parts } = errand
  const { errands } = turn.texts
  const action = actionOf(slots, order, customer)
  if (!action) return errandResult(errands.cannotHere, { outcome: 'unsure' })
  const made = await proposeOne(errand, action)
  if ('refused' in made) {
    if (made.refused === 'gift_card_balance' || made.refused === 'payment_method_not_allowed') {
      const other = askPayment(
        { ...errand, text: '', context: '', slots: { ...slots, paymentMethodId: undefined } },
        slots.paymentMethodId,
      )
      if (other)
        return { ...other, text: `${describeRefusal({ ...made, possible: [] }, turn.texts)} ${other.text}` }
    }
    const isAbroad =
      slots.kind === 'modify_pending_order_address' && slots.address?.country !== order?.address.country
    if (made.refused !== 'invalid' || !isAbroad) return refusal(made, order, turn, parts)
    // Another address is no way out of what this one was refused for.
    const possible = made.possible.filter((name) => name !== slots.kind)
    return refusal({ ...made, possible }, order, turn, parts, errands.otherCountry)
  }
  const proposed = [made]
  for (const orderId of slots.alsoOrderIds ?? []) {
    const same = await parts.records.order(customer.userId, orderId)
    const further = same && actionOf(slots, same, customer)
    const also = further && (await proposeOne(errand, further))
    if (also && !('refused' in also)) proposed.push(also)
  }
  return errandResult(proposed.length > 1 ? errands.checkThese : errands.checkThis, {
    proposed,
    next: { ...slots, asking: 'confirm', options: [], idle: 0 },
  })
}

function proposeOne({ customer, turn, parts }: OpenErrand, action: ShopAction) {
  const { conversationId, turnId, texts } = turn
  const where = { conversationId, turnId, ordinal: turn.nextOrdinal() }
  return parts.actions.propose(customer.userId, where, action, texts.locale)
}

/** Why not, and what is possible instead. */
function refusal(
  refused: Refusal,
  order: Order | undefined,
  { texts }: ErrandTurn,
  { shop }: ErrandParts,
  why?: string,
): ErrandResult {
  const profile = shop.profile()
  const late = refused.refused === 'window_over' && order ? whenItEnded(order, profile, texts) : []
  return errandResult([describeRefusal(refused, texts, why), ...late].join(' '), {
    outcome: refused.refused === 'unavailable' ? 'unsure' : 'declined',
    orders: order ? [orderCard(order, { shop: profile, products: shop.products(), texts })] : [],
    suggestions: order ? nextSteps(order, texts, refused.possible) : [],
    ...(order ? { next: spokenOf([order]) } : {}),
  })
}

/** When an order came, what the rule is, and who helps now. */
function whenItEnded({ fulfilments }: Order, shop: ShopProfile, { errands, locale }: ServiceTexts): string[] {
  const came = fulfilments
    .flatMap(({ events }) => events)
    .findLast(({ status }) => /deliver|collected/i.test(status))
  const { email, phone } = shop.contact
  const ways = [email, phone].flatMap((way) => way || [])
  return [
    ...(shop.returns ? [errands.windowEnded(shop.returns.window_days, came && dayText(came.at, shop))] : []),
    ...(shop.warranty ? [errands.warranty(shop.warranty.years)] : []),
    ...(ways.length > 0
      ? [errands.team(new Intl.ListFormat(locale, { type: 'disjunction' }).format(ways))]
      : []),
  ]
}

/** The action that the slots say, once nothing is missing. */
function actionOf(
  { kind, address, itemIds, newItemIds, paymentMethodId, reason }: ErrandSlots,
  order: Order | undefined,
  customer: Customer,
): ShopAction | undefined {
  if (kind === 'modify_user_address')
    return address && { name: kind, arguments: { user_id: customer.userId, ...address } }
  const order_id = order?.orderId
  if (order_id === undefined) return undefined
  switch (kind) {
    case 'cancel_pending_order':
      return reason === undefined ? undefined : { name: kind, arguments: { order_id, reason } }
    case 'modify_pending_order_address':
      return address && { name: kind, arguments: { order_id, ...address } }
    case 'modify_pending_order_payment':
      return paymentMethodId === undefined
        ? undefined
        : { name: kind, arguments: { order_id, payment_method_id: paymentMethodId } }
    case 'modify_pending_order_items':
    case 'exchange_delivered_order_items':
      return itemIds && newItemIds && paymentMethodId !== undefined
        ? {
            name: kind,
            arguments: {
              order_id,
              item_ids: itemIds,
              new_item_ids: newItemIds,
              payment_method_id: paymentMethodId,
            },
          }
        : undefined
    case 'return_delivered_order_items':
      return itemIds && paymentMethodId !== undefined
        ? {
            name: kind,
            arguments: {
              order_id,
              item_ids: itemIds,
              payment_method_id: paymentMethodId,
              ...(reason ? { reason } : {}),
            },
          }
        : undefined
    case 'withdraw_from_contract':
      return itemIds && { name: kind, arguments: { order_id, item_ids: itemIds } }
    default:
      return undefined
  }
}
