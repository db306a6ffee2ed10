import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBasket, writeBasket } from '../../server/storefront/basket.ts'
import { demoFiles, storefrontApp } from './storefront-app.ts'

const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
const demo = storefrontApp()
const { app, get } = demo

/** A visitor who keeps the cookie as a browser would. */
function visitor({ app }: Pick<typeof demo, 'app'> = demo) {
  let cookie = ''
  return {
    cookie: () => cookie,
    async post(path: string, fields: Record<string, string>, headers: Record<string, string> = own) {
      const response = await app.request(path, {
        method: 'POST',
        headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      })
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return response
    },
    async basket() {
      const page = await (await app.request('/basket', { headers: { cookie } })).text()
      const sums = [...page.matchAll(/class="line-sum">([^<]*)</g)].map((found) => found[1])
      const figures = Object.fromEntries(
        [...page.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map((found) => [found[1], found[2]]),
      )
      return { page, sums, figures, count: /class="count">(\d+)</.exec(page)?.[1] }
    },
  }
}

describe('the basket', () => {
  it('keeps what is added, in a cookie that no script can read', async () => {
    const shopper = visitor()
    const response = await shopper.post('/basket/add', { item: 'VM1234-MOSS-M' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/basket')
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^basket=VM1234-MOSS-M\*1; /)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).not.toContain('Secure')
    const { page, sums, figures, count } = await shopper.basket()
    expect(page).toContain('Organic Cotton T-shirt')
    expect(page).toContain('M, Moss')
    expect(page).toContain('/shop/images/vm1234-moss.svg')
    expect(sums).toEqual(['€29.99'])
    expect(figures).toMatchObject({
      '1 piece': '€29.99',
      'Shipping (Standard, Belgium)': '€3.95',
      Total: '€33.94',
    })
    expect(count).toBe('1')
    expect(page).toMatch(/<button[^>]* disabled[^>]*>Checkout/)
    expect(page).toContain('nothing here can be bought')
  })

  it('counts, changes, removes, and is free to ship from what the shop says', async () => {
    const shopper = visitor()
    for (let times = 0; times < 3; times++) await shopper.post('/basket/add', { item: 'VM1234-MOSS-M' })
    expect((await shopper.basket()).figures).toMatchObject({
      '3 pieces': '€89.97',
      'Shipping (Standard, Belgium)': 'free',
      Total: '€89.97',
    })
    await shopper.post('/basket/change', { item: 'VM1234-MOSS-M', quantity: '2' })
    expect((await shopper.basket()).sums).toEqual(['€59.98'])
    expect((await shopper.basket()).page).toContain('€15.02 more and shipping is free')
    const last = await shopper.post('/basket/remove', { item: 'VM1234-MOSS-M' })
    expect(last.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await shopper.basket()).page).toContain('Your basket is empty')
  })

  it('takes one out when its number comes to none, and has ten of one at most', async () => {
    const shopper = visitor()
    await shopper.post('/basket/add', { item: 'VM1234-MOSS-M' })
    await shopper.post('/basket/change', { item: 'VM1234-MOSS-M', quantity: '99' })
    expect((await shopper.basket()).count).toBe('10')
    await shopper.post('/basket/add', { item: 'VM1234-MOSS-M' })
    expect((await shopper.basket()).count).toBe('10')
    await shopper.post('/basket/change', { item: 'VM1234-MOSS-M', quantity: '0' })
    expect((await shopper.basket()).page).toContain('Your basket is empty')
  })

  it.each([
    ['an unknown item', '/basket/add', { item: 'VM0000' }],
    ['an item that is sold out', '/basket/add', { item: 'VM1234-ECRU-XL' }],
    ['no item', '/basket/add', {}],
    ['a product whose size is to be chosen', '/basket/add', { item: 'VM1234' }],
    ['a change of what is not in it', '/basket/change', { item: 'VM1234-MOSS-M', quantity: '1' }],
    ['a number that is none', '/basket/change', { item: 'VM1234-MOSS-M', quantity: '-1' }],
  ])('refuses %s', async (_, path, fields) => {
    const shopper = visitor()
    const response = await shopper.post(path, fields)
    expect(response.status).toBe(422)
    expect(response.headers.get('set-cookie')).toBeNull()
    const page = await shopper.post(path, fields, { ...own, accept: 'text/html' })
    expect(page.status).toBe(422)
    expect(await page.text()).toContain('<h1>That could not be added</h1>')
  })

  it.each([
    ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { origin: 'http://localhost:81', 'sec-fetch-site': 'same-site' }],
    ['another site, told by the origin alone', { origin: 'https://evil.test' }],
    ['a page without an origin', { origin: 'null' }],
    ['nowhere', {}],
  ])('takes no form from %s', async (_, headers) => {
    const response = await visitor().post('/basket/add', { item: 'VM1234-MOSS-M' }, headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('takes forms only, and small ones', async () => {
    const json = await app.request('/basket/add', {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/json' },
      body: '{"item":"VM1234-MOSS-M"}',
    })
    expect(json.status).toBe(415)
    expect((await visitor().post('/basket/add', { item: 'x'.repeat(5000) })).status).toBe(413)
    expect((await get('/basket/add')).status).toBe(404)
  })

  it('is sent over TLS only where the shop has it', async () => {
    const world = storefrontApp({ publicUrl: 'https://shop.test' })
    const response = await visitor(world).post(
      '/basket/add',
      { item: 'VM1234-MOSS-M' },
      { origin: 'https://shop.test' },
    )
    expect(response.status).toBe(303)
    expect(response.headers.get('set-cookie')).toContain('Secure')
  })

  it('says nothing of shipping where the shop does not', async () => {
    const silent = visitor(storefrontApp({ files: demoFiles({ 'shop.json': { name: 'Fern' } }) }))
    await silent.post('/basket/add', { item: 'VM1234-MOSS-M' })
    const { figures } = await silent.basket()
    expect(Object.keys(figures)).toEqual(['1 piece', 'Total'])
  })

  it.each([
    'VM1234-MOSS-M*0',
    'VM1234-MOSS-M*11',
    'VM1234-MOSS-M*-1',
    'VM1234-MOSS-M*1e1',
    'VM1234-MOSS-M',
    '*1',
    'VM0000*1',
    '%E0%A4%A*1',
    '<script>*1',
    '~~~~~',
    `${'VM1234-MOSS-M*1~'.repeat(1000)}`,
  ])('is empty for a cookie that nobody of us wrote: %s', async (cookie) => {
    const { status, html } = await get('/basket', { accept: 'text/html', cookie: `basket=${cookie}` })
    expect(status).toBe(200)
    expect(html).toContain('Your basket is empty')
  })

  it('comes back from its cookie as it was, whatever items are called', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 10 }),
        (ids, quantity) => {
          const basket = new Map(ids.map((id) => [id, quantity]))
          const cookie = writeBasket(basket)
          expect(cookie).toMatch(/^[\w.%*~-]*$/)
          expect(encodeURIComponent(cookie).length).toBeLessThan(3900)
          const kept = [...readBasket(cookie)]
          expect(kept).toEqual([...basket].slice(0, kept.length))
        },
      ),
    )
  })

  it('reads whatever a cookie may hold', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (cookie) => {
        const basket = readBasket(cookie)
        expect(basket.size).toBeLessThanOrEqual(20)
        for (const quantity of basket.values()) expect(quantity).toBeLessThanOrEqual(10)
      }),
    )
  })
})
