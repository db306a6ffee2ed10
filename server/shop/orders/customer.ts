/** Where something is sent or billed to. */
export interface Address {
  line1: string
  line2: string
  city: string
  /** State or province; empty where there is none. */
  region: string
  postalCode: string
  country: string
}

/** A way to pay that the shop keeps for a customer; never a card number. */
export interface PaymentMethod {
  id: string
  kind: 'card' | 'paypal' | 'gift_card'
  brand?: string | undefined
  last4?: string | undefined
  /** Of a gift card, cents. */
  balanceCents?: number | undefined
}

/** A customer as the shop knows them. */
export interface Customer {
  userId: string
  name: string
  email: string
  /** Whether the shop has proved that the mailbox is theirs; undefined where it does not say. */
  emailVerified?: boolean | undefined
  address: Address
  paymentMethods: PaymentMethod[]
  locale?: string | undefined
}
