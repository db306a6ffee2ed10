import { z } from 'zod'
import { parseSourceJson } from '../../../kb/parse-source.ts'
import type { Problem } from '../../../kb/problem.ts'
import { readFolder } from '../../../kb/sources.ts'
import type { Address, Customer } from './customer.ts'
import type { Order, OrderItem } from './order.ts'
import { mailboxKeyOf, orderKeyOf } from './record-keys.ts'

const FILE = 'users/profiles.json'

const text = z.string().trim().min(1)
const id = text.max(64)
const amount = z.number().nonnegative().max(10_000_000)
const cents = (value: number) => Math.round(value * 100)

const address = z
  .object({
    street: z.string().default(''),
    street2: z.string().default(''),
    postal_code: z.string().default(''),
    city: z.string().default(''),
    region: z.string().default(''),
    country: z.string().default(''),
  })
  .transform(
    ({ street, street2, postal_code, ...rest }): Address => ({
      line1: street,
      line2: street2,
      postalCode: postal_code,
      ...rest,
    }),
  )

const method = z.object({
  id,
  type: z.enum(['card', 'paypal', 'gift_card']),
  brand: text.optional(),
  last4: z
    .string()
    .regex(/^\d{4}$/, 'expected the last four digits')
    .optional(),
  balance: amount.optional(),
})

const profile = z.object({
  user_id: id,
  name: z.string().default(''),
  email: z.string().default(''),
  email_verified: z.boolean().optional(),
  address: address.prefault({}),
  locale: text.optional(),
  payment_methods: z.array(method).default([]),
  orders: z.array(z.unknown()).default([]),
})

const fulfilment = z.object({
  carrier: text.optional(),
  tracking_number: text.optional(),
  items: z.array(id).default([]),
  events: z.array(z.object({ at: text, status: text, location: text.optional() })).default([]),
})

const payment = z.object({
  type: z.enum(['payment', 'refund']),
  amount,
  payment_method_id: id,
  at: text.optional(),
  note: z.string().optional(),
})

const order = z.object({
  order_id: id,
  placed_at: text.optional(),
  status: text.max(60),
  items: z
    .array(
      z.object({
        item_id: id,
        product_id: id,
        name: text,
        options: z.record(z.string(), z.string()).default({}),
        price: amount,
        quantity: z.number().int().positive().max(10_000).default(1),
      }),
    )
    .default([]),
  shipping: amount.default(0),
  /** Default: what the items cost, and shipping. */
  total: amount.optional(),
  shipping_method: text.optional(),
  address: address.optional(),
  fulfilments: z.array(fulfilment).default([]),
  payment_history: z.array(payment).default([]),
  cancel_reason: text.optional(),
  return_items: z.array(id).optional(),
  return_reason: text.optional(),
  return_payment_method_id: id.optional(),
  exchange_items: z.array(id).optional(),
  exchange_new_items: z.array(id).optional(),
  exchange_payment_method_id: id.optional(),
  exchange_price_difference: z.number().optional(),
})

/** A customer and their orders as the file tells them. */
export interface Profile {
  customer: Customer
  orders: Order[]
}

/** What `users/profiles.json` says; `undefined` profiles where there is no such file, or none that can be read. */
export interface ProfileFile {
  profiles: Profile[] | undefined
  problems: Problem[]
}

/**
 * Reads the customers of a knowledge base's `users/profiles.json`. A record that cannot be used is told with file, line and
 * reason and left out; an order that cannot, out of its customer's; nothing else is lost. What is told holds no value.
 */
export function readProfileFile(kbDir: string): ProfileFile {
  const file = readFolder(kbDir, 'users', '.json').find(({ path }) => path === FILE)
  if (!file) return { profiles: undefined, problems: [] }
  const json = parseSourceJson(file)
  if ('problems' in json) return { profiles: undefined, problems: json.problems }
  if (!Array.isArray(json.value))
    return { profiles: undefined, problems: [{ file: FILE, line: 1, reason: 'expected a list of profiles' }] }
  const problems: Problem[] = []
  const tell = (path: PropertyKey[], reason: string) =>
    void problems.push({ file: FILE, line: json.lineOf(path), reason })
  const tellIssues = (path: PropertyKey[], error: z.ZodError) => {
    for (const issue of error.issues) {
      const place = [...path, ...issue.path]
      tell(place, `${nameOf(place)}: ${issue.message}`)
    }
  }
  const userIds = new Set<string>()
  const emails = new Set<string>()
  const orderKeys = new Set<string>()
  const profiles = json.value.flatMap((entry: unknown, index): Profile[] => {
    const parsed = profile.safeParse(entry)
    if (!parsed.success) {
      tellIssues([index], parsed.error)
      return []
    }
    const customer = customerOf(parsed.data)
    const email = mailboxKeyOf(customer)
    if (userIds.has(customer.userId)) return tell([index], `[${index}] user_id: is used twice`) ?? []
    if (email !== null && emails.has(email)) return tell([index], `[${index}] email: is used twice`) ?? []
    userIds.add(customer.userId)
    if (email !== null) emails.add(email)
    const orders = parsed.data.orders.flatMap((given, at): Order[] => {
      const place = [index, 'orders', at]
      const one = order.safeParse(given)
      if (!one.success) {
        tellIssues(place, one.error)
        return []
      }
      const key = orderKeyOf(one.data.order_id)
      if (orderKeys.has(key)) return tell(place, `${nameOf(place)}.order_id: is used twice`) ?? []
      orderKeys.add(key)
      return [orderOf(one.data, customer)]
    })
    return [{ customer, orders }]
  })
  return { profiles, problems }
}

/** `[3].orders[0].status` */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('')
}

function customerOf({
  user_id,
  email_verified,
  payment_methods,
  orders: _,
  ...given
}: z.infer<typeof profile>): Customer {
  return {
    ...given,
    userId: user_id,
    ...(email_verified === undefined ? {} : { emailVerified: email_verified }),
    paymentMethods: payment_methods.map(({ type, balance, ...rest }) => ({
      ...rest,
      kind: type,
      balanceCents: type === 'gift_card' ? cents(balance ?? 0) : undefined,
    })),
  }
}

function orderOf(given: z.infer<typeof order>, customer: Customer): Order {
  const returned = given.payment_history.flatMap(({ type, note }) =>
    type === 'refund' ? namesReturned(note) : [],
  )
  const items = given.items.map(
    ({ item_id, product_id, price, ...item }): OrderItem => ({
      ...item,
      itemId: item_id,
      productId: product_id,
      priceCents: cents(price),
      returned: returned.includes(item.name) ? item.quantity : undefined,
    }),
  )
  const goods = items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
  const paidBy = given.payment_history[0]?.payment_method_id ?? ''
  return {
    orderId: given.order_id,
    userId: customer.userId,
    placedAt: given.placed_at,
    status: given.status,
    items,
    shippingCents: cents(given.shipping),
    totalCents: given.total === undefined ? goods + cents(given.shipping) : cents(given.total),
    shippingMethod: given.shipping_method,
    address: given.address ?? customer.address,
    fulfilments: given.fulfilments.map(({ items: itemIds, tracking_number, ...rest }) => ({
      ...rest,
      itemIds,
      trackingNumbers: tracking_number === undefined ? [] : [tracking_number],
    })),
    payments: given.payment_history.map(({ type, amount: paid, payment_method_id, at }) => ({
      type,
      amountCents: cents(paid),
      paymentMethodId: payment_method_id,
      at,
    })),
    cancelReason: given.cancel_reason,
    return: given.return_items && {
      itemIds: given.return_items,
      paymentMethodId: given.return_payment_method_id ?? paidBy,
      reason: given.return_reason,
    },
    exchange:
      given.exchange_items && given.exchange_new_items
        ? {
            itemIds: given.exchange_items,
            newItemIds: given.exchange_new_items,
            paymentMethodId: given.exchange_payment_method_id ?? paidBy,
            priceDifferenceCents: cents(given.exchange_price_difference ?? 0),
          }
        : undefined,
  }
}

/** The pieces that a refund's note says came back: `Returned from the United States: Waffle Henley; …`. */
function namesReturned(note = ''): string[] {
  const names = /^Returned\b[^:]*:([^;]*)/.exec(note)?.[1] ?? ''
  return names.split(',').map((name) => name.trim())
}
