import { z } from 'zod'
import { outcomes } from '../wire.ts'

const source = z.object({
  id: z.string(),
  /** See `passageHash`; absent where it was not kept. */
  hash: z.string().optional(),
})

const pastTurn = z.object({
  turn_id: z.string(),
  /** The messages that it answered. */
  message_ids: z.array(z.string()).min(1),
  at: z.iso.datetime(),
  answerer: z.enum(['local', 'mistral']),
  outcome: z.enum(outcomes),
  /** The answer's cited passages, in the order in which it cites them. */
  sources: z.array(source),
  knowledge_version: z.string().nullable(),
  locale: z.string().nullable(),
  /** The product whose page the shopper was on. */
  page_product_id: z.string().nullable(),
})

/** A conversation as it was kept, with what it takes to have it again. One line of an exported file. */
export const pastConversationSchema = z.object({
  conversation_id: z.string(),
  /** All that was said, oldest first, as it is stored. */
  messages: z.array(
    z.object({
      message_id: z.string(),
      role: z.enum(['shopper', 'assistant', 'staff', 'system']),
      text: z.string(),
      turn_id: z.string().nullable(),
      /** Products that an answer showed. */
      product_ids: z.array(z.string()),
    }),
  ),
  /** The turns to be had again, oldest first. */
  turns: z.array(pastTurn),
})

export type PastConversation = z.infer<typeof pastConversationSchema>
export type PastTurn = z.infer<typeof pastTurn>
