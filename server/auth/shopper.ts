/** Who a session speaks for once the shopper has shown who they are. */
export interface Shopper {
  /** The shop's id of the customer. */
  userId: string
  name?: string | undefined
  email?: string | undefined
  /** Set where only an order number was shown: this order's status may be told, and nothing else. */
  onlyOrder?: string | undefined
  /** When they last showed who they are, Unix ms; for step-up. */
  authTime: number
}

/** Before money or an address moves, who it is must have been shown within this time, ms. */
export const STEP_UP_MS = 600_000
