import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord } from '../../server/store/turn-records.ts'
import { accessibilityFaults, faultsInLightAndDark } from '../support/accessibility-faults.ts'
import { browserTest } from '../support/browser.ts'
import { createClient } from '../support/client.ts'
import {
  createStaff,
  enrolOnScreen,
  setUpLink,
  signInStaff,
  staffEmail,
  staffPassword,
  type TestStaff,
} from '../support/staff.ts'
import { type RunningServer, startServer } from '../support/start-server.ts'
import { syntheticRecords } from '../dashboard/synthetic-records.ts'

/** The figure on a card. */
const cardOf = (page: Page, name: string) =>
  page
    .locator('.kpi', { has: page.getByRole('term').getByText(name, { exact: true }) })
    .locator('.kpi-value')
    .textContent()

describe('the first start', () => {
  browserTest(
    'leads from the printed link to a dashboard that shows a question as it comes',
    async ({ page, problems }) => {
      problems.allow(/status of 422/)
      const server = await startServer()
      try {
        await page.goto(await setUpLink(server))
        await page.getByRole('heading', { name: 'Create your staff account' }).waitFor()
        expect(await accessibilityFaults(page)).toEqual([])

        // By keyboard alone: the first field has the focus.
        await page.locator('input:focus').waitFor()
        await page.keyboard.type(staffEmail)
        await page.keyboard.press('Tab')
        await page.keyboard.type('verdemuse-dashboard')
        await page.keyboard.press('Enter')
        await page.getByText('words that are guessed first').waitFor()
        await page.keyboard.press('ControlOrMeta+A')
        await page.keyboard.type(staffPassword)
        await page.keyboard.press('Enter')
        await enrolOnScreen(page)
        await page.getByRole('button', { name: 'I have saved them' }).click()

        await page.getByRole('heading', { name: 'No turns yet' }).waitFor()
        await page.getByText('Live', { exact: true }).waitFor()
        expect(page.url()).toBe(`${server.url}/dashboard`)
        expect(await accessibilityFaults(page)).toEqual([])

        const shopper = createClient(server.url)
        const { access_token: token } = await shopper.visitor()
        await shopper.ask(token, await shopper.conversation(token), 'What is your return policy?')
        await page.getByRole('heading', { name: 'Turns by outcome' }).waitFor()
        await expect.poll(() => cardOf(page, 'Turns')).toBe('1')

        // The link is spent, also for whoever finds it later.
        await page.goto('about:blank')
        await page.goto(await setUpLink(server))
        problems.allow(/status of 400/)
        await page.getByLabel('E-mail address').fill('eve@b.example')
        await page.getByRole('textbox', { name: 'Password' }).fill(staffPassword)
        await page.getByRole('button', { name: 'Create account' }).click()
        await page.getByText('This set-up link was used already').waitFor()
      } finally {
        await server.remove()
      }
    },
  )
})

describe('the dashboard', () => {
  let server: RunningServer
  let staff: TestStaff

  beforeAll(async () => {
    server = await startServer()
    staff = await createStaff(server)
    const database = openSqlite(join(server.dataDir, 'verdemuse.db'))
    const records = syntheticRecords({ count: 2000, hours: 6 * 24, until: Date.now() })
    await database.write(records.flatMap(insertTurnRecord))
    database.close()
  })
  afterAll(async () => {
    await server?.remove()
  })

  browserTest('shows a full week, and what is under the pointer', async ({ page, problems }) => {
    problems.allow(/status of 401/)
    await signInStaff(page, staff)
    await page.getByLabel('7 days').check()
    await expect.poll(() => cardOf(page, 'Turns')).toBe('2,000')
    expect(page.url()).toContain('range=7d')
    expect(await faultsInLightAndDark(page)).toEqual([])
    await expect.poll(() => page.locator('.plot canvas').count()).toBe(6)

    const legend = page.locator('.legend').first()
    const totals = await legend.textContent()
    await page.locator('.plot').first().hover()
    await expect.poll(() => legend.textContent()).not.toBe(totals)
    await page.getByRole('heading', { name: 'Overview' }).hover()
    await expect.poll(() => legend.textContent()).toBe(totals)

    await page.getByText('As a table').first().click()
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(60)
  })

  describe('on a phone', () => {
    browserTest.override({ contextOptions: { viewport: { width: 360, height: 740 }, hasTouch: true } })
    browserTest('fits its width', async ({ page, problems }) => {
      problems.allow(/status of 401/)
      await signInStaff(page, staff)
      await page.getByLabel('30 days').check()
      await page.getByRole('heading', { name: 'Turns by outcome' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    })
  })

  browserTest('lists behind a card exactly what it counts, by keyboard alone', async ({ page, problems }) => {
    problems.allow(/status of 401/)
    await signInStaff(page, staff)
    await page.getByLabel('7 days').check()
    await expect.poll(() => cardOf(page, 'Turns')).toBe('2,000')
    const card = page.locator('.kpi', { hasText: 'Asked for a person' })
    const sample = /^(\d+) of/.exec((await card.locator('.kpi-sample').textContent()) ?? '')?.[1]
    await card.getByText('Definition').press('Enter')
    await card.getByText('Conversations in which the shopper asked').waitFor()
    await card.getByRole('button').press('Enter')

    const dialog = page.getByRole('dialog', { name: 'Asked for a person' })
    await dialog.getByRole('listitem').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await expect
      .poll(async () => {
        const more = dialog.getByRole('button', { name: 'Show more' })
        if (await more.isVisible()) await more.click()
        const counts = (await dialog.getByRole('listitem').allTextContents()).map((row) =>
          Number(/counts (\d+) times/.exec(row)?.[1] ?? 1),
        )
        return String(counts.reduce((sum, count) => sum + count, 0))
      })
      .toBe(sample)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await card.getByRole('button').evaluate((button) => button === document.activeElement)).toBe(true)
  })

  browserTest('tells a wrong password, and not which half was wrong', async ({ page, problems }) => {
    problems.allow(/status of 401/)
    await page.goto(`${server.url}/dashboard`)
    await page.getByLabel('E-mail address').fill('nobody@shop.example')
    await page.getByRole('textbox', { name: 'Password' }).fill(staffPassword)
    await page.keyboard.press('Enter')
    await page.getByText('The e-mail address or the password is not right.').waitFor()
  })

  browserTest('asks to sign in again in every tab once one has signed out', async ({ page, problems }) => {
    problems.allow(/status of 401/)
    await signInStaff(page, staff)
    const other = await page.context().newPage()
    await other.goto(`${server.url}/dashboard`)
    await other.getByText('Live', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You are signed out.').waitFor()
    await other.getByText('Your session has ended.').waitFor()
    expect(await page.context().cookies()).toEqual([])
  })

  browserTest(
    'keeps its figures while the server restarts, and goes on by itself',
    async ({ page, problems }) => {
      problems.allow(
        /status of (?:401|503)|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/,
      )
      await signInStaff(page, staff)
      await page.getByText('Live', { exact: true }).waitFor()
      await page.getByRole('heading', { name: 'Turns by outcome' }).waitFor()
      await server.stop()
      await page.getByText('The server cannot be reached.').waitFor()
      await page.getByText('Reconnecting…').waitFor()
      expect(await page.getByRole('heading', { name: 'Turns by outcome' }).isVisible()).toBe(true)
      await server.restart()
      await page.getByText('Live', { exact: true }).waitFor()
      await expect.poll(() => page.getByText('The server cannot be reached.').count()).toBe(0)
    },
  )
})
