import type { Context } from 'hono'
import { ProblemError } from '../problem.ts'
import type { Shop } from '../shop/shop.ts'
import type { BrowserFile } from '../storefront/browser-file.ts'
import { categoryPage } from '../storefront/category-page.ts'
import { listCategory } from '../storefront/category-listing.ts'
import { documentPage } from '../storefront/document-page.ts'
import { faqPage } from '../storefront/faq-page.ts'
import { helpPage } from '../storefront/help-page.ts'
import { homePage } from '../storefront/home-page.ts'
import type { Html } from '../storefront/html.ts'
import { installedPage } from '../storefront/installed-page.ts'
import { messagePage } from '../storefront/message-page.ts'
import type { Visit } from '../storefront/page.ts'
import { productPage } from '../storefront/product-page.ts'
import { signpostPage } from '../storefront/signpost-page.ts'
import { createStorefront } from '../storefront/storefront.ts'
import { storefrontScript } from '../storefront/storefront-script.ts'
import { storefrontStyle } from '../storefront/storefront-style.ts'
import { ownOrigin } from './own-origin.ts'
import { createRouter, type Env, type Router } from './router.ts'
import type { StaticFile } from './static-assets.ts'
import { basketRoutes, basketCount } from './storefront-basket.ts'
import { pageHeaders, problemPages } from './storefront-problems.ts'

/** Reads a picture of the knowledge base, `images/<name>`; undefined where there is none. */
export type ReadPicture = (name: string) => Promise<StaticFile | undefined>

interface StorefrontParts {
  shop: Shop
  demo: boolean
  readPicture: ReadPicture
  publicUrl: string | undefined
}

/** The demo shop's pages, or a short "installed" page, and the shop's pictures. */
export function storefrontRoutes(parts: StorefrontParts): Router {
  const { shop, demo, readPicture, publicUrl } = parts
  const router = createRouter()
  if (demo) router.route('/', demoRoutes(parts))
  else {
    router.get('/', async (c) =>
      c.html(
        await installedPage(shop.profile(), `${ownOrigin(c, publicUrl).origin}/widget.js`),
        200,
        pageHeaders,
      ),
    )
  }
  for (const file of [storefrontStyle, storefrontScript]) {
    router.get(file.path, (c) => sendFile(c, file))
  }
  router.get('/shop/images/:name', async (c) => {
    const picture = await readPicture(c.req.param('name'))
    if (!picture) throw new ProblemError('not_found')
    return c.body(picture.body, 200, {
      'content-type': picture.type,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      // An SVG opened by itself must not run what somebody put into it.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })
  return router
}

function demoRoutes({ shop, publicUrl }: StorefrontParts): Router {
  const router = createRouter()
  const storefront = createStorefront(shop)
  const visitOf = (c: Context<Env>): Visit => ({
    storefront: storefront(),
    path: c.req.path,
    basketCount: basketCount(c, shop.products()),
    publicUrl,
  })
  const show = async (c: Context<Env>, page: Html) => c.html(await page, 200, pageHeaders)

  router.use(
    '*',
    problemPages((c, told) => messagePage(visitOf(c), told)),
  )
  router.get('/', (c) => show(c, homePage(visitOf(c))))
  router.get('/categories/:slug', (c) => {
    const category = storefront().categories.find(({ path }) => path === c.req.path)
    if (!category) throw new ProblemError('not_found')
    return show(
      c,
      categoryPage(
        visitOf(c),
        category,
        listCategory(category, (name) => c.req.query(name)),
      ),
    )
  })
  router.get('/products/:slug', (c) => {
    const { categories } = storefront()
    for (const category of categories) {
      const product = category.products.find(({ url }) => url === c.req.path)
      if (product) return show(c, productPage(visitOf(c), category, product, c.req.query('colour')))
    }
    throw new ProblemError('not_found')
  })
  router.get('/help', (c) => show(c, helpPage(visitOf(c))))
  router.get('/help/faq', (c) => {
    if (storefront().questionGroups.length === 0) throw new ProblemError('not_found')
    return show(c, faqPage(visitOf(c)))
  })
  for (const path of ['/policies/:slug', '/help/:slug']) {
    router.get(path, (c) => {
      const { policies, articles } = storefront()
      const document = [...policies, ...articles].find((document) => document.path === c.req.path)
      if (!document) throw new ProblemError('not_found')
      return show(c, documentPage(visitOf(c), document))
    })
  }
  router.route('/basket', basketRoutes({ shop, publicUrl, visitOf }))
  // Last: only what the demo has no page for.
  router.get('*', async (c, next) => {
    const { profile, policies, signposts } = storefront()
    const privacy = policies.find(({ title }) => /privacy/i.test(title))
    const isPrivacyPage =
      profile.privacy_url !== undefined && new URL(profile.privacy_url).pathname === c.req.path
    if (privacy && isPrivacyPage) return c.redirect(privacy.path, 302)
    const signpost = signposts.get(c.req.path)
    if (signpost) return show(c, signpostPage(visitOf(c), signpost))
    await next()
  })
  return router
}

function sendFile(c: Context<Env>, { address, path, body, type, etag }: BrowserFile): Response {
  const isThisVersion = c.req.url.endsWith(address.slice(path.length))
  const headers = {
    etag,
    'cache-control': isThisVersion ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-type': type,
    'x-content-type-options': 'nosniff',
  }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  return c.body(body, 200, headers)
}
