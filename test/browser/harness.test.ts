import { afterEach, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { type ShopPage, type ShopPageOptions, serveShopPage, strictCsp } from '../support/shop-page.ts'

// The other browser tests pass when nothing is reported, so here is what must be reported.

let shop: ShopPage | undefined

afterEach(() => shop?.close())

async function open(options: ShopPageOptions) {
  shop = await serveShopPage(options)
  return shop.origin
}

browserTest('an uncaught error of the page is a problem', async ({ page, problems }) => {
  await page.goto(await open({ body: '<script>throw new Error("on purpose")</script>' }))
  await expect.poll(problems.all).toEqual([expect.stringContaining('on purpose')])
  problems.allow(/on purpose/)
})

browserTest('a rejected promise that nobody handles is a problem', async ({ page, problems }) => {
  await page.goto(await open({ body: '<script>Promise.reject(new Error("on purpose"))</script>' }))
  await expect.poll(problems.all).toEqual([expect.stringContaining('on purpose')])
  problems.allow(/on purpose/)
})

browserTest('what a policy forbids is a problem', async ({ page, problems }) => {
  const csp = strictCsp('http://127.0.0.1:9')
  await page.goto(await open({ csp, body: '<style>h1 { color: red }</style>' }))
  await expect.poll(problems.all).toEqual([expect.stringContaining('Content Security Policy')])
  problems.allow(/Content Security Policy/)
})

browserTest('the shop’s page is another origin than the server', async ({ page }) => {
  await page.goto(await open({}))
  expect(await page.evaluate(() => location.hostname)).toBe('localhost')
})
