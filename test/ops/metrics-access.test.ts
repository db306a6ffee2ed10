import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createMetricsAccess } from '../../server/ops/metrics-access.ts'
import type { Env } from '../../server/routes/router.ts'

const TOKEN = 'a-token-of-some-length'

/** What someone gets who asks from an address, with headers, under a host. */
async function access(
  settings: Partial<Parameters<typeof createMetricsAccess>[0]>,
  from: string,
  headers: Record<string, string> = {},
  host = '127.0.0.1:8787',
): Promise<string> {
  const mayRead = createMetricsAccess({ token: undefined, proxied: false, ...settings })
  const app = new Hono<Env>().get('/metrics', (c) => c.text(mayRead(c)))
  const request = new Request(`http://${host}/metrics`, { headers })
  return (await app.fetch(request, { incoming: { socket: { remoteAddress: from } } })).text()
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the metrics', () => {
  it('are for this machine', async () => {
    for (const from of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
      expect(await access({}, from), from).toBe('allowed')
    expect(await access({}, '::1', {}, '[::1]:8787')).toBe('allowed')
    expect(await access({}, '::1', {}, 'localhost:8787')).toBe('allowed')
  })

  it('are not there for anyone else, unless there is a token', async () => {
    for (const from of [
      '192.0.2.1',
      '10.0.0.1',
      '::ffff:192.0.2.1',
      '2001:db8::1',
      '',
      '127.0.0.1.evil.example',
    ])
      expect(await access({}, from), from).toBe('hidden')
    expect(await access({ token: TOKEN }, '192.0.2.1')).toBe('unauthorized')
    expect(await access({ token: TOKEN }, '192.0.2.1', bearer(TOKEN))).toBe('allowed')
    expect(await access({}, '192.0.2.1', bearer('undefined'))).toBe('hidden')
  })

  it('want the whole token, and nothing like it', async () => {
    for (const wrong of [TOKEN.slice(1), `${TOKEN}x`, TOKEN.toUpperCase(), 'x'.repeat(500), '*'])
      expect(await access({ token: TOKEN }, '192.0.2.1', bearer(wrong)), wrong).toBe('unauthorized')
    expect(await access({ token: TOKEN }, '192.0.2.1', { authorization: `Basic ${TOKEN}` })).toBe(
      'unauthorized',
    )
    expect(await access({ token: TOKEN }, '127.0.0.1', bearer('wrong')), 'from here too').toBe('unauthorized')
  })

  it('do not take a proxy on this machine for the machine itself', async () => {
    expect(await access({ proxied: true }, '127.0.0.1')).toBe('hidden')
    expect(await access({ proxied: true, token: TOKEN }, '127.0.0.1', bearer(TOKEN))).toBe('allowed')
    // One that nobody told us of gives itself away by its headers, or by the host it was asked for.
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-proto'])
      expect(await access({}, '127.0.0.1', { [header]: '127.0.0.1' }), header).toBe('hidden')
    expect(await access({}, '127.0.0.1', {}, 'support.shop.example')).toBe('hidden')
    expect(await access({}, '127.0.0.1', {}, 'rebound.evil.example:8787')).toBe('hidden')
  })
})
