import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeChallenge, customer, order, type StartedSignIn, startSignIn } from '../support/start-sign-in.ts'

let frame: StartedSignIn
const shop = 'https://shop.example'
beforeAll(async () => {
  frame = await startSignIn({ allowed: (origin) => origin === shop })
})
afterAll(() => frame.close())

const asked = { origin: shop, state: 'some-state_1', code_challenge: codeChallenge, locale: 'en' }
const open = (query: Record<string, string>) => fetch(`${frame.url}/sign-in?${new URLSearchParams(query)}`)
const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? ''

describe('the sign-in frame’s page', () => {
  it('may be framed by the page that asked and by no other, under a strict policy, without a cookie', async () => {
    const response = await open({ ...asked, max_age: '600' })
    expect(response.status).toBe(200)
    const policy = policyOf(response)
    expect(policy).toContain(`frame-ancestors ${shop};`)
    for (const rule of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "trusted-types 'none'"])
      expect(policy).toContain(rule)
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-frame-options')).toBeNull()
    const page = await response.text()
    for (const [, path = ''] of page.matchAll(/(?:src|href)="(\/sign-in\/[^"]+)"/g))
      expect((await fetch(frame.url + path)).status, path).toBe(200)
    expect(page).not.toMatch(/<script(?![^>]*src=)|style=| on\w+=/)
  })

  it('without an origin is one’s own account, which nobody may frame', async () => {
    const response = await open({})
    expect(response.status).toBe(200)
    expect(policyOf(response)).toContain("frame-ancestors 'none'")
  })

  it.each([
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://shop.example:444',
    'https://SHOP.example',
    'https://shop.example/',
    'https://evil.example',
    'null',
    '',
    '*',
    "https://shop.example; script-src 'unsafe-inline'",
  ])('refuses the origin %j in words that can be read', async (origin) => {
    const response = await open({ ...asked, origin })
    expect(response.status).toBe(403)
    expect(policyOf(response)).toContain("frame-ancestors 'none'")
    const page = await response.text()
    expect(page).toContain('may not ask for sign-ins here')
    expect(page).not.toContain('<script')
  })

  it.each([
    ['no state', { state: '' }],
    ['a state that is no word', { state: '"><script>' }],
    ['no challenge', { code_challenge: '' }],
    ['a challenge of another length', { code_challenge: 'a'.repeat(42) }],
    ['an age that is no number', { max_age: '-1' }],
  ])('refuses %s', async (_, part) => {
    const response = await open({ ...asked, ...part })
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('<script')
  })
})

describe('the frame’s API', () => {
  const byOrder = {
    order_number: order.orderId,
    email: customer.email,
    origin: shop,
    code_challenge: codeChallenge,
  }

  it.each([
    ['another page', { origin: shop }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site', origin: shop }],
    ['no page at all', {}],
  ])('is closed to %s', async (_, headers) => {
    const response = await frame.post('/order', byOrder, headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(frame.issued.size).toBe(0)
  })

  it('takes JSON alone, strictly', async () => {
    const mail = { email: 'bob@post.example', purpose: 'sign-in' }
    const form = { origin: frame.url, 'content-type': 'text/plain' }
    expect((await frame.post('/mail-code', mail, form)).status).toBe(415)
    const wrongs = [
      {},
      [],
      null,
      { ...mail, more: 1 },
      { ...mail, email: { $ne: null } },
      { ...mail, email: ['bob@post.example'] },
      { ...mail, email: 'bob@post.example\r\nBcc: eve@post.example' },
      { ...mail, email: 'bob@post.example, eve@post.example' },
      { ...mail, email: `${'b'.repeat(250)}@post.example` },
      { ...mail, purpose: 'other' },
    ]
    for (const wrong of wrongs) {
      const { status } = await frame.post('/mail-code', wrong)
      expect([400, 422], JSON.stringify(wrong)).toContain(status)
    }
    expect((await frame.post('/mail-code', '{"email":')).status).toBe(400)
    expect(frame.mailsTo('eve@post.example')).toEqual([])
  })

  it.each([
    ['', {}],
    ['/authenticator', {}],
    ['/authenticator/confirm', { code: '123456' }],
    ['/authenticator/remove', { code: '123456' }],
    ['/recovery-codes', { code: '123456' }],
    ['/password', { new_password: 'meadow copper saddle' }],
    ['/sign-out-everywhere', {}],
  ])('does nothing at /account%s for a token that it never gave', async (path, body) => {
    for (const step_token of ['x', 'signin_aaaaaaaaaaaaaaaaaaaaaa'])
      expect((await frame.post(`/account${path}`, { step_token, ...body })).status).toBe(401)
    for (const step_token of [null, '', [], { $ne: null }])
      expect((await frame.post(`/account${path}`, { step_token, ...body })).status).toBe(422)
  })

  it('gives one order to who knows what it was placed with, and the same no to all others', async () => {
    const right = await frame.post('/order', byOrder)
    const { code } = (await right.json()) as { code: string }
    expect(frame.issued.get(code)?.shopper).toEqual({
      userId: customer.userId,
      onlyOrder: order.orderId,
      authTime: frame.time.now,
    })
    const { email: _, ...without } = byOrder
    expect((await frame.post('/order', { ...without, postcode: '10115' })).status).toBe(200)
    const nos = await Promise.all(
      [
        { ...byOrder, email: 'eve@post.example' },
        { ...byOrder, order_number: '#W7654321' },
        { ...without, postcode: '10116' },
      ].map(async (wrong) => {
        const { request_id: _, ...problem } = (await (await frame.post('/order', wrong)).json()) as Record<
          string,
          unknown
        >
        return problem
      }),
    )
    expect(nos[0]).toMatchObject({ code: 'invalid_grant' })
    expect(nos[1]).toEqual(nos[0])
    expect(nos[2]).toEqual(nos[0])
    expect((await frame.post('/order', without)).status).toBe(422)
    expect((await frame.post('/order', { ...byOrder, postcode: '10115' })).status).toBe(422)
  })

  it('gives no code for a page that is not on the list', async () => {
    const origin = 'https://evil.example'
    const response = await frame.post('/order', { ...byOrder, origin })
    expect(response.status).toBe(403)
    const text = await response.text()
    expect(text).toContain('origin_not_allowed')
    expect([...frame.issued.values()].filter((grant) => grant.origin === origin)).toEqual([])
  })
})
