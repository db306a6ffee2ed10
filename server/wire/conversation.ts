import { z } from '@hono/zod-openapi'
import { Outcome, ProductCard, Source } from './answer.ts'
import { Action, OrderCard } from './orders.ts'
import { errorCodes } from './problem.ts'

/** Longest shopper message, in UTF-16 units. */
export const MAX_MESSAGE_LENGTH = 4000

export const NewConversation = z.object({}).openapi('NewConversation')
export const ConversationCreated = z.object({ conversation_id: z.string() }).openapi('ConversationCreated')

export const NewMessage = z
  .object({
    message_id: z.uuid().describe('made by the client; the idempotency key within the conversation'),
    text: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH),
    page: z
      .object({
        url: z.string().max(2048),
        title: z.string().max(300).optional(),
        product_id: z
          .string()
          .max(200)
          .optional()
          .describe('the product that the page shows, if it shows one'),
      })
      .optional(),
    locale: z.string().max(35).optional(),
  })
  .openapi('NewMessage')
export type NewMessage = z.infer<typeof NewMessage>

export const TurnAccepted = z.object({ turn_id: z.string() }).openapi('TurnAccepted')

export const Message = z
  .object({
    message_id: z.string(),
    turn_id: z.string().optional(),
    role: z.enum(['shopper', 'assistant', 'staff', 'system']),
    text: z.string(),
    created_at: z.string(),
    answers: z
      .string()
      .optional()
      .describe('of an answer: the message that it answers; it may stand later than its place'),
    sources: z.array(Source).optional(),
    products: z.array(ProductCard).optional(),
    orders: z.array(OrderCard).optional(),
    actions: z.array(Action).optional().describe('as they stand now'),
    sign_in: z.string().optional().describe('the reason of `sign-in-required`'),
    suggestions: z.array(z.string()).optional(),
    outcome: Outcome.optional(),
    error: z.enum(errorCodes).optional().describe('set when the turn ended in turn-error'),
    helpful: z.boolean().optional(),
  })
  .openapi('Message')
export type Message = z.infer<typeof Message>

export const Conversation = z
  .object({
    conversation_id: z.string(),
    state: z.enum(['open', 'closed']),
    messages: z.array(Message),
    turn: z
      .object({
        turn_id: z.string(),
        last_event_id: z.number().int(),
        message_id: z.string().optional().describe('the message that it answers'),
      })
      .nullable(),
    has_more: z.boolean().describe('true when there are messages before the first of these'),
    last_event_id: z
      .number()
      .int()
      .optional()
      .describe('the newest event of the conversation’s own log: where its event stream goes on from here'),
    rating: z.object({ score: z.number().int(), comment: z.string().optional() }).optional(),
  })
  .openapi('Conversation')
export type Conversation = z.infer<typeof Conversation>

export const Read = z.object({ message_id: z.string().min(1).max(64) }).openapi('Read')

export const ConversationSummary = z
  .object({
    conversation_id: z.string(),
    state: z.enum(['open', 'closed']),
    created_at: z.string(),
    updated_at: z.string(),
    title: z.string(),
  })
  .openapi('ConversationSummary')
export const Conversations = z
  .object({ conversations: z.array(ConversationSummary) })
  .openapi('Conversations')
export type Conversations = z.infer<typeof Conversations>

export const Feedback = z
  .object({ helpful: z.boolean(), reason: z.string().trim().max(1000).optional() })
  .openapi('Feedback')
export type Feedback = z.infer<typeof Feedback>

export const Rating = z
  .object({ score: z.number().int().min(1).max(5), comment: z.string().trim().max(2000).optional() })
  .openapi('Rating')
export type Rating = z.infer<typeof Rating>
