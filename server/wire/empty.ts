import { z } from '@hono/zod-openapi'

/** The body of a request that says nothing but that it is made. */
export const Empty = z.object({}).openapi('Empty')
