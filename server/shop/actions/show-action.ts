import type { ActionRow } from '../../store/actions.ts'
import { Action, Receipt } from '../../wire.ts'
import { textsOf } from '../texts/texts-of.ts'

/** What stands as it was until the shop has answered. */
const SHOWN_AS: Partial<Record<ActionRow['state'], Action['state']>> = {
  confirming: 'proposed',
  undoing: 'committed',
}

/** An action as its shopper sees it at a time, Unix ms. What the shop has not answered yet still stands as it was before. */
export function showAction(row: ActionRow, now: number): Action {
  const isOver = row.state === 'proposed' && row.expires_at <= now
  const state = isOver ? 'expired' : (SHOWN_AS[row.state] ?? row.state)
  const receipt = row.receipt === null ? undefined : Receipt.parse(JSON.parse(row.receipt))
  const problem = row.state === 'undoing' ? textsOf(row).decisions.undoing : (row.problem ?? undefined)
  const canUndo = row.state === 'committed' && row.undo_until !== null && row.undo_until > now
  const { undo_until, label_url, ...kept } = receipt ?? {}
  return Action.parse({
    action_id: row.action_id,
    kind: row.kind,
    state,
    summary: row.summary,
    details: JSON.parse(row.details),
    expires_at: new Date(row.expires_at).toISOString(),
    ...(receipt
      ? {
          receipt: {
            ...kept,
            // Shown beside what was done: its state alone would hide it.
            text: state === 'committed' && problem ? `${receipt.text} ${problem}` : receipt.text,
            ...(canUndo ? { undo_until } : {}),
            ...(state === 'committed' && label_url ? { label_url } : {}),
          },
        }
      : {}),
    ...(problem === undefined || state === 'committed' ? {} : { problem }),
  })
}
