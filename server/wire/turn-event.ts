import { z } from '@hono/zod-openapi'
import { Outcome, ProductCard, Source } from './answer.ts'
import { ActionProposed, OrderCard } from './orders.ts'
import { errorCodes } from './problem.ts'

/** What a turn tells as it goes on; exactly one `turn-end` or `turn-error` ends it. */
export const TurnEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('turn-start'), turn_id: z.string(), message_id: z.string() }),
    z.object({ type: z.literal('status'), stage: z.enum(['searching', 'writing']) }),
    z.object({ type: z.literal('sources'), sources: z.array(Source) }),
    z.object({ type: z.literal('text-delta'), text: z.string() }),
    z.object({
      type: z.literal('text-replace'),
      from: z.number().int().describe('UTF-16 offset into the text so far'),
      to: z.number().int(),
      text: z.string(),
    }),
    z.object({ type: z.literal('products'), products: z.array(ProductCard) }),
    z.object({ type: z.literal('orders'), orders: z.array(OrderCard) }),
    ActionProposed.extend({ type: z.literal('action-proposed') }),
    z.object({
      type: z.literal('sign-in-required'),
      reason: z.enum(['order', 'account', 'step-up']).describe('what it is needed for'),
    }),
    z.object({ type: z.literal('suggestions'), suggestions: z.array(z.string()) }),
    z.object({
      type: z.literal('turn-end'),
      outcome: Outcome,
      confidence: z.number().min(0).max(1),
      citations: z.array(z.number().int()),
    }),
    z.object({ type: z.literal('turn-error'), code: z.enum(errorCodes), retryable: z.boolean() }),
  ])
  .openapi('TurnEvent')
export type TurnEvent = z.infer<typeof TurnEvent>
