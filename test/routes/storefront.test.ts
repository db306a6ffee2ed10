import { describe, expect, it } from 'vitest'
import { pageDangers } from './page-dangers.ts'
import { demoFiles, storefrontApp } from './storefront-app.ts'

const { app, shop, get } = storefrontApp()
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

const attribute = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map((found) => found[1] ?? '')

describe('the front page', () => {
  it('shows every category with how much is in it', async () => {
    const { status, html } = await get('/')
    expect(status).toBe(200)
    const categories = new Map<string, number>()
    for (const { category = '' } of shop.products())
      categories.set(category, (categories.get(category) ?? 0) + 1)
    expect(categories.size).toBe(10)
    for (const [name, pieces] of categories) {
      expect(html).toMatch(new RegExp(`<strong>${name}</strong> <span>${pieces} pieces</span>`))
    }
  })

  it('promises what the shop’s data says, and nothing where it says nothing', async () => {
    const profile = { name: 'Fern', currency: 'GBP', locale: 'en-GB' }
    const told = storefrontApp({
      files: demoFiles({
        'shop.json': {
          ...profile,
          shipping: { free_from: 91.5, free_in: 'Wales' },
          returns: { window_days: 17 },
        },
      }),
    })
    const page = (await told.get('/')).html
    expect(page).toContain('Free shipping from £91.50')
    expect(page).toContain('Within Wales.')
    expect(page).toContain('17 days to return')
    expect(page).not.toMatch(/year warranty/)
    const silent = storefrontApp({ files: demoFiles({ 'shop.json': profile }) })
    expect((await silent.get('/')).html).not.toMatch(/Free shipping|days to return|warranty<\/strong>/)
  })
})

describe('a category', () => {
  const names = (html: string) => attribute(html, /<h3>([^<]*)<\/h3>/g)
  const tops = shop.products().filter(({ category }) => category === 'Tops')

  it('is in the order that is asked for', async () => {
    const byPrice = [...tops].sort((a, b) => a.price - b.price)
    const prices = (html: string) => names(html).map((name) => tops.find((top) => top.name === name)?.price)
    expect(names((await get('/categories/tops')).html)).toEqual(tops.map(({ name }) => name))
    expect(prices((await get('/categories/tops?sort=price-up')).html)).toEqual(
      byPrice.map(({ price }) => price),
    )
    expect(prices((await get('/categories/tops?sort=price-down')).html)).toEqual(
      byPrice.map(({ price }) => price).reverse(),
    )
    expect(names((await get('/categories/tops?sort=name')).html)).toEqual(
      tops.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
    )
  })

  it('shows what fits a size, a colour and the stock together, in one form of the product', async () => {
    const { html } = await get('/categories/trousers-and-skirts?size=34&colour=black&stock=in')
    const fitting = shop
      .products()
      .filter(({ category }) => category === 'Trousers and Skirts')
      .filter(({ variants }) =>
        variants.some(
          ({ options, available }) => options.size === '34' && options.colour === 'Black' && available,
        ),
      )
    expect(fitting.length).toBeGreaterThan(0)
    expect(names(html)).toEqual(fitting.map(({ name }) => name))
    expect(html).toContain(`${fitting.length} of 16 pieces`)
    expect(html).toMatch(/<a class="choice" href="[^"]*" aria-current="true">34<\/a>/)
  })

  it('shows each product in the colour that is wished for', async () => {
    const { html } = await get('/categories/tops?colour=green')
    expect(html).toContain('href="/products/organic-cotton-t-shirt?colour=moss"')
    expect(html).toMatch(/src="\/shop\/images\/vm1237-moss\.svg"[^>]*><h3>Washed Linen Shirt/)
  })

  it('takes no notice of what it does not know', async () => {
    const plain = await get('/categories/tops')
    const odd = await get(
      `/categories/tops?sort=${encodeURIComponent(hostile)}&size=XXXXXL&colour=__proto__&stock=1`,
    )
    expect(odd.html).toBe(plain.html)
  })

  it('says so when nothing fits', async () => {
    const { status, html } = await get('/categories/bags?size=One%20size&colour=pink&stock=in')
    expect(status).toBe(200)
    if (names(html).length === 0) expect(html).toContain('Show all Bags')
  })
})

describe('a product', () => {
  it('shows the colour of its address, and its own first where that is none', async () => {
    const main = (html: string) => /class="main-picture"><img src="([^"]*)"/.exec(html)?.[1]
    expect(main((await get('/products/organic-cotton-t-shirt?colour=clay')).html)).toBe(
      '/shop/images/vm1234-clay.svg',
    )
    for (const query of ['', '?colour=', `?colour=${encodeURIComponent(hostile)}`]) {
      const { html } = await get(`/products/organic-cotton-t-shirt${query}`)
      expect(main(html)).toBe('/shop/images/vm1234-moss.svg')
    }
  })

  it('offers the sizes of that colour, those that are sold out for looking at only', async () => {
    const { html } = await get('/products/organic-cotton-t-shirt?colour=ecru')
    const inputs = attribute(html, /(<input type="radio"[^>]*>)/g)
    const variants = shop
      .products()
      .find(({ product_id }) => product_id === 'VM1234')
      ?.variants.filter(({ options }) => options.colour === 'Ecru')
    expect(inputs.map((input) => [/value="([^"]*)"/.exec(input)?.[1], !/ disabled/.test(input)])).toEqual(
      variants?.map(({ item_id, available }) => [item_id, available]),
    )
    expect(variants?.some(({ available }) => !available)).toBe(true)
  })

  it('tells the page’s script which product it is, and search engines too', async () => {
    const { html } = await get('/products/organic-cotton-t-shirt')
    expect(html).toContain('<body data-product-id="VM1234">')
    expect(html.match(/<script src="\/widget\.js" async><\/script>/g)).toHaveLength(1)
    const data: unknown = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
    expect(data).toMatchObject({
      '@type': 'Product',
      sku: 'VM1234',
      offers: { price: 29.99, priceCurrency: 'EUR' },
    })
    expect(html).toContain('<link rel="canonical" href="/products/organic-cotton-t-shirt">')
    const world = storefrontApp({ publicUrl: 'https://shop.test' })
    expect((await world.get('/products/organic-cotton-t-shirt')).html).toContain(
      '<link rel="canonical" href="https://shop.test/products/organic-cotton-t-shirt">',
    )
  })

  it('has a page even where its entry names no address, category, picture or variant', async () => {
    const plain = storefrontApp({
      files: demoFiles({
        'products/catalog.json': [{ product_id: 'A 1', name: 'Plain Thing', price: 5, stock: 0 }],
      }),
    })
    const { status, html } = await plain.get('/products/plain-thing')
    expect(status).toBe(200)
    expect(html).toContain('Sold out at present')
    expect((await plain.get('/categories/more')).html).toContain('href="/products/plain-thing"')
    expect((await plain.get('/')).status).toBe(200)
  })
})

describe('what the shop has written', () => {
  it('has every passage at the very place that a source’s link leads to', async () => {
    const pages = new Map<string, string>()
    const readings = shop.readings()
    expect(readings.length).toBeGreaterThan(250)
    for (const { id, url = '' } of readings) {
      const [path = '', anchor = ''] = url.split('#')
      const html = pages.get(path) ?? (await get(path)).html
      pages.set(path, html)
      expect(html.split(` id="${anchor}"`), `${id} at ${url}`).toHaveLength(2)
    }
    expect([...pages.keys()]).toContain('/policies/return-policy')
    expect([...pages.keys()]).toContain('/help/faq')
  })

  it('is given to the chat with these addresses, and with links to this server', () => {
    const passage = shop.shown({
      id: 'policies/return_policy.md#refunds~2',
      document: 'policies/return_policy.md',
      kind: 'policy',
      title: 'Return policy › Refunds',
      alts: [],
      text: 'x',
      markdown:
        '[a](https://verdemuse.example/returns) [b](https://verdemuse.example) [c](https://verdemuse.example.evil.test/x) [d](https://verdemuse.example//evil.test)',
    })
    expect(passage.url).toBe('/policies/return-policy#refunds')
    expect(passage.markdown).toBe(
      '[a](/returns) [b](/) [c](https://verdemuse.example.evil.test/x) [d](https://verdemuse.example//evil.test)',
    )
    const real = storefrontApp({ demo: false }).shop
    expect(real.readings().map(({ url }) => url)).not.toContain('/policies/return-policy')
    expect(real.products()[0]?.url).toBe('https://verdemuse.example/products/organic-cotton-t-shirt')
  })

  it('leads from the made-up shop’s privacy page to the policy', async () => {
    const response = await app.request('/privacy')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/policies/privacy-policy')
  })
})

describe('every page', () => {
  it('can be reached, and leads nowhere that is not there', async () => {
    const waiting = ['/', '/basket']
    const seen = new Set(waiting)
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { status, html, headers } = await get(path)
      if (status === 302) continue
      expect(status, path).toBe(200)
      expect(pageDangers(html), path).toEqual([])
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      const ids = attribute(html, /\sid="([^"]*)"/g)
      expect(new Set(ids).size, `ids of ${path}`).toBe(ids.length)
      for (const link of attribute(html, /<a\s[^>]*href="(\/[^"]*)"/g)) {
        const [target = ''] = link.replaceAll('&amp;', '&').split(/[?#]/)
        if (target === '/dashboard' || seen.has(target)) continue
        seen.add(target)
        waiting.push(target)
      }
      const fragments = attribute(html, /<a\s[^>]*href="#([^"]*)"/g)
      expect(
        fragments.filter((fragment) => !ids.includes(fragment)),
        `within ${path}`,
      ).toEqual([])
    }
    for (const { url } of shop.products()) expect(seen).toContain(url)
    expect(seen.size).toBeGreaterThan(160)
  })

  it('lets no text of the knowledge base become markup', async () => {
    const evil = storefrontApp({
      files: demoFiles({
        'shop.json': { name: hostile, tagline: hostile, description: hostile, contact: { phone: hostile } },
        'products/catalog.json': [
          {
            product_id: hostile,
            name: hostile,
            description: `${hostile}</script>`,
            price: 1,
            category: hostile,
            tags: ['basics', hostile],
            care: [hostile],
            images: [
              { src: `images/${hostile}`, alt: hostile, colour: hostile, hex: `#fff" onload="alert(1)` },
            ],
            variants: [{ item_id: hostile, options: { size: hostile, colour: hostile }, price: 1 }],
          },
        ],
        'policies/evil.md': `# Evil ${hostile}\n\nText <b onclick=alert(1)>bold</b> [a](javascript:alert(1)) [b](//evil.test) [c](https://ok.test/"onx=1) ![d](x" onerror="alert(1))\n\n## ${hostile}\n\n| a | b |\n| - | - |\n| ${hostile} | [x](data:text/html,1) |\n`,
        'faqs/faqs.json': [{ question: hostile, answer: hostile, category: hostile }],
      }),
    })
    const [product] = evil.shop.products()
    const paths = ['/', '/help', '/help/faq', '/policies/evil', product?.url ?? '', '/basket', '/nowhere']
    const category = /<li><a href="(\/categories\/[^"]+)"/.exec((await evil.get('/')).html)?.[1] ?? ''
    for (const path of [...paths, category]) {
      const { html } = await evil.get(path)
      expect(html.length, path).toBeGreaterThan(1000)
      expect(pageDangers(html), path).toEqual([])
    }
    const { html } = await evil.get(product?.url ?? '')
    expect(JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '')).toMatchObject({ sku: hostile })
  })
})

describe('an address that nothing stands at', () => {
  it.each(['/nothing', '/products/none', '/categories/none', '/policies/none', '/help/none', '/basket/none'])(
    'is a page for a browser and a problem for others: %s',
    async (path) => {
      const page = await get(path)
      expect(page.status).toBe(404)
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(page.html).toContain('There is nothing here')
      const problem = await get(path, { accept: 'application/json' })
      expect(problem.status).toBe(404)
      expect(problem.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  it('is not repeated on the page', async () => {
    expect((await get(`/${encodeURIComponent(hostile)}?q=${encodeURIComponent(hostile)}`)).html).not.toMatch(
      /alert/,
    )
  })

  it('stays a problem below /v1', async () => {
    expect((await get('/v1/none')).headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('the pages’ own files', () => {
  it.each(['storefront.css', 'storefront.js'])('%s is kept for ever under its mark only', async (name) => {
    const { html } = await get('/')
    const address = new RegExp(`"(/shop/${name.replace('.', '\\.')}\\?v=\\w+)"`).exec(html)?.[1] ?? ''
    const marked = await get(address)
    expect(marked.headers.get('cache-control')).toContain('immutable')
    expect(marked.html.length).toBeGreaterThan(500)
    const plain = await get(`/shop/${name}`)
    expect(plain.headers.get('cache-control')).toBe('no-cache')
    const etag = plain.headers.get('etag') ?? ''
    expect((await get(`/shop/${name}`, { 'if-none-match': etag })).status).toBe(304)
    expect((await get(`/shop/${name}?v=other`)).headers.get('cache-control')).toBe('no-cache')
  })
})

describe('where the demo is off', () => {
  const real = storefrontApp({ demo: false, publicUrl: 'https://assist.test' })

  it('there is one page, with the tag to paste', async () => {
    const { html } = await real.get('https://assist.test/')
    expect(html).toContain('&lt;script src=&quot;https://assist.test/widget.js&quot; async&gt;')
  })

  it.each(['/help', '/basket', '/products/organic-cotton-t-shirt', '/policies/return-policy', '/none'])(
    'and nothing else: %s',
    async (path) => {
      const { status, headers } = await real.get(path)
      expect(status).toBe(404)
      expect(headers.get('content-type')).toBe('application/problem+json')
    },
  )
})
