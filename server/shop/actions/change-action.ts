import type { ConversationLog } from '../../chat/conversation-log.ts'
import type { Now } from '../../ids.ts'
import { type ActionRow, updateAction } from '../../store/actions.ts'
import type { KeptEvent } from '../../store/conversation-events.ts'
import type { Write } from '../../store/database.ts'
import { showAction } from './show-action.ts'

/**
 * Changes an action that is in one of some states, in one batch with `writes`, and tells its conversation.
 * @throws WriteConflict where it is in another by now
 */
export type ChangeAction = (
  row: ActionRow,
  from: ActionRow['state'][],
  values: Partial<ActionRow>,
  writes?: Write[],
) => Promise<ActionRow>

/** That the shop is being asked is no news. */
const QUIET: ActionRow['state'][] = ['confirming', 'undoing']

export function createActionChange(conversationLog: ConversationLog, now: Now): ChangeAction {
  return async (row, from, values, writes = []) => {
    const changed = { ...row, ...values }
    const events: KeptEvent[] = QUIET.includes(changed.state)
      ? []
      : [{ type: 'action', action: showAction(changed, now()) }]
    const update = updateAction(row.action_id, from, values)
    await conversationLog.write(row.conversation_id, [update, ...writes], events, { durable: true })
    return changed
  }
}
