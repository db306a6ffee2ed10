import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { colourRules } from '../support/accessibility-faults.ts'
import { browserTest as test } from '../support/browser.ts'
import { useServer } from '../support/use-server.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const server = useServer()

const pages = {
  home: '/',
  category: '/categories/tops',
  'filtered category': '/categories/tops?size=M&colour=green&stock=in&sort=price-up',
  product: '/products/organic-cotton-t-shirt?colour=ecru',
  'product of one size': '/products/net-market-bag',
  policy: '/policies/shipping-policy#prices-and-times',
  help: '/help',
  'help article': '/help/find-your-size',
  questions: '/help/faq#is-there-a-cancellation-fee',
  signpost: '/returns',
  'empty basket': '/basket',
  'nothing there': '/nowhere',
}
const widths = [390, 768, 1280]

/**
 * What axe has against the page, best practices included, but for the widget, which has tests of its own.
 * @param rules the only ones to look at, instead of all
 */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const result: unknown = await page.evaluate(async (only) => {
    const run: unknown = Reflect.get(window, 'axe')
    if (typeof run !== 'object' || run === null || !('run' in run) || typeof run.run !== 'function') {
      throw new Error('no axe')
    }
    const options = { resultTypes: ['violations'], ...(only && { runOnly: { type: 'rule', values: only } }) }
    const { violations, passes } = await run.run({ exclude: ['[data-verdemuse]'] }, options)
    if (passes.length < (only ? 1 : 20)) throw new Error('axe looked at too little')
    return violations.map(
      (one: { id: string; impact: string; nodes: { target: unknown; failureSummary: string }[] }) =>
        `${one.impact} ${one.id}: ${one.nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary}`).join(' | ')}`,
    )
  }, rules)
  return Array.isArray(result) ? result.map(String) : ['no result']
}

/** Brings axe into the page by the protocol: the page's policy would let no script tag in. */
const bringAxe = (page: Page) => page.evaluate(axe)

/** How far the page can be pushed to the side, and the elements that make it so. */
async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Pictures that were asked for and do not come. */
async function brokenPictures(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // One that waits until it is scrolled to is not asked for yet.
    const asked = [...document.images].filter((image) => image.loading !== 'lazy' || image.complete)
    await Promise.all(asked.map((image) => image.decode().catch(() => {})))
    return asked.filter((image) => image.naturalWidth === 0).map(({ src }) => src)
  })
}

test('from the front page to the basket, each step a page of its own with the assistant on it', async ({
  page,
}) => {
  let loads = 0
  page.on('load', () => loads++)
  await page.goto(server.url)
  const { launcher } = widgetOn(page)
  await launcher.waitFor()

  await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Tops' }).click()
  await page.waitForURL('**/categories/tops')
  await launcher.waitFor()
  await page.getByRole('link', { name: 'Price, low to high' }).click()
  await page.waitForURL('**/categories/tops?sort=price-up')
  await launcher.waitFor()
  await page.getByRole('link', { name: 'Organic Cotton T-shirt' }).click()
  await page.waitForURL('**/products/organic-cotton-t-shirt')
  await launcher.waitFor()
  await page.getByRole('region', { name: 'Colour' }).getByRole('link', { name: 'Clay' }).click()
  await page.waitForURL('**/products/organic-cotton-t-shirt?colour=clay')
  await launcher.waitFor()
  expect(await page.locator('.main-picture img').getAttribute('src')).toBe('/shop/images/vm1234-clay.svg')

  await page.getByRole('radio', { name: 'L', exact: true }).check()
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await page.waitForURL('**/basket')
  await launcher.waitFor()
  expect(await page.locator('.what').textContent()).toContain('L, Clay')
  expect(await page.getByRole('navigation', { name: 'Help, account and basket' }).textContent()).toContain(
    '1',
  )
  await bringAxe(page)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'One more of Organic Cotton T-shirt, L, Clay' }).click()
  await page.locator('.line-sum', { hasText: '€59.98' }).waitFor()
  expect(await page.getByRole('button', { name: 'Checkout' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Remove Organic Cotton T-shirt, L, Clay' }).click()
  await page.getByRole('heading', { name: 'Your basket is empty' }).waitFor()
  await launcher.waitFor()
  expect(loads).toBe(8)
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('the buy form does not go without a size', async ({ page }) => {
  await page.goto(`${server.url}/products/organic-cotton-t-shirt`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  expect(await page.evaluate(() => document.querySelector('form')?.matches(':invalid'))).toBe(true)
  expect(new URL(page.url()).pathname).toBe('/products/organic-cotton-t-shirt')
})

test('a product’s page tells the assistant which product it shows', async ({ page }) => {
  await page.route('**/widget.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await page.goto(`${server.url}/products/organic-cotton-t-shirt`)
  expect(await page.evaluate(() => window.VerdeMuse)).toEqual([['setContext', { product_id: 'VM1234' }]])
  await page.getByRole('button', { name: 'Ask about size, fabric or delivery' }).click()
  expect(await page.evaluate(() => window.VerdeMuse)).toContainEqual(['open'])
  await page.goto(`${server.url}/help`)
  expect(await page.evaluate(() => window.VerdeMuse)).toBeUndefined()
})

test('a button of the page opens the assistant, which knows the product', async ({ page }) => {
  await page.goto(`${server.url}/products/organic-cotton-t-shirt`)
  await page.getByRole('button', { name: 'Ask about size, fabric or delivery' }).click()
  const { panel, ask, settled } = widgetOn(page)
  await panel.waitFor()
  const [sent] = await Promise.all([
    page.waitForRequest((request) => /\/messages$/.test(request.url()) && request.method() === 'POST'),
    ask('How do I wash it?'),
  ])
  expect(sent.postDataJSON()).toMatchObject({ page: { product_id: 'VM1234' } })
  await settled()
})

test('a source of an answer leads to the very section', async ({ page }) => {
  await page.goto(server.url)
  const { open, ask, settled, lastAnswer } = widgetOn(page)
  await open()
  await ask('How long is the warranty?')
  await settled()
  await lastAnswer.getByRole('list', { name: 'Sources' }).getByRole('button').first().click()
  const link = lastAnswer.locator('.preview a')
  const address = new URL((await link.getAttribute('href')) ?? '', server.url)
  expect(address.origin).toBe(server.url)
  await link.click()
  await page.waitForURL(address.href)
  const target = page.locator(`[id="${address.hash.slice(1)}"]`)
  expect(await target.isVisible()).toBe(true)
  expect(await target.textContent()).toMatch(/warranty/i)
})

describe('without scripts', () => {
  test.override({ contextOptions: { javaScriptEnabled: false } })

  test('something can be put into the basket, and no button is there that does nothing', async ({ page }) => {
    await page.goto(`${server.url}/products/canvas-tote-bag`)
    await page.locator('.buy input[type=radio]:enabled').first().check()
    expect(await page.getByRole('button', { name: /Ask/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Add to basket' }).click()
    await page.getByRole('heading', { name: 'Your basket', exact: true }).waitFor()
  })
})

describe('on a phone, a tablet and a desk, in light and dark', () => {
  test.override({ contextOptions: { reducedMotion: 'reduce' } })

  test.for(Object.entries(pages))(
    '%s: axe finds nothing, nothing hangs over, every picture is there',
    async ([, path], { page, problems }) => {
      problems.allow(/status of 404/)
      await page.goto(server.url + path)
      await widgetOn(page).launcher.waitFor()
      await bringAxe(page)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        expect(await sidewaysScroll(page), `${width} px`).toBe(0)
        expect(await brokenPictures(page)).toEqual([])
        // Between the two nothing changes but the number of columns.
        if (width !== 768) expect(await violations(page), `${width} px`).toEqual([])
      }
      // In the dark the page is the same but for its colours.
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, colourRules), 'dark').toEqual([])
    },
  )
})
