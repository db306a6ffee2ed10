import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { accessibilityFaults } from '../support/accessibility-faults.ts'
import { browserTest } from '../support/browser.ts'
import { createStaff, signInStaff, type TestStaff } from '../support/staff.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
const grace = 'grace@shop.example'
let ada: TestStaff

beforeAll(async () => {
  ada = await createStaff(server)
})

/** As if everyone had shown who they are long ago. */
function forgetProofs() {
  const database = new Sqlite(join(server.dataDir, 'verdemuse.db'))
  database.prepare('update staff_sessions set proven_at = 0').run()
  database.close()
}

const meAs = async ({ origin, cookie }: TestStaff) =>
  (await fetch(`${origin}/v1/staff/me`, { headers: { cookie } })).status

async function openPage(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor()
}

describe('the team on screen', () => {
  browserTest(
    'an admin invites a colleague, changes her role and signs her out for good; the log has it all',
    async ({ page, problems }) => {
      problems.allow(/status of 403/)
      await signInStaff(page, ada)
      await openPage(page, 'Team')
      await page.getByText('1 active account', { exact: true }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])

      forgetProofs()
      await page.getByLabel('E-mail address').fill(grace)
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Is it you?' })
      await dialog.waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByText('Nothing was changed.').waitFor()
      await page.getByLabel('E-mail address').press('Enter')
      await dialog.locator('input:focus').waitFor()
      await page.keyboard.type(ada.recoveryCodes.pop() ?? '')
      await page.keyboard.press('Enter')
      const link = await page.locator('.offer-key code').textContent()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Done' }).press('Enter')
      await page.getByText('invited by ada@shop.example').waitFor()
      expect(await page.getByText(link ?? 'no link').count(), 'it is shown once').toBe(0)

      const colleague = await createStaff(server, { email: grace, link: link ?? '' })
      expect(await meAs(colleague)).toBe(200)
      await page.reload()
      await page.getByLabel(`Role of ${grace}`).selectOption('viewer')
      await page.locator('.people select:disabled').waitFor({ state: 'detached' })
      expect(await page.getByLabel(`Role of ${grace}`).inputValue()).toBe('viewer')
      expect(await meAs(colleague), 'her session is over').toBe(401)

      await page.getByRole('button', { name: `Deactivate ${grace}` }).click()
      await page.locator('button:focus', { hasText: /^Cancel$/ }).waitFor()
      await page
        .getByRole('group', { name: `Deactivate: ${grace}` })
        .getByText('Deactivate', { exact: true })
        .last()
        .click()
      await page.getByRole('button', { name: `Reactivate ${grace}` }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByLabel('Role of ada@shop.example').selectOption('agent')
      await page.getByRole('alert').getByText('last active admin').waitFor()

      await page.getByLabel('Authenticator app for everyone').press('Space')
      await page.locator('.switch input:checked').waitFor()

      await openPage(page, 'Audit log')
      await page.getByText('Whole').waitFor()
      await page.locator('.entry').getByText('Changed a setting').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByLabel('Act').selectOption('role-changed')
      await page.getByText('from agent to viewer').waitFor()
      await expect.poll(() => page.locator('.entry').count()).toBe(1)
      await page.reload()
      await page.getByText('from agent to viewer').waitFor()
      expect(await page.getByLabel('Act').inputValue()).toBe('role-changed')
      await page.getByRole('button', { name: 'Clear' }).click()
      await expect.poll(() => page.locator('.entry').count()).toBeGreaterThan(5)
    },
  )

  describe('on a phone, in dark colours', () => {
    browserTest.override({
      contextOptions: { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' },
    })
    browserTest('fits, and tells at once that the log was touched', async ({ page }) => {
      await signInStaff(page, ada)
      await openPage(page, 'Team')
      await page.getByLabel('E-mail address').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

      const database = new Sqlite(join(server.dataDir, 'verdemuse.db'))
      database.prepare("update audit_entries set actor = 's_eve' where seq = 2").run()
      database.close()
      await openPage(page, 'Audit log')
      await page.getByRole('alert').getByText('Entry 2 was changed').waitFor({ timeout: 45_000 })
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    })
  })
})
