import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { contactSentence } from '../../answer/contact-sentence.ts'
import { dayText } from '../../shop/orders/order-words.ts'
import { piecesLeft } from '../../shop/orders/order-money.ts'
import { describeRefusal } from '../../shop/actions/describe-refusal.ts'
import type { Customer } from '../../shop/orders/customer.ts'
import type { Refusal } from '../../shop/orders/customer-records.ts'
import { orderCard } from '../../shop/orders/order-card.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ShopAction } from '../../shop/orders/shop-action.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'
import { addressMissing } from './missing-address.ts'
import { itemsMissing } from './missing-items.ts'
import { askPayment, paymentMissing } from './missing-payment.ts'
import { reasonMissing } from './missing-reason.ts'
import { variantMissing } from './missing-variant.ts'
import type { OpenErrand } from './open-errand.ts'
import { nextSteps } from './order-status.ts'

/** Fills in what the message says, asks for what is missing, and proposes once nothing is. */
export async function prepareProposal(
  slots: ErrandSlots,
  text: string,
  order: Order | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
  before?: ErrandState,
): Promise<ErrandResult> {
  const customer = turn.shopper && (await parts.records.customer(turn.shopper.userId))
  if (!customer)
    return errandResult('I do not find your account in the shop right now, so I cannot change anything.', {
      outcome: 'unsure',
    })
  // What is not sent yet is changed, not exchanged.
  const kind =
    slots.kind === 'exchange_delivered_order_items' && order?.status === 'pending'
      ? 'modify_pending_order_items'
      : slots.kind
  const errand: OpenErrand = { slots: { ...slots, kind }, text, order, customer, turn, parts, before }
  return (
    (order && (await notAllowed(errand, order))) ??
    addressMissing(errand) ??
    itemsMissing(errand) ??
    (order && (await itemsRefused(errand, order))) ??
    (await variantMissing(errand)) ??
    reasonMissing(errand) ??
    paymentMissing(errand) ??
    propose(errand)
  )
}

/** Said before anything is asked: as it stands, and at this time, the order does not allow this. */
async function notAllowed(
  { slots, customer, parts, before }: OpenErrand,
  order: Order,
): Promise<ErrandResult | undefined> {
  if (before && before.asking !== 'order') return undefined
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
  const isStatus = plan.refused === 'not_pending' || plan.refused === 'not_delivered'
  const isOver =
    plan.refused === 'window_over' || plan.refused === 'unavailable' || plan.refused === 'not_found'
  return isStatus || (isOver && goesForAll) || plan.refused === 'invalid'
    ? refusal(plan, order, parts)
    : undefined
}

/** Before a reason is asked for: whether these items may go back at all. */
async function itemsRefused(
  { slots, customer, parts }: OpenErrand,
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
  return isMeant ? refusal(plan, order, parts) : undefined
}

async function propose(errand: OpenErrand): Promise<ErrandResult> {
  const { slots, order, customer, turn, parts } = errand
  const action = actionOf(slots, order, customer)
  if (!action)
    return errandResult('I cannot do that here. Please ask a person of our team.', { outcome: 'unsure' })
  const { conversationId, turnId } = turn
  const made = await parts.actions.propose(customer.userId, { conversationId, turnId, ordinal: 1 }, action)
  if (!('refused' in made))
    return errandResult('Please check this. It happens only when you confirm it.', { proposed: made })
  if (made.refused === 'gift_card_balance' || made.refused === 'payment_method_not_allowed') {
    const other = askPayment(
      { ...errand, text: '', slots: { ...slots, paymentMethodId: undefined } },
      slots.paymentMethodId,
    )
    if (other) return { ...other, text: `${describeRefusal({ ...made, possible: [] })} ${other.text}` }
  }
  return refusal(made, order, parts)
}

/** Why not, and what is possible instead. */
function refusal(refused: Refusal, order: Order | undefined, { shop }: ErrandParts): ErrandResult {
  const profile = shop.profile()
  const late = refused.refused === 'window_over' && order ? whenItEnded(order, profile) : ''
  return errandResult(`${describeRefusal(refused)}${late}`, {
    outcome: refused.refused === 'unavailable' ? 'unsure' : 'declined',
    orders: order ? [orderCard(order, { shop: profile, products: shop.products() })] : [],
    suggestions: order ? nextSteps(order, refused.possible) : [],
  })
}

/** When an order came, what the rule is, and who helps now. */
function whenItEnded({ fulfilments }: Order, shop: ShopProfile): string {
  const came = fulfilments.flatMap(({ events }) => events).findLast(({ status }) => /deliver/i.test(status))
  const rule = shop.returns
    ? ` Items can be returned or exchanged within ${shop.returns.window_days} days of delivery`
    : ''
  const day = came && rule !== '' ? `, and this order came on ${dayText(came.at, shop)}` : ''
  const warranty = shop.warranty
    ? ` For faults there is still the warranty of ${shop.warranty.years} years.`
    : ''
  return `${rule}${day}${rule === '' ? '' : '.'}${warranty}${contactSentence(shop)}`
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
