import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { accessibilityFaults } from '../support/accessibility-faults.ts'
import { browserTest as test } from '../support/browser.ts'
import { runCli } from '../support/run-cli.ts'
import { serveShopPage, type ShopPage, type ShopPageOptions } from '../support/shop-page.ts'
import { type RunningServer, startServer } from '../support/start-server.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let shop: ShopPage
let server: RunningServer | undefined
const options: ShopPageOptions = { body: '<main><h1>A shop</h1></main>' }

beforeAll(async () => {
  shop = await serveShopPage(options)
  server = await startServer({ env: { ALLOWED_ORIGINS: shop.origin } })
  options.widgetOrigin = server.url
})
afterAll(async () => {
  await server?.remove()
  await shop.close()
})

/** As the shop's backend signs it. */
async function identityToken(user: string): Promise<string> {
  const { stdout } = await runCli(['identity-token', '--user', user], { DATA_DIR: server?.dataDir ?? '' })
  return stdout.trim()
}

const identify = (page: Page, token: string) =>
  page.evaluate((given) => {
    const api = window.VerdeMuse
    if (api && 'identify' in api) api.identify(given)
  }, token)

const shot = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined

describe('a shopper for whom the page vouches', () => {
  test('sees an order, cancels another, and leaves nothing behind on signing out', async ({ page }) => {
    const proofs: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().includes('/v1/')) proofs.push(request.headers().dpop)
    })
    await page.goto(shop.origin)
    const { open, ask, settled, lastAnswer, panel } = widgetOn(page)
    await open()
    await ask('Where is my order?')
    await settled()
    await shot(page, 'sign-in-card')
    await panel.getByText('Please sign in').first().waitFor()
    await identify(page, await identityToken('user5678'))
    await lastAnswer.locator('.service').first().waitFor()
    await settled()
    await shot(page, 'orders')
    console.log(await lastAnswer.innerText())
    expect(await accessibilityFaults(page)).toEqual([])
    await ask('Please cancel order VM-20466')
    await settled()
    await shot(page, 'cancel-1')
    console.log(await lastAnswer.innerText())
    await ask('no longer needed')
    await settled()
    await shot(page, 'cancel-2')
    console.log(await lastAnswer.innerText())
  })
})
