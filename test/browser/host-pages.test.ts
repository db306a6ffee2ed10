import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeEach, describe, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { hostPages, type ShopPage, serveHostPages } from '../support/shop-page.ts'
import { type FakeServer, type Step, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, returnSources, tees } from '../widget/support/scripted-answers.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

const test = browserTest.extend({ contextOptions: { reducedMotion: 'reduce' } })

/** An answer with one of everything that a page's style or script might spoil. */
const answer: Step[] = [
  { type: 'status', stage: 'searching' },
  { type: 'sources', sources: returnSources },
  ...pieces(
    'You can return it **within 30 days** [1].\n\n1. Pack it\n2. `Label` it\n\n| Zone | Price |\n| --- | --- |\n| EU | free |\n\nThe [policy](https://verdemuse.example/returns) says it all.',
    20,
  ),
  { type: 'products', products: tees },
  { type: 'suggestions', suggestions: ['How do I exchange a size?'] },
  { type: 'turn-end', outcome: 'answered', confidence: 0.9, citations: [1] },
]

let server: FakeServer
let shop: ShopPage
const closing: (() => Promise<void>)[] = []

/** A server with a conversation of its own, and the pages that ask it. */
async function serve(): Promise<[FakeServer, ShopPage]> {
  const ownServer = await startFakeServer({ answer: () => answer })
  const ownShop = await serveHostPages(ownServer.origin)
  closing.push(ownServer.close, ownShop.close)
  return [ownServer, ownShop]
}

beforeEach(async () => {
  ;[server, shop] = await serve()
})
// Not after each test: a page outlives that, and complains of a server that is gone.
afterAll(async () => {
  for (const close of closing) await close()
})

/** Opens the chat on a page that is there, asks, and waits for the whole answer to be drawn. */
async function chat(page: Page | Frame): Promise<void> {
  const { open, ask, settled, lastAnswer } = widgetOn(page)
  await open()
  await ask('What is your return policy?')
  await settled()
  expect(await lastAnswer.locator('.md strong').textContent()).toBe('within 30 days')
  expect(await lastAnswer.locator('.md td').allTextContents()).toEqual(['EU', 'free'])
  expect(await lastAnswer.getByRole('article').count()).toBe(2)
  await lastAnswer.getByRole('list', { name: 'Sources' }).getByRole('button').first().click()
  await lastAnswer.getByText('You may return unworn items').waitFor()
}

const looks = [
  'background-color',
  'color',
  'direction',
  'display',
  'filter',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'line-height',
  'opacity',
  'pointer-events',
  'text-align',
  'text-indent',
  'text-transform',
  'transform',
  'user-select',
  'visibility',
  'white-space',
  'word-spacing',
  'writing-mode',
]

/** How every element of the widget looks and where it stands, as one line each. */
async function look(page: Page | Frame): Promise<string[]> {
  // The pointer's and the focus's own looks are none of the page's doing.
  await widgetOn(page).panel.locator('.bubble').first().click()
  return page.locator('[data-verdemuse] .vm').evaluate((frame, properties) => {
    const animated = frame.getAnimations({ subtree: true })
    for (const animation of animated) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    }
    // Neither what only a screen reader sees nor what comes and goes with scrolling.
    const lasting = [...frame.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().width > 1 && !element.closest('svg, .jump'),
    )
    return lasting.map((element) => {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const place = [box.x, box.y, box.width, box.height].map((number) => Math.round(number * 2) / 2)
      const name = `${element.localName}.${element.className}`
      return `${name} ${place} ${properties.map((property) => style.getPropertyValue(property)).join(' ')}`
    })
  }, looks)
}

let plainLook: Promise<string[]> | undefined

/** The look on a page without any style, measured once. */
function lookOnPlainPage(page: Page): Promise<string[]> {
  plainLook ??= (async () => {
    const [, ownShop] = await serve()
    const fresh = await page.context().browser()?.newPage({ reducedMotion: 'reduce' })
    if (!fresh) throw new Error('no browser')
    await fresh.goto(`${ownShop.origin}/plain`)
    await chat(fresh)
    const measured = await look(fresh)
    await fresh.close()
    return measured
  })()
  return plainLook
}

/** Pages whose widget stands elsewhere, or otherwise, than on a plain page; each has a test of its own below. */
const special = ['framed', 'sandboxed-frame', 'queue']

describe('the chat answers, and looks as on a plain page, on a page called', () => {
  for (const name of hostPages().filter((page) => !special.includes(page))) {
    test(name, async ({ page }) => {
      await page.goto(`${shop.origin}/${name}`)
      await chat(page)
      expect(await look(page)).toEqual(await lookOnPlainPage(page))
      expect(await page.locator('[data-verdemuse]').count()).toBe(1)
    })
  }
})

describe('a page within a frame', () => {
  for (const name of ['framed', 'sandboxed-frame']) {
    test(`has a chat there: ${name}`, async ({ page }) => {
      await page.goto(`${shop.origin}/${name}`)
      await page.frameLocator('iframe').locator('[data-verdemuse]').waitFor({ state: 'attached' })
      const frame = page.frames()[1]
      if (!frame) throw new Error('no frame')
      await chat(frame)
    })
  }
})

describe('a page with a queue of its own', () => {
  test('is heard, and its own mistakes stop nobody', async ({ page, problems }) => {
    problems.allow(/the page’s own mistake/)
    await page.goto(`${shop.origin}/queue`)
    await chat(page)
    expect(server.bodies.at(-1)).toMatchObject({ page: { product_id: 'VM1234' }, locale: 'de-CH' })
    expect(await widgetOn(page).panel.getByText('29.99').first().isVisible()).toBe(true)
    expect(await page.locator('html').getAttribute('data-heard')).toBe('open')
    expect(problems.all()).toEqual([])
  })
})

describe('a page that replaces what it shows', () => {
  for (const name of ['single-page-app', 'replaces-everything', 'replaces-root']) {
    test(`keeps the chat with all that was said: ${name}`, async ({ page }) => {
      await page.goto(`${shop.origin}/${name}`)
      await chat(page)
      const { field, ask, settled, answers, panel } = widgetOn(page)
      await field.fill('half a quest')
      await page.evaluate(() => document.getElementById('go')?.click())
      await page.getByRole('heading', { name: 'Basket' }).waitFor({ state: 'attached' })
      await panel.waitFor()
      expect(await field.inputValue()).toBe('half a quest')
      await ask('And once more?')
      await settled()
      expect(await answers.count()).toBe(2)
      expect(await page.locator('[data-verdemuse]').count()).toBe(1)
    })
  }

  test('and brings the tag along when it writes itself anew, has the chat anew', async ({ page }) => {
    await page.goto(`${shop.origin}/written-anew`)
    await chat(page)
    await page.evaluate(() => document.getElementById('go')?.click())
    await page.getByRole('heading', { name: 'Basket' }).waitFor()
    await expect.poll(() => page.locator('[data-verdemuse] .panel.open').count()).toBe(0)
    await widgetOn(page).open()
    await widgetOn(page).lastAnswer.locator('.md strong').waitFor()
  })

  test('gets its way when it always takes the chat out', async ({ page }) => {
    await page.goto(`${shop.origin}/plain`)
    await widgetOn(page).launcher.waitFor()
    await page.evaluate(() => {
      const takeOut = () => document.querySelector('[data-verdemuse]')?.remove()
      new MutationObserver(takeOut).observe(document.documentElement, { childList: true })
      takeOut()
    })
    await expect.poll(() => page.locator('[data-verdemuse]').count()).toBe(0)
  })
})

describe('a page by plain http, which is no secure context', () => {
  test('has a chat', async ({ page }) => {
    await page.goto(`${shop.origin.replace('localhost', 'shop.test')}/plain`)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await chat(page)
  })
})

describe('a printed page', () => {
  test('has no chat on it', async ({ page }) => {
    await page.goto(`${shop.origin}/hostile-style`)
    const { open, panel, launcher } = widgetOn(page)
    await open()
    await page.emulateMedia({ media: 'print' })
    expect(await panel.isVisible()).toBe(false)
    expect(await launcher.isVisible()).toBe(false)
  })
})
