import type { CustomerRecords } from '../shop/orders/customer-records.ts'
import type { Order } from '../shop/orders/order.ts'
import { orderKeyOf } from '../shop/orders/record-keys.ts'
import type { RateLimits } from './rate-limits.ts'
import { hashToken } from './secret-token.ts'

/** An order that is not found is said so after this time, whatever was wrong with what was given, ms. */
const LOOK_UP_MS = 400

/**
 * The order of who knows its number and what it was placed with. Strictly limited, and right or wrong the answer takes
 * the same time.
 *
 * @param address the network address that asks
 * @throws ProblemError `rate_limited`
 */
export type OrderLookUp = (
  known: { orderId: string; email?: string | undefined; postcode?: string | undefined },
  address: string,
) => Promise<Order | undefined>

export function createOrderLookUp({
  records,
  limit,
  pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: {
  records: Pick<CustomerRecords, 'lookUp'>
  limit: RateLimits
  pause?: (ms: number) => Promise<void>
}): OrderLookUp {
  return async ({ orderId, email, postcode }, address) => {
    const key = await hashToken(orderKeyOf(orderId))
    await limit('order look-ups of an address', address)
    await limit('look-ups of an order', key)
    await limit('look-ups of an order in a day', key)
    const answerable = pause(LOOK_UP_MS)
    const known = {
      orderId,
      ...(email === undefined ? {} : { email }),
      ...(postcode === undefined ? {} : { postcode }),
    }
    return records.lookUp(known).finally(() => answerable)
  }
}
