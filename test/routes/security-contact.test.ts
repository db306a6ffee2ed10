import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { shopProfileFrom } from '../../kb/shop-profile.ts'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import type { Env } from '../../server/routes/router.ts'
import { securityContactRoutes } from '../../server/routes/security-contact.ts'

const NOW = Date.UTC(2026, 10, 28, 21, 30)
const DAY = 86_400_000

/** Asks a shop with this `shop.json` for the file. */
async function securityTxt(shopJson: object, publicUrl?: string) {
  const bytes = Buffer.from(JSON.stringify(shopJson))
  const { profile } = shopProfileFrom({ path: 'shop.json', bytes })
  const app = new Hono<Env>()
  app.onError((error, c) =>
    problemResponse(c, error instanceof ProblemError ? error : new ProblemError('internal')),
  )
  app.route('/', securityContactRoutes({ shop: { profile: () => profile }, publicUrl, now: () => NOW }))
  const response = await app.request('/.well-known/security.txt')
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  }
}

const email = 'help@shop.example'
const url = 'https://shop.example/'

it('names the shop’s e-mail address, until when it holds, and where it stands', async () => {
  const { status, type, text } = await securityTxt({ contact: { email }, url }, 'https://chat.shop.example')
  expect([status, type?.toLowerCase()]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(text).toBe(
    [
      'Contact: mailto:help@shop.example',
      'Expires: 2027-11-27T00:00:00.000Z',
      'Preferred-Languages: en',
      'Canonical: https://chat.shop.example/.well-known/security.txt',
      '',
    ].join('\n'),
  )
  const expires = Date.parse(/Expires: (.*)/.exec(text)?.[1] ?? '')
  expect(expires % DAY).toBe(0)
  expect(expires - NOW).toBeLessThan(365 * DAY)
})

it('names the shop’s pages where there is no e-mail address', async () => {
  const { text } = await securityTxt({ url: 'https://shop.example/\nContact: mailto:evil@evil.example' })
  expect(text).toMatch(/^Contact: https:\/\/shop\.example\/\S*\nExpires: \S+\nPreferred-Languages: en\n$/)
})

it('says nowhere what is not https: the standard forbids it', async () => {
  expect((await securityTxt({ contact: { email } }, 'http://chat.shop.example')).text).not.toContain('http')
  expect((await securityTxt({ url: 'http://shop.example/' })).status).toBe(404)
})

it('is not there where the shop names no contact', async () => {
  const { status, type, text } = await securityTxt({ name: 'A shop' })
  expect([status, type]).toEqual([404, 'application/problem+json'])
  expect(JSON.parse(text)).toMatchObject({ code: 'not_found', detail: 'The shop names no contact.' })
})
