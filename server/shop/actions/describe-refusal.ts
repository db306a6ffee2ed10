import type { Refusal } from '../orders/customer-records.ts'
import type { ShopAction } from '../orders/shop-action.ts'

/** What each action is called when it is offered instead of another. */
export const actionNames: Record<ShopAction['name'], string> = {
  cancel_pending_order: 'cancel the order',
  modify_pending_order_address: 'change the delivery address',
  modify_pending_order_items: 'change size or colour',
  modify_pending_order_payment: 'change the payment',
  modify_user_address: 'change the address of your account',
  return_delivered_order_items: 'return items',
  exchange_delivered_order_items: 'exchange items',
  withdraw_from_contract: 'withdraw from the contract',
}

const reasons: Record<Refusal['refused'], string> = {
  not_found: 'I cannot find that order in your account.',
  not_pending: 'That is only possible while an order has not been packed, and this one is past that.',
  not_delivered:
    'That is only possible once the order has been delivered and nothing else is under way for it.',
  invalid_reason: 'The shop needs to know why: it is no longer needed, or it was ordered by mistake.',
  item_not_found: 'That item is not in this order.',
  item_not_available: 'That version is not in stock, or not of the same product.',
  items_do_not_match: 'Each item needs exactly one other version of the same product.',
  payment_method_not_found: 'That way to pay is not in your account.',
  payment_method_unchanged: 'It is paid that way already.',
  payment_method_not_allowed: 'The money can only go back to how you paid, or to a gift card of yours.',
  gift_card_balance: 'The gift card does not hold enough for that.',
  window_over: 'The time for that is over.',
  already_refunded: 'What you paid for that has been refunded already.',
  already_cancelled: 'That order is cancelled already.',
  already_forwarded: 'It can no longer be taken back here: it has gone on to the warehouse.',
  changed_since:
    'Something else was done about it since, so it cannot be taken back by itself. Take back the newer change first, while its time lasts.',
  unavailable:
    'The shop’s system does not answer right now. Nothing has been changed; please try again in a moment.',
  invalid: 'That is not possible for this order.',
}

/** Why something is not possible, and what is possible instead. */
export function describeRefusal({ refused, possible }: Refusal): string {
  const instead = possible.map((name) => actionNames[name])
  const last = instead.at(-1)
  if (last === undefined) return reasons[refused]
  const list = instead.length === 1 ? last : `${instead.slice(0, -1).join(', ')} or ${last}`
  return `${reasons[refused]} What you can do: ${list}.`
}
