import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { accessibilityFaults } from '../support/accessibility-faults.ts'
import { browserTest } from '../support/browser.ts'
import { codeAt } from '../support/staff-auth.ts'
import { codeChallenge, customer, order, type StartedSignIn, startSignIn } from '../support/start-sign-in.ts'

// A shop's page on `localhost` frames the sign-in page of `127.0.0.1`, or opens it as a window.
let frame: StartedSignIn
beforeAll(async () => {
  frame = await startSignIn()
})
afterAll(() => frame.close())

const password = 'lantern orchard violin'
type Message = { origin: string; data: { verdemuse: number; type: string; state: string; code?: string } }

const frameAddress = (origin: string) =>
  `${frame.url}/sign-in?${new URLSearchParams({ origin, state: 'the-state', code_challenge: codeChallenge, locale: 'en' })}`

/** What the shop's page has been sent. */
const messages = (page: Page) => page.evaluate(() => (globalThis as unknown as { got: Message[] }).got)
const codesOf = async (page: Page) =>
  (await messages(page)).flatMap(({ data }) => (data.type === 'code' ? [data.code ?? ''] : []))

async function listenOn(page: Page, origin: string) {
  await page.goto(origin)
  await page.evaluate(() => {
    const got: Message[] = []
    Object.assign(globalThis, { got })
    addEventListener('message', ({ origin, data }) => got.push({ origin, data }))
  })
}

/** Shows the sign-in page in a frame of the shop's page. */
async function openFrame(page: Page, origin: string): Promise<Frame> {
  await listenOn(page, origin)
  await page.evaluate((src) => {
    const made = document.createElement('iframe')
    made.src = src
    made.title = 'Sign in'
    made.style.cssText = 'width:100%;height:700px;border:0'
    document.body.append(made)
  }, frameAddress(origin))
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
  const [, inner] = page.frames()
  if (!inner) throw new Error('no frame')
  return inner
}

describe('the sign-in frame on a page of another origin', () => {
  browserTest('signs in with a mailed code, by keyboard alone', async ({ page, serveShop, problems }) => {
    problems.allow(/status of 400/)
    const { origin } = await serveShop()
    const inner = await openFrame(page, origin)
    expect((await messages(page))[0]).toEqual({
      origin: frame.url,
      data: { verdemuse: 1, type: 'ready', state: 'the-state' },
    })
    expect(await accessibilityFaults(inner)).toEqual([])
    const field = inner.getByLabel('E-mail address')
    await field.focus()
    await page.keyboard.type(customer.email)
    await page.keyboard.press('Enter')
    await inner.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    const code = await frame.mailedCode(customer.email)
    await inner.locator('input:focus').waitFor()
    await page.keyboard.type(code === '00000000' ? '00000001' : '00000000')
    await page.keyboard.press('Enter')
    await inner.getByRole('alert').getByText('This code is not right').waitFor()
    expect(await accessibilityFaults(inner)).toEqual([])
    await page.keyboard.type(`${code.slice(0, 4)} ${code.slice(4)}`)
    await page.keyboard.press('Enter')
    await inner.getByRole('heading', { name: 'You are signed in' }).waitFor()
    const [given = ''] = await codesOf(page)
    expect(frame.issued.get(given)).toMatchObject({ origin, shopper: { userId: customer.userId } })
    const all = await messages(page)
    expect(all.every((one) => one.origin === frame.url && one.data.state === 'the-state')).toBe(true)
    expect(all.map(({ data }) => data.type)).toContain('resize')
  })

  browserTest(
    'makes an account with a password and an authenticator app, as a window',
    async ({ page, serveShop, problems }) => {
      problems.allow(/status of 4\d\d/)
      const { origin } = await serveShop()
      await listenOn(page, origin)
      const opening = page.waitForEvent('popup')
      await page.evaluate((url) => void open(url, '_blank', 'popup'), frameAddress(origin))
      const own = await opening
      const email = 'cleo@post.example'
      await own.getByRole('button', { name: 'Password and security' }).click()
      await own.getByRole('button', { name: 'Create an account' }).click()
      await own.getByLabel('E-mail address').fill(email)
      expect(await accessibilityFaults(own)).toEqual([])
      await own.keyboard.press('Enter')
      await own.getByLabel('Eight-digit code').fill(await frame.mailedCode(email))
      await own.keyboard.press('Enter')
      await own.getByRole('heading', { name: 'Choose a password' }).waitFor()
      await own.getByLabel('New password').fill('passwordpassword')
      await own.keyboard.press('Enter')
      await own.getByRole('alert').getByText('repeats itself').waitFor()
      expect(await accessibilityFaults(own)).toEqual([])
      await own.getByLabel('New password').fill(password)
      await own.keyboard.press('Enter')
      await own.getByRole('button', { name: 'Set it up' }).click()
      const secret = ((await own.locator('.key code').textContent()) ?? '').replace(/\s/g, '')
      expect(await accessibilityFaults(own)).toEqual([])
      await own.getByLabel('Code that the app shows').fill(await codeAt(secret, frame.time.now))
      await own.keyboard.press('Enter')
      await own.getByRole('heading', { name: 'Save your recovery codes' }).waitFor()
      const recoveryCodes = await own.locator('.recovery-codes code').allTextContents()
      expect(recoveryCodes).toHaveLength(10)
      expect(await accessibilityFaults(own)).toEqual([])
      await own.getByRole('button', { name: 'I have saved them' }).click()
      await own.getByText('On. 10 recovery codes left.').waitFor()
      expect(await accessibilityFaults(own)).toEqual([])
      await own.getByRole('button', { name: 'Back to the shop' }).click()
      await expect.poll(() => codesOf(page)).toHaveLength(1)
      await own.close()

      frame.time.now += 30_000
      const inner = await openFrame(page, origin)
      await inner.getByLabel('E-mail address').fill(email)
      await inner.getByRole('button', { name: 'Use a password' }).click()
      await inner.getByRole('textbox', { name: 'Password' }).fill(password)
      await page.keyboard.press('Enter')
      await inner.getByLabel('Code from your authenticator app').fill(await codeAt(secret, frame.time.now))
      await page.keyboard.press('Enter')
      await expect.poll(() => codesOf(page)).toHaveLength(1)
      const [given = ''] = await codesOf(page)
      expect(frame.issued.get(given)?.shopper).toMatchObject({ email })
    },
  )

  describe('on a phone, in dark colours', () => {
    browserTest.override({
      contextOptions: { viewport: { width: 320, height: 640 }, hasTouch: true, colorScheme: 'dark' },
    })
    browserTest(
      'looks one order up, resets a password, and goes back',
      async ({ page, serveShop, problems }) => {
        problems.allow(/status of 4\d\d/)
        const { origin } = await serveShop()
        const inner = await openFrame(page, origin)
        const widthOf = () => inner.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        await inner.getByRole('button', { name: 'Only one order?' }).click()
        await inner.getByLabel('Order number').fill(order.orderId)
        await inner.getByRole('radio', { name: 'Postcode' }).check()
        await inner.getByRole('textbox', { name: 'Postcode' }).fill('99999')
        await inner.getByRole('button', { name: 'Look it up' }).click()
        await inner.getByRole('alert').getByText('No order has this number').waitFor()
        expect(await accessibilityFaults(inner)).toEqual([])
        expect(await widthOf()).toBe(0)
        await inner.getByRole('textbox', { name: 'Postcode' }).fill('10115')
        await inner.getByRole('button', { name: 'Look it up' }).click()
        await inner.getByRole('heading', { name: 'You are signed in' }).waitFor()
        const [given = ''] = await codesOf(page)
        expect(frame.issued.get(given)?.shopper.onlyOrder).toBe(order.orderId)

        const again = await openFrame(page, origin)
        await again.getByLabel('E-mail address').fill(customer.email)
        await again.getByRole('button', { name: 'Use a password' }).click()
        await again.getByRole('button', { name: 'Forgot your password?' }).click()
        await again.getByLabel('Eight-digit code').waitFor()
        await again.getByRole('button', { name: 'Use another address' }).click()
        await again.getByLabel('E-mail address').press('Escape')
        await expect.poll(async () => (await messages(page)).at(-1)?.data.type).toBe('cancel')
        expect(await codesOf(page)).toEqual([])
      },
    )
  })

  browserTest(
    'is shown by no page whose origin is another than the one that it was opened for',
    async ({ page, serveShop, problems }) => {
      problems.allow(/frame-ancestors|Framing/)
      const [shop, other] = [await serveShop(), await serveShop()]
      await listenOn(page, other.origin)
      const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
      await page.evaluate((src) => {
        const made = document.createElement('iframe')
        made.src = src
        document.body.append(made)
      }, frameAddress(shop.origin))
      await refused
      expect(await messages(page)).toEqual([])
    },
  )
})
