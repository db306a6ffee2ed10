import { z } from 'zod'
import { type AuditLog, SERVER } from '../../audit/audit-log.ts'
import type { Now } from '../../ids.ts'
import type { Logger } from '../../ops/logger.ts'
import { ProblemError } from '../../problem.ts'
import { type ActionRow, findAction } from '../../store/actions.ts'
import { type Database, WriteConflict } from '../../store/database.ts'
import { answerShopRequest, deleteShopRequest, type ShopRequestRow } from '../../store/shop-requests.ts'
import type { Receipt } from '../../wire.ts'
import {
  type Committed,
  type CustomerRecords,
  type Refusal,
  ShopUnavailable,
} from '../orders/customer-records.ts'
import { ShopAction } from '../orders/shop-action.ts'
import type { Shop } from '../shop.ts'
import type { ServiceTexts } from '../texts/service-texts.ts'
import { textsOf } from '../texts/texts-of.ts'
import type { ChangeAction } from './change-action.ts'
import type { PlanWords } from './describe-plan.ts'
import { describeRefusal } from './describe-refusal.ts'
import { returnRows, sendBackUntil } from './send-back.ts'

/** A shop that does not answer, or with which nothing can be settled, is asked again for so long, ms. */
const ASK_FOR_MS = 3600_000
/** A label can be seen for so long after the last day on which it is of use, ms. */
const LABEL_AFTER_MS = 7 * 24 * 3600_000

/** Why something can never be taken back any more; what else is in the way may pass. */
const FOR_GOOD = new Set<Refusal['refused']>(['already_forwarded', 'not_found', 'window_over'])

const LEFT_FOR_GOOD = { state: 'committed', undo_until: null } as const

/** To whom a receipt goes. */
export const Recipient = z.object({ name: z.string(), email: z.string() })

/** The address at which the label of what goes back is found until a time, Unix ms. */
export type LabelUrl = (actionId: string, until: number) => Promise<string>

/** What came of asking the shop; no action where it was erased meanwhile. */
export interface Settled {
  action: ActionRow | undefined
  /** Why the shop has not done it. */
  refusal?: Refusal
}

/**
 * Asks the shop to do, or to take back, what a shopper has decided. The action's id is the key, so that each is done once
 * however often it is asked.
 * @param by whose asking it is: where nobody waits for the answer, the action keeps why it was refused
 * @throws ProblemError `upstream_failed` while the shop does not answer
 */
export type SettleRequest = (request: ShopRequestRow, by: 'click' | 'server') => Promise<Settled>

export function createRequestSettling(parts: {
  database: Database
  records: CustomerRecords
  audit: Pick<AuditLog, 'append'>
  change: ChangeAction
  words: (plan: Committed['plan'], texts: ServiceTexts) => PlanWords
  shop: Pick<Shop, 'profile' | 'products'>
  labelUrl: LabelUrl
  now: Now
  logger: Pick<Logger, 'error'>
}): SettleRequest {
  const { database, records, audit, change, words, shop, labelUrl, now, logger } = parts

  /** Writes what came of it: with the action, or alone where that was erased; where another was faster, that stands. */
  const finish = async (
    request: ShopRequestRow,
    values: Partial<ActionRow>,
    answer?: Parameters<typeof answerShopRequest>[1],
  ): Promise<ActionRow | undefined> => {
    const write = answer ? answerShopRequest(request, answer) : deleteShopRequest(request)
    const from = request.deed === 'commit' ? 'confirming' : 'undoing'
    const action = await findAction(database, request.action_id)
    try {
      if (action) return await change(action, [from], values, [write])
      await database.write([write], { durable: true })
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      const stands = await findAction(database, request.action_id)
      // Erased between the two: the receipt is owed all the same.
      if (action && !stands) await database.write([write], { durable: true }).catch(ignoreConflict)
      return stands
    }
    return undefined
  }

  const recipientOf = async (userId: string): Promise<string | null> => {
    try {
      const customer = await records.customer(userId)
      return customer ? JSON.stringify({ name: customer.name, email: customer.email }) : null
    } catch (error) {
      if (error instanceof ShopUnavailable) return null
      throw error
    }
  }

  const answered = async (request: ShopRequestRow, receipt: string | null) => ({
    answered_at: now(),
    due_at: now(),
    receipt,
    recipient: await recipientOf(request.user_id),
  })

  const mayComeYet = ({ decided_at }: ShopRequestRow) => now() - decided_at <= ASK_FOR_MS

  const giveUp = async (request: ShopRequestRow): Promise<Settled> => {
    const { deed, action_id } = request
    const values = deed === 'commit' ? { state: 'failed' as const } : LEFT_FOR_GOOD
    const action = await finish(request, {
      ...values,
      problem: textsOf(request).decisions.neverAnswered[deed],
    })
    await audit.append({ actor: SERVER, act: 'shop-never-answered', subject: action_id, details: { deed } })
    return { action }
  }

  const unanswered = (request: ShopRequestRow): Promise<Settled> => {
    if (mayComeYet(request))
      throw new ProblemError('upstream_failed', textsOf(request).decisions.notAnswered[request.deed])
    return giveUp(request)
  }

  const commit = async (request: ShopRequestRow): Promise<Settled> => {
    const wanted = ShopAction.parse(JSON.parse(request.request))
    const result = await records.commit(request.user_id, wanted, request.action_id)
    if ('refused' in result) {
      if (result.refused === 'unavailable') return unanswered(request)
      const action = await finish(request, {
        state: 'failed',
        problem: describeRefusal(result, textsOf(request)),
      })
      return { action, refusal: result }
    }
    const { plan, number, at } = result
    const texts = textsOf(request)
    const { receiptRows, done } = words(plan, texts)
    const until = sendBackUntil(plan, at, shop.profile(), shop.products())
    const receipt: Receipt = {
      number,
      at: new Date(at).toISOString(),
      text: done,
      rows: [...receiptRows, ...returnRows(plan, result, shop.profile(), shop.products(), texts)],
      ...(plan.undoMs > 0 ? { undo_until: new Date(at + plan.undoMs).toISOString() } : {}),
      ...(until === undefined
        ? {}
        : { label_url: await labelUrl(request.action_id, until + LABEL_AFTER_MS) }),
    }
    const text = JSON.stringify(receipt)
    const values: Partial<ActionRow> = {
      state: 'committed',
      receipt: text,
      undo_until: plan.undoMs > 0 ? at + plan.undoMs : null,
    }
    return { action: await finish(request, values, await answered(request, text)) }
  }

  const undo: SettleRequest = async (request, by) => {
    const result = await records.undo(request.user_id, request.action_id, request.decided_at)
    if ('refused' in result) {
      if (result.refused === 'unavailable') return unanswered(request)
      const stands = FOR_GOOD.has(result.refused) ? LEFT_FOR_GOOD : { state: 'committed' as const }
      const problem = by === 'click' ? null : describeRefusal(result, textsOf(request))
      const action = await finish(request, { ...stands, problem })
      return { action, refusal: result }
    }
    const undone = { state: 'undone', undo_until: null } as const
    return { action: await finish(request, undone, await answered(request, request.receipt)) }
  }

  return async (request, by) => {
    try {
      return await (request.deed === 'commit' ? commit(request) : undo(request, by))
    } catch (error) {
      if (error instanceof ProblemError || error instanceof WriteConflict || mayComeYet(request)) throw error
      const { action_id } = request
      logger.error({ err: error, action_id }, 'what a shopper has decided could not be settled: given up')
      return giveUp(request)
    }
  }
}

function ignoreConflict(error: unknown): void {
  if (!(error instanceof WriteConflict)) throw error
}
