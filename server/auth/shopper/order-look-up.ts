import type { CustomerRecords } from '../../shop/orders/customer-records.ts'
import type { Order } from '../../shop/orders/order.ts'
import { emailKeyOf, orderKeyOf, postcodeKeyOf } from '../../shop/orders/record-keys.ts'
import type { RateLimits } from '../rate-limits.ts'
import { hashToken } from '../credentials/secret-token.ts'

/** An order that is not found is said so after this time, whatever was wrong with what was given, ms. */
const LOOK_UP_MS = 400

/**
 * The order of who knows its number and what it was placed with. Strictly limited: an order, a network address, and what
 * is tried with many numbers. Right or wrong, the answer takes the same time.
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
    const same = await hashToken(`${emailKeyOf(email)} ${postcodeKeyOf(postcode)}`)
    await limit('order look-ups of an address', address)
    await limit('wrong order look-ups of an address in a day', address)
    await limit('wrong order look-ups with the same in a day', same)
    await limit('look-ups of an order', key)
    await limit('look-ups of an order in a day', key)
    const answerable = pause(LOOK_UP_MS)
    const known = {
      orderId,
      ...(email === undefined ? {} : { email }),
      ...(postcode === undefined ? {} : { postcode }),
    }
    const order = await records.lookUp(known).finally(() => answerable)
    if (order) {
      await limit.forgive('wrong order look-ups of an address in a day', address)
      await limit.forgive('wrong order look-ups with the same in a day', same)
    }
    return order
  }
}
