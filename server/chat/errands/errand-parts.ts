import type { Shopper } from '../../auth/shopper.ts'
import type { Actions } from '../../shop/actions/actions.ts'
import type { CustomerRecords } from '../../shop/orders/customer-records.ts'
import type { Shop } from '../../shop/shop.ts'

/** What a signed-in shopper's errands are run with. */
export interface ErrandParts {
  records: CustomerRecords
  actions: Pick<Actions, 'propose' | 'leave'>
  shop: Pick<Shop, 'profile' | 'products'>
}

/** Whose turn it is, and where what it proposes belongs. */
export interface ErrandTurn {
  shopper: Shopper | undefined
  conversationId: string
  turnId: string
}
