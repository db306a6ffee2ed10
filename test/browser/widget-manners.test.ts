import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { countLiving } from '../support/count-living.ts'
import { type ShopPage, serveShopPage } from '../support/shop-page.ts'
import { type FakeServer, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, returnAnswer } from '../widget/support/scripted-answers.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let server: FakeServer
let bare: ShopPage
let shop: ShopPage

beforeAll(async () => {
  server = await startFakeServer({
    answer: (text) =>
      text.includes('hold')
        ? [...pieces('The first half'), 'hold', ...pieces(' and the second half.')]
        : returnAnswer,
  })
  bare = await serveShopPage()
  shop = await serveShopPage({ widgetOrigin: server.origin })
})
afterAll(async () => {
  await bare.close()
  await shop.close()
  await server.close()
})

const addTag = async (page: Page) => {
  const tag = await page.addScriptTag({ url: `${server.origin}/widget.js` })
  await tag.dispose()
  await widgetOn(page).launcher.waitFor()
}

const destroy = (page: Page) =>
  page.evaluate(() => {
    if (window.VerdeMuse && 'destroy' in window.VerdeMuse) window.VerdeMuse.destroy()
  })

const globals = (page: Page) => page.evaluate(() => Object.getOwnPropertyNames(window))

describe('a page with the tag', () => {
  test('keeps nothing and asks for nothing but the loader until the shopper wants it', async ({ page }) => {
    const living = await countLiving(page, server.origin)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(shop.origin, { waitUntil: 'networkidle' })
    await widgetOn(page).launcher.waitFor()
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(requests.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([
      `${shop.origin}/`,
      `${server.origin}/widget.js`,
    ])
    const kept = await page.evaluate(async () => ({
      ...localStorage,
      ...sessionStorage,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(kept).toEqual({ databases: [], caches: [], workers: 0 })
    expect(await page.context().cookies()).toEqual([])
    // It has to see when the page replaces everything; that costs nothing until then.
    expect(await living()).toEqual(['MutationObserver'])
  })

  test('has one more global, and never asks a third party for anything', async ({ page }) => {
    const foreign: string[] = []
    page.on('request', (request) => {
      const { origin } = new URL(request.url())
      if (origin !== bare.origin && origin !== server.origin) foreign.push(request.url())
    })
    await page.goto(bare.origin)
    const before = await globals(page)
    await addTag(page)
    const { open, ask, settled } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    expect((await globals(page)).filter((name) => !before.includes(name))).toEqual(['VerdeMuse'])
    expect(foreign).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })
})

describe('destroy()', () => {
  test('in the middle of an answer leaves the page as it was, and the tag works again', async ({ page }) => {
    const living = await countLiving(page, server.origin)
    await page.goto(bare.origin)
    const [names, html] = [await globals(page), await page.content()]
    for (const question of ['Please hold the second half', 'And please hold again']) {
      await addTag(page)
      const { open, ask, lastAnswer } = widgetOn(page)
      await open()
      await ask(question)
      await lastAnswer.getByText('The first half').waitFor()
      const kinds = (await living()).map((line) => line.split(' ')[0])
      for (const kind of ['listener', 'MutationObserver', 'BroadcastChannel', 'lock', 'request']) {
        expect(kinds).toContain(kind)
      }
      await destroy(page)
      await expect.poll(living).toEqual([])
      expect(await globals(page)).toEqual(names)
      await page.evaluate(() => document.querySelector('script')?.remove())
      expect(await page.content()).toBe(html)
    }
    server.go()
  })

  test('while the panel is on its way leaves nothing that comes later', async ({ page }) => {
    const living = await countLiving(page, server.origin)
    let letThrough = () => {}
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route(/\/panel\.\w+\.js/, async (route) => {
      await gate
      await route.continue()
    })
    await page.goto(bare.origin)
    await addTag(page)
    const asked = page.waitForRequest(/\/panel\.\w+\.js/)
    await widgetOn(page).launcher.click()
    await asked
    await destroy(page)
    const came = page.waitForResponse(/\/panel\.\w+\.js/)
    letThrough()
    await (await came).finished()
    await expect.poll(living).toEqual([])
    expect(await page.locator('[data-verdemuse]').count()).toBe(0)
  })

  test('ends every call that a page may still make', async ({ page }) => {
    await page.goto(bare.origin)
    await addTag(page)
    const before = server.requests.length
    await page.evaluate(() => {
      const api = window.VerdeMuse
      if (!api || !('destroy' in api)) throw new Error('no VerdeMuse')
      Object.assign(window, { heard: 0 })
      addEventListener('verdemuse:open', () => Object.assign(window, { heard: 1 }))
      api.destroy()
      api.open()
      api.send('What is your return policy?')
      api.toggle()
      api.setLocale('de')
      api.setContext({ product_id: 'VM1' })
      api.close()
      api.destroy()
    })
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toBe(0)
    expect(server.requests.slice(before)).toEqual([])
  })

  test('twenty times over holds on to no element and no listener', { timeout: 180_000 }, async ({ page }) => {
    await page.goto(bare.origin)
    const session = await page.context().newCDPSession(page)
    const round = async () => {
      await addTag(page)
      await widgetOn(page).open()
      await destroy(page)
      await page.evaluate(() => document.querySelector('script')?.remove())
    }
    const held = async () => {
      await session.send('HeapProfiler.collectGarbage')
      return session.send('Memory.getDOMCounters')
    }
    for (let times = 0; times < 3; times++) await round()
    const before = await held()
    for (let times = 0; times < 20; times++) await round()
    // One panel has hundreds of nodes and a dozen listeners.
    await expect.poll(async () => (await held()).nodes - before.nodes).toBeLessThan(100)
    await expect.poll(async () => (await held()).jsEventListeners - before.jsEventListeners).toBeLessThan(10)
  })
})

describe('a screen in forced colours', () => {
  test('gives the launcher, the panel and every button an edge', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto(shop.origin)
    const { open, ask, settled } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    const without = await page
      .locator('[data-verdemuse] .vm')
      .evaluate((frame) =>
        [...frame.querySelectorAll('button, .panel')]
          .filter((element) => getComputedStyle(element).borderTopStyle !== 'solid')
          .map((element) => element.className),
      )
    expect(without).toEqual([])
    expect(await page.locator('[data-verdemuse] button').count()).toBeGreaterThan(4)
  })
})
