import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core'
import { expect, test } from 'vitest'
import { delayAtRandom } from './chaos.ts'
import { type ShopPage, type ShopPageOptions, serveShopPage } from './shop-page.ts'

/** Debian's Chromium first, then one that Playwright has downloaded. */
function findChromium(): string | undefined {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
}

const executablePath = findChromium()

/** Without these, Chromium looks up Google's hosts at every start, and root cannot start it at all. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name that is not loopback's: pages on it by plain http are no secure context.
  '--host-resolver-rules=MAP shop.test localhost',
]

/** How the tests' Chromium is started, for a test that needs one of its own. */
export const launchOptions: LaunchOptions = { ...(executablePath && { executablePath }), args: flags }

/** One for all files of a worker: these share their modules, and Chromium ends with the process. */
let browser: Promise<Browser> | undefined

/** What a page did wrong: uncaught errors, and whatever it wrote to `console.error`. */
export type PageProblems = {
  all: () => string[]
  /** Problems that match are what the test is about, such as a request that must fail. */
  allow: (pattern: RegExp) => void
}

type BrowserFixtures = {
  /** Viewport, locale, colour scheme …: `browserTest.extend({ contextOptions: { … } })`. */
  contextOptions: BrowserContextOptions
  problems: PageProblems
  /** A new page in a new profile; the test fails if the page had any problem that it did not allow. */
  page: Page
  /** Serves a shop's page on `http://localhost:…` until the test is over. */
  serveShop: (options?: ShopPageOptions) => Promise<ShopPage>
}

const withPage = test.extend<BrowserFixtures>({
  contextOptions: {},
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  problems: async ({}, use) => {
    const seen: string[] = []
    const allowed: RegExp[] = []
    const all = () => seen.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))
    await use(Object.assign({ all, allow: (pattern: RegExp) => void allowed.push(pattern) }, { seen }))
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  serveShop: async ({}, use) => {
    const served: ShopPage[] = []
    await use(async (options) => {
      const shop = await serveShopPage(options)
      served.push(shop)
      return shop
    })
    await Promise.all(served.map((shop) => shop.close()))
  },
  // Needs the shops only so that they outlive it: a page whose server is gone complains.
  page: async ({ contextOptions, problems, serveShop: _ }, use) => {
    browser ??= chromium.launch(launchOptions)
    const context = await (await browser).newContext(contextOptions)
    context.setDefaultTimeout(60_000)
    const { seen } = problems as PageProblems & { seen: string[] }
    context.on('page', (opened) => watch(opened, seen))
    await delayAtRandom(context)
    await use(await context.newPage())
    await context.close()
    expect(problems.all(), 'uncaught errors and console errors of the page').toEqual([])
  },
})

/**
 * A test in a real Chromium, skipped where there is none:
 * `browserTest('opens on click', async ({ page, problems }) => { … })`.
 */
export const browserTest = (executablePath ? withPage : withPage.skip) as typeof withPage

function watch(page: Page, seen: string[]) {
  page.on('pageerror', (error) => seen.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    const { url } = message.location()
    // Chromium asks for it on its own, now and then after the server has gone.
    if (message.type() !== 'error' || url.endsWith('/favicon.ico')) return
    seen.push(`console: ${message.text()} (${url})`)
  })
}
