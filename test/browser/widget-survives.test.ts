import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { launchOptions, browserTest as test } from '../support/browser.ts'
import {
  begun,
  lastTextOn,
  type ProxiedShop,
  spoken,
  startProxiedShop,
  storedOf,
  whole,
} from '../support/proxied-shop.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let shop: ProxiedShop
let goOn = () => {}

beforeAll(async () => {
  shop = await startProxiedShop(
    '<script>addEventListener("pageshow", (event) => { window.persisted = event.persisted })</script>',
  )
})
afterEach(() => {
  goOn()
  shop.proxy.pass()
})
afterAll(() => shop?.close())

const question = 'What is your return policy?'
/** What Chromium writes to the console of a request that fails. */
const failedRequest = /net::ERR_/

/** A page on which an answer has begun and is held. */
async function inMidAnswer(page: Page) {
  goOn = shop.holdAnswers()
  await page.goto(shop.origin)
  const widget = widgetOn(page)
  await widget.open()
  await widget.ask(question)
  await hasBegun(page)
  return widget
}

const hasBegun = (page: Page) => expect.poll(() => lastTextOn(page)).toBe(spoken(begun))

/** Waits for the answer's end; it is as it was meant, and as the server has kept it. */
async function endsWhole(page: Page): Promise<void> {
  await expect.poll(() => lastTextOn(page)).toBe(spoken(whole))
  await widgetOn(page).settled()
  expect(await widgetOn(page).lastAnswer.getAttribute('data-status')).toBe('done')
  const stored = await storedOf(page, shop)
  expect(stored.map(({ text }) => text)).toEqual([question, whole])
  expect(await widgetOn(page).answers.count()).toBe(1)
}

/** What the browser says when it has a network again; the next try comes at once. */
const online = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')))

const reconnecting = (page: Page) =>
  widgetOn(page).panel.locator('.answer[data-status="reconnecting"]').waitFor()

describe('an answer in flight', () => {
  test('goes on after a full page load', async ({ page }) => {
    const { open } = await inMidAnswer(page)
    await page.goto(`${shop.origin}/basket`)
    await open()
    await hasBegun(page)
    goOn()
    await endsWhole(page)
  })

  test('is one unread on the next page, where the panel stays closed', async ({ page }) => {
    const { launcher, open } = await inMidAnswer(page)
    await page.goto(`${shop.origin}/basket`)
    await shop.proxy.until(() => shop.streams().turns.length === 1)
    expect(await launcher.getAttribute('data-unread')).toBeNull()
    goOn()
    await expect.poll(() => launcher.getAttribute('data-unread')).toBe('1')
    await open()
    expect(await launcher.getAttribute('data-unread')).toBeNull()
    await endsWhole(page)
  })

  test('that ended between two pages is one unread', async ({ page }) => {
    const { launcher } = await inMidAnswer(page)
    await page.goto('about:blank')
    goOn()
    await page.goto(shop.origin)
    await expect.poll(() => launcher.getAttribute('data-unread')).toBe('1')
  })

  test('goes on after some seconds without network', async ({ page, problems }) => {
    problems.allow(failedRequest)
    await inMidAnswer(page)
    let failed = 0
    page.on('requestfailed', () => void failed++)
    shop.proxy.refuse()
    await reconnecting(page)
    goOn()
    await expect.poll(() => failed).toBeGreaterThanOrEqual(4)
    // As long as it is gone, nothing is made up.
    expect(await lastTextOn(page)).toBe(spoken(begun))
    await reconnecting(page)
    shop.proxy.pass()
    await endsWhole(page)
  })

  test('goes on after 5 minutes without network', async ({ page, problems }) => {
    problems.allow(failedRequest)
    await page.clock.install()
    await inMidAnswer(page)
    await page.context().setOffline(true)
    shop.proxy.refuse()
    await reconnecting(page)
    goOn()
    await page.clock.fastForward('05:00')
    expect(await lastTextOn(page)).toBe(spoken(begun))
    shop.proxy.pass()
    await page.context().setOffline(false)
    await endsWhole(page)
  })

  test('goes on where the line went dead without a word', async ({ page, problems }) => {
    problems.allow(failedRequest)
    await page.clock.install()
    await inMidAnswer(page)
    shop.proxy.hold()
    goOn()
    await page.clock.fastForward(36_000)
    await reconnecting(page)
    shop.proxy.cut()
    shop.proxy.pass()
    await online(page)
    await endsWhole(page)
  })

  test('goes on after the server was killed and started again', async ({ page, problems }) => {
    problems.allow(failedRequest)
    await inMidAnswer(page)
    await shop.server.stop('SIGKILL')
    await reconnecting(page)
    await shop.server.restart()
    await online(page)
    await shop.proxy.until(() => shop.streams().turns.length === 1)
    goOn()
    await endsWhole(page)
  })
})

describe('a conversation', () => {
  test('lives in the back and forward cache, and goes on when it comes back', async () => {
    const browser = await chromium.launch({
      ...launchOptions,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    })
    try {
      const page = await browser.newPage()
      await inMidAnswer(page)
      await page.goto(`${shop.origin}/basket`)
      await page.evaluate(() => history.back())
      await expect
        .poll(() => page.evaluate(() => Reflect.get(window, 'persisted')).catch(() => undefined))
        .toBe(true)
      expect(await lastTextOn(page)).toBe(spoken(begun))
      goOn()
      await endsWhole(page)
    } finally {
      await browser.close()
    }
  })

  test('is there after the browser was closed, its answer too', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'verdemuse-profile-'))
    try {
      const before = await chromium.launchPersistentContext(profile, launchOptions)
      await inMidAnswer(await before.newPage())
      await before.close()
      goOn()
      const after = await chromium.launchPersistentContext(profile, launchOptions)
      const page = await after.newPage()
      await page.goto(shop.origin)
      const { launcher, open } = widgetOn(page)
      await expect.poll(() => launcher.getAttribute('data-unread')).toBe('1')
      await open()
      await endsWhole(page)
      await after.close()
    } finally {
      rmSync(profile, { recursive: true, force: true })
    }
  })

  test('can be had where storage is blocked', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await inMidAnswer(page)
    goOn()
    await expect.poll(() => lastTextOn(page)).toBe(spoken(whole))
  })
})

describe('a message that is sent without a line', () => {
  test('waits, over a page load too, and goes out once when there is one', async ({ page, problems }) => {
    problems.allow(failedRequest)
    const { open, ask, panel } = await inMidAnswer(page)
    goOn()
    await expect.poll(() => lastTextOn(page)).toBe(spoken(whole))
    shop.proxy.refuse()
    await ask('How much is shipping?')
    const waiting = panel.locator('.question[data-delivery="waits"]')
    await waiting.waitFor()
    await page.reload()
    await open()
    await waiting.filter({ hasText: 'How much is shipping?' }).waitFor()
    shop.proxy.pass()
    await online(page)
    await panel.locator('.question[data-delivery="sent"]').filter({ hasText: 'How much' }).waitFor()
    await panel.locator('.answer').nth(1).and(page.locator('[data-status="done"]')).waitFor()
    const stored = await storedOf(page, shop)
    expect(stored.filter(({ role }) => role === 'shopper').map(({ text }) => text)).toEqual([
      question,
      'How much is shipping?',
    ])
  })
})
