import { z } from 'zod'

const id = z.string().min(1).max(64)
const ids = z.array(id).min(1).max(50)
const line = z.string().trim().max(120)
const address = {
  address1: line.min(1),
  address2: line,
  city: line.min(1),
  state: line,
  country: line.min(1),
  zip: line.min(1).max(20),
}

/**
 * What may be done for a customer: names and arguments of τ-bench's retail domain, and the EU right of withdrawal.
 * `reason` of a return is ours.
 */
export const ShopAction = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('cancel_pending_order'),
    arguments: z.strictObject({ order_id: id, reason: z.string().min(1).max(200) }),
  }),
  z.object({
    name: z.literal('modify_pending_order_address'),
    arguments: z.strictObject({ order_id: id, ...address }),
  }),
  z.object({
    name: z.literal('modify_pending_order_items'),
    arguments: z.strictObject({ order_id: id, item_ids: ids, new_item_ids: ids, payment_method_id: id }),
  }),
  z.object({
    name: z.literal('modify_pending_order_payment'),
    arguments: z.strictObject({ order_id: id, payment_method_id: id }),
  }),
  z.object({
    name: z.literal('modify_user_address'),
    arguments: z.strictObject({ user_id: id, ...address }),
  }),
  z.object({
    name: z.literal('return_delivered_order_items'),
    arguments: z.strictObject({
      order_id: id,
      item_ids: ids,
      payment_method_id: id,
      reason: z.string().max(200).optional(),
    }),
  }),
  z.object({
    name: z.literal('exchange_delivered_order_items'),
    arguments: z.strictObject({ order_id: id, item_ids: ids, new_item_ids: ids, payment_method_id: id }),
  }),
  z.object({
    name: z.literal('withdraw_from_contract'),
    arguments: z.strictObject({ order_id: id, item_ids: ids }),
  }),
])
export type ShopAction = z.infer<typeof ShopAction>
