import { z } from 'zod'
import type { AccountAnswer } from '../../answer/answerer.ts'
import { actionKinds } from '../../wire.ts'

/** What a shopper wants about their own orders. `exchange…` of an order that is not sent yet changes its items. */
export const errandKinds = ['order_status', 'order_list', ...actionKinds] as const
export type ErrandKind = (typeof errandKinds)[number]

/**
 * What is asked for next on the way to a proposal. `whole`: whether a whole order shall be cancelled; `kind`: which of two
 * errands it shall be; `confirm`: a card is waiting for its click; `nothing`: an order was spoken of.
 */
const asks = [
  'order',
  'items',
  'variant',
  'reason',
  'payment',
  'address',
  'whole',
  'kind',
  'confirm',
  'nothing',
] as const

/** Where an errand stands: kept with the turn that asked, and read by the turn that answers. */
export const ErrandState = z.object({
  kind: z.enum(errandKinds),
  asking: z.enum(asks),
  /** What the buttons say, and what each stands for. */
  options: z.array(z.object({ label: z.string(), value: z.string() })),
  orderId: z.string().optional(),
  /** Further orders for which the same is wanted. */
  alsoOrderIds: z.array(z.string()).optional(),
  /** The order is to be cancelled with all that is in it. */
  isWhole: z.boolean().optional(),
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
  /** The message that began it: what it says beyond the first question counts, too. */
  firstWords: z.object({ text: z.string(), context: z.string(), said: z.string() }).optional(),
  /** What was said of an address so far. */
  heard: z.string().optional(),
  /** What else was asked for in the same message, as it was said. */
  afterwards: z.array(z.string()).optional(),
  /** It was offered, so that "yes" asks for it. */
  isOffered: z.boolean().optional(),
  /** Messages since that did not answer it. */
  idle: z.number().int().default(0),
})
export type ErrandState = z.infer<typeof ErrandState>
/** What is known of an errand so far. */
export type ErrandSlots = Omit<
  ErrandState,
  'asking' | 'options' | 'idle' | 'isOffered' | 'firstWords' | 'afterwards'
>

/** What an errand's turn says and shows. */
export interface ErrandResult extends AccountAnswer {
  /** Set where the next message is expected to answer something. */
  next?: ErrandState | undefined
}

/** An errand's answer with nothing to show but what is given. */
export function errandResult(text: string, rest: Partial<Omit<ErrandResult, 'text'>> = {}): ErrandResult {
  return { text, outcome: 'answered', suggestions: [], orders: [], ...rest }
}
