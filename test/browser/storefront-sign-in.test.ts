import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityFaults } from '../support/accessibility-faults.ts'
import { browserTest as test } from '../support/browser.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
const phone = test.extend({ contextOptions: { viewport: { width: 360, height: 700 }, hasTouch: true } })

/** In the place of the assistant: what the page says to it, tokens fetched. */
async function overhear(page: Page): Promise<void> {
  await page.route('**/widget.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'window.VerdeMuse ||= []' }),
  )
}

/** The calls that the page has made of the assistant, with the `sub` of the token that `identify` gives. */
async function calls(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const queue: unknown = Reflect.get(window, 'VerdeMuse')
    const said: string[] = []
    for (const [name, argument] of Array.isArray(queue) ? queue : []) {
      if (name !== 'identify') {
        said.push(String(name))
        continue
      }
      const token: string = await argument({ max_age: 600 })
      said.push(`identify ${JSON.parse(atob(token.split('.')[1] ?? '')).sub}`)
    }
    return said
  })
}

test('a visitor signs in as one of three shoppers, stays so on the next page, and signs out', async ({
  page,
}) => {
  await overhear(page)
  await page.goto(server.url)
  expect(await calls(page)).toEqual([])
  await page.getByText('Sign in', { exact: true }).click()
  await page.getByRole('button', { name: /^Lotte Verhaegen/ }).click()
  expect(await calls(page)).toEqual(['identify user5678'])
  expect(await page.locator('[data-account-news]').textContent()).toBe('Signed in as Lotte Verhaegen')

  await page.goto(`${server.url}/help`)
  await page.getByText('Lotte', { exact: true }).click()
  expect(await calls(page)).toEqual(['identify user5678'])
  await page.getByRole('button', { name: 'Sign out' }).click()
  expect(await calls(page)).toEqual(['identify user5678', 'signOut'])
  await page.reload()
  expect(await calls(page)).toEqual([])
})

test('another tab signs in and out with it', async ({ page }) => {
  await overhear(page)
  await page.goto(server.url)
  const other = await page.context().newPage()
  await overhear(other)
  await other.goto(server.url)
  await other.getByText('Sign in', { exact: true }).click()
  await other.getByRole('button', { name: /^Elsa/ }).click()
  await page.getByText('Elsa', { exact: true }).waitFor()
  expect(await calls(page)).toEqual(['identify user2405'])
})

test('works by keyboard, and a key or a click elsewhere closes it', async ({ page }) => {
  await overhear(page)
  await page.goto(server.url)
  const summary = page.locator('.account summary')
  const sheet = page.locator('.account .sheet')
  await summary.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Lotte')
  await page.keyboard.press('Escape')
  expect(await sheet.isVisible()).toBe(false)
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.locator('h1').click()
  expect(await sheet.isVisible()).toBe(false)
})

phone('fits a phone, down to 320 points, and has nothing that axe minds', async ({ page }) => {
  await overhear(page)
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 700 })
    await page.goto(server.url)
    await page.locator('.account summary').tap()
    const box = await page.locator('.account .sheet').boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  expect(await accessibilityFaults(page)).toEqual([])
})
