import { z } from '@hono/zod-openapi'
import { Outcome, outcomes } from './answer.ts'
import { Message } from './conversation.ts'
import { errorCodes } from './problem.ts'

/** What staff see of conversations: the list, and one of them down to the single turn. */

const ErrorCode = z.enum(errorCodes)
const Answerer = z.enum(['local', 'mistral'])

/** How the list may be narrowed; all of what is given must hold. */
export const ConversationFilters = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('words that all occur in one message, each also as a beginning; "an exact phrase"'),
  outcome: z
    .enum([...outcomes, 'failed'])
    .optional()
    .describe('of the last turn'),
  answerer: Answerer.optional().describe('wrote at least one answer'),
  feedback: z
    .enum(['up', 'down', 'satisfied', 'dissatisfied'])
    .optional()
    .describe('a thumb on an answer, or the rating: 4 or 5 is satisfied'),
  with: z
    .enum(['error', 'unsure', 'fallback', 'unsupported'])
    .optional()
    .describe(
      'at least one turn that failed, was unsure, was not answered by the first choice, or had claims taken out',
    ),
  from: z.iso.datetime().optional().describe('started then or later'),
  to: z.iso.datetime().optional().describe('started before then'),
})
export type ConversationFilters = z.infer<typeof ConversationFilters>

export const ConversationListQuery = ConversationFilters.extend({
  cursor: z.string().max(64).optional().describe('`next_cursor` of the page before'),
})

export const ListedConversation = z
  .object({
    conversation_id: z.string(),
    state: z.enum(['open', 'closed']),
    title: z
      .string()
      .nullable()
      .describe('how the first question begins; null once the texts have been removed'),
    excerpt: z.string().optional().describe('of a message that was found'),
    started_at: z.string(),
    last_at: z.string(),
    messages: z.number().int(),
    turns: z.number().int().describe('that have ended'),
    outcome: Outcome.nullable().describe('of the last turn'),
    error: ErrorCode.nullable().describe('of the last turn'),
    rating: z.number().int().nullable(),
    helpful: z.number().int().describe('thumbs up'),
    not_helpful: z.number().int().describe('thumbs down'),
    unsure: z.number().int().describe('turns'),
    failed: z.number().int().describe('turns'),
    fallbacks: z.number().int().describe('turns'),
    unsupported: z.number().int().describe('turns with claims taken out'),
  })
  .openapi('ListedConversation')
export type ListedConversation = z.infer<typeof ListedConversation>

export const ConversationList = z
  .object({
    conversations: z.array(ListedConversation),
    next_cursor: z
      .string()
      .nullable()
      .describe('null at the end. A page may be short, or even empty, before that: the search goes on there'),
  })
  .openapi('ConversationList')
export type ConversationList = z.infer<typeof ConversationList>

const PassageState = z.enum(['current', 'changed', 'removed'])
export type PassageState = z.infer<typeof PassageState>

/** A passage that the answerer was offered. */
const OfferedPassage = z.object({
  n: z.number().int().describe('the number by which it is cited'),
  id: z.string(),
  title: z.string().optional().describe('as it was shown; absent once the texts have been removed'),
  url: z.string().optional(),
  snippet: z.string().optional(),
  score: z.number(),
  cited: z.boolean(),
  state: PassageState.optional().describe(
    'how it stands in the knowledge base now; absent where its version was not kept',
  ),
})

/** Times in ms. */
export const InspectedTurn = z
  .object({
    turn_id: z.string(),
    request_id: z.string().nullable(),
    started_at: z.string(),
    answerer: Answerer,
    model: z.string().nullable(),
    fallback_reason: z.string().nullable(),
    outcome: Outcome.nullable(),
    error: ErrorCode.nullable(),
    confidence: z.number(),
    sentiment: z.enum(['negative', 'neutral', 'positive']).nullable().describe('of the shopper’s message'),
    topic: z.string().nullable(),
    query: z.string().nullable().describe('what was looked up, made whole where the message followed up'),
    knowledge_version: z
      .string()
      .nullable()
      .describe('of the files that it was answered from; null where it was not kept'),
    passages: z.array(OfferedPassage),
    retrieval_ms: z.number(),
    time_to_first_token_ms: z.number().nullable(),
    response_time_ms: z.number(),
    model_requests: z.number().int().describe('requests to the model, refused ones too'),
    prompt_tokens: z.number().int(),
    completion_tokens: z.number().int(),
    cost_micros: z
      .number()
      .nullable()
      .describe('millionths of a US dollar by list price; null where the price is not known'),
    unsupported_claims: z
      .number()
      .int()
      .describe('sentences of the model that were taken out, since no source says them'),
    helpful: z.boolean().nullable(),
    reason: z.string().nullable().describe('what the shopper wrote along with the thumb'),
  })
  .openapi('InspectedTurn')
export type InspectedTurn = z.infer<typeof InspectedTurn>

export const InspectedConversation = z
  .object({
    conversation: ListedConversation,
    rating_comment: z.string().nullable(),
    messages: z.array(Message).describe('at most 50, oldest first'),
    turns: z
      .array(InspectedTurn)
      .describe('those of the messages; where the texts have been removed the newest of all, at most 200'),
    has_more: z.boolean().describe('there are earlier messages'),
    links: z
      .object({ hosts: z.array(z.string()), origin: z.string() })
      .describe('where links in an answer may lead'),
  })
  .openapi('InspectedConversation')
export type InspectedConversation = z.infer<typeof InspectedConversation>
