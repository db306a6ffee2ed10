import { z } from 'zod'
import type { AccountAnswer } from '../../answer/answerer.ts'
import { actionKinds } from '../../wire.ts'

/** What a shopper wants about their own orders. `exchange…` of an order that is not sent yet changes its items. */
export const errandKinds = ['order_status', 'order_list', ...actionKinds] as const
export type ErrandKind = (typeof errandKinds)[number]

/** What is asked for next on the way to a proposal. */
const asks = ['order', 'items', 'variant', 'reason', 'payment', 'address'] as const

/** Where an errand stands: kept with the turn that asked, and read by the turn that answers. */
export const ErrandState = z.object({
  kind: z.enum(errandKinds),
  asking: z.enum(asks),
  /** What the buttons say, and what each stands for. */
  options: z.array(z.object({ label: z.string(), value: z.string() })),
  orderId: z.string().optional(),
  itemIds: z.array(z.string()).optional(),
  /** Chosen so far, one for each of `itemIds`. */
  newItemIds: z.array(z.string()).optional(),
  reason: z.string().optional(),
  paymentMethodId: z.string().optional(),
  address: z
    .object({
      address1: z.string(),
      address2: z.string(),
      city: z.string(),
      state: z.string(),
      country: z.string(),
      zip: z.string(),
    })
    .optional(),
  /** Messages since that did not answer it. */
  idle: z.number().int().default(0),
})
export type ErrandState = z.infer<typeof ErrandState>
/** What is known of an errand so far. */
export type ErrandSlots = Omit<ErrandState, 'asking' | 'options' | 'idle'>

/** What an errand's turn says and shows. */
export interface ErrandResult extends AccountAnswer {
  /** Set where the next message is expected to answer something. */
  next?: ErrandState | undefined
}

/** An errand's answer with nothing to show but what is given. */
export function errandResult(text: string, rest: Partial<Omit<ErrandResult, 'text'>> = {}): ErrandResult {
  return { text, outcome: 'answered', suggestions: [], orders: [], ...rest }
}
