import { z } from '@hono/zod-openapi'
import { Outcome } from './answer.ts'
import { Message } from './conversation.ts'
import { Action } from './orders.ts'
import { errorCodes } from './problem.ts'

/**
 * What happens in a conversation beside the text of its turns: the conversation's own log, in the order in which
 * it happened. `typing` is passing: it is sent to who listens just then and has no number. A turn that is stopped while
 * it waits has no `turn-started`. A `message` or `turn-started` after `conversation-closed` opens the conversation again.
 */
export const ConversationEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('message'),
      message: Message.describe('of a shopper, of staff or of the system'),
    }),
    z.object({ type: z.literal('turn-started'), turn_id: z.string(), message_id: z.string() }),
    z.object({
      type: z.literal('turn-ended'),
      turn_id: z.string(),
      outcome: Outcome.optional(),
      error: z.enum(errorCodes).optional(),
    }),
    z.object({ type: z.literal('typing'), author: z.enum(['shopper', 'staff']) }),
    z.object({ type: z.literal('read'), author: z.enum(['shopper', 'staff']), message_id: z.string() }),
    z.object({ type: z.literal('action'), action: Action }),
    z.object({ type: z.literal('conversation-closed'), author: z.enum(['shopper', 'staff', 'system']) }),
  ])
  .openapi('ConversationEvent')
export type ConversationEvent = z.infer<typeof ConversationEvent>
