import type { ActionRow } from '../../store/actions.ts'
import { Action } from '../../wire.ts'

/** An action as its shopper sees it at a time, Unix ms. What the shop has not answered yet still stands as proposed. */
export function showAction(row: ActionRow, now: number): Action {
  const isOver = row.state === 'proposed' && row.expires_at <= now
  const receipt = row.receipt === null ? undefined : JSON.parse(row.receipt)
  if (receipt && (row.undo_until === null || row.undo_until <= now)) delete receipt.undo_until
  return Action.parse({
    action_id: row.action_id,
    kind: row.kind,
    state: isOver ? 'expired' : row.state === 'confirming' ? 'proposed' : row.state,
    summary: row.summary,
    details: JSON.parse(row.details),
    expires_at: new Date(row.expires_at).toISOString(),
    ...(receipt ? { receipt } : {}),
    ...(row.problem === null ? {} : { problem: row.problem }),
  })
}
