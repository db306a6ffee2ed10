import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Env } from '../../server/routes/router.ts'
import { meRoutes } from '../../server/routes/me.ts'
import type { Customer } from '../../server/shop/orders/customer.ts'
import { queries } from '../../server/store/queries.ts'
import { insertAccount } from '../../server/store/shopper-accounts.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { lotte } from '../support/memory-records.ts'

it('an account of ours goes with a customer of the shop only where the shop has proved the address', async () => {
  const database = openSqlite(':memory:')
  const account = {
    account_id: 'a1',
    email: lotte.email,
    password_hash: null,
    password_failures: 0,
    created_at: 1,
  }
  await database.write([insertAccount(account)])
  const left = () => database.read(queries.selectFrom('shopper_accounts').select('account_id').compile())
  const erased = async (byMailbox: Customer | undefined) => {
    const routes = meRoutes({
      database,
      sessions: { list: async () => [], end: async () => 0 },
      turns: { close: async () => {} },
      records: { customer: async () => lotte, customerByEmail: async () => byMailbox },
      limit: Object.assign(async () => {}, { forgive: async () => {} }),
      now: () => 1,
    })
    const app = new Hono<Env>()
      .use(async (c, next) => {
        c.set('visitorId', 'v')
        c.set('shopper', { userId: lotte.userId, authTime: 1 })
        await next()
      })
      .route('/', routes)
    expect((await app.request('/', { method: 'DELETE' })).status).toBe(204)
    return (await left()).length === 0
  }
  expect(await erased(undefined)).toBe(false)
  expect(await erased({ ...lotte, userId: 'user-other' })).toBe(false)
  expect(await erased(lotte)).toBe(true)
  database.close()
})
