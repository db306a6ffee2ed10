import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Message } from '../../server/wire.ts'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage, type ShopPage, strictCsp } from '../support/shop-page.ts'
import { type FakeServer, type Step, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, returnAnswer, tees } from '../widget/support/scripted-answers.ts'
import { hasFocus, widgetOn } from '../widget/support/widget-page.ts'

const done: Step = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
const lines = (count: number) => pieces('A line of a long answer.\n\n'.repeat(count), 60)
const many = ['a', 'b', 'c'].flatMap((series) =>
  tees.map((tee) => ({
    ...tee,
    product_id: `${series}-${tee.product_id}`,
    url: `/products/${tee.product_id}`,
  })),
)

/** The script to a question; the question says what it is about. */
function answer(text: string): Step[] {
  if (text.includes('everything'))
    return [
      ...pieces('The first paragraph.\n\n'),
      'hold',
      ...returnAnswer.slice(0, -1),
      { type: 'products', products: many },
      done,
    ]
  if (text.includes('six')) return [...pieces('Six tees:'), { type: 'products', products: many }, done]
  if (text.includes('long')) return [...lines(40), 'hold', ...pieces('The end.'), done]
  if (text.includes('hold'))
    return [...pieces('The first sentence. The second'), 'hold', ...pieces(' sentence costs €4.90.'), done]
  return returnAnswer
}

const earlier: Message[] = Array.from({ length: 40 }, (_, n) => ({
  message_id: `m${n}`,
  ...(n % 2 === 0 ? { role: 'shopper' } : { role: 'assistant', turn_id: `t${n}`, outcome: 'answered' }),
  text: `Line ${n} of what was said.`,
  created_at: new Date(n * 1000).toISOString(),
}))

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

async function openPanel(page: Page) {
  await page.goto(shop.origin)
  const widget = widgetOn(page)
  await widget.open()
  const log = widget.panel.getByRole('log')
  return {
    ...widget,
    log,
    jump: widget.panel.getByRole('button', { name: 'Jump to the latest message' }),
    menu: widget.panel.getByRole('button', { name: 'Conversation menu' }),
    distance: () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight),
  }
}

/** Where an element stands in the window once nothing moves any more, px. */
async function placeOf(locator: Locator): Promise<number> {
  return locator.evaluate(async (element) => {
    const root = element.getRootNode()
    if (root instanceof ShadowRoot) {
      const moving = root.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
      await Promise.all(moving.map((one) => one.finished.catch(() => {})))
    }
    return element.getBoundingClientRect().top
  })
}

describe('reading', () => {
  test('is not disturbed by anything that comes: text, sources, cards, suggestions', async ({ page }) => {
    const { ask, settled, lastAnswer, log, panel } = await openPanel(page)
    await ask('What is your return policy?')
    await settled()
    await ask('Tell me everything')
    const read = lastAnswer.getByText('The first paragraph.')
    await read.waitFor()
    const question = panel.locator('.question').last()
    const [top, place] = [await placeOf(log), await placeOf(question)]
    expect(place - top).toBeGreaterThan(0)
    expect(place - top).toBeLessThan(30)
    const before = await placeOf(read)
    await page.evaluate(() => {
      const shifts: number[] = []
      Reflect.set(window, 'shifts', shifts)
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')))
      }).observe({ type: 'layout-shift' })
    })
    server.go()
    await settled()
    await lastAnswer.getByRole('article').first().waitFor()
    await lastAnswer.getByRole('list', { name: 'Sources' }).waitFor()
    expect(await placeOf(read)).toBe(before)
    expect(await placeOf(question)).toBe(place)
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([])
  })

  test('offers no way back to an end that is in view, not even while the question glides up', async ({
    page,
  }) => {
    const { ask, settled, panel, distance } = await openPanel(page)
    await ask('What is your return policy?')
    await settled()
    await panel.evaluate((element) => {
      Reflect.set(window, 'offered', 0)
      new MutationObserver(() => {
        if (element.querySelector('.jump')) Reflect.set(window, 'offered', 1)
      }).observe(element, { childList: true, subtree: true })
    })
    await ask('And what is your return policy?')
    await settled()
    await placeOf(panel.locator('.question').last())
    expect(await distance()).toBeLessThan(100)
    expect(await page.evaluate(() => Reflect.get(window, 'offered'))).toBe(0)
  })

  test('stays where it is in a long answer, and a tap leads to the end, which is then followed', async ({
    page,
  }) => {
    const { ask, lastAnswer, jump, log, distance, settled } = await openPanel(page)
    await ask('A long one')
    await lastAnswer.getByText('A line of a long answer.').nth(39).waitFor()
    const read = lastAnswer.getByText('A line of a long answer.').nth(2)
    const place = await placeOf(read)
    await jump.getByText('New text below').waitFor()
    await jump.click()
    await expect.poll(distance).toBeLessThan(5)
    await jump.waitFor({ state: 'hidden' })
    server.go()
    await lastAnswer.getByText('The end.').waitFor()
    await settled()
    await expect.poll(distance).toBeLessThan(5)

    await ask('Another long one')
    await lastAnswer.getByText('A line of a long answer.').nth(39).waitFor()
    await log.evaluate((box) => box.scrollBy(0, 333))
    const scrolled = await placeOf(lastAnswer.getByText('A line of a long answer.').nth(2))
    expect(scrolled).not.toBe(place)
    server.go()
    await settled()
    expect(await placeOf(lastAnswer.getByText('A line of a long answer.').nth(2))).toBe(scrolled)
  })

  test('keeps its place when earlier messages come in above', async ({ page }) => {
    const paged = await startFakeServer({ answer, history: earlier, pageSize: 12 })
    const own = await serveShopPage({ widgetOrigin: paged.origin })
    await page.goto(own.origin)
    const first = widgetOn(page)
    await first.open()
    // Makes the conversation, to which all of the history belongs.
    await first.ask('What is your return policy?')
    await first.settled()
    await page.reload()
    const { open, panel, settled } = widgetOn(page)
    await open()
    await settled()
    const log = panel.getByRole('log')
    const button = panel.getByRole('button', { name: 'Earlier messages' })
    const line = panel.getByText('Line 32 of what was said.')
    await line.waitFor()
    for (const next of [25, 13]) {
      await log.evaluate((box) => box.scrollTo(0, 0))
      const place = await placeOf(line)
      await button.click()
      await panel.getByText(`Line ${next} of what was said.`).waitFor({ state: 'attached' })
      expect(Math.abs((await placeOf(line)) - place)).toBeLessThan(2)
    }
    await page.goto('about:blank')
    await paged.close()
    await own.close()
  })
})

describe('a question that has to wait', () => {
  test('stands below the answer under way, can be taken back, and goes out after it', async ({ page }) => {
    const { ask, field, lastAnswer, panel, stop, send, settled } = await openPanel(page)
    await ask('Please hold it')
    await lastAnswer.getByText('The first sentence.').waitFor()
    await stop.waitFor()
    await field.fill('Never mind this')
    await send.waitFor()
    await field.press('Enter')
    const waiting = panel.locator('.question', { hasText: 'Waiting to be sent' })
    await waiting.filter({ hasText: 'Never mind this' }).waitFor()
    await waiting.getByRole('button', { name: 'Don’t send' }).click()
    expect(await hasFocus(panel.getByRole('log'))).toBe(true)
    await panel.locator('.question', { hasText: 'Never mind this' }).waitFor({ state: 'detached' })

    await field.fill('How do returns work?')
    await field.press('Enter')
    await waiting.filter({ hasText: 'How do returns work?' }).waitFor()
    const texts = () => server.bodies.flatMap(({ text }) => (text === undefined ? [] : [text]))
    expect(texts().at(-1)).toBe('Please hold it')
    server.go()
    await lastAnswer.getByText('within 30 days').waitFor()
    await settled()
    expect(texts().at(-1)).toBe('How do returns work?')
    expect(texts()).not.toContain('Never mind this')
    expect(await panel.getByText('Waiting to be sent').count()).toBe(0)
  })

  test('waits for the line, and the panel says so', async ({ page, problems }) => {
    problems.allow(/ERR_|net::/)
    const { ask, settled, field, panel, lastAnswer } = await openPanel(page)
    await ask('What is your return policy?')
    await settled()
    await page.context().setOffline(true)
    await panel.getByText('No connection', { exact: true }).waitFor()
    await panel.getByText('Your message goes out when you are back.').waitFor()
    await field.fill('And by what date?')
    await field.press('Enter')
    await panel.getByText('Waiting to be sent').waitFor()
    await page.context().setOffline(false)
    await panel.locator('.answer').nth(1).waitFor()
    await settled()
    await lastAnswer.getByText('within 30 days').waitFor()
    await panel.getByText('Your message goes out').waitFor({ state: 'detached' })
  })
})

describe('what is written', () => {
  test('is kept while the panel is closed, grows, and is counted near its limit', async ({ page }) => {
    const { field, panel, launcher } = await openPanel(page)
    const height = () => field.evaluate((element) => element.clientHeight)
    const one = await height()
    await field.fill('one\ntwo\nthree')
    expect(await height()).toBeGreaterThan(one + 30)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    await launcher.click()
    expect(await field.inputValue()).toBe('one\ntwo\nthree')
    await field.fill('a'.repeat(3990))
    await panel.getByText('10 characters left').waitFor()
    expect(await height()).toBeLessThan(150)
  })
})

describe('a source', () => {
  test('opens by key, and Escape closes it and nothing else', async ({ page }) => {
    const { ask, settled, lastAnswer, panel } = await openPanel(page)
    await ask('What is your return policy?')
    await settled()
    const chip = lastAnswer.getByRole('button', { name: 'Return policy', exact: false }).last()
    const cite = lastAnswer.locator('.cite').first()
    for (const opener of [chip, cite]) {
      await opener.press('Enter')
      const preview = lastAnswer.getByRole('region', { name: 'Source 1: Return policy' })
      await expect.poll(() => hasFocus(preview)).toBe(true)
      await page.keyboard.press('Escape')
      await preview.waitFor({ state: 'detached' })
      expect(await panel.isVisible()).toBe(true)
      expect(await hasFocus(opener)).toBe(true)
    }
  })
})

describe('several products', () => {
  test('are counted, turned by arrows, and lead to the server’s own pages', async ({ page }) => {
    const { ask, settled, lastAnswer } = await openPanel(page)
    await ask('Show me six')
    await settled()
    const row = lastAnswer.getByRole('list', { name: '6 products' })
    await row.waitFor()
    const at = () => row.evaluate((element) => element.scrollLeft)
    const next = lastAnswer.getByRole('button', { name: 'More products' })
    const back = lastAnswer.getByRole('button', { name: 'Previous products' })
    expect(await back.getAttribute('aria-disabled')).toBe('true')
    await next.click()
    await expect.poll(() => back.getAttribute('aria-disabled')).toBe('false')
    await row.evaluate((element) => element.scrollTo({ left: element.scrollWidth, behavior: 'instant' }))
    await expect.poll(() => next.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => row.evaluate((r) => r.scrollWidth - r.clientWidth - r.scrollLeft)).toBeLessThan(5)
    expect(await row.getByRole('link').first().getAttribute('href')).toBe(`${server.origin}/products/VM1234`)
    // The keyboard brings every card into view.
    await row.getByRole('link').first().focus()
    await expect.poll(at).toBeLessThan(20)
  })
})

describe('the menu', () => {
  test('goes by arrow keys, and Escape closes only the menu', async ({ page }) => {
    const { ask, settled, panel, menu } = await openPanel(page)
    expect(await menu.count()).toBe(0)
    await ask('What is your return policy?')
    await settled()
    await menu.press('Enter')
    const item = (name: string) => panel.getByRole('menuitem', { name })
    await expect.poll(() => hasFocus(item('Download transcript'))).toBe(true)
    expect(await menu.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await hasFocus(item('End conversation'))).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await hasFocus(item('Download transcript'))).toBe(true)
    await page.keyboard.press('Escape')
    await panel.getByRole('menu').waitFor({ state: 'detached' })
    expect(await hasFocus(menu)).toBe(true)
    expect(await panel.isVisible()).toBe(true)
    await menu.click()
    await panel.getByRole('menu').waitFor()
    await panel.getByRole('log').click({ position: { x: 20, y: 400 } })
    await panel.getByRole('menu').waitFor({ state: 'detached' })
  })

  test('gives the transcript as a file, under the strictest policy', async ({ page }) => {
    const strict = await serveShopPage({ widgetOrigin: server.origin, csp: strictCsp(server.origin) })
    await page.goto(strict.origin)
    const { open, ask, settled, panel } = widgetOn(page)
    await open()
    await ask('What is your return policy?')
    await settled()
    await panel.getByRole('button', { name: 'Conversation menu' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('menuitem', { name: 'Download transcript' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^VerdeMuse \d{4}-\d\d-\d\d\.txt$/)
    expect(readFileSync(await file.path(), 'utf8')).toContain('shopper: What is your return policy?')
    await panel.getByRole('menu').waitFor({ state: 'detached' })
    await strict.close()
  })
})

describe('the end of a conversation', () => {
  test('asks for a rating, keeps it over a reload, and another conversation begins', async ({ page }) => {
    const { ask, settled, panel, menu, field } = await openPanel(page)
    await ask('What is your return policy?')
    await settled()
    await menu.click()
    await panel.getByRole('menuitem', { name: 'End conversation' }).click()
    await panel.getByRole('log').getByText('This conversation has ended.').waitFor()
    await field.waitFor({ state: 'detached' })
    expect(await panel.getByRole('button', { name: 'Where is my refund?' }).count()).toBe(0)
    const stars = panel.getByRole('group', { name: 'How was this chat?' })
    await stars.getByRole('radio', { name: '4 of 5: good' }).check({ force: true })
    await expect.poll(() => server.bodies.at(-1)).toEqual({ score: 4 })
    await stars.getByRole('radio', { name: '4 of 5: good' }).press('ArrowRight')
    await expect.poll(() => server.bodies.at(-1)).toEqual({ score: 5 })
    await panel.getByRole('textbox', { name: 'Would you like to tell us more?' }).fill('Quick and clear')
    await panel.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => server.bodies.at(-1)).toEqual({ score: 5, comment: 'Quick and clear' })
    await panel.getByText('Thank you for your rating!').waitFor()

    await page.reload()
    const again = widgetOn(page)
    await again.open()
    await again.panel.getByText('Thank you for your rating!').waitFor()
    expect(await again.panel.getByRole('radio', { name: '5 of 5' }).isChecked()).toBe(true)
    await again.panel.getByRole('button', { name: 'Start a new conversation' }).click()
    await again.panel.getByText('Often asked').waitFor()
    expect(await hasFocus(again.field)).toBe(true)
    await again.ask('What is your return policy?')
    await again.settled()
    expect(await again.panel.locator('.question').count()).toBe(1)
  })
})

describe('what is fetched only when needed', () => {
  test('says so when it does not come, and comes on another try', async ({ page, problems }) => {
    problems.allow(/ERR_FAILED/)
    const { ask, settled, panel, menu } = await openPanel(page)
    await ask('What is your return policy?')
    await settled()
    await page.route(/\/extras\.\w+\.js/, (route) => route.abort())
    await menu.click()
    await panel.getByText('This could not be loaded.').waitFor()
    await page.unroute(/\/extras\.\w+\.js/)
    await panel.getByRole('button', { name: 'Try again' }).click()
    await panel.getByRole('menuitem', { name: 'Download transcript' }).waitFor()
  })
})

describe('a screen reader', () => {
  test('hears each sentence once, when it is finished', async ({ page }) => {
    const { ask, settled, lastAnswer, panel } = await openPanel(page)
    expect(await panel.getByRole('log').getAttribute('aria-live')).toBe('polite')
    await ask('What is your return policy?')
    await settled()
    await panel.locator('[data-announcer]').waitFor({ state: 'attached' })
    expect(await panel.getByRole('log').getAttribute('aria-live')).toBe('off')
    await panel.locator('[data-announcer]').evaluate((region) => {
      const heard: string[] = []
      Reflect.set(window, 'heard', heard)
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) heard.push(node.textContent ?? '')
      }).observe(region, { childList: true, subtree: true, characterData: true })
    })
    const heard = () => page.evaluate<string[]>(() => Reflect.get(window, 'heard'))
    await ask('Please hold it')
    await lastAnswer.getByText('The second', { exact: false }).waitFor()
    await expect.poll(heard).toEqual(['The first sentence.'])
    server.go()
    await settled()
    await expect.poll(heard).toEqual(['The first sentence.', 'The second sentence costs €4.90.'])
  })
})

describe('a phone', () => {
  test.override({ contextOptions: { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true } })

  test('has targets for a thumb, nothing beside the screen, and its header always in view', async ({
    page,
  }) => {
    const { ask, settled, panel, menu, lastAnswer } = await openPanel(page)
    await ask('Tell me everything')
    await lastAnswer.getByText('The first paragraph.').waitFor()
    server.go()
    await settled()
    await lastAnswer.getByRole('article').first().waitFor()
    await lastAnswer.getByRole('button', { name: 'Not helpful' }).click()
    await lastAnswer.getByRole('form').waitFor()
    const small = await panel.evaluate((element) =>
      [...element.querySelectorAll<HTMLElement>('button, .preview a, .first button')]
        .filter((control) => control.getClientRects().length > 0 && !control.matches('.cite'))
        .map((control) => ({
          box: control.getBoundingClientRect(),
          name: control.ariaLabel ?? control.textContent,
        }))
        .filter(({ box }) => box.height < 44 || box.width < 44)
        .map(({ box, name }) => `${name}: ${box.width} × ${box.height}`),
    )
    expect(small).toEqual([])
    expect(await panel.getByRole('log').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
    expect((await menu.boundingBox())?.y).toBeLessThan(20)
  })
})

describe('a phone on a page that is wider than it', () => {
  test.override({ contextOptions: { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true } })

  test('shows the whole panel, and lets nothing of the page take the focus from it', async ({
    page,
    serveShop,
  }) => {
    const body = `<div class="wide">Wide</div><a href="#">Somewhere</a>
      <style>.wide { width: 900px; height: 3000px }</style>
      <script>addEventListener('focusin', () => document.querySelector('a').focus())</script>`
    const wide = await serveShop({ widgetOrigin: server.origin, body })
    await page.goto(wide.origin)
    await page.evaluate(() => {
      if (window.VerdeMuse && 'open' in window.VerdeMuse) window.VerdeMuse.open()
    })
    const { panel, field } = widgetOn(page)
    await panel.waitFor()
    await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 })
    await field.click()
    await page.keyboard.type('Hello')
    expect(await field.inputValue()).toBe('Hello')
  })
})

describe('a phone held across', () => {
  test.override({ contextOptions: { viewport: { width: 740, height: 360 }, hasTouch: true, isMobile: true } })

  test('is filled too, with room to read and to write', async ({ page }) => {
    const { ask, settled, panel, log, field } = await openPanel(page)
    await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, width: 740, height: 360 })
    await ask('What is your return policy?')
    await settled()
    expect((await log.boundingBox())?.height).toBeGreaterThan(200)
    const box = await field.boundingBox()
    expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(360)
  })
})
