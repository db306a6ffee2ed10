import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import { refuseWhileStopping } from '../../server/routes/refuse-while-stopping.ts'
import type { Env } from '../../server/routes/router.ts'

test('what comes while the server ends is told when to come back; that it lives can still be asked', async () => {
  const stopping = new AbortController()
  const app = new Hono<Env>()
  app.onError((error, c) =>
    problemResponse(c, error instanceof ProblemError ? error : new ProblemError('internal')),
  )
  app.use('*', refuseWhileStopping(stopping.signal))
  app.get('*', (c) => c.text('ok'))
  expect((await app.request('/v1/conversations')).status).toBe(200)
  stopping.abort()
  const refused = await app.request('/v1/conversations')
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(await refused.json()).toMatchObject({ code: 'over_capacity' })
  expect((await app.request('/livez')).status).toBe(200)
})
