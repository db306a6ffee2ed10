import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage, type ShopPageOptions, strictCsp } from '../support/shop-page.ts'
import { type FakeServer, startFakeServer } from '../widget/support/fake-server.ts'
import { productAnswer, returnAnswer } from '../widget/support/scripted-answers.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let server: FakeServer
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  server = await startFakeServer({ answer: (text) => (text.includes('tees') ? productAnswer : returnAnswer) })
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

describe('a strict content security policy', () => {
  test('is kept, with every style in place', async ({ page }) => {
    const origin = await shopPage({ csp: strictCsp(server.origin) })
    await page.addInitScript(() => {
      Object.assign(window, { violations: [] })
      document.addEventListener('securitypolicyviolation', (event) => {
        const list: unknown = Reflect.get(window, 'violations')
        if (Array.isArray(list)) list.push(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    await page.goto(origin)
    const { launcher, open, ask, settled, panel } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    await panel.locator('.chip').first().click()
    await panel.locator('.preview').waitFor()
    await ask('Which tees?')
    await settled()
    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
    const background = await launcher.evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(background).toBe('rgb(47, 107, 79)')
    expect(
      await panel
        .locator('.chip')
        .first()
        .evaluate((element) => getComputedStyle(element).display),
    ).toBe('flex')
  })
})

describe('a hostile style sheet', () => {
  const hostile = `<style>
    html { font-size: 62.5% }
    * { all: unset !important }
    div, button, p, a, textarea { display: none !important; color: red !important; font: 40px serif !important;
      transform: rotate(7deg) !important; opacity: .1 !important; position: static !important; background: red !important }
    [data-verdemuse] { display: none !important; visibility: hidden !important; zoom: 3 !important; filter: blur(9px) !important }
    :root { --surface: red; --text: red; --vm-accent: red; --line: red }
  </style>`

  test('does not get in', async ({ page }) => {
    const look = async (origin: string) => {
      await page.goto(origin)
      const { open, ask, settled, panel, launcher } = widgetOn(page)
      await open()
      await ask('What is your return policy?')
      await settled()
      await page.mouse.move(5, 5)
      const parts = [panel, launcher, panel.locator('.bubble'), panel.locator('.md'), panel.locator('.send')]
      // Sizes and colours of every part, once its movement has ended.
      const measure = async () => {
        const looks = []
        for (const part of parts) {
          looks.push(
            await part.evaluate((element) => {
              const { color, backgroundColor, font, opacity, filter } = getComputedStyle(element)
              const { x, y, width, height } = element.getBoundingClientRect()
              return { color, backgroundColor, font, opacity, filter, x, y, width, height }
            }),
          )
        }
        return JSON.stringify(looks)
      }
      let before = ''
      await expect
        .poll(async () => {
          const [last, now] = [before, await measure()]
          before = now
          return now === last
        })
        .toBe(true)
      await page.evaluate(() => localStorage.clear())
      return before
    }
    const plain = await look(await shopPage({}))
    expect(await look(await shopPage({ head: hostile }))).toBe(plain)
  })
})

describe('the page', () => {
  test('is left as it was by destroy()', async ({ page }) => {
    await page.goto(await shopPage({}))
    await widgetOn(page).launcher.waitFor()
    const names = () => page.evaluate(() => Object.getOwnPropertyNames(window).length)
    const withWidget = await names()
    await widgetOn(page).open()
    expect(await names()).toBe(withWidget)
    await page.evaluate(() => {
      if (window.VerdeMuse && 'destroy' in window.VerdeMuse) window.VerdeMuse.destroy()
    })
    expect(await page.locator('[data-verdemuse]').count()).toBe(0)
    expect(await names()).toBe(withWidget - 1)
  })

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

  test('may have the tag twice, and options on it', async ({ page }) => {
    const warnings: string[] = []
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
    const second = `<script src="${server.origin}/widget.js" async></script>`
    const attributes = 'data-position="left" data-theme="dark" data-launcher="Ask us" data-colour="#123"'
    await page.goto(await shopPage({ attributes, body: `<h1>A shop</h1>${second}` }), {
      waitUntil: 'networkidle',
    })
    const { launcher } = widgetOn(page)
    expect(await launcher.count()).toBe(1)
    expect(await launcher.textContent()).toBe('Ask us')
    expect((await launcher.boundingBox())?.x).toBe(20)
    expect(warnings).toEqual(['VerdeMuse: unknown attribute data-colour; did you mean data-accent?'])
  })

  test('keeps its own keys: what is typed into the chat does not reach its shortcuts', async ({ page }) => {
    const head = `<script>window.keys = []; addEventListener('keydown', (event) => keys.push(event.key))</script>`
    await page.goto(await shopPage({ head }))
    const { open, field } = widgetOn(page)
    await open()
    await field.pressSequentially('abc')
    expect(await page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([])
  })

  test('that forbids storage still has a chat', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await page.goto(await shopPage({}))
    const { open, ask, settled, lastAnswer } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    expect(await lastAnswer.textContent()).toContain('within 30 days')
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
