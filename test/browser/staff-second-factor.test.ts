import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { accessibilityFaults } from '../support/accessibility-faults.ts'
import { browserTest } from '../support/browser.ts'
import { enrolOnScreen, setUpLink, staffEmail, staffPassword } from '../support/staff.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
/** Of the account that the first test makes and the others sign in to. */
const made = { secret: '', recoveryCodes: [''] }

async function typePassword(page: Page) {
  await page.goto(`${server.url}/dashboard`)
  await page.getByLabel('E-mail address').fill(staffEmail)
  await page.getByRole('textbox', { name: 'Password' }).fill(staffPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor()
}

describe('the second factor on screen', () => {
  browserTest(
    'is set up before the dashboard opens, also when the page is loaded again',
    async ({ page }) => {
      await page.goto(await setUpLink(server))
      await page.getByLabel('E-mail address').fill(staffEmail)
      await page.getByRole('textbox', { name: 'Password' }).fill(staffPassword)
      await page.keyboard.press('Enter')
      const key = page.locator('.offer-key code')
      const shown = await key.textContent()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.reload()
      expect(await key.textContent()).toBe(shown)
      made.secret = await enrolOnScreen(page)

      await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      made.recoveryCodes = await page.locator('.recovery-codes code').allTextContents()
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download' }).click()
      const file = await (await downloading).createReadStream()
      const text = (await file.toArray()).join('')
      for (const code of made.recoveryCodes) expect(text).toContain(code)
      await page.getByRole('button', { name: 'I have saved them' }).click()
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
    },
  )

  browserTest(
    'takes a code by keyboard, as apps copy it, and tells a wrong one',
    async ({ page, problems }) => {
      problems.allow(/status of 40[01]/)
      await typePassword(page)
      expect(await accessibilityFaults(page)).toEqual([])
      const field = page.getByLabel('Code from your authenticator app')
      expect(await field.getAttribute('autocomplete')).toBe('one-time-code')
      await page.locator('input:focus').waitFor()
      await page.keyboard.type('000 000')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('This code is not right').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])

      // The setting up may have used this step's code: the next one is good already.
      const code = await generate({ secret: made.secret, epoch: Math.floor(Date.now() / 1000) + 30 })
      await page.locator('input:focus').waitFor()
      await page.keyboard.insertText(`${code.slice(0, 3)} ${code.slice(3)}`)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
    },
  )

  describe('on a phone, in dark colours', () => {
    browserTest.override({
      contextOptions: { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' },
    })
    browserTest('takes a recovery code, and new ones are made in the account', async ({ page, problems }) => {
      problems.allow(/status of 401/)
      await typePassword(page)
      await page.getByRole('button', { name: 'Use a recovery code' }).click()
      await page.getByLabel('Recovery code').fill(made.recoveryCodes[0] ?? '')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '9 recovery codes left' }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Go to the dashboard' }).click()

      await page.getByRole('link', { name: 'Account' }).click()
      await page.getByText('9 recovery codes left.').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      await page.getByRole('button', { name: 'Make new recovery codes' }).click()
      await page.locator('input:focus').waitFor()
      await page.keyboard.type(made.recoveryCodes[1] ?? '')
      await page.keyboard.press('Enter')
      await page.getByText('They are shown only now.').waitFor()
      expect(await page.locator('.recovery-codes code').count()).toBe(10)
      await page.getByRole('button', { name: 'I have saved them' }).click()
      await page.getByText('10 recovery codes left.').waitFor()

      await page.getByRole('button', { name: 'Change the password' }).click()
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
})
