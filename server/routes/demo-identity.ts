import { z } from 'zod'
import { bodyLimit } from 'hono/body-limit'
import { ProblemError } from '../problem.ts'
import { type DemoShopper, demoShoppers } from '../storefront/demo-shoppers.ts'
import { createRouter, type Router } from './router.ts'
import { sameOriginOnly } from './same-origin-only.ts'

/** Signs an identity token for a shopper of the demo shop. */
export type SignDemoIdentity = (shopper: DemoShopper) => Promise<string>

const MAX_BODY_BYTES = 1024
const bodySchema = z.object({ user: z.string() })

/** What a shop's own server would do: says who the shopper is. Mounted at `/demo`, and only where there is a demo. */
export function demoIdentityRoutes({
  signDemoIdentity,
  publicUrl,
}: {
  signDemoIdentity: SignDemoIdentity
  publicUrl: string | undefined
}): Router {
  const router = createRouter()
  router.post(
    '/identity-token',
    sameOriginOnly(publicUrl),
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new ProblemError('payload_too_large')
      },
    }),
    async (c) => {
      const given: unknown = await c.req.json().catch((error: unknown) => {
        throw error instanceof SyntaxError ? new ProblemError('malformed_json') : error
      })
      const body = bodySchema.safeParse(given)
      if (!body.success) throw new ProblemError('unprocessable')
      const shopper = demoShoppers.find(({ userId }) => userId === body.data.user)
      if (!shopper) throw new ProblemError('not_found')
      return c.json({ identity_token: await signDemoIdentity(shopper) }, 200, { 'cache-control': 'no-store' })
    },
  )
  return router
}
