import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { findAction } from '../../store/actions.ts'
import type { Database } from '../../store/database.ts'
import type { ActionDetails, Receipt } from '../../wire.ts'
import type { CustomerRecords } from '../orders/customer-records.ts'
import { addressText } from '../orders/order-words.ts'
import { textsOf } from '../texts/texts-of.ts'
import type { LabelLinks } from './label-links.ts'
import { showAction } from './show-action.ts'

/** What a parcel that goes back carries. */
export interface ReturnLabel {
  /** The shop's number for it, which is the code. */
  number: string
  orderId: string
  from: string
  to: string
  items: ActionDetails['items']
  /** Until when, how, and what comes back, as the receipt says it, in its language. */
  rows: Receipt['rows']
  /** BCP 47. */
  language: string
}

/** The label that a link leads to; undefined where the link is over, or what was registered was taken back or erased. */
export type FindReturnLabel = (token: string) => Promise<ReturnLabel | undefined>

export function createReturnLabels({
  database,
  records,
  links,
  shop,
}: {
  database: Database
  records: Pick<CustomerRecords, 'customer' | 'order'>
  links: Pick<LabelLinks, 'read'>
  shop: () => ShopProfile
}): FindReturnLabel {
  return async (token) => {
    const actionId = await links.read(token)
    const row = actionId === undefined ? undefined : await findAction(database, actionId)
    if (row?.state !== 'committed' || row.order_id === null) return undefined
    const { receipt, details } = showAction(row, 0)
    if (!receipt) return undefined
    const customer = await records.customer(row.user_id)
    const order = await records.order(row.user_id, row.order_id)
    const { name, contact } = shop()
    return {
      number: receipt.number,
      orderId: row.order_id,
      from: [customer?.name, order && addressText(order.address)].filter(Boolean).join(', '),
      to: contact.address ?? name,
      items: details.items,
      // The order stands above; what its row is called depends on the language.
      rows: receipt.rows.filter(({ value }) => value !== row.order_id),
      language: textsOf(row).locale,
    }
  }
}
