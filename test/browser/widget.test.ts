import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage, type ShopPage } from '../support/shop-page.ts'
import { type FakeServer, type Step, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, productAnswer, returnAnswer } from '../widget/support/scripted-answers.ts'
import { hasFocus, widgetOn } from '../widget/support/widget-page.ts'

const done: Step = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
const failed: Step = { type: 'turn-error', code: 'upstream_failed', retryable: true }

/** The script to a question; the question says what it is about. */
function answer(text: string, attempt: number): Step[] {
  if (text.includes('tees')) return productAnswer
  if (text.includes('hold'))
    return [...pieces('The first half'), 'hold', ...pieces(' and the second half.'), done]
  if (text.includes('silent')) return ['hold', ...pieces('Late.'), done]
  if (text.includes('cut'))
    return [...pieces('Not a '), 'hold', 'cut', ...pieces('character is missing, 🌱 nor twice.'), done]
  if (text.includes('fail'))
    return attempt === 1 ? [...pieces('I could'), failed] : [...pieces('Now it worked.'), done]
  if (text.includes('long'))
    return [...pieces('A line of a long answer.\n\n'.repeat(40), 60), 'hold', ...pieces('The end.'), done]
  return returnAnswer
}

let server: FakeServer
let shop: ShopPage

beforeAll(async () => {
  server = await startFakeServer({ answer })
  shop = await serveShopPage({ widgetOrigin: server.origin })
})
afterAll(async () => {
  await shop.close()
  await server.close()
})

describe('before anyone asks', () => {
  test('shows the launcher by one request and keeps nothing', async ({ page }) => {
    const before = server.requests.length
    await page.goto(shop.origin, { waitUntil: 'networkidle' })
    await widgetOn(page).launcher.waitFor()
    expect(server.requests.slice(before)).toEqual(['GET /widget.js'])
    expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({})
    expect(await page.context().cookies()).toEqual([])
  })

  test('fetches the panel when the pointer comes near, and opens it with three requests in all', async ({
    page,
  }) => {
    const before = server.requests.length
    await page.goto(shop.origin)
    const { launcher, open } = widgetOn(page)
    await Promise.all([page.waitForResponse(/\/panel\.\w+\.js$/), launcher.hover()])
    await open()
    expect(server.requests.slice(before)).toHaveLength(3)
    expect(server.requests.slice(before).every((request) => request.endsWith('.js'))).toBe(true)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })
})

describe('a question', () => {
  test('is answered word by word, with sources that open', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, lastAnswer, panel, settled, stop } = widgetOn(page)
    await open()
    await ask('Please hold the second half')
    await lastAnswer.getByText('The first half').waitFor()
    expect(await lastAnswer.textContent()).not.toContain('second half')
    expect(await stop.isVisible()).toBe(true)
    server.go()
    await lastAnswer.getByText('The first half and the second half.').waitFor()
    await settled()

    await ask('What is your return policy?')
    await settled()
    expect(await lastAnswer.locator('strong').textContent()).toBe('within 30 days')
    expect(await lastAnswer.locator('ol > li').count()).toBe(3)
    // Only what is cited is shown.
    const chips = lastAnswer.getByRole('list', { name: 'Sources' }).getByRole('button')
    expect(await chips.allTextContents()).toEqual([
      '1 Return policy',
      '2 Can I exchange an item for another size?',
    ])
    await chips.first().click()
    await panel.getByText('You may return unworn items').waitFor()
    expect(await panel.getByRole('link', { name: 'Read more' }).getAttribute('href')).toBe(
      'https://verdemuse.example/policies/returns',
    )
    // The number in the text opens the same preview.
    await lastAnswer.locator('.cite', { hasText: '2' }).click()
    await panel.getByText('the new size ships at once').waitFor()
    expect(await panel.getByText('You may return unworn items').count()).toBe(0)
  })

  test('can be one of the first questions, and a suggestion goes on', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, panel, settled } = widgetOn(page)
    await open()
    await panel.getByRole('button', { name: 'What is your return policy?' }).click()
    await settled()
    await panel.getByRole('button', { name: 'Where is my refund?' }).click()
    await panel.locator('.question', { hasText: 'Where is my refund?' }).waitFor()
    await settled()
    expect(server.bodies.at(-1)).toMatchObject({ text: 'Where is my refund?', locale: 'en' })
  })

  test('about products is answered with cards', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, lastAnswer, settled } = widgetOn(page)
    await open()
    await ask('Which tees are organic?')
    await settled()
    const card = lastAnswer.getByRole('article').first()
    expect(await card.getByRole('link', { name: 'Organic Cotton T-shirt' }).getAttribute('href')).toBe(
      'https://verdemuse.example/products/VM1234',
    )
    expect(await card.textContent()).toContain('€29.99')
    expect(await card.getByText('L, sold out').count()).toBe(1)
    expect(await lastAnswer.getByRole('article').nth(1).textContent()).toContain('Sold out')
  })

  test('keeps its line breaks, and Enter within a composed character does not send', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, field, panel } = widgetOn(page)
    await open()
    await field.fill('one')
    await field.press('Shift+Enter')
    await field.pressSequentially('two')
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    expect(await field.inputValue()).toBe('one\ntwo')
    await field.press('Enter')
    await panel.locator('.question').waitFor()
    expect(await panel.locator('.question .bubble').textContent()).toBe('one\ntwo')
  })
})

describe('an answer under way', () => {
  test('stops when asked, and can be asked for again', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, lastAnswer, stop, panel, send } = widgetOn(page)
    await open()
    await ask('Please hold it')
    await lastAnswer.getByText('The first half').waitFor()
    await stop.click()
    await lastAnswer.getByText('You stopped this answer.').waitFor()
    await send.waitFor()
    expect(server.requests.at(-1)).toMatch(/\/stop$/)
    await panel.getByRole('button', { name: 'Try again' }).click()
    await stop.waitFor()
    // The button is there before the server has heard of it: only an answer that has begun can be let go on.
    await expect.poll(() => server.requests.at(-1)).toMatch(/\/retry$/)
    await lastAnswer.getByText('The first half').waitFor()
    server.go()
    await lastAnswer.getByText('The first half and the second half.').waitFor()
  })

  test('goes on after the line was cut, without a missing or repeated character', async ({
    page,
    problems,
  }) => {
    problems.allow(/ERR_|net::/)
    await page.goto(shop.origin)
    const { open, ask, lastAnswer, settled } = widgetOn(page)
    await open()
    await ask('Please cut the line')
    // Cut before a byte was read, the message would be sent again; here it is the answer that must go on.
    await lastAnswer.getByText('Not a').waitFor()
    server.go()
    await settled()
    expect(await lastAnswer.locator('.md').textContent()).toBe('Not a character is missing, 🌱 nor twice.')
    expect(server.requests.some((request) => request.endsWith('/events'))).toBe(true)
  })

  test('that failed says so in a sentence and can be asked for again', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, lastAnswer, panel, settled } = widgetOn(page)
    await open()
    await ask('Please fail once')
    await lastAnswer.getByText('The answer could not be finished. Please try again.').waitFor()
    await panel.getByRole('button', { name: 'Try again' }).click()
    await lastAnswer.getByText('Now it worked.').waitFor()
    await settled()
  })
})

describe('thumbs', () => {
  test('reach the server, down with a reason', async ({ page }) => {
    await page.goto(shop.origin)
    const { open, ask, lastAnswer, settled } = widgetOn(page)
    await open()
    await ask('Returns?')
    await settled()
    const up = lastAnswer.getByRole('button', { name: 'Helpful', exact: true })
    await up.click()
    await lastAnswer.getByText('Thank you!').waitFor()
    expect(await up.getAttribute('aria-pressed')).toBe('true')
    await expect.poll(() => server.bodies.at(-1)).toEqual({ helpful: true })

    const down = lastAnswer.getByRole('button', { name: 'Not helpful' })
    await down.click()
    const reasons = lastAnswer.getByRole('form', { name: 'What was wrong?' })
    await expect.poll(() => hasFocus(reasons.getByRole('button', { name: 'Not correct' }))).toBe(true)
    await reasons.getByRole('button', { name: 'Missing details' }).click()
    await reasons.getByRole('textbox').fill('Says nothing about sale items')
    await reasons.getByRole('button', { name: 'Send' }).click()
    await expect
      .poll(() => server.bodies.at(-1))
      .toEqual({ helpful: false, reason: 'Missing details; Says nothing about sale items' })
    await lastAnswer.getByText('Thank you!').waitFor()
    expect(await hasFocus(down)).toBe(true)
    expect(await up.getAttribute('aria-pressed')).toBe('false')
  })
})

describe('a page load', () => {
  test('keeps the conversation, and follows an answer that is still being made', async ({ page }) => {
    await page.goto(shop.origin)
    const first = widgetOn(page)
    await first.open()
    await first.ask('Please hold over the page')
    await first.lastAnswer.getByText('The first half').waitFor()

    await page.goto(`${shop.origin}/basket`)
    const second = widgetOn(page)
    await second.open()
    await second.panel.locator('.question', { hasText: 'Please hold over the page' }).waitFor()
    await second.lastAnswer.getByText('The first half').waitFor()
    server.go()
    await second.lastAnswer.getByText('The first half and the second half.').waitFor()
    await second.settled()

    await page.reload()
    const third = widgetOn(page)
    await third.open()
    await third.lastAnswer.getByText('The first half and the second half.').waitFor()
    expect(await third.panel.getByRole('button', { name: 'Try again' }).count()).toBe(0)
  })
})

describe('the keyboard', () => {
  test('opens the panel, goes in, and comes back by Escape', async ({ page }) => {
    await page.goto(shop.origin)
    const { launcher, field, panel } = widgetOn(page)
    await launcher.waitFor()
    await page.keyboard.press('Tab')
    expect(await hasFocus(launcher)).toBe(true)
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Enter')
    await panel.waitFor()
    await expect.poll(() => hasFocus(field)).toBe(true)
    expect(await launcher.getAttribute('aria-expanded')).toBe('true')
    expect(await panel.getByRole('dialog', { name: 'Chat with VerdeMuse' }).count()).toBe(1)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    expect(await hasFocus(launcher)).toBe(true)
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('a phone', () => {
  test.override({ contextOptions: { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true } })

  test('has the panel over the whole screen, with an input that does not zoom and a page that does not scroll', async ({
    page,
  }) => {
    await page.goto(shop.origin)
    const { open, panel, field } = widgetOn(page)
    await open()
    await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 })
    expect(await field.evaluate((element) => getComputedStyle(element).fontSize)).toBe('16px')
    const overflow = () => page.evaluate(() => getComputedStyle(document.documentElement).overflowY)
    expect(await overflow()).toBe('hidden')
    const dialog = panel.getByRole('dialog')
    expect(await dialog.getAttribute('aria-modal')).toBe('true')
    for (let presses = 0; presses < 20; presses++) await page.keyboard.press('Tab')
    expect(
      await dialog.evaluate((element) => {
        const root = element.getRootNode()
        return root instanceof ShadowRoot && element.contains(root.activeElement)
      }),
    ).toBe(true)
    await panel.getByRole('button', { name: 'Close chat' }).click()
    await panel.waitFor({ state: 'hidden' })
    expect(await overflow()).toBe('visible')
    expect(await page.evaluate(() => document.documentElement.hasAttribute('style'))).toBe(false)
  })
})
