import { returnReasons } from '../../shop/texts/service-texts.ts'
import type { ErrandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'
import { cancelReason, returnReason } from './read-reason.ts'

/** Asks for the reason, where the shop wants one. */
export function reasonMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, order, context, said: written, before } = errand
  const { errands, reasons } = errand.turn.texts
  if (slots.reason !== undefined) return undefined
  const isAnswer = before?.asking === 'reason'
  const said = before === undefined || before.asking !== 'variant'
  if (slots.kind === 'cancel_pending_order') {
    // The shop takes two reasons. Who would rather not say no longer needs it.
    slots.reason = (said ? cancelReason(context) : undefined) ?? (isAnswer ? 'no longer needed' : undefined)
    if (slots.reason !== undefined) return undefined
    return ask(errand, 'reason', errands.whyCancel(order?.orderId ?? ''), [
      { label: reasons['no longer needed'], value: 'no longer needed' },
      { label: reasons['ordered by mistake'], value: 'ordered by mistake' },
    ])
  }
  if (slots.kind === 'return_delivered_order_items') {
    slots.reason = said
      ? (returnReason(context) ?? (isAnswer ? written.slice(0, 200) : undefined))
      : undefined
    if (slots.reason) return undefined
    return ask(
      errand,
      'reason',
      errands.whyReturn,
      returnReasons.map((reason) => ({ label: reasons[reason], value: reason })),
    )
  }
  return undefined
}
