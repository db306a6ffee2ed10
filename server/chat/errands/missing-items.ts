import { piecesLeft } from '../../shop/orders/order-money.ts'
import { optionsText } from '../../shop/orders/order-words.ts'
import type { OrderItem } from '../../shop/orders/order.ts'
import { itemsNamed } from './choose-order.ts'
import type { ErrandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'

const MOST_OPTIONS = 8
const ALL = /\b(?:all|both|everything|entire|whole|complete)\b/i

/** Errands about some of the items of an order. */
export const OF_ITEMS = new Set([
  'return_delivered_order_items',
  'exchange_delivered_order_items',
  'modify_pending_order_items',
  'withdraw_from_contract',
])

/** Asks which items it is about, where the words do not tell. */
export function itemsMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, order, text, before } = errand
  if (!order || !OF_ITEMS.has(slots.kind) || slots.itemIds) return undefined
  const mayName = before === undefined || before.asking === 'items' || before.asking === 'order'
  const named = mayName ? itemsNamed(text, order.items) : []
  const chosen =
    order.items.length === 1 || (mayName && named.length === 0 && ALL.test(text)) ? order.items : named
  if (chosen.length > 0) {
    slots.itemIds = chosen.flatMap(piecesOf)
    return undefined
  }
  const lines = order.items.slice(0, MOST_OPTIONS - 1).map((item) => ({
    label: itemLabel(item),
    value: piecesOf(item).join(' '),
  }))
  const isChange =
    slots.kind === 'exchange_delivered_order_items' || slots.kind === 'modify_pending_order_items'
  const all = isChange ? [] : [{ label: 'All of them', value: order.items.flatMap(piecesOf).join(' ') }]
  return ask(errand, 'items', `Which of the items of order ${order.orderId} is it about?`, [...lines, ...all])
}

/** An item's id once for each piece of its line that is still with the shopper. */
function piecesOf(item: OrderItem): string[] {
  return Array.from({ length: piecesLeft(item) }, () => item.itemId)
}

/** "2 × Organic Cotton T-shirt, Moss, S". */
export function itemLabel({ name, options, quantity }: OrderItem): string {
  const what = [name, optionsText(options)].filter(Boolean).join(', ')
  return quantity > 1 ? `${quantity} × ${what}` : what
}
