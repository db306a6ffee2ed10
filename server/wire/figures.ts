import { z } from '@hono/zod-openapi'

/** The KPIs; each is a part of a whole, with a list of conversations behind it. */
export const figureIds = [
  'conversations',
  'turns',
  'messages',
  'first-token',
  'response',
  'resolution-time',
  'spending',
  'involvement',
  'confirmed',
  'assumed',
  'durable',
  'automation',
  'containment',
  'asked-for-person',
  'reopened',
  'rated',
  'csat',
  'answered',
  'unsure',
  'failed',
  'fallback',
  'helpful',
  'sentiment-negative',
  'sentiment-neutral',
  'sentiment-positive',
  'first-message-negative',
  'last-message-negative',
] as const
export const FigureId = z.enum(figureIds).openapi('FigureId')
export type FigureId = z.infer<typeof FigureId>

export const figureParts = ['part', 'whole', 'open'] as const
export type FigurePart = (typeof figureParts)[number]

export const Figure = z
  .object({
    part: z.number().int(),
    whole: z.number().int().describe('the sample'),
    open: z.number().int().describe('what joins the whole once its window has closed'),
    share: z.number().nullable(),
    low: z.number().nullable().describe('bounds of the 95 % Wilson interval'),
    high: z.number().nullable(),
  })
  .openapi('Figure')
export type Figure = z.infer<typeof Figure>

/** The conversations behind a figure, oldest first; `count` adds up to the figure over all pages. */
export const FigureConversations = z
  .object({
    conversations: z.array(
      z.object({
        conversation_id: z.string(),
        started_at: z.string(),
        topic: z.string().nullable(),
        resolution: z.enum(['confirmed', 'assumed', 'unresolved', 'open', 'not involved']),
        turns: z.number().int(),
        rating: z.number().int().nullable(),
        count: z.number().int().describe('how many of what the figure counts are in it'),
        has_text: z.boolean().describe('false once the texts were removed'),
      }),
    ),
    next: z.string().nullable().describe('`after` of the next page'),
  })
  .openapi('FigureConversations')
export type FigureConversations = z.infer<typeof FigureConversations>
