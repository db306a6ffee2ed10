import { priceFormat } from '../../../kb/product-passage.ts'
import { optionsText } from '../../shop/orders/order-words.ts'
import { alternatives, variantLabel, variantsMeant } from './choose-variant.ts'
import { type ErrandResult, errandResult } from './errand.ts'
import { itemLabel } from './missing-items.ts'
import { ask, type OpenErrand } from './open-errand.ts'
import { nextSteps } from './order-status.ts'

const MOST_OPTIONS = 8

/** Asks what each item is to become, from live stock. */
export async function variantMissing(errand: OpenErrand): Promise<ErrandResult | undefined> {
  const { slots, order, text, parts, before } = errand
  const changes =
    slots.kind === 'exchange_delivered_order_items' || slots.kind === 'modify_pending_order_items'
  if (!order || !changes || !slots.itemIds) return undefined
  const price = priceFormat(parts.shop.profile().locale, parts.shop.profile().currency)
  const chosen = [...(slots.newItemIds ?? [])]
  // A button stands for one piece; the same goes for the others of its line.
  const isFresh = chosen.length === (before?.newItemIds?.length ?? 0)
  for (let at = chosen.length; at < slots.itemIds.length; at++) {
    const id = slots.itemIds[at]
    const item = order.items.find(({ itemId }) => itemId === id)
    if (!item) break
    const same = slots.itemIds.indexOf(item.itemId)
    const alike = chosen[same]
    if (same < at && alike !== undefined) {
      chosen.push(alike)
      continue
    }
    const variants = await parts.records.variants(item.productId)
    const meant = isFresh ? variantsMeant(text, item, variants) : []
    const [only] = meant.filter(({ available }) => available)
    if (only && meant.length === 1) {
      chosen.push(only.itemId)
      continue
    }
    slots.newItemIds = chosen
    const inStock = meant.filter(({ available }) => available)
    const offered = (inStock.length > 0 ? inStock : alternatives(item, variants)).slice(0, MOST_OPTIONS)
    const soldOut =
      meant.length > 0 && inStock.length === 0
        ? `${optionsText(meant[0]?.options ?? {})} is not in stock. `
        : ''
    if (offered.length === 0)
      return errandResult(
        `${soldOut}There is nothing in stock right now that ${itemLabel(item)} could be changed for.`,
        { outcome: 'declined', suggestions: nextSteps(order).slice(0, 1) },
      )
    return ask(
      errand,
      'variant',
      `${soldOut}What would you like instead of ${itemLabel(item)}? These are in stock:`,
      offered.map((variant) => ({ label: variantLabel(variant, item, price), value: variant.itemId })),
    )
  }
  slots.newItemIds = chosen
  return undefined
}
