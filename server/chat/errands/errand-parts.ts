import type { Shopper } from '../../auth/shopper.ts'
import type { Actions } from '../../shop/actions/actions.ts'
import type { CustomerRecords } from '../../shop/orders/customer-records.ts'
import type { ServiceTexts } from '../../shop/texts/service-texts.ts'
import type { Shop } from '../../shop/shop.ts'

/** What a signed-in shopper's errands are run with. */
export interface ErrandParts {
  records: Pick<CustomerRecords, 'customer' | 'orders' | 'order' | 'variants' | 'plan'>
  actions: Pick<Actions, 'propose' | 'leave' | 'open'>
  shop: Pick<Shop, 'profile' | 'products'>
}

/** Whose turn it is, and where what it proposes belongs. */
export interface ErrandTurn {
  shopper: Shopper | undefined
  conversationId: string
  turnId: string
  /** What is said, in the shopper's language. */
  texts: ServiceTexts
  /** The number of the next proposal of this turn. */
  nextOrdinal(): number
}
