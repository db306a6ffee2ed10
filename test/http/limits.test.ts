import { describe, expect, it } from 'vitest'
import { createClient } from '../support/client.ts'
import { newShopper, problemOf } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

// A tenth of what is usual: two messages a minute, which are sent within one on a busy machine too.
const server = useServer({ env: { RATE_LIMIT_SCALE: '0.1' } })

describe('limits', () => {
  it('stop a shopper who sends too much, say for how long, and no one else', async () => {
    const shopper = await newShopper(server.url)
    for (let i = 0; i < 2; i++) expect((await shopper.ask('hello')).status).toBe(200)
    const body = { message_id: '6f1b7a0e-3f0e-4a58-9d0a-2f4f5f0f1a11', text: 'hello' }
    const refused = await shopper.call('POST', '/messages', { body })
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'rate_limited' })
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect((await shopper.messages()).filter(({ role }) => role === 'shopper')).toHaveLength(2)
    expect((await (await newShopper(server.url)).ask('hello')).status).toBe(200)
  })

  it('count the address of the connection, not one that a caller claims', async () => {
    const client = createClient(server.url)
    const statuses = new Set<number>()
    for (let i = 0; i < 70 && !statuses.has(429); i++) {
      const response = await client.call('POST', '/v1/visitors', {
        body: {},
        headers: { 'x-forwarded-for': `192.0.2.${i % 250}`, forwarded: `for=192.0.2.${i % 250}` },
      })
      statuses.add(response.status)
      await response.body?.cancel()
    }
    expect([...statuses]).toEqual([201, 429])
  })
})
