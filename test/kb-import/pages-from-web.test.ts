import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createGuardedFetch } from '../../kb/import/web/guarded-fetch.ts'
import { pageKey } from '../../kb/import/web/page-key.ts'
import { pagesFromWeb } from '../../kb/import/web/pages-from-web.ts'
import { pagesOfSite } from '../../kb/import/web/pages-of-site.ts'
import { politePace } from '../../kb/import/web/polite-pace.ts'
import { readSitemap } from '../../kb/import/web/read-sitemap.ts'
import { createWebVisitor } from '../../kb/import/web/web-visitor.ts'
import { aSite, sitemapOf } from './a-site.ts'

const page = (title: string, text: string) =>
  `<title>${title}</title><nav>Menu</nav><main><h1>${title}</h1><p>${text}</p></main>`
const long = 'This is what the page says, in a sentence that is long enough to be one.'
const quiet = () => {}

async function read(site: Awaited<ReturnType<typeof aSite>>, address = `${site.origin}/`, max = 100) {
  const isOfSite = (url: URL) => url.host === site.host
  const waits: number[] = []
  let clock = 0
  const pace = politePace(
    () => clock,
    async (ms) => {
      waits.push(ms)
      clock += ms
    },
  )
  const fetchPage = createGuardedFetch({ isTrusted: isOfSite })
  const visitor = createWebVisitor(fetchPage, pace, (url) =>
    isOfSite(url) ? undefined : 'leads to another site',
  )
  const found = await pagesOfSite(address, visitor, isOfSite, quiet)
  return {
    ...(await pagesFromWeb(found.pages, visitor, { max, keepHost: false, progress: quiet })),
    ...found,
    waits,
  }
}

test("reads the pages of a sitemap, and of an index's sitemaps, packed or not; of no other site", async () => {
  const site = await aSite({
    '/robots.txt': 'User-agent: *\nDisallow: /cart\nSitemap: ORIGIN/index.xml\n',
    '/index.xml':
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>ORIGIN/pages.xml</loc></sitemap><sitemap><loc><![CDATA[ORIGIN/more.xml.gz]]></loc></sitemap><sitemap><loc>http://10.0.0.1/x.xml</loc></sitemap></sitemapindex>',
    '/pages.xml': sitemapOf(
      'ORIGIN/pages/returns',
      'ORIGIN/cart',
      'ORIGIN/gone',
      'https://other.example/x',
      'ORIGIN/pages/returns/',
    ),
    '/more.xml.gz': (_request, response, origin) =>
      response
        .writeHead(200, { 'content-type': 'application/x-gzip' })
        .end(gzipSync(sitemapOf(`${origin}/pages/sizes?a=1&amp;b=2`))),
    '/pages/returns': page('Returns', long),
    '/pages/sizes?a=1&b=2': page('Sizes', long),
  })
  const { entries, problems, unread, foreign, waits } = await read(site)
  expect(entries.map(({ key, value }) => [key, value.title, value.url, value.last_updated])).toEqual([
    ['pages/returns', 'Returns', `${site.origin}/pages/returns`, '2026-03-01'],
    ['pages/sizes a=1&b=2', 'Sizes', `${site.origin}/pages/sizes?a=1&b=2`, '2026-03-01'],
  ])
  expect(entries[0]?.value.body).toBe(`# Returns\n\n${long}`)
  expect(problems.map(({ line, reason }) => `${line}: ${reason.replace(site.origin, '')}`)).toEqual([
    "4: /cart: the site's robots.txt does not allow it",
    '5: /gone: HTTP 404',
  ])
  expect([unread, foreign]).toEqual([['cart'], 2])
  expect(site.asked).not.toContain('/cart')
  // Three sitemaps and three pages, a second apart each.
  expect(waits).toEqual([1000, 1000, 1000, 1000, 1000])
})

test('the slowness that robots.txt asks for is kept, up to half a minute', async () => {
  const site = await aSite({
    '/robots.txt': 'User-agent: VerdeMuse-import\nCrawl-delay: 99\n',
    '/sitemap.xml': sitemapOf('ORIGIN/a'),
    '/a': page('A', long),
  })
  expect((await read(site)).waits).toEqual([30_000])
})

test('a site whose robots.txt fails is not read', async () => {
  const site = await aSite({
    '/robots.txt': (_request, response) => response.writeHead(503).end(),
    '/sitemap.xml': sitemapOf('ORIGIN/a'),
  })
  await expect(read(site)).rejects.toThrow(
    "the site's robots.txt cannot be read, so nothing of it is: HTTP 503",
  )
})

test('pages beyond the most, pages that fail and pages without text are told; nothing is taken for removed', async () => {
  const site = await aSite({
    '/sitemap.xml': sitemapOf('ORIGIN/a', 'ORIGIN/b', 'ORIGIN/c', 'ORIGIN/d', 'ORIGIN/e'),
    '/a': page('A', long),
    '/b': (_request, response) => response.writeHead(500).end(),
    '/c': '<div id="root"></div><script src="app.js"></script>',
    '/d': (_request, response) => response.writeHead(302, { location: 'http://192.168.0.1/' }).end(),
  })
  const { entries, problems, unread, incomplete, skipped } = await read(site, `${site.origin}/sitemap.xml`, 4)
  expect(entries.map(({ key }) => key)).toEqual(['a'])
  expect(problems.map(({ reason }) => reason.replace(site.origin, ''))).toEqual([
    '/b: HTTP 500',
    '/c: no text in it; a page that scripts fill in cannot be read',
    '/d: 192.168.0.1 is not on the public internet',
  ])
  expect([unread, incomplete, skipped]).toEqual([
    ['b', 'c', 'd'],
    true,
    ['only the first 4 of 5 pages; --max reads more'],
  ])
})

test('two addresses of one page are one article', async () => {
  const site = await aSite({
    '/sitemap.xml': sitemapOf('ORIGIN/a', 'ORIGIN/b'),
    '/a': page('A', long),
    '/b': `<link rel=canonical href="ORIGIN/a">${page('A', long)}`,
  })
  expect((await read(site)).entries.map(({ key }) => key)).toEqual(['a'])
})

test('what is no sitemap is said to be none', async () => {
  const site = await aSite({ '/sitemap.xml': page('A', long) })
  await expect(read(site)).rejects.toThrow('is not a sitemap')
  expect(readSitemap('<urlset><url><loc>http://a.example/</loc></url><url><loc>http://b')).toMatchObject({
    kind: 'pages',
    entries: [{ address: 'http://a.example/' }],
  })
})

test('a page is the same page with and without what servers add to its path', () => {
  const keys = [
    'https://a.example/x/',
    'https://a.example/x',
    'https://a.example/x/index.html',
    'https://www.a.example/x#y',
  ]
  expect(new Set(keys.map((address) => pageKey(address, true)))).toEqual(new Set(['a.example x']))
  expect(pageKey('https://a.example/', false)).toBe('front page')
})
