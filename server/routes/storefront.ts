import type { Context } from 'hono'
import { ProblemError } from '../problem.ts'
import type { Shop } from '../shop/shop.ts'
import { frontPage, installedPage, productPage } from '../storefront/storefront-page.ts'
import { storefrontStyle } from '../storefront/storefront-style.ts'
import { ownOrigin } from './own-origin.ts'
import { createRouter, type Env, type Router } from './router.ts'
import type { StaticFile } from './static-assets.ts'

/** Reads a picture of the knowledge base, `images/<name>`; undefined where there is none. */
export type ReadPicture = (name: string) => Promise<StaticFile | undefined>

const pageHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'cache-control': 'no-cache',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
}

/** The demo shop's pages, or a short "installed" page, and the shop's pictures. */
export function storefrontRoutes({
  shop,
  demo,
  readPicture,
  publicUrl,
}: {
  shop: Shop
  demo: boolean
  readPicture: ReadPicture
  publicUrl: string | undefined
}): Router {
  const router = createRouter()
  const show = async (c: Context<Env>, page: ReturnType<typeof frontPage>) =>
    c.html(await page, 200, pageHeaders)

  router.get('/', (c) => {
    if (demo) return show(c, frontPage(shop.profile(), shop.products()))
    return show(c, installedPage(shop.profile(), `${ownOrigin(c, publicUrl).origin}/widget.js`))
  })

  if (demo) {
    router.get('/products/:slug', (c) => {
      const path = `/products/${c.req.param('slug')}`
      const product = shop.products().find(({ url }) => url === path)
      if (!product) throw new ProblemError('not_found')
      return show(c, productPage(shop.profile(), shop.products(), product))
    })
  }

  router.get('/shop/storefront.css', (c) =>
    c.body(storefrontStyle, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'max-age=300',
    }),
  )

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
