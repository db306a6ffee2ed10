/** Customers and orders, and what is done about them. */
export interface ShopTables {
  /** What was proposed to a shopper, and what became of it. */
  actions: {
    action_id: string
    conversation_id: string
    turn_id: string
    /** The how many-th of its turn, from 1: a turn that is told again proposes nothing twice. */
    ordinal: number
    /** The customer that it was proposed to. */
    user_id: string
    kind: string
    order_id: string | null
    /** JSON of a `ShopAction`. */
    request: string
    /** `confirming` and `undoing`: the shopper has said so, and the shop's answer is not known yet. */
    state: 'proposed' | 'confirming' | 'committed' | 'declined' | 'expired' | 'failed' | 'undoing' | 'undone'
    summary: string
    /** JSON of `ActionDetails`: exactly what the shopper saw. */
    details: string
    created_at: number
    expires_at: number
    decided_at: number | null
    /** JSON of a `Receipt`. */
    receipt: string | null
    undo_until: number | null
    problem: string | null
  }
  /**
   * What shoppers have decided, from their click until the shop has answered and the receipt is mailed. It belongs to no
   * conversation: what was confirmed is acknowledged also where the shopper erases everything right after.
   */
  shop_requests: {
    action_id: string
    deed: 'commit' | 'undo'
    user_id: string
    /** As of the action. */
    request: string
    summary: string
    details: string
    decided_at: number
    /** `null` until the shop has answered. */
    answered_at: number | null
    /** JSON of the action's `Receipt`; `null` where the shop has not answered yet. */
    receipt: string | null
    /** JSON of a `Recipient`: to whom the receipt goes; `null` where that is still to be asked of the shop. */
    recipient: string | null
    /** When the shop is asked again, or the mail is tried again, Unix ms. */
    due_at: number
  }
  /** Customers of the shop, as its file tells them and as actions have changed them since. */
  customers: {
    user_id: string
    /** The address in lower case; `null` where none is known. */
    email_key: string | null
    /** JSON of a `Customer`. */
    record: string
    version: number
    /** What the file said when it was taken in. */
    file_hash: string
    /** When an action first changed it since; `null` where none has. */
    changed_at: number | null
  }
  customer_orders: {
    /** The number without `#`, in capitals. */
    order_key: string
    user_id: string
    /** ISO 8601; empty where it is not known. */
    placed_at: string
    email_key: string | null
    /** The postcode that it goes to, without blanks, in capitals. */
    postcode_key: string | null
    /** JSON of an `Order`. */
    record: string
    version: number
    file_hash: string
    changed_at: number | null
  }
  /** What was done for customers, one row a key. */
  shop_commits: {
    user_id: string
    idempotency_key: string
    /** The shop's own number for it. */
    number: string
    /** JSON of an `ActionPlan`. */
    plan: string
    /** The order's version that it left behind; `null` where it did not touch one. */
    order_version: number | null
    /** JSON of `{ itemId, pieces, counted }[]`. */
    stock_moves: string
    committed_at: number
    undone_at: number | null
  }
  /** Pieces that commits have taken of a variant since the catalogue last counted it anew. */
  stock_taken: {
    item_id: string
    /** What the catalogue said then; another count than the catalogue's now ends the row's meaning. */
    counted: number
    taken: number
  }
}
