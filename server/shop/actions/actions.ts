import type { Shopper } from '../../auth/shopper.ts'
import type { Action } from '../../wire.ts'
import type { Refusal } from '../orders/customer-records.ts'
import type { ShopAction } from '../orders/shop-action.ts'

/** Who decides about an action: the visitor of the conversation, and who they have shown to be. */
export interface Actor {
  visitorId: string
  shopper: Shopper | undefined
}

/** Where a proposal is made. */
export interface ProposedIn {
  conversationId: string
  turnId: string
  /** The how many-th of the turn, from 1: the same again is the same proposal. */
  ordinal: number
}

/**
 * Propose, confirm, commit, receipt. Whoever proposes, nothing happens before the shopper's own click, and everything is
 * checked again then.
 */
export interface Actions {
  /**
   * Works out what an action would do and keeps it as a proposal; the refusal where it is not allowed.
   * @param language of the card, and of everything that is said about it later
   */
  propose(
    userId: string,
    where: ProposedIn,
    action: ShopAction,
    language?: string | undefined,
  ): Promise<Action | Refusal>
  /** An action as it stands. @throws ProblemError `not_found`, for anyone else's, too */
  show(actor: Actor, actionId: string): Promise<Action>
  /**
   * Does what was proposed, once: again it tells what came of it.
   * @throws ProblemError `not_found`, `step_up_required`, `action_expired`, `action_not_allowed`, `upstream_failed`
   */
  confirm(actor: Actor, actionId: string): Promise<Action>
  /** Leaves it. @throws ProblemError `not_found`, `action_not_allowed` once it was confirmed */
  decline(actor: Actor, actionId: string): Promise<Action>
  /** What is open in a conversation. */
  open(userId: string, conversationId: string): Promise<Action[]>
  /** Declines what is open in a conversation, said in words; how many there were. */
  leave(userId: string, conversationId: string): Promise<number>
  /** Takes back what was done, within its time. @throws ProblemError */
  undo(actor: Actor, actionId: string): Promise<Action>
  /** By turn id, what was proposed in it. */
  ofTurns(turnIds: readonly string[]): Promise<ReadonlyMap<string, Action[]>>
  /**
   * Asks again for what shoppers have confirmed, or taken back, and the shop has not answered yet; gives up after an hour.
   * Then mails the receipts that are due.
   */
  settleWaiting(): Promise<void>
  /** Mails the receipts that are due. */
  mailReceipts(): Promise<void>
}
