import { z } from '@hono/zod-openapi'

/** The knowledge base's state; each problem as `file:line: reason`. */
export const Knowledge = z
  .object({
    documents: z.number().int(),
    passages: z.number().int(),
    embedder: z.string(),
    index: z.enum(['faiss', 'exact']),
    embedded: z.number().int().describe('texts that had to be embedded for this version'),
    remote: z
      .object({
        embedder: z.string(),
        texts: z.number().int(),
        embedded: z.number().int(),
        in_use: z.boolean().describe('what is found is ranked by it: all texts are embedded'),
      })
      .optional()
      .describe('the embedder that is asked over the network, where there is one'),
    version: z.string(),
    updated_at: z.string(),
    problems: z.array(z.string()),
  })
  .openapi('Knowledge')
export type Knowledge = z.infer<typeof Knowledge>
