import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { PageApi } from '../../widget/page-api.ts'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage, type ShopPageOptions } from '../support/shop-page.ts'
import { type FakeServer, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, productAnswer, returnAnswer } from '../widget/support/scripted-answers.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let server: FakeServer
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  server = await startFakeServer({
    answer(text) {
      if (text.includes('tees')) return productAnswer
      return text.includes('hold') ? [...pieces('The first half'), 'hold', ...returnAnswer] : returnAnswer
    },
  })
  closing.push(server.close)
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

async function shopPage(options: ShopPageOptions): Promise<string> {
  const shop = await serveShopPage({ widgetOrigin: server.origin, ...options })
  closing.push(shop.close)
  return shop.origin
}

/** Calls one method of the page's API, with whatever a page may give. */
const call = (page: Page, method: keyof PageApi, ...args: unknown[]) =>
  page.evaluate(
    ([name, given]) => Reflect.apply(Reflect.get(Object(window.VerdeMuse), name), window, given),
    [method, args] as const,
  )

function warningsOf(page: Page): string[] {
  const warnings: string[] = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  return warnings
}

describe('the page', () => {
  test('hears of what happens, without the words', async ({ page }) => {
    const head = `<script>
      window.heard = []
      for (const name of ['ready', 'open', 'close', 'message', 'answer', 'error'])
        addEventListener('verdemuse:' + name, (event) => heard.push({ name, ...event.detail }))
      window.VerdeMuse = [['send', 'What is your return policy?'], ['on', 'close', () => heard.push({ name: 'callback' })]]
    </script>`
    await page.goto(await shopPage({ head }))
    const { settled, panel } = widgetOn(page)
    await settled()
    await panel.getByRole('button', { name: 'Close chat' }).click()
    const heard = () => page.evaluate(() => Reflect.get(window, 'heard'))
    await expect
      .poll(heard)
      .toEqual([
        { name: 'ready' },
        { name: 'open' },
        { name: 'message', message_id: expect.any(String) },
        { name: 'answer', turn_id: expect.any(String), outcome: 'answered' },
        { name: 'callback' },
        { name: 'close' },
      ])
  })

  test('may take a listener back, and one that throws stops nobody', async ({ page, problems }) => {
    problems.allow(/a listener’s own mistake/)
    await page.goto(await shopPage({}))
    await widgetOn(page).launcher.waitFor()
    const counts = await page.evaluate(async () => {
      const api = window.VerdeMuse
      if (!api || !('on' in api)) throw new Error('no VerdeMuse')
      const heard = { kept: 0, taken: 0 }
      const taken = () => heard.taken++
      api.on('open', () => {
        throw new Error('a listener’s own mistake')
      })
      api.on('open', taken)
      api.on('open', () => heard.kept++)
      api.off('open', taken)
      const opened = new Promise((resolve) => addEventListener('verdemuse:open', resolve))
      api.open()
      await opened
      return heard
    })
    expect(counts).toEqual({ kept: 1, taken: 0 })
  })

  test('says what it shows, and it goes with each question until it says otherwise', async ({ page }) => {
    const warnings = warningsOf(page)
    await page.goto(await shopPage({}))
    const { open, ask, settled } = widgetOn(page)
    await open()
    const askedAbout = async () => {
      await ask('What is your return policy?')
      await settled()
      return server.bodies.at(-1)?.page
    }
    const shown = { url: expect.any(String), title: 'A shop' }
    expect(await askedAbout()).toEqual(shown)
    await call(page, 'setContext', { product_id: 'VM1234', page_type: 'product' })
    expect(await askedAbout()).toEqual({ ...shown, product_id: 'VM1234' })
    await call(page, 'setContext', null)
    expect(await askedAbout()).toEqual(shown)
    expect(warnings).toEqual([])
    for (const bad of [{ product_id: 1234 }, { product_id: 'x'.repeat(201) }, 'VM1234', { product_id: {} }]) {
      await call(page, 'setContext', bad)
      expect(warnings.splice(0)).toEqual([expect.stringMatching(/^VerdeMuse\.setContext takes /)])
    }
    expect(await askedAbout()).toEqual(shown)
  })

  test('chooses the language of answers and numbers, also while the panel is open', async ({ page }) => {
    const warnings = warningsOf(page)
    await page.goto(await shopPage({ attributes: 'data-locale="en-GB"' }))
    const { open, ask, settled, lastAnswer } = widgetOn(page)
    await open()
    await ask('Which tees are organic?')
    await settled()
    expect(server.bodies.at(-1)).toMatchObject({ locale: 'en-GB' })
    await lastAnswer.getByText('€29.99').waitFor()
    await call(page, 'setLocale', 'de')
    await lastAnswer.getByText(/29,99\s€/).waitFor()
    await ask('Which tees are cheap?')
    await settled()
    expect(server.bodies.at(-1)).toMatchObject({ locale: 'de' })
    expect(warnings).toEqual([])
    for (const bad of ['', 'not a tag', 'en_US', 7, undefined]) await call(page, 'setLocale', bad)
    await call(page, 'send', undefined)
    await call(page, 'on', 'open', 'not a function')
    expect(warnings).toHaveLength(7)
    await ask('Which tees are new?')
    await settled()
    expect(server.bodies.at(-1)).toMatchObject({ locale: 'de' })
  })

  test('and the shopper learn of an answer that came while the panel was closed', async ({ page }) => {
    const head = `<script>
      window.counts = []
      addEventListener('verdemuse:unread', (event) => counts.push(event.detail.count))
    </script>`
    await page.goto(await shopPage({ head }))
    const { open, ask, lastAnswer, launcher, panel } = widgetOn(page)
    await open()
    await ask('Please hold the second half')
    await lastAnswer.getByText('The first half').waitFor()
    await panel.getByRole('button', { name: 'Close chat' }).click()
    expect(await launcher.getAttribute('aria-label')).toBe('Open chat')
    server.go()
    await expect.poll(() => launcher.getAttribute('aria-label')).toBe('Open chat, new messages: 1')
    const badge = await launcher.evaluate((button) => getComputedStyle(button, '::after').content)
    expect(badge).toBe('"1"')
    await open()
    expect(await launcher.getAttribute('aria-label')).toBe('Close chat')
    expect(await page.evaluate(() => Reflect.get(window, 'counts'))).toEqual([1, 0])
  })

  test('may have the tag twice, and options on it', async ({ page }) => {
    const warnings = warningsOf(page)
    const second = `<script src="${server.origin}/widget.js" async></script>`
    const attributes = 'data-position="left" data-theme="dark" data-launcher="Ask us" data-colour="#123"'
    // A page is loaded only when both its scripts have run.
    await page.goto(await shopPage({ attributes, body: `<h1>A shop</h1>${second}` }), { waitUntil: 'load' })
    const { launcher } = widgetOn(page)
    expect(await launcher.count()).toBe(1)
    expect(await launcher.textContent()).toBe('Ask us')
    // It grows into its place.
    await expect.poll(async () => (await launcher.boundingBox())?.x).toBe(20)
    await expect
      .poll(() => warnings)
      .toEqual(['VerdeMuse: unknown attribute data-colour; did you mean data-accent?'])
  })

  test('that made its queue by var can have the chat again after destroy()', async ({ page }) => {
    await page.goto(await shopPage({ head: `<script>var VerdeMuse = [['setLocale', 'fr']]</script>` }))
    await widgetOn(page).launcher.waitFor()
    await call(page, 'destroy')
    expect(await page.locator('[data-verdemuse]').count()).toBe(0)
    await page.addScriptTag({ url: `${server.origin}/widget.js` })
    await widgetOn(page).open()
  })

  test('keeps its own keys: what is typed into the chat does not reach its shortcuts', async ({ page }) => {
    const head = `<script>window.keys = []; addEventListener('keydown', (event) => keys.push(event.key))</script>`
    await page.goto(await shopPage({ head }))
    const { open, field } = widgetOn(page)
    await open()
    await field.pressSequentially('abc')
    expect(await page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([])
  })
})

describe('a panel that cannot be fetched', () => {
  test('says so on its button and comes with the next tap', async ({ page, problems }) => {
    problems.allow(/Failed to load resource|ERR_FAILED/)
    let broken = true
    await page.route(/\/panel\.\w+\.js/, (route) => (broken ? route.abort() : route.continue()))
    await page.goto(await shopPage({}))
    const { launcher, open } = widgetOn(page)
    await launcher.click()
    await expect
      .poll(() => launcher.getAttribute('aria-label'))
      .toBe('The chat could not be loaded. Tap to try again.')
    broken = false
    await open()
    expect(await launcher.getAttribute('aria-label')).toBe('Close chat')
  })
})
