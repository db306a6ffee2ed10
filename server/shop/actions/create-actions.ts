import type { AuditLog } from '../../audit/audit-log.ts'
import { STEP_UP_MS } from '../../auth/shopper.ts'
import type { ConversationLog } from '../../chat/conversation-log.ts'
import type { NewId, Now } from '../../ids.ts'
import type { Mailer } from '../../mail/mailer.ts'
import type { Logger } from '../../ops/logger.ts'
import { ProblemError } from '../../problem.ts'
import {
  type ActionRow,
  actionsOfTurns,
  findAction,
  findOwnAction,
  insertAction,
  openProposals,
} from '../../store/actions.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import {
  dueShopRequests,
  findShopRequest,
  insertShopRequest,
  putOffShopRequest,
  type ShopRequestRow,
} from '../../store/shop-requests.ts'
import type { Action } from '../../wire.ts'
import type { ActionPlan, CustomerRecords } from '../orders/customer-records.ts'
import { ShopAction } from '../orders/shop-action.ts'
import type { Shop } from '../shop.ts'
import type { ServiceTexts } from '../texts/service-texts.ts'
import { textsFor } from '../texts/texts-for.ts'
import { textsOf } from '../texts/texts-of.ts'
import type { Actions, Actor } from './actions.ts'
import { createActionChange } from './change-action.ts'
import { describePlan } from './describe-plan.ts'
import { describeRefusal } from './describe-refusal.ts'
import { createReceiptMailing } from './mail-receipts.ts'
import { createRequestSettling, type LabelUrl } from './settle-request.ts'
import { showAction } from './show-action.ts'

/** How long a proposal stands, ms. */
const PROPOSAL_MS = 15 * 60_000
/** When a shop that has not answered is asked again, ms. */
const ASK_AGAIN_MS = 20_000
const ASKED_AT_ONCE = 100

/** Actions kept in the database and done by the shop. */
export function createActions(parts: {
  database: Database
  records: CustomerRecords
  conversationLog: ConversationLog
  audit: Pick<AuditLog, 'append'>
  mailer: Mailer
  labelUrl: LabelUrl
  shop: Pick<Shop, 'profile' | 'products'>
  now: Now
  newId: NewId
  logger: Logger
}): Actions {
  const { database, records, shop, now, newId, logger } = parts
  const words = (plan: ActionPlan, texts: ServiceTexts) =>
    describePlan(plan, shop.profile(), shop.products(), texts)

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

  const change = createActionChange(parts.conversationLog, now)
  const profile = () => shop.profile()
  const settle = createRequestSettling({ ...parts, change, words })
  const mailReceipts = createReceiptMailing({ ...parts, shop: profile })

  /** Changes an action; where another decision was faster, that stands. */
  const decide = async (
    row: ActionRow,
    from: ActionRow['state'][],
    values: Partial<ActionRow>,
    writes?: Write[],
  ): Promise<ActionRow> => {
    try {
      return await change(row, from, values, writes)
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      return (await findAction(database, row.action_id)) ?? row
    }
  }

  /** What the shop is to do now, kept until it has answered and the receipt is mailed. */
  const requestOf = (row: ActionRow, deed: ShopRequestRow['deed']): ShopRequestRow => ({
    action_id: row.action_id,
    deed,
    user_id: row.user_id,
    request: row.request,
    summary: row.summary,
    details: row.details,
    decided_at: now(),
    answered_at: null,
    receipt: row.receipt,
    recipient: null,
    due_at: now() + ASK_AGAIN_MS,
  })

  /** Asks the shop for what is under way for an action: as it stands then, and why not where it was refused. */
  const settled = async (row: ActionRow, deed: ShopRequestRow['deed']) => {
    const request = await findShopRequest(database, row.action_id, deed)
    if (!request || request.answered_at !== null)
      return { action: (await findAction(database, row.action_id)) ?? row, refusal: undefined }
    const { action = row, refusal } = await settle(request, 'click')
    mailSoon()
    return { action, refusal }
  }

  const mailSoon = () =>
    void mailReceipts().catch((error: unknown) => logger.error({ err: error }, 'receipts were not mailed'))

  return {
    async propose(userId, where, action, language) {
      const request = JSON.stringify(action)
      const [known] = (await actionsOfTurns(database, [where.turnId])).filter(
        (made) => made.ordinal === where.ordinal || (made.request === request && made.state === 'proposed'),
      )
      if (known) return showAction(known, now())
      // Whoever made it up: what cannot be read again later is no proposal.
      const checked = ShopAction.safeParse(action)
      if (!checked.success) return { refused: 'invalid', detail: 'the request is not valid', possible: [] }
      const plan = await records.plan(userId, checked.data)
      if ('refused' in plan) return plan
      const { summary, details } = words(plan, textsFor(language))
      const orderId = plan.order?.before.orderId ?? null
      const row: ActionRow = {
        action_id: newId('a'),
        conversation_id: where.conversationId,
        turn_id: where.turnId,
        ordinal: where.ordinal,
        user_id: userId,
        kind: action.name,
        order_id: orderId,
        request,
        state: 'proposed',
        summary,
        details: JSON.stringify(details),
        created_at: now(),
        expires_at: now() + PROPOSAL_MS,
        decided_at: null,
        receipt: null,
        undo_until: null,
        problem: null,
      }
      // A new offer about the same takes the place of those before; two wishes of one message stand side by side.
      for (const open of await openProposals(database, where.conversationId))
        if (open.order_id === orderId && (open.kind === action.name || open.turn_id !== where.turnId))
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
          throw new ProblemError('upstream_failed', describeRefusal(plan, textsOf(row)))
        const problem =
          'refused' in plan
            ? describeRefusal(plan, textsOf(row))
            : JSON.stringify(words(plan, textsOf(row)).details) === row.details
              ? undefined
              : textsOf(row).decisions.changed
        row =
          problem === undefined
            ? await decide(row, ['proposed'], { state: 'confirming', decided_at: now() }, [
                insertShopRequest(requestOf(row, 'commit')),
              ])
            : await decide(row, ['proposed'], { state: 'failed', decided_at: now(), problem })
      }
      if (row.state === 'confirming') row = (await settled(row, 'commit')).action
      if (row.state === 'expired') throw new ProblemError('action_expired')
      if (row.state === 'declined')
        throw new ProblemError('action_not_allowed', textsOf(row).decisions.declined)
      return showAction(row, now())
    },

    async decline(actor, actionId) {
      const row = await own(actor, actionId)
      const declined =
        row.state === 'proposed'
          ? await decide(row, ['proposed'], { state: 'declined', decided_at: now() })
          : row
      if (declined.state !== 'declined' && declined.state !== 'expired')
        throw new ProblemError('action_not_allowed', textsOf(row).decisions.decidedAlready)
      return showAction(declined, now())
    },

    async open(userId, conversationId) {
      const open = await openProposals(database, conversationId)
      return open
        .filter((row) => row.user_id === userId && row.expires_at > now())
        .map((row) => showAction(row, now()))
    },

    async leave(userId, conversationId) {
      const open = (await openProposals(database, conversationId)).filter(
        (row) => row.user_id === userId && row.expires_at > now(),
      )
      for (const row of open) await decide(row, ['proposed'], { state: 'declined', decided_at: now() })
      return open.length
    },

    async undo(actor, actionId) {
      let row = await own(actor, actionId)
      if (row.state === 'committed') {
        if (row.undo_until === null || row.undo_until <= now())
          throw new ProblemError('action_not_allowed', textsOf(row).decisions.undoOver)
        requireFresh(actor)
        row = await decide(row, ['committed'], { state: 'undoing', problem: null }, [
          insertShopRequest(requestOf(row, 'undo')),
        ])
      }
      if (row.state === 'undoing') {
        const { action, refusal } = await settled(row, 'undo')
        if (refusal) throw new ProblemError('action_not_allowed', describeRefusal(refusal, textsOf(row)))
        row = action
      }
      if (row.state !== 'undone')
        throw new ProblemError('action_not_allowed', textsOf(row).decisions.nothingToUndo)
      return showAction(row, now())
    },

    async ofTurns(turnIds) {
      const shown = new Map<string, Action[]>()
      for (const row of await actionsOfTurns(database, turnIds))
        shown.set(row.turn_id, [...(shown.get(row.turn_id) ?? []), showAction(row, now())])
      return shown
    },

    async settleWaiting() {
      for (const request of await dueShopRequests(database, 'asked', now(), ASKED_AT_ONCE)) {
        const { action_id } = request
        try {
          // Put off first: its own click, or another look, may be asking just now.
          await database.write([putOffShopRequest(request, now() + ASK_AGAIN_MS)])
          await settle(request, 'server')
        } catch (error) {
          if (error instanceof ProblemError || error instanceof WriteConflict) continue
          logger.error({ err: error, action_id }, 'what a shopper has decided could not be settled')
        }
      }
      await mailReceipts()
    },

    mailReceipts,
  }
}
