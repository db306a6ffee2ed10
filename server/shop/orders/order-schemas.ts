import { z } from 'zod'
import type { Customer } from './customer.ts'
import type { Order, Variant } from './order.ts'

const id = z.string().min(1).max(64)
const text = z.string().max(500)
const cents = z.number().int()
const options = z.record(z.string().max(100), z.string().max(200))

export const AddressRecord = z.object({
  line1: text,
  line2: text,
  city: text,
  region: text,
  postalCode: z.string().max(40),
  country: z.string().max(100),
})

export const PaymentMethodRecord = z.object({
  id,
  kind: z.enum(['card', 'paypal', 'gift_card']),
  brand: z.string().max(100).optional(),
  last4: z
    .string()
    .regex(/^\d{4}$/, 'expected the last four digits, and no more of the number')
    .optional(),
  balanceCents: cents.nonnegative().optional(),
})

/** A customer as a row or a real shop tells it. */
export const CustomerRecord: z.ZodType<Customer> = z.object({
  userId: id,
  name: text,
  email: z.string().max(320),
  emailVerified: z
    .boolean()
    .optional()
    .describe(
      'whether the shop has proved that the mailbox is this customer’s; without true it leads nobody here where the shop signs identity tokens',
    ),
  address: AddressRecord,
  paymentMethods: z.array(PaymentMethodRecord).max(100),
  locale: z.string().max(35).optional(),
})

export const OrderItemRecord = z.object({
  itemId: id,
  productId: id,
  name: text,
  options,
  priceCents: cents.nonnegative(),
  quantity: z.number().int().positive().max(10_000),
  returned: z.number().int().nonnegative().optional(),
})

/** An order as a row or a real shop tells it. */
export const OrderRecord: z.ZodType<Order> = z.object({
  orderId: id,
  userId: id,
  placedAt: z.string().max(40).optional(),
  status: z.string().min(1).max(60),
  items: z.array(OrderItemRecord).max(500),
  shippingCents: cents.nonnegative(),
  totalCents: cents,
  shippingMethod: z.string().max(100).optional(),
  address: AddressRecord,
  fulfilments: z
    .array(
      z.object({
        itemIds: z.array(id).max(500),
        carrier: z.string().max(100).optional(),
        trackingNumbers: z.array(z.string().max(100)).max(50),
        events: z
          .array(z.object({ at: z.string().max(40), status: text, location: text.optional() }))
          .max(500),
      }),
    )
    .max(100),
  payments: z
    .array(
      z.object({
        type: z.enum(['payment', 'refund']),
        amountCents: cents.nonnegative(),
        paymentMethodId: id,
        at: z.string().max(40).optional(),
      }),
    )
    .max(500),
  cancelReason: text.optional(),
  return: z
    .object({ itemIds: z.array(id).max(500), paymentMethodId: id, reason: text.optional() })
    .optional(),
  exchange: z
    .object({
      itemIds: z.array(id).max(500),
      newItemIds: z.array(id).max(500),
      paymentMethodId: id,
      priceDifferenceCents: cents,
    })
    .optional(),
})

/** A variant as a real shop tells it. */
export const VariantRecord: z.ZodType<Variant> = z.object({
  itemId: id,
  productId: id,
  name: text,
  options,
  priceCents: cents.nonnegative(),
  available: z.boolean(),
  stock: z.number().int().nonnegative().optional(),
})
