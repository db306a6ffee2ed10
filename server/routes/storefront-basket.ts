import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { Product } from '../../kb/product.ts'
import { ProblemError } from '../problem.ts'
import type { Shop } from '../shop/shop.ts'
import {
  type Basket,
  findItem,
  linesOf,
  readBasket,
  withQuantity,
  writeBasket,
} from '../storefront/basket.ts'
import { basketPage } from '../storefront/basket-page.ts'
import type { Visit } from '../storefront/page.ts'
import { ownOrigin } from './own-origin.ts'
import { createRouter, type Env, type Router } from './router.ts'
import { isFromOwnPage } from './same-origin-only.ts'
import { pageHeaders } from './storefront-problems.ts'

const COOKIE = 'basket'
const KEPT_SECONDS = 30 * 24 * 60 * 60
const MAX_FORM_BYTES = 4096

/** The basket below `/basket`: a page, and forms that change what the visitor's cookie holds. */
export function basketRoutes({
  shop,
  publicUrl,
  visitOf,
}: {
  shop: Shop
  publicUrl: string | undefined
  visitOf: (c: Context<Env>) => Visit
}): Router {
  const router = createRouter()
  router.get('/', async (c) =>
    c.html(await basketPage(visitOf(c), linesOf(basketOf(c), shop.products())), 200, pageHeaders),
  )

  router.on(
    'POST',
    ['/add', '/change', '/remove'],
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: () => {
        throw new ProblemError('payload_too_large')
      },
    }),
  )
  router.post('/add', async (c) => {
    const { item } = await formOf(c, publicUrl)
    if (!findItem(item, shop.products())) throw new ProblemError('unprocessable')
    const basket = basketOf(c)
    return keep(c, publicUrl, withQuantity(basket, item, (basket.get(item) ?? 0) + 1))
  })
  router.post('/change', async (c) => {
    const { item, quantity } = await formOf(c, publicUrl)
    const basket = basketOf(c)
    if (!basket.has(item) || quantity === undefined) throw new ProblemError('unprocessable')
    return keep(c, publicUrl, withQuantity(basket, item, quantity))
  })
  router.post('/remove', async (c) => {
    const { item } = await formOf(c, publicUrl)
    return keep(c, publicUrl, withQuantity(basketOf(c), item, 0))
  })
  return router
}

/** Pieces in this visitor's basket. */
export function basketCount(c: Context<Env>, products: readonly Product[]): number {
  return linesOf(basketOf(c), products).reduce((sum, { quantity }) => sum + quantity, 0)
}

function basketOf(c: Context<Env>): Basket {
  return readBasket(getCookie(c, COOKIE))
}

function keep(c: Context<Env>, publicUrl: string | undefined, basket: Basket): Response {
  setCookie(c, COOKIE, writeBasket(basket), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: ownOrigin(c, publicUrl).protocol === 'https:',
    maxAge: basket.size > 0 ? KEPT_SECONDS : 0,
  })
  return c.redirect('/basket', 303)
}

/**
 * The fields of a form of ours.
 * @throws ProblemError `forbidden`, `unsupported_media_type`
 */
async function formOf(
  c: Context<Env>,
  publicUrl: string | undefined,
): Promise<{ item: string; quantity: number | undefined }> {
  if (!isFromOwnPage(c, publicUrl)) throw new ProblemError('forbidden')
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new ProblemError('unsupported_media_type')
  }
  const fields = new URLSearchParams(await c.req.text())
  const quantity = fields.get('quantity') ?? ''
  return {
    item: fields.get('item') ?? '',
    quantity: /^\d{1,2}$/.test(quantity) ? Number(quantity) : undefined,
  }
}
