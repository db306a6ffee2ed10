import { z } from '@hono/zod-openapi'
import { Money } from './money.ts'

/** Orders and what is done about them, as the widget and the dashboard are told of them. */

export const OrderItemCard = z
  .object({
    item_id: z.string(),
    product_id: z.string(),
    name: z.string(),
    options: z.record(z.string(), z.string()).describe('such as size and colour'),
    quantity: z.number().int(),
    price: Money.describe('of one piece'),
    image: z.string().optional().describe('absolute, or a path on this server'),
  })
  .openapi('OrderItemCard')
export type OrderItemCard = z.infer<typeof OrderItemCard>

export const OrderCard = z
  .object({
    order_id: z.string(),
    placed_at: z.string().optional(),
    status: z.string().describe('the shop’s own word, such as `in transit`'),
    status_text: z.string().describe('the same for the shopper'),
    items: z.array(OrderItemCard),
    total: Money.optional().describe('not told to whom only the order number was shown'),
    fulfilments: z.array(
      z.object({
        carrier: z.string().optional(),
        tracking_number: z.string().optional(),
        tracking_url: z.string().optional(),
        events: z.array(z.object({ at: z.string(), status: z.string(), location: z.string().optional() })),
      }),
    ),
    expected_by: z.string().optional().describe('a date, where the carrier or the shop has given one'),
  })
  .openapi('OrderCard')
export type OrderCard = z.infer<typeof OrderCard>

export const actionKinds = [
  'cancel_pending_order',
  'modify_pending_order_address',
  'modify_pending_order_items',
  'modify_pending_order_payment',
  'modify_user_address',
  'return_delivered_order_items',
  'exchange_delivered_order_items',
  'withdraw_from_contract',
] as const
export const ActionKind = z.enum(actionKinds).openapi('ActionKind')
export type ActionKind = z.infer<typeof ActionKind>

export const actionStates = ['proposed', 'committed', 'declined', 'expired', 'failed', 'undone'] as const
export const ActionState = z.enum(actionStates).openapi('ActionState')
export type ActionState = z.infer<typeof ActionState>

/** Exactly what will happen, in the order in which it is to be read. */
export const ActionDetails = z
  .object({
    order_id: z.string().optional(),
    items: z.array(
      z.object({
        name: z.string(),
        quantity: z.number().int(),
        from: z.string().optional().describe('options as they are, such as `Moss, M`'),
        to: z.string().optional().describe('options as they will be'),
        price: Money.optional(),
        image: z.string().optional(),
      }),
    ),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
    confirm_label: z.string().describe('what the button says that does it'),
    language: z.string().optional().describe('of its words, where they are not in the shop’s own'),
  })
  .openapi('ActionDetails')
export type ActionDetails = z.infer<typeof ActionDetails>

export const Receipt = z
  .object({
    number: z.string(),
    at: z.string(),
    text: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
    undo_until: z.string().optional().describe('until then it can be taken back'),
    label_url: z
      .string()
      .optional()
      .describe(
        'the label or form of a return, to print or to show, for who has this address, while it can be sent',
      ),
  })
  .openapi('Receipt')
export type Receipt = z.infer<typeof Receipt>

export const Action = z
  .object({
    action_id: z.string(),
    kind: ActionKind,
    state: ActionState,
    summary: z.string(),
    details: ActionDetails,
    expires_at: z.string(),
    receipt: Receipt.optional(),
    problem: z.string().optional().describe('of a failed action: why, for the shopper'),
  })
  .openapi('Action')
export type Action = z.infer<typeof Action>

export const ActionProposed = Action.pick({
  action_id: true,
  kind: true,
  summary: true,
  details: true,
  expires_at: true,
})
