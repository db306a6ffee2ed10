import { priceFormat } from '../../../kb/product-passage.ts'
import { optionsText } from '../../shop/orders/order-words.ts'
import { colourWords } from '../../shop/product-words.ts'
import { alternatives, optionNotMade, variantLabel, variantsMeant } from './choose-variant.ts'
import { type ErrandResult, errandResult } from './errand.ts'
import { partAbout } from './items-named.ts'
import { itemLabel } from './missing-items.ts'
import { ask, type OpenErrand } from './open-errand.ts'
import { nextSteps } from './order-status.ts'

const MOST_OPTIONS = 8

/** Asks what each item is to become, from live stock. */
export async function variantMissing(errand: OpenErrand): Promise<ErrandResult | undefined> {
  const { slots, order, text, context, said: written, parts, before } = errand
  const { texts } = errand.turn
  const { errands } = texts
  const changes =
    slots.kind === 'exchange_delivered_order_items' || slots.kind === 'modify_pending_order_items'
  if (!order || !changes || !slots.itemIds) return undefined
  const profile = parts.shop.profile()
  const price = priceFormat(profile.locale, profile.currency)
  const chosen = [...(slots.newItemIds ?? [])]
  // A button stands for one piece; the same goes for the others of its line.
  const isFresh = before?.asking !== 'variant' || chosen.length === (before.newItemIds?.length ?? 0)
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
    const product = parts.shop.products().find(({ product_id }) => product_id === item.productId)
    const colours = new Map(product ? colourWords([product]) : [])
    const said = [...new Set([...partAbout(text, item, order.items), context, written])]
    const meant =
      isFresh || said[0] !== text
        ? (said
            .map((part) => variantsMeant(part, item, variants, colours))
            .find((found) => found.length > 0) ?? [])
        : []
    const [only] = meant.filter(({ available }) => available)
    if (only && meant.length === 1) {
      chosen.push(only.itemId)
      continue
    }
    slots.newItemIds = chosen
    const inStock = meant.filter(({ available }) => available)
    const offered = (inStock.length > 0 ? inStock : alternatives(item, variants)).slice(0, MOST_OPTIONS)
    const notMade = meant.length === 0 && isFresh ? optionNotMade(said[0] ?? text, variants) : undefined
    const why =
      meant.length > 0 && inStock.length === 0
        ? `${errands.outOfStock(optionsText(meant[0]?.options ?? {}))} `
        : notMade === undefined
          ? ''
          : `${errands.notMade({ option: notMade, item: item.name })} `
    if (offered.length === 0)
      return errandResult(`${why}${errands.nothingInstead(itemLabel(item))}`, {
        outcome: 'declined',
        suggestions: nextSteps(order, texts).slice(0, 1),
      })
    return ask(
      errand,
      'variant',
      `${why}${errands.insteadOf(itemLabel(item))}`,
      offered.map((variant) => ({ label: variantLabel(variant, item, price), value: variant.itemId })),
      why !== '',
    )
  }
  slots.newItemIds = chosen
  return undefined
}
