import type { Address, Customer, PaymentMethod } from './customer.ts'
import type { Order, OrderItem, Variant } from './order.ts'
import type { ShopAction } from './shop-action.ts'

/** Why an action cannot be done. */
export type RefusalReason =
  | 'not_found'
  | 'not_pending'
  | 'not_delivered'
  | 'invalid_reason'
  | 'item_not_found'
  | 'item_not_available'
  | 'items_do_not_match'
  | 'payment_method_not_found'
  | 'payment_method_unchanged'
  | 'payment_method_not_allowed'
  | 'gift_card_balance'
  | 'window_over'
  | 'already_refunded'
  | 'already_cancelled'
  | 'already_forwarded'
  | 'changed_since'
  | 'unavailable'
  | 'invalid'

/** An action that is not allowed, with what is possible for the order instead. */
export interface Refusal {
  refused: RefusalReason
  /** One sentence for logs and models; of τ-bench's cases its words. */
  detail: string
  possible: ShopAction['name'][]
}

/** What an action does, worked out and not done yet. */
export interface ActionPlan {
  action: ShopAction
  /** As it is now, and as it will be. */
  order?: { before: Order; after: Order } | undefined
  customer?: { before: Customer; after: Customer } | undefined
  /** The lines that it is about, with what each becomes where it changes. */
  items: { item: OrderItem; becomes?: Variant | undefined }[]
  /**
   * Money that moves now or once the goods are back; `days` are working days, `[0, 0]` at once. Where it goes to several
   * methods, `parts` has each with its amount, `method` the first, and `amountCents` the whole.
   */
  money?:
    | {
        kind: 'refund' | 'charge'
        amountCents: number
        method: PaymentMethod
        days: [number, number]
        parts?: { amountCents: number; method: PaymentMethod }[] | undefined
      }
    | undefined
  address?: Address | undefined
  /** How long it can be taken back after it was done, ms; 0 where it cannot. */
  undoMs: number
}

/** What was done, exactly once for a key. */
export interface Committed {
  plan: ActionPlan
  /** The shop's own number for it. */
  number: string
  /** Unix ms. */
  at: number
}

/** The shop's own system does not answer: what is read may be read again later. */
export class ShopUnavailable extends Error {
  override name = 'ShopUnavailable'
}

/**
 * The shop seam for what belongs to a customer. Every call says on whose behalf; what belongs to someone else is
 * exactly as what does not exist, in answer and in time. Where a real shop does not answer, `plan`, `commit` and `undo`
 * refuse as `unavailable`; the others throw `ShopUnavailable`.
 */
export interface CustomerRecords {
  customer(userId: string): Promise<Customer | undefined>
  /** The customer to whom this mailbox leads, compared without case; none where the shop has not proved whose it is. */
  customerByEmail(email: string): Promise<Customer | undefined>
  /** Newest first. */
  orders(userId: string): Promise<Order[]>
  order(userId: string, orderId: string): Promise<Order | undefined>
  /** Whose order it is, for who knows its number and the e-mail or postcode it was placed with. */
  lookUp(known: { orderId: string; email?: string; postcode?: string }): Promise<Order | undefined>
  /** The variants of a product, from live stock. */
  variants(productId: string): Promise<Variant[]>
  /** What an action would do; checks owner, rules and stock, changes nothing. */
  plan(userId: string, action: ShopAction): Promise<ActionPlan | Refusal>
  /** Checks all of that again and does it once: the same key again gives the same result. */
  commit(userId: string, action: ShopAction, key: string): Promise<Committed | Refusal>
  /**
   * Takes back what was done under a key, while the shop allows it and nothing else has touched it since.
   * @param decidedAt when its shopper asked for it, Unix ms, where that was earlier: own records judge by it whether it was
   * in time; a shop's API judges by when it is asked
   */
  undo(userId: string, key: string, decidedAt?: number): Promise<{ undone: true } | Refusal>
}
