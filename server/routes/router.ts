import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi'
import type { Shopper } from '../auth/shopper.ts'
import { ProblemError } from '../problem.ts'
import { Problem, type Staff } from '../wire.ts'

/** What a request carries besides itself: set by the middlewares of `app.ts`. */
export interface Env {
  Variables: {
    requestId: string
    /** The visitor of the access token, on routes behind `requireVisitor`. */
    visitorId: string
    sessionId: string
    /** Who has signed in on that session; undefined for an anonymous visitor. */
    shopper: Shopper | undefined
    /** The nonce for the next proof, once one was shown. */
    dpopNonce?: string
    /** Who is signed in, on staff's routes once `requireStaff` has looked. */
    staff?: SignedInStaff
  }
}

/** A person of staff with a full session, and its token. */
export interface SignedInStaff {
  token: string
  staffId: string
  sessionId: string
  person: Staff
}

export type Router = OpenAPIHono<Env>

/** A router whose schema failures answer `unprocessable` with every problem at once. */
export function createRouter(): Router {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return
      throw new ProblemError('unprocessable', undefined, {
        errors: result.error.issues.map((issue) => ({
          path: issue.path.map(String).join('.'),
          message: issue.message,
        })),
      })
    },
  })
}

/** A JSON body that must be there: without `required` an empty one would run the handler with `{}`. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } } as const
}

/** A JSON answer. */
export function jsonAnswer<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } } as const
}

/** The problem answer that every route may give. */
export const problemAnswer = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: Problem } } },
} as const

/** `createRoute` under a name that reads well beside `router.openapi`. */
export const route = <T extends RouteConfig>(config: T) => createRoute(config)
