import type { SessionRow } from '../../store/visitors.ts'
import type { Tokens } from '../../wire.ts'
import type { Shopper } from '../shopper.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS
/** A session ends when it was not refreshed for this long, ms. */
const IDLE_MS = 30 * DAY_MS

/** How long a session lives at most, ms: an anonymous visitor's, a shopper's, one for a single order's status. */
export function lifetimeOf(shopper: Shopper | undefined): number {
  if (shopper === undefined) return 90 * DAY_MS
  return shopper.onlyOrder === undefined ? 30 * DAY_MS : HOUR_MS
}

/** When a session ends unless it is used before, Unix ms. */
export function endOf(row: SessionRow): number {
  return Math.min(row.expires_at, (row.rotated_at ?? row.created_at) + IDLE_MS)
}

/** Whether a session may still be used. */
export function isStanding(row: SessionRow, now: number): boolean {
  return row.revoked_at === null && endOf(row) > now
}

/** Who a session speaks for; undefined for an anonymous visitor. */
export function shopperOf(row: SessionRow): Shopper | undefined {
  if (row.user_id === null) return undefined
  return {
    userId: row.user_id,
    authTime: row.auth_time ?? row.created_at,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.only_order === null ? {} : { onlyOrder: row.only_order }),
  }
}

/** The columns that say who a session speaks for. */
export function shopperColumns(shopper: Shopper | undefined) {
  return {
    user_id: shopper?.userId ?? null,
    name: shopper?.name ?? null,
    email: shopper?.email ?? null,
    auth_time: shopper?.authTime ?? null,
    only_order: shopper?.onlyOrder ?? null,
  }
}

/** What a session may do, in one word (RFC 6749, 3.3). */
export function scopeOf(shopper: Shopper | undefined): string {
  if (shopper === undefined) return 'visitor'
  return shopper.onlyOrder === undefined ? 'shopper' : `order:${shopper.onlyOrder}`
}

/** A shopper as their own client is told; who looked up an order has shown no name. */
export function shownShopper(shopper: Shopper | undefined): Tokens['shopper'] {
  if (shopper === undefined || shopper.onlyOrder !== undefined) return null
  return shopper.name === undefined ? {} : { name: shopper.name }
}
