import { describeRefusal } from '../../shop/actions/describe-refusal.ts'
import type { Customer } from '../../shop/orders/customer.ts'
import type { Refusal } from '../../shop/orders/customer-records.ts'
import { orderCard } from '../../shop/orders/order-card.ts'
import type { Order } from '../../shop/orders/order.ts'
import type { ShopAction } from '../../shop/orders/shop-action.ts'
import { ordersFor } from './choose-order.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'
import { addressMissing } from './missing-address.ts'
import { itemsMissing, OF_ITEMS } from './missing-items.ts'
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
  const isTooLate = order !== undefined && ordersFor(kind, [order]).length === 0
  return (
    (isTooLate ? await tooLate(errand, order) : undefined) ??
    addressMissing(errand) ??
    itemsMissing(errand) ??
    (await variantMissing(errand)) ??
    reasonMissing(errand) ??
    paymentMissing(errand) ??
    propose(errand)
  )
}

/** Said before anything is asked: as it stands, the order does not allow this. */
async function tooLate(
  { slots, customer, parts }: OpenErrand,
  order: Order,
): Promise<ErrandResult | undefined> {
  const [item] = order.items
  const about = { order_id: order.orderId }
  const pieces = { ...about, item_ids: item ? [item.itemId] : [], payment_method_id: 'any' }
  const action: ShopAction = OF_ITEMS.has(slots.kind)
    ? { name: 'return_delivered_order_items', arguments: pieces }
    : { name: 'cancel_pending_order', arguments: { ...about, reason: 'no longer needed' } }
  const plan = await parts.records.plan(customer.userId, action)
  return 'refused' in plan ? refusal(plan, order, parts) : undefined
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
  return errandResult(describeRefusal(refused), {
    outcome: refused.refused === 'unavailable' ? 'unsure' : 'declined',
    orders: order ? [orderCard(order, { shop: shop.profile(), products: shop.products() })] : [],
    suggestions: order ? nextSteps(order) : [],
  })
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
