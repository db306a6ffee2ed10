import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import {
  begun,
  lastTextOn,
  type ProxiedShop,
  spoken,
  startProxiedShop,
  storedOf,
  whole,
} from '../support/proxied-shop.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

let shop: ProxiedShop
let goOn = () => {}

beforeAll(async () => {
  shop = await startProxiedShop()
})
afterEach(() => {
  goOn()
  shop.proxy.pass()
  shop.mistral.forget()
})
afterAll(() => shop?.close())

const question = 'What is your return policy?'
const failedRequest = /net::ERR_/
const patience = { timeout: 60_000 }

/** A tab with the panel open. */
async function openTab(page: Page): Promise<Page> {
  await page.goto(shop.origin)
  await widgetOn(page).open()
  return page
}

const anotherTab = async (page: Page) => openTab(await page.context().newPage())

const shows = (page: Page, text: string) => expect.poll(() => lastTextOn(page), patience).toBe(spoken(text))

/** The questions that a tab shows, with where they are. */
const questionsOn = (page: Page) =>
  widgetOn(page)
    .panel.locator('.question')
    .evaluateAll((rows) =>
      rows.map((row) => `${row.querySelector('.bubble')?.textContent} ${row.getAttribute('data-delivery')}`),
    )

/** Over all tabs one stream of the conversation is open, and as many of turns as are wanted. */
const oneStream = (turns: number) =>
  expect
    .poll(() => shop.streams(), patience)
    .toEqual({
      turns: Array.from({ length: turns }, () => expect.any(String)),
      conversations: [expect.any(String)],
    })

const shopperSaid = async (page: Page) =>
  (await storedOf(page, shop)).filter(({ role }) => role === 'shopper').map(({ text }) => text)

describe('two tabs', () => {
  test('show the same conversation live, over one stream of each kind', async ({ page }) => {
    goOn = shop.holdAnswers()
    const one = await openTab(page)
    await widgetOn(one).ask(question)
    await shows(one, begun)
    const two = await anotherTab(page)
    await shows(two, begun)
    await oneStream(1)
    goOn()
    for (const tab of [one, two]) await shows(tab, whole)
    await oneStream(0)

    goOn = shop.holdAnswers()
    await widgetOn(two).ask('And in the sale?')
    await expect.poll(() => questionsOn(one), patience).toEqual([`${question} sent`, 'And in the sale? sent'])
    for (const tab of [one, two]) await shows(tab, begun)
    await oneStream(1)
    goOn()
    for (const tab of [one, two]) await shows(tab, whole)
    await widgetOn(one).settled()
    expect(await shopperSaid(one)).toEqual([question, 'And in the sale?'])
  })

  test('hand an answer over when the one that reads it is closed', async ({ page }) => {
    goOn = shop.holdAnswers()
    const one = await openTab(page)
    await widgetOn(one).ask(question)
    await shows(one, begun)
    const two = await anotherTab(page)
    const three = await anotherTab(page)
    for (const tab of [two, three]) await shows(tab, begun)
    // Whoever was opened last reads.
    await three.close()
    await oneStream(1)
    await one.close()
    await oneStream(1)
    goOn()
    await shows(two, whole)
    await widgetOn(two).settled()
    const stored = await storedOf(two, shop)
    expect(stored.map(({ text }) => text)).toEqual([question, whole])
  })

  test('send what was written without a line once each, in one order', async ({ page, problems }) => {
    problems.allow(failedRequest)
    const one = await openTab(page)
    await widgetOn(one).ask(question)
    await widgetOn(one).settled()
    const two = await anotherTab(page)
    await widgetOn(two).answers.waitFor()
    shop.proxy.refuse()
    await widgetOn(one).ask('How much is shipping?')
    await widgetOn(two).ask('Do you ship to Norway?')
    const waiting = [`${question} sent`, 'How much is shipping? waits', 'Do you ship to Norway? waits']
    for (const tab of [one, two]) await expect.poll(() => questionsOn(tab), patience).toEqual(waiting)
    shop.proxy.pass()
    for (const tab of [one, two]) await tab.evaluate(() => void dispatchEvent(new Event('online')))
    const sent = waiting.map((line) => line.replace('waits', 'sent'))
    for (const tab of [one, two]) {
      await expect.poll(() => questionsOn(tab), patience).toEqual(sent)
      await widgetOn(tab).settled()
    }
    expect(await shopperSaid(one)).toEqual([question, 'How much is shipping?', 'Do you ship to Norway?'])
  })

  test('whose tokens have run out stay signed in when both go on at once', async ({ page }) => {
    await page.clock.install()
    const one = await openTab(page)
    await widgetOn(one).ask(question)
    await widgetOn(one).settled()
    const two = await anotherTab(page)
    await widgetOn(two).answers.waitFor()
    const from = shop.proxy.requests.length
    await page.clock.fastForward('11:00')
    const texts = ['How much is shipping?', 'Do you ship to Norway?']
    await Promise.all(
      [one, two].map(async (tab, at) => {
        const { field } = widgetOn(tab)
        await field.fill(texts[at] ?? '')
        await field.press('Enter')
      }),
    )
    for (const tab of [one, two]) {
      await expect
        .poll(async () => (await questionsOn(tab)).filter((line) => line.endsWith(' sent')), patience)
        .toHaveLength(3)
      await widgetOn(tab).settled()
    }
    const asked = shop.proxy.requests.slice(from)
    expect(asked).toContain('POST /v1/auth/token')
    expect(asked).not.toContain('POST /v1/visitors')
    expect(asked).not.toContain('POST /v1/conversations')
    const said = await shopperSaid(one)
    expect(said).toHaveLength(3)
    expect(said).toEqual(expect.arrayContaining(texts))
  })
})

test('eight tabs with open panels are one too many for no connection', async ({ page }) => {
  goOn = shop.holdAnswers()
  const tabs = [await openTab(page)]
  await widgetOn(page).ask(question)
  await shows(page, begun)
  for (let i = 1; i < 8; i++) tabs.push(await anotherTab(page))
  for (const tab of tabs) await shows(tab, begun)
  await oneStream(1)
  goOn()
  for (const tab of tabs) await shows(tab, whole)
  const last = tabs.at(-1) ?? page
  await widgetOn(last).ask('How much is shipping?')
  await expect
    .poll(() => questionsOn(page), patience)
    .toEqual([`${question} sent`, 'How much is shipping? sent'])
  await widgetOn(page).settled()
  await oneStream(0)
})
