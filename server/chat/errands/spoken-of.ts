import type { Order } from '../../shop/orders/order.ts'
import type { ErrandState } from './errand.ts'

/** Remembers which orders were spoken of, so that "cancel it" and "the other one" mean something. */
export function spokenOf(orders: readonly Order[]): ErrandState {
  const [only] = orders
  return {
    kind: 'order_status',
    asking: 'nothing',
    options: [],
    ...(only && orders.length === 1 ? { orderId: only.orderId } : {}),
    alsoOrderIds: orders.map(({ orderId }) => orderId),
    idle: 0,
  }
}
