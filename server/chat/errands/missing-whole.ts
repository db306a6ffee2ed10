import type { ErrandResult } from './errand.ts'
import { itemsNamed } from './items-named.ts'
import { itemLabel } from './missing-items.ts'
import { ask, type OpenErrand } from './open-errand.ts'

/** "Cancel the skirt", of an order that holds more: asks whether all of it shall be cancelled. */
export function wholeMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, order, text, before, turn } = errand
  if (slots.kind !== 'cancel_pending_order' || !order || slots.isWhole || before?.asking === 'reason')
    return undefined
  const named = itemsNamed(text, order.items)
  const others = order.items.filter((item) => !named.includes(item))
  const isPiece =
    named.length === 1 &&
    (named[0]?.quantity ?? 1) > 1 &&
    /\b(?:one|1|a|single) (?:pair|of|piece)\b/i.test(text)
  const saysAll = /\b(?:whole|entire|complete|all of it|everything)\b/i.test(text)
  if (saysAll || named.length === 0 || (others.length === 0 && !isPiece)) return undefined
  const list = new Intl.ListFormat(turn.texts.locale, { type: 'conjunction' })
  const { buttons, errands } = turn.texts
  return ask(
    errand,
    'whole',
    errands.onlyWhole({
      order: order.orderId,
      items: list.format(named.map(({ name }) => name)),
      others: list.format((others.length > 0 ? others : order.items).map((item) => itemLabel(item))),
    }),
    [
      { label: buttons.cancelWhole, value: 'whole' },
      { label: buttons.keepOrder, value: 'keep' },
    ],
  )
}
