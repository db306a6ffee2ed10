import { z } from '@hono/zod-openapi'

/** Questions that stayed open, put together by meaning; texts without anything personal. */
export const Gaps = z
  .object({
    turns: z.number().int().describe('unsure turns of the window'),
    looked_at: z.number().int().describe('the newest of them, whose texts are still there'),
    gaps: z.array(
      z.object({
        example: z.string(),
        others: z.array(z.string()).describe('other wordings, at most 4'),
        count: z.number().int(),
        conversation_ids: z.array(z.string()).describe('at most 5, newest first'),
        nearest: z.object({ id: z.string(), title: z.string() }).nullable(),
        confidence: z.number().nullable().describe('how near, 0 to 1'),
      }),
    ),
  })
  .openapi('Gaps')
export type Gaps = z.infer<typeof Gaps>
