import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { STEP_UP_MS } from '../../auth/shopper.ts'
import type { ConversationLog } from '../../chat/conversation-log.ts'
import type { NewId, Now } from '../../ids.ts'
import type { Mailer } from '../../mail/mailer.ts'
import type { Logger } from '../../ops/logger.ts'
import { ProblemError } from '../../problem.ts'
import {
  type ActionRow,
  actionsOfTurns,
  confirmingActions,
  findAction,
  findOwnAction,
  insertAction,
  mailsDue,
  openProposals,
  setMailDue,
  updateAction,
} from '../../store/actions.ts'
import type { KeptEvent } from '../../store/conversation-events.ts'
import { type Database, WriteConflict } from '../../store/database.ts'
import type { Action, Receipt } from '../../wire.ts'
import type { ActionPlan, Committed, CustomerRecords } from '../orders/customer-records.ts'
import { dayText } from '../orders/order-words.ts'
import { ShopAction } from '../orders/shop-action.ts'
import type { Shop } from '../shop.ts'
import type { Actions, Actor } from './actions.ts'
import { describePlan, SEND_BACK_DAYS, sendsBack } from './describe-plan.ts'
import { describeRefusal } from './describe-refusal.ts'
import { receiptMail } from './receipt-mail.ts'
import { showAction } from './show-action.ts'

/** How long a proposal stands, ms. */
const PROPOSAL_MS = 15 * 60_000
/** A receipt that could not be mailed is tried again after this, and given up after that, ms. */
const MAIL_AGAIN_MS = 60_000
const MAIL_FOR_MS = 24 * 3600_000
const MAILS_AT_ONCE = 20
/** What a card says that is over once it was done. */
const OVER = new Set(['Change your mind', 'Only once', 'How to send it'])
/** A shop that does not answer is asked again for so long, ms. */
const SETTLE_FOR_MS = 3600_000
const SETTLE_AGAIN_MS = 20_000
const NOT_ANSWERED =
  'The shop has not answered yet, so it is not known whether it was done. It is asked again by itself; the receipt follows here and by e-mail.'
const NEVER_ANSWERED =
  'The shop did not answer, so it is not known whether this was done, and it is not tried again. Please ask a person of the team.'
const CHANGED =
  'Something about it has changed meanwhile, so nothing was done. Please ask again for a fresh offer.'

/** Actions kept in the database and done by the shop. */
export function createActions(parts: {
  database: Database
  records: CustomerRecords
  conversationLog: ConversationLog
  mailer: Mailer
  shop: Pick<Shop, 'profile' | 'products'>
  now: Now
  newId: NewId
  logger: Logger
}): Actions {
  const { database, records, conversationLog, mailer, shop, now, newId, logger } = parts
  const words = (plan: ActionPlan) => describePlan(plan, shop.profile(), shop.products())

  const requireFresh = ({ shopper }: Actor) => {
    if (now() - (shopper?.authTime ?? 0) > STEP_UP_MS) throw new ProblemError('step_up_required')
  }

  const own = async ({ visitorId, shopper }: Actor, actionId: string): Promise<ActionRow> => {
    // Asked for in any case, so that a stranger waits as long as an owner.
    const userId = shopper && shopper.onlyOrder === undefined ? shopper.userId : ''
    const row = await findOwnAction(database, { actionId, visitorId, userId })
    if (!row) throw new ProblemError('not_found')
    return row
  }

  /** Changes an action and tells its conversation; where it was changed meanwhile, that stands. */
  const change = async (
    row: ActionRow,
    from: ActionRow['state'][],
    values: Partial<ActionRow>,
  ): Promise<ActionRow> => {
    const changed = { ...row, ...values }
    const action = showAction(changed, now())
    // That the shop is being asked is no news.
    const events: KeptEvent[] = changed.state === 'confirming' ? [] : [{ type: 'action', action }]
    const write = updateAction(row.action_id, from, values)
    await conversationLog.write(row.conversation_id, [write], events, { durable: true })
    return changed
  }

  /** The same for a decision that another may have been faster with: then theirs is told. */
  const decide = async (row: ActionRow, from: ActionRow['state'][], values: Partial<ActionRow>) => {
    try {
      return await change(row, from, values)
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      return (await findAction(database, row.action_id)) ?? row
    }
  }

  const receiptOf = ({ plan, number, at }: Committed, row: ActionRow): Receipt => {
    const { details, done } = words(plan)
    return {
      number,
      at: new Date(at).toISOString(),
      text: done,
      rows: [
        ...details.rows.filter(({ label }) => !OVER.has(label)),
        ...(sendsBack(plan) ? returnRows(number, at, shop.profile()) : []),
      ],
      ...(plan.undoMs > 0 && row.state !== 'undone'
        ? { undo_until: new Date(at + plan.undoMs).toISOString() }
        : {}),
    }
  }

  /** Asks the shop to do what the shopper said yes to; the action's id is the key, so that it is done once. */
  const settle = async (row: ActionRow): Promise<ActionRow> => {
    const request = ShopAction.parse(JSON.parse(row.request))
    const result = await records.commit(row.user_id, request, row.action_id)
    if ('refused' in result) {
      if (result.refused !== 'unavailable')
        return decide(row, ['confirming'], { state: 'failed', problem: describeRefusal(result) })
      const isOver = now() - (row.decided_at ?? row.created_at) > SETTLE_FOR_MS
      if (isOver) return decide(row, ['confirming'], { state: 'failed', problem: NEVER_ANSWERED })
      throw new ProblemError('upstream_failed', NOT_ANSWERED)
    }
    return decide(row, ['confirming'], {
      state: 'committed',
      receipt: JSON.stringify(receiptOf(result, row)),
      undo_until: result.plan.undoMs > 0 ? result.at + result.plan.undoMs : null,
      mail_due_at: now(),
    })
  }

  const mailReceipts = async (): Promise<void> => {
    for (const row of await mailsDue(database, now(), MAILS_AT_ONCE)) {
      // Taken first: another look meanwhile must not mail it as well.
      const taken = { ...row, mail_due_at: now() + MAIL_AGAIN_MS }
      const isTaken = await database.write([setMailDue(row, taken.mail_due_at)]).then(
        () => true,
        (error: unknown) => {
          if (error instanceof WriteConflict) return false
          throw error
        },
      )
      if (!isTaken) continue
      const customer = await records.customer(row.user_id)
      const isOld = now() - (row.decided_at ?? 0) > MAIL_FOR_MS
      try {
        if (isOld)
          logger.warn({ action_id: row.action_id }, 'a receipt could not be mailed for a day: given up')
        if (customer && !isOld) await mailer.send(receiptMail(row, customer, shop.profile()))
        await database.write([setMailDue(taken, null)])
      } catch {
        logger.warn({ action_id: row.action_id }, 'a receipt could not be mailed; it is tried again')
      }
    }
  }
  const mailSoon = () =>
    void mailReceipts().catch((error: unknown) => logger.error({ err: error }, 'receipts were not mailed'))

  return {
    async propose(userId, where, action) {
      const [known] = (await actionsOfTurns(database, [where.turnId])).filter(
        ({ ordinal }) => ordinal === where.ordinal,
      )
      if (known) return showAction(known, now())
      // Whoever made it up: what cannot be read again later is no proposal.
      const checked = ShopAction.safeParse(action)
      if (!checked.success) return { refused: 'invalid', detail: 'the request is not valid', possible: [] }
      const plan = await records.plan(userId, checked.data)
      if ('refused' in plan) return plan
      const { summary, details } = words(plan)
      const orderId = plan.order?.before.orderId ?? null
      const row: ActionRow = {
        action_id: newId('a'),
        conversation_id: where.conversationId,
        turn_id: where.turnId,
        ordinal: where.ordinal,
        user_id: userId,
        kind: action.name,
        order_id: orderId,
        request: JSON.stringify(action),
        state: 'proposed',
        summary,
        details: JSON.stringify(details),
        created_at: now(),
        expires_at: now() + PROPOSAL_MS,
        decided_at: null,
        receipt: null,
        undo_until: null,
        problem: null,
        mail_due_at: null,
      }
      // A new offer about the same takes the place of those before.
      for (const open of await openProposals(database, where.conversationId))
        if (open.order_id === orderId)
          await decide(open, ['proposed'], { state: 'expired', decided_at: now() })
      await database.write([insertAction(row)], { durable: true })
      return showAction(row, now())
    },

    show: async (actor, actionId) => showAction(await own(actor, actionId), now()),

    async confirm(actor, actionId) {
      let row = await own(actor, actionId)
      if (row.state === 'proposed') {
        if (row.expires_at <= now()) {
          await decide(row, ['proposed'], { state: 'expired', decided_at: now() })
          throw new ProblemError('action_expired')
        }
        requireFresh(actor)
        const plan = await records.plan(row.user_id, ShopAction.parse(JSON.parse(row.request)))
        if ('refused' in plan && plan.refused === 'unavailable')
          throw new ProblemError('upstream_failed', describeRefusal(plan))
        const problem =
          'refused' in plan
            ? describeRefusal(plan)
            : JSON.stringify(words(plan).details) === row.details
              ? undefined
              : CHANGED
        row =
          problem === undefined
            ? await decide(row, ['proposed'], { state: 'confirming', decided_at: now() })
            : await decide(row, ['proposed'], { state: 'failed', decided_at: now(), problem })
      }
      if (row.state === 'confirming') {
        row = await settle(row)
        mailSoon()
      }
      if (row.state === 'expired') throw new ProblemError('action_expired')
      if (row.state === 'declined') throw new ProblemError('action_not_allowed', 'You have declined this.')
      return showAction(row, now())
    },

    async decline(actor, actionId) {
      const row = await own(actor, actionId)
      const declined =
        row.state === 'proposed'
          ? await decide(row, ['proposed'], { state: 'declined', decided_at: now() })
          : row
      if (declined.state !== 'declined' && declined.state !== 'expired')
        throw new ProblemError('action_not_allowed', 'It has been decided already.')
      return showAction(declined, now())
    },

    async leave(userId, conversationId) {
      const open = (await openProposals(database, conversationId)).filter(
        (row) => row.user_id === userId && row.expires_at > now(),
      )
      for (const row of open) await decide(row, ['proposed'], { state: 'declined', decided_at: now() })
      return open.length
    },

    async undo(actor, actionId) {
      const row = await own(actor, actionId)
      if (row.state === 'undone') return showAction(row, now())
      if (row.state !== 'committed')
        throw new ProblemError('action_not_allowed', 'Nothing was done that could be taken back.')
      if (row.undo_until === null || row.undo_until <= now())
        throw new ProblemError('action_not_allowed', 'The time to take this back is over.')
      requireFresh(actor)
      const result = await records.undo(row.user_id, row.action_id)
      if ('refused' in result) {
        const code = result.refused === 'unavailable' ? 'upstream_failed' : 'action_not_allowed'
        throw new ProblemError(code, describeRefusal(result))
      }
      const undone = await decide(row, ['committed'], {
        state: 'undone',
        undo_until: null,
        mail_due_at: now(),
      })
      mailSoon()
      return showAction(undone, now())
    },

    async ofTurns(turnIds) {
      const shown = new Map<string, Action[]>()
      for (const row of await actionsOfTurns(database, turnIds))
        shown.set(row.turn_id, [...(shown.get(row.turn_id) ?? []), showAction(row, now())])
      return shown
    },

    async settleWaiting() {
      for (const row of await confirmingActions(database)) {
        // Its own click is asking just now.
        if (now() - (row.decided_at ?? 0) < SETTLE_AGAIN_MS) continue
        await settle(row).catch((error: unknown) => {
          if (error instanceof ProblemError) return
          logger.error({ err: error, action_id: row.action_id }, 'a confirmed action could not be settled')
        })
      }
      await mailReceipts()
    },

    mailReceipts,
  }
}

/** How what goes back is sent: the label's code, and until when. */
function returnRows(number: string, at: number, shop: ShopProfile): Receipt['rows'] {
  const until = at + SEND_BACK_DAYS * 24 * 3600_000
  return [
    {
      label: 'Return label',
      value: `${number}. Pack the items, write this code on the parcel or show it where you hand the parcel in, and keep the proof of posting.`,
    },
    { label: 'Send it back by', value: dayText(until, shop) },
  ]
}
