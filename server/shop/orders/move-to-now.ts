import type { Order } from './order.ts'
import type { Profile } from './profile-file.ts'

const WEEK_MS = 7 * 24 * 3600_000
/** Orders younger than this stay as they are. */
const FRESH_WEEKS = 2

/**
 * The demo's orders as if the shop had been in use until now: once the newest day is two weeks old, or is still to come by
 * this machine's clock, all days move by whole weeks, so that there is always something to cancel and something to return.
 */
export function moveToNow(profiles: readonly Profile[], now: number): Profile[] {
  const days = profiles.flatMap(({ orders }) => orders.flatMap(daysOf)).map((day) => Date.parse(day))
  const newest = Math.max(...days.filter((at) => !Number.isNaN(at)))
  const weeks = Number.isFinite(newest) ? Math.floor((now - newest) / WEEK_MS) : 0
  if (weeks >= 0 && weeks < FRESH_WEEKS) return [...profiles]
  const moved = (at: string) => {
    const time = Date.parse(at)
    return Number.isNaN(time) ? at : new Date(time + weeks * WEEK_MS).toISOString().replace('.000Z', 'Z')
  }
  return profiles.map((profile) => ({
    ...profile,
    orders: profile.orders.map(
      (order): Order => ({
        ...order,
        ...(order.placedAt ? { placedAt: moved(order.placedAt) } : {}),
        fulfilments: order.fulfilments.map((parcel) => ({
          ...parcel,
          events: parcel.events.map((event) => ({ ...event, at: moved(event.at) })),
        })),
        payments: order.payments.map((payment) => ({
          ...payment,
          ...(payment.at ? { at: moved(payment.at) } : {}),
        })),
      }),
    ),
  }))
}

function daysOf({ placedAt, fulfilments, payments }: Order): string[] {
  return [
    placedAt ?? '',
    ...fulfilments.flatMap(({ events }) => events.map(({ at }) => at)),
    ...payments.flatMap(({ at }) => at ?? []),
  ]
}
