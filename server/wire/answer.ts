import { z } from '@hono/zod-openapi'
import { Money } from './money.ts'

/** What an answer carries beside its words. */

export const Source = z
  .object({
    n: z
      .number()
      .int()
      .describe('the number that the text cites as [n]; its meaning never changes in a turn'),
    id: z.string().describe('passage id'),
    title: z.string(),
    url: z.string().optional(),
    snippet: z.string(),
  })
  .openapi('Source')
export type Source = z.infer<typeof Source>

export const ProductCard = z
  .object({
    product_id: z.string(),
    name: z.string(),
    price: Money,
    url: z.string().optional().describe('absolute, or a path on this server'),
    image: z.string().optional().describe('absolute, or a path on this server'),
    available: z.boolean(),
    colours: z.array(z.string()),
    sizes: z.array(z.object({ size: z.string(), available: z.boolean() })),
  })
  .openapi('ProductCard')
export type ProductCard = z.infer<typeof ProductCard>

export const outcomes = [
  'answered',
  'clarify',
  'smalltalk',
  'unsure',
  'declined',
  'needs-sign-in',
  'handed-off',
  'stopped',
] as const
export const Outcome = z.enum(outcomes).openapi('Outcome')
export type Outcome = z.infer<typeof Outcome>
