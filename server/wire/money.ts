import { z } from '@hono/zod-openapi'

export const Money = z.object({ amount: z.number(), currency: z.string() }).openapi('Money')
export type Money = z.infer<typeof Money>
