import type { Address } from './customer.ts'

/** One line of an order; money in cents of the shop's currency. */
export interface OrderItem {
  itemId: string
  productId: string
  name: string
  /** Such as size and colour. */
  options: Record<string, string>
  priceCents: number
  quantity: number
  /** How many of them have come back already. */
  returned?: number | undefined
}

/** A parcel and where it was seen. */
export interface Fulfilment {
  itemIds: string[]
  carrier?: string | undefined
  trackingNumbers: string[]
  events: { at: string; status: string; location?: string | undefined }[]
}

export interface Payment {
  type: 'payment' | 'refund'
  amountCents: number
  paymentMethodId: string
  at?: string | undefined
}

/** An order as the shop keeps it. */
export interface Order {
  orderId: string
  userId: string
  placedAt?: string | undefined
  /** `pending`, `pending (item modified)`, `processed`, `in transit`, `delivered`, `cancelled`, `return requested`, `exchange requested`. */
  status: string
  items: OrderItem[]
  shippingCents: number
  totalCents: number
  shippingMethod?: string | undefined
  address: Address
  fulfilments: Fulfilment[]
  payments: Payment[]
  cancelReason?: string | undefined
  return?: { itemIds: string[]; paymentMethodId: string; reason?: string | undefined } | undefined
  exchange?:
    | { itemIds: string[]; newItemIds: string[]; paymentMethodId: string; priceDifferenceCents: number }
    | undefined
}

/** A product's variant as the shop sells it now. */
export interface Variant {
  itemId: string
  productId: string
  name: string
  options: Record<string, string>
  priceCents: number
  available: boolean
  /** Pieces that are left, where the shop counts them. */
  stock?: number | undefined
}
