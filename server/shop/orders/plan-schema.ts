import { z } from 'zod'
import type { ActionPlan, Refusal } from './customer-records.ts'
import {
  AddressRecord,
  CustomerRecord,
  OrderItemRecord,
  OrderRecord,
  PaymentMethodRecord,
  VariantRecord,
} from './order-schemas.ts'
import { ShopAction } from './shop-action.ts'

const days = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
const amountCents = z.number().int().nonnegative()

/** What an action does, without the action itself. */
export const PlanRecord: z.ZodType<Omit<ActionPlan, 'action'>> = z.object({
  order: z.object({ before: OrderRecord, after: OrderRecord }).optional(),
  customer: z.object({ before: CustomerRecord, after: CustomerRecord }).optional(),
  items: z.array(z.object({ item: OrderItemRecord, becomes: VariantRecord.optional() })).max(500),
  money: z
    .object({
      kind: z.enum(['refund', 'charge']),
      amountCents,
      method: PaymentMethodRecord,
      days,
      parts: z.array(z.object({ amountCents, method: PaymentMethodRecord })).optional(),
    })
    .optional(),
  address: AddressRecord.optional(),
  undoMs: z.number().int().nonnegative(),
})

/** Why an action cannot be done, as a real shop says it. */
export const RefusalRecord: z.ZodType<Refusal> = z.object({
  refused: z.enum([
    'not_found',
    'not_pending',
    'not_delivered',
    'invalid_reason',
    'item_not_found',
    'item_not_available',
    'items_do_not_match',
    'payment_method_not_found',
    'payment_method_unchanged',
    'payment_method_not_allowed',
    'gift_card_balance',
    'window_over',
    'already_refunded',
    'already_cancelled',
    'already_forwarded',
    'changed_since',
    'unavailable',
    'invalid',
  ]),
  detail: z.string().max(500),
  possible: z.array(z.enum(ShopAction.options.map(({ shape }) => shape.name.value))),
})
