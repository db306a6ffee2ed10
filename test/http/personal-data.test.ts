import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { TurnEvent } from '../../server/wire.ts'
import { createClient } from '../support/client.ts'
import { type Identity, identities, tracesOf } from '../support/identities.ts'
import { newShopper, problemOf } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'
import { eventually } from '../support/eventually.ts'

const METRICS_TOKEN = 'metrics-token-of-this-test'
const server = useServer({ env: { LOG_LEVEL: 'trace', METRICS_TOKEN } })

/** All ways in which someone's data can come to the server, with one person's in each. */
async function leaveTraces(who: Identity): Promise<void> {
  const all = Object.values(who).join(', ')
  const shopper = await newShopper(server.url)
  const { call } = createClient(server.url)
  const hostile = {
    'user-agent': all.replace(/[^\x20-\x7e]/g, ''),
    referer: `https://shop.example/?email=${who.email}`,
    'x-forwarded-for': who.phone,
    'x-request-id': who.email,
    cookie: `verdemuse_staff=${who.email}`,
    accept: 'text/event-stream',
  }
  const asked = await shopper.call('POST', '/messages', {
    headers: hostile,
    body: {
      message_id: crypto.randomUUID(),
      text: `I am ${who.name}, ${who.address}. Mail ${who.email} or call ${who.phone}. My card ${who.card}, IBAN ${who.iban}. What is your return policy?`,
      page: {
        url: `https://shop.example/u?who=${encodeURIComponent(all)}`,
        title: who.name,
        product_id: who.email,
      },
      locale: who.email.slice(0, 35),
    },
  })
  const turnId = /"turn_id":"([^"]+)"/.exec(await asked.text())?.[1] ?? ''
  await shopper.ask(`${who.name}?`)
  await shopper.call('POST', `/turns/${turnId}/feedback`, { body: { helpful: false, reason: all } })
  await shopper.call('POST', '/rating', { body: { score: 2, comment: all } })

  const token = shopper.tokens.access_token
  const answers = await Promise.all([
    shopper.call('POST', '/messages', {
      raw: `{"text": "${who.name} ${who.email}`,
      headers: { 'content-type': 'application/json' },
    }),
    shopper.call('POST', '/messages', { body: { message_id: who.email, text: { not: who.name } } }),
    shopper.call('POST', '/messages', { body: { message_id: crypto.randomUUID(), text: all.repeat(400) } }),
    shopper.call('GET', `?before=${encodeURIComponent(who.email)}`),
    shopper.call('GET', `/turns/${who.email}/events`, { headers: { 'last-event-id': who.email } }),
    call('GET', `/v1/conversations/${encodeURIComponent(who.name)}`, { token }),
    call('GET', `/v1/${encodeURIComponent(all)}?q=${encodeURIComponent(all)}`, { token }),
    call('GET', `/${who.email}`, {}),
    call('GET', '/v1/conversations', { token: who.email }),
    call('GET', '/v1/conversations', { headers: { authorization: `Basic ${btoa(who.email)}` } }),
    call('POST', '/v1/auth/token', { body: { grant_type: 'refresh_token', refresh_token: who.email } }),
    call('POST', '/v1/auth/revoke', { body: { token: who.email } }),
    // For some: each costs the server a hash that is slow by design.
    ...(identities.indexOf(who) % 6 === 0
      ? [
          call('POST', '/v1/staff/sign-in', {
            body: { email: who.email, password: who.name },
            headers: { origin: server.url },
          }),
        ]
      : []),
    call('POST', '/v1/staff/setup', {
      body: { token: who.email, email: who.email, password: all.slice(0, 200) },
      headers: { origin: server.url },
    }),
    call('GET', '/metrics', { headers: { authorization: `Bearer ${who.email}` } }),
    call('GET', '/v1/conversations', {
      token,
      headers: { origin: `https://${who.email.replace('@', ':x@')}` },
    }),
    call(who.name.split(' ')[0]?.toUpperCase() ?? '', '/v1/conversations', { token }),
  ])
  for (const answer of answers) expect(answer.status, answer.url).toBeLessThan(500)
}

describe('whatever thirty people say about themselves', () => {
  it('stays in their conversations: log, metrics and records know of none', async () => {
    await Promise.all(identities.map(leaveTraces))
    const logged = () =>
      server
        .log()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line))
    const turns = () => logged().filter(({ msg }) => msg === 'turn')
    await eventually(() => expect(turns()).toHaveLength(2 * identities.length))

    const client = createClient(server.url)
    const scraped = await client.call('GET', '/metrics', {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    })
    const metrics = await scraped.text()
    expect(metrics).toContain('verdemuse_turns_total{')
    expect(metrics).toContain('route="/v1/conversations/:id/messages"')

    const database = new Sqlite(join(server.dataDir, 'verdemuse.db'), { readonly: true })
    const tables = ['turn_records', 'conversation_records', 'conversation_summaries', 'figure_tallies']
    const records = tables
      .map((table) => JSON.stringify(database.prepare(`select * from ${table}`).all()))
      .join('\n')
    const texts = JSON.stringify(database.prepare('select text from messages').all())
    database.close()
    expect(records.length).toBeGreaterThan(10_000)

    const places = { log: server.log(), metrics, records }
    const hits = identities.flatMap((who) =>
      tracesOf(who).flatMap((trace) =>
        Object.entries(places).flatMap(([place, text]) =>
          text.toLowerCase().includes(trace.toLowerCase()) ? [`${place}: ${trace}`] : [],
        ),
      ),
    )
    expect(hits).toEqual([])
    // The search has eyes: what people may keep in their conversation is found there, what nobody may is not.
    for (const { email, card, iban } of identities) {
      expect(texts).toContain(email)
      expect(texts).not.toContain(card)
      expect(texts).not.toContain(iban)
    }
  })
})

describe('a turn', () => {
  it('leaves one line of at most 1 KB, which its request, its record and its events lead to', async () => {
    const shopper = await newShopper(server.url)
    const response = await shopper.call('POST', '/messages', {
      body: { message_id: crypto.randomUUID(), text: 'How do I track my order?' },
      headers: { accept: 'text/event-stream', 'x-request-id': 'made-up-by-the-client' },
    })
    const requestId = response.headers.get('x-request-id')
    expect(requestId).toMatch(/^r_[\w-]{22}$/)
    const data = /^data: (.*turn-start.*)$/m.exec(await response.text())?.[1] ?? '{}'
    const start: TurnEvent = JSON.parse(data)
    const turnId = start.type === 'turn-start' ? start.turn_id : ''
    const lines = await eventually(() => {
      const found = server
        .log()
        .split('\n')
        .filter((line) => line.includes(turnId))
      expect(found).toHaveLength(1)
      return found
    })
    expect(lines[0]?.length).toBeLessThanOrEqual(1024)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'turn',
      request_id: requestId,
      conversation_id: shopper.conversationId,
      outcome: 'answered',
      error: null,
      answerer: 'local',
      fallback_reason: null,
      confidence: expect.any(Number),
      retrieval_ms: expect.any(Number),
      time_to_first_token_ms: expect.any(Number),
      response_time_ms: expect.any(Number),
      prompt_tokens: 0,
      completion_tokens: 0,
    })
    await eventually(() => {
      const database = new Sqlite(join(server.dataDir, 'verdemuse.db'), { readonly: true })
      const row = database.prepare('select request_id from turn_records where turn_id = ?').get(turnId)
      database.close()
      expect(row).toEqual({ request_id: requestId })
    })
  })
})

describe('/metrics and /readyz', () => {
  it('are what they say over HTTP', async () => {
    const { call } = createClient(server.url)
    // Of this test's own machine, so the token is not needed; a wrong one is refused all the same.
    const local = await call('GET', '/metrics')
    expect(local.status).toBe(200)
    expect(local.headers.get('content-type')).toContain('text/plain')
    const refused = await call('GET', '/metrics', { token: 'wrong' })
    expect((await problemOf(refused)).code).toBe('unauthorized')
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    const proxied = await call('GET', '/metrics', { headers: { 'x-forwarded-for': '192.0.2.1' } })
    expect((await problemOf(proxied)).code).toBe('unauthorized')

    // On a busy machine it may be too slow for a moment.
    const ready = await eventually(async () => {
      const response = await call('GET', '/readyz')
      expect(response.status).toBe(200)
      return response.json()
    })
    expect(ready).toMatchObject({
      status: 'ok',
      checks: {
        database: { ok: true },
        knowledge: { ok: true, passages: expect.any(Number) },
        disk: { free_share: expect.any(Number) },
        serving: { ok: true },
        model: null,
      },
    })
    const paths = Object.keys((await (await call('GET', '/openapi.json')).json()).paths)
    expect(paths).toEqual(expect.arrayContaining(['/metrics', '/readyz', '/v1/staff/conversations/{id}']))
  })
})
