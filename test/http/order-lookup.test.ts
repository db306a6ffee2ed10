import { describe, expect, it } from 'vitest'
import type { Me, Tokens } from '../../server/wire.ts'
import { createClient } from '../support/client.ts'
import { newShopper, problemOf, shopperOf } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
const lookUp = (body: object) =>
  createClient(server.url).call('POST', '/v1/auth/token', { body: { grant_type: 'order_lookup', ...body } })

describe('an order number', () => {
  it.each([
    ['its e-mail address', { order_number: 'VM-20417', email: 'Lotte.Verhaegen@example.com' }],
    ['its postcode, written in another way', { order_number: ' #vm-20417 ', postcode: ' 2000 ' }],
  ])('with %s opens that order for an hour, and brings the conversation along', async (_, known) => {
    const visitor = await newShopper(server.url)
    const response = await lookUp({ ...known, visitor_refresh_token: visitor.tokens.refresh_token })
    const tokens = (await response.json()) as Tokens
    expect(tokens).toMatchObject({ scope: 'order:VM-20417', shopper: null })
    const client = createClient(server.url)
    const { access_token: token } = tokens
    const me = (await (await client.call('GET', '/v1/me', { token })).json()) as Me
    expect(me).toEqual({
      visitor_id: tokens.visitor_id,
      session_id: expect.any(String),
      scope: 'order:VM-20417',
      shopper: null,
    })
    const path = `/v1/conversations/${visitor.conversationId}`
    expect((await client.call('GET', path, { token })).status).toBe(200)
    expect((await visitor.call('GET', '')).status).toBe(401)
    await shopperOf(server.url, tokens, visitor.conversationId).ask('Where is my order?')
    const everything = await (await client.call('GET', '/v1/me/export', { token })).text()
    expect(everything).toContain('VM-20417')
    expect(everything).not.toMatch(/user\d|lotte/i)
    const { sessions } = await (await client.call('GET', '/v1/me/sessions', { token })).json()
    const [{ created_at: from, expires_at: to }] = sessions
    expect(Date.parse(to) - Date.parse(from)).toBe(3600_000)
  })

  it('with what is not its own is as one that is not there', async () => {
    const answers = await Promise.all(
      [
        { order_number: 'VM-20417', email: 'noor.claessens@example.org' },
        { order_number: 'VM-20417', postcode: '9000' },
        { order_number: 'VM-99999', postcode: '2000' },
        { order_number: "' or 1=1 --", postcode: '2000' },
      ].map(async (known) => {
        const { request_id: _, ...problem } = await problemOf(await lookUp(known))
        return problem
      }),
    )
    expect(answers[0]).toMatchObject({ status: 400, code: 'invalid_grant' })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })
})
