import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { reasonOf } from '../../../kb/sources.ts'

const address = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  country: z.string(),
  state: z.string(),
  zip: z.string(),
})
const money = z.number()
const options = z.record(z.string(), z.string())

const RetailUser = z.object({
  name: z.object({ first_name: z.string(), last_name: z.string() }),
  address,
  email: z.string(),
  payment_methods: z.record(
    z.string(),
    z.object({
      source: z.enum(['credit_card', 'paypal', 'gift_card']),
      id: z.string(),
      brand: z.string().optional(),
      last_four: z.string().optional(),
      balance: money.optional(),
    }),
  ),
  orders: z.array(z.string()),
})
const RetailOrder = z.object({
  order_id: z.string(),
  user_id: z.string(),
  address,
  items: z.array(
    z.object({ name: z.string(), product_id: z.string(), item_id: z.string(), price: money, options }),
  ),
  fulfillments: z.array(z.object({ tracking_id: z.array(z.string()), item_ids: z.array(z.string()) })),
  status: z.string(),
  payment_history: z.array(
    z.object({
      transaction_type: z.enum(['payment', 'refund']),
      amount: money,
      payment_method_id: z.string(),
    }),
  ),
  cancel_reason: z.string().optional(),
  return_items: z.array(z.string()).optional(),
  return_payment_method_id: z.string().optional(),
  exchange_items: z.array(z.string()).optional(),
  exchange_new_items: z.array(z.string()).optional(),
  exchange_payment_method_id: z.string().optional(),
  exchange_price_difference: money.optional(),
})
const RetailProduct = z.object({
  name: z.string(),
  product_id: z.string(),
  variants: z.record(
    z.string(),
    z.object({ item_id: z.string(), options, available: z.boolean(), price: money }),
  ),
})

export type RetailUser = z.infer<typeof RetailUser>
export type RetailOrder = z.infer<typeof RetailOrder>
export type RetailProduct = z.infer<typeof RetailProduct>

/** The records of τ-bench's retail domain, by id; money in dollars. */
export interface RetailData {
  users: ReadonlyMap<string, RetailUser>
  orders: ReadonlyMap<string, RetailOrder>
  products: ReadonlyMap<string, RetailProduct>
}

/**
 * Reads `users.json`, `orders.json` and `products.json` of a folder.
 * @throws Error with one sentence that names the file
 */
export function readRetailData(folder: string): RetailData {
  return {
    users: read(folder, 'users.json', RetailUser),
    orders: read(folder, 'orders.json', RetailOrder),
    products: read(folder, 'products.json', RetailProduct),
  }
}

function read<T>(folder: string, name: string, schema: z.ZodType<T>): Map<string, T> {
  const file = join(folder, name)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: cannot be read: ${reasonOf(error)}`)
  }
  const parsed = z.record(z.string(), schema).safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  return new Map(Object.entries(parsed.data))
}
