import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { accessibilityFaults } from '../support/accessibility-faults.ts'
import { browserTest as test } from '../support/browser.ts'
import { runCli } from '../support/run-cli.ts'
import { serveShopPage, type ShopPage, type ShopPageOptions, strictCsp } from '../support/shop-page.ts'
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
    await lastAnswer.getByText('Order VM-20417', { exact: true }).waitFor()
    expect(await lastAnswer.locator('[aria-current="step"]').textContent()).toContain('Latest')
    await shot(page, 'orders')
    expect(await accessibilityFaults(page)).toEqual([])

    await ask('Please cancel order VM-20466')
    await settled()
    await lastAnswer.getByRole('button', { name: 'I no longer need it' }).click()
    await panel.locator('.question', { hasText: 'I no longer need it' }).waitFor()
    const card = panel.locator('.action')
    await card.getByRole('button', { name: 'Cancel the order' }).waitFor()
    await settled()
    await shot(page, 'action')
    expect(await accessibilityFaults(page)).toEqual([])
    await card.getByRole('button', { name: 'Cancel the order' }).dblclick()
    await card.and(panel.locator('[data-state="committed"]')).waitFor()
    expect(await card.textContent()).toMatch(/Receipt .*/)
    await shot(page, 'receipt')
    await page.reload()
    await open()
    await card.and(panel.locator('[data-state="committed"]')).waitFor()
    await card.getByRole('button', { name: 'Undo' }).click()
    await card.and(panel.locator('[data-state="undone"]')).waitFor()
    expect(proofs.length).toBeGreaterThan(0)
    expect(
      proofs.filter((proof) => proof === undefined),
      'every request is proved',
    ).toEqual([])

    await panel.getByRole('button', { name: 'Conversation menu' }).click()
    await panel.getByText('Signed in as Lotte').waitFor()
    await shot(page, 'menu')
    await panel.getByRole('menuitem', { name: 'Where you are signed in' }).click()
    await panel.getByText('This browser').waitFor()
    await shot(page, 'sessions')
    await page.keyboard.press('Escape')
    await panel.getByRole('button', { name: 'Conversation menu' }).click()
    await panel.getByRole('menuitem', { name: 'Sign out' }).click()
    await panel.locator('.welcome').waitFor()
    expect(await panel.textContent()).not.toMatch(/VM-20|Lotte/)
    await page.reload()
    await open()
    await panel.locator('.welcome').waitFor()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(
      /conversation_id|Lotte|user5678/,
    )
  })

  test('is never seen by the next one', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, settled, panel } = widgetOn(page)
    await open()
    await identify(page, await identityToken('user5678'))
    await ask('Where is my order?')
    await settled()
    await panel.getByText('Order VM-20417', { exact: true }).waitFor()
    await identify(page, await identityToken('user2210'))
    await panel.locator('.welcome').waitFor()
    expect(await panel.textContent()).not.toContain('VM-204')
    await ask('Where is my order?')
    await settled()
    await panel.getByText('Order VM-20462', { exact: true }).waitFor()
    expect(await panel.textContent()).not.toContain('VM-20417')
  })
})

describe('a page that vouches for nobody', () => {
  test('shows the sign-in page in the panel, and the question goes on after it', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, settled, panel } = widgetOn(page)
    await open()
    await ask('Where is my order VM-20417?')
    await settled()
    await panel.getByRole('button', { name: 'Sign in' }).click()
    const frame = panel.frameLocator('iframe')
    await frame.getByRole('heading').first().waitFor()
    await settled()
    await shot(page, 'frame')
    await page.keyboard.press('Escape')
    await panel.getByRole('button', { name: 'Sign in' }).waitFor()
    await panel.getByRole('button', { name: 'Sign in' }).click()
    await frame.getByRole('heading').first().waitFor()
    await frame.getByRole('button', { name: /Only one order/ }).click()
    await frame.getByRole('textbox').first().fill('VM-20417')
    await frame.getByRole('textbox').nth(1).fill('lotte.verhaegen@example.com')
    await shot(page, 'frame-order')
    await page.keyboard.press('Enter')
    await panel.getByText('Order VM-20417', { exact: true }).waitFor()
    await shot(page, 'one-order')
  })

  test('opens it in a window where the page forbids frames', async ({ page, problems }) => {
    problems.allow(/Content Security Policy|frame-src|violates/i)
    options.csp = strictCsp(server?.url ?? '')
    await page.goto(shop.origin)
    delete options.csp
    const { open, ask, settled, panel } = widgetOn(page)
    await open()
    await ask('Where is my order VM-20417?')
    await settled()
    await panel.getByRole('button', { name: 'Sign in' }).click()
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      panel.getByRole('button', { name: 'Open sign-in window' }).click(),
    ])
    await popup.getByRole('button', { name: /Only one order/ }).click()
    await popup.getByRole('textbox').first().fill('VM-20417')
    await popup.getByRole('textbox').nth(1).fill('lotte.verhaegen@example.com')
    await popup.keyboard.press('Enter')
    await panel.getByText('Order VM-20417', { exact: true }).waitFor()
    await expect.poll(() => popup.isClosed()).toBe(true)
  })
})
