import { piecesLeft } from '../../shop/orders/order-money.ts'
import { optionsText } from '../../shop/orders/order-words.ts'
import type { OrderItem } from '../../shop/orders/order.ts'
import { countNamed, itemsNamed } from './items-named.ts'
import { type ErrandResult, errandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'

const MOST_OPTIONS = 8
/** So many of a line: one, or all. */
const ONE = /\b(?:one|1|a single|just the one)\b(?! (?:size|day|week))/i
const SEVERAL = /\b(?:all|both|everything|two|three|four|[2-9]|pair)\b/i
const ALL = /\b(?:all|both|everything|entire|whole|complete)\b/i

/** Errands about some of the items of an order. */
const OF_ITEMS = new Set([
  'return_delivered_order_items',
  'exchange_delivered_order_items',
  'modify_pending_order_items',
  'withdraw_from_contract',
])

/** Answers that may name items by the way. */
const NAMED_IN = new Set(['items', 'order', 'kind', 'confirm'])

/** Asks which items it is about, where the words do not tell. */
export function itemsMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, order, text, context, before } = errand
  const { texts } = errand.turn
  if (!order || !OF_ITEMS.has(slots.kind) || slots.itemIds) return undefined
  const left = order.items.filter((item) => piecesLeft(item) > 0)
  if (left.length === 0) return errandResult(texts.errands.allBack(order.orderId), { outcome: 'declined' })
  const mayName = before === undefined || NAMED_IN.has(before.asking)
  const inText = mayName ? itemsNamed(text, left) : []
  const named = inText.length > 0 || !mayName ? inText : itemsNamed(context, left)
  const chosen = left.length === 1 || (mayName && named.length === 0 && ALL.test(text)) ? left : named
  const [line] = chosen
  if (line && chosen.length === 1 && piecesLeft(line) > 1 && !SEVERAL.test(text)) {
    const count = countNamed(text, line, left) ?? (ONE.test(text) ? 1 : undefined)
    if (count !== undefined) {
      slots.itemIds = piecesOf(line).slice(0, count)
      return undefined
    }
    return ask(errand, 'items', texts.errands.howMany, optionsOf(line))
  }
  if (chosen.length > 0) {
    slots.itemIds = chosen.flatMap((item) => piecesOf(item).slice(0, countNamed(text, item, left)))
    return undefined
  }
  const lines = left.flatMap(optionsOf).slice(0, MOST_OPTIONS - 1)
  const isChange =
    slots.kind === 'exchange_delivered_order_items' || slots.kind === 'modify_pending_order_items'
  const all = isChange ? [] : [{ label: texts.buttons.all, value: left.flatMap(piecesOf).join(' ') }]
  return ask(errand, 'items', texts.errands.whichItems(order.orderId), [...lines, ...all])
}

/** A button for a line; of several pieces one for a single one, too. */
function optionsOf(item: OrderItem): { label: string; value: string }[] {
  const left = piecesLeft(item)
  if (left === 0) return []
  const one = { label: itemLabel({ ...item, quantity: 1 }), value: item.itemId }
  if (left === 1) return [one]
  const all = { label: itemLabel({ ...item, quantity: left }), value: piecesOf(item).join(' ') }
  return [{ ...one, label: `1 × ${one.label}` }, all]
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
