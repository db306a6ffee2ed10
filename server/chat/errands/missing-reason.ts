import type { ErrandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'
import { cancelReason, returnReason, returnReasons } from './read-reason.ts'

/** Asks for the reason, where the shop wants one. */
export function reasonMissing(errand: OpenErrand): ErrandResult | undefined {
  const { slots, text, before } = errand
  if (slots.reason !== undefined) return undefined
  const said = before === undefined || before.asking === 'reason'
  if (slots.kind === 'cancel_pending_order') {
    slots.reason = said ? cancelReason(text) : undefined
    if (slots.reason !== undefined) return undefined
    return ask(errand, 'reason', 'May I ask why you would like to cancel it?', [
      { label: 'I no longer need it', value: 'no longer needed' },
      { label: 'I ordered it by mistake', value: 'ordered by mistake' },
    ])
  }
  if (slots.kind === 'return_delivered_order_items') {
    slots.reason = said
      ? (returnReason(text) ?? (before?.asking === 'reason' ? text.slice(0, 200) : undefined))
      : undefined
    if (slots.reason !== undefined) return undefined
    return ask(
      errand,
      'reason',
      'What is the reason for the return?',
      returnReasons.map((reason) => ({ label: reason, value: reason })),
    )
  }
  return undefined
}
