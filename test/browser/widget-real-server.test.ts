import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage, type ShopPage, type ShopPageOptions, strictCsp } from '../support/shop-page.ts'
import { type RunningServer, startServer } from '../support/start-server.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let shop: ShopPage
let server: RunningServer | undefined

beforeAll(async () => {
  // The server has to know the page's origin, and the page the server's: the page is asked for last.
  const page: ShopPageOptions = {}
  shop = await serveShopPage(page)
  server = await startServer({ env: { ALLOWED_ORIGINS: shop.origin } })
  page.widgetOrigin = server.url
  page.csp = strictCsp(server.url)
})
afterAll(async () => {
  await server?.remove()
  await shop.close()
})

describe('a page of another origin, with the real server', () => {
  test('gets an answer with a source, and tells whether it helped', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, settled, lastAnswer } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    expect(await lastAnswer.getAttribute('data-status')).toBe('done')
    expect(await lastAnswer.locator('.md').textContent()).toContain('30 days')
    await lastAnswer.getByRole('list', { name: 'Sources' }).getByRole('button').first().click()
    await lastAnswer.locator('.preview .snippet').waitFor()
    const taken = page.waitForResponse(/\/feedback$/)
    await lastAnswer.getByRole('button', { name: 'Helpful', exact: true }).click()
    expect((await taken).status()).toBeLessThan(300)
  })

  test('finds the conversation again on the next page, with its thumb', async ({ page }) => {
    await page.goto(shop.origin)
    const first = widgetOn(page)
    await first.open()
    await first.ask('How much is shipping?')
    await first.settled()
    const text = await first.lastAnswer.locator('.md').textContent()
    const taken = page.waitForResponse(/\/feedback$/)
    await first.lastAnswer.getByRole('button', { name: 'Not helpful' }).click()
    await taken
    await page.goto(`${shop.origin}/basket`)
    const second = widgetOn(page)
    await second.open()
    await second.settled()
    await second.lastAnswer.locator('.md').waitFor()
    expect(await second.lastAnswer.locator('.md').textContent()).toBe(text)
    expect(
      await second.lastAnswer.getByRole('button', { name: 'Not helpful' }).getAttribute('aria-pressed'),
    ).toBe('true')
  })

  test('shows products with their pictures', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, settled, lastAnswer } = widgetOn(page)
    await open()
    await ask('Which organic cotton T-shirts do you have?')
    await settled()
    const picture = lastAnswer.getByRole('article').first().locator('img')
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(50)
  })

  test('keeps one session over two tabs that refresh their tokens at once', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, settled } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    const other = await page.context().newPage()
    await Promise.all([page.reload(), other.goto(shop.origin)])
    const tabs = [widgetOn(page), widgetOn(other)]
    await Promise.all(tabs.map((tab) => tab.open()))
    await Promise.all(tabs.map((tab) => tab.lastAnswer.locator('.md').waitFor()))
    for (const tab of tabs) expect(await tab.lastAnswer.locator('.md').textContent()).toContain('30 days')
  })
})
