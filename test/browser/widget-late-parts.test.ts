import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage, type ShopPage } from '../support/shop-page.ts'
import { gate } from '../support/shopper.ts'
import { type FakeServer, type Step, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, returnSources, tees } from '../widget/support/scripted-answers.ts'
import { hasFocus, widgetOn } from '../widget/support/widget-page.ts'

/** An answer that needs every part that draws answers: cards, and a table for all of Markdown. */
const answer: Step[] = [
  { type: 'sources', sources: returnSources },
  ...pieces(
    'You can return it **within 30 days** [1].\n\n| Zone | Price |\n| --- | --- |\n| EU | free |',
    20,
  ),
  { type: 'products', products: tees },
  { type: 'turn-end', outcome: 'answered', confidence: 0.9, citations: [1] },
]

let server: FakeServer
let shop: ShopPage

beforeAll(async () => {
  server = await startFakeServer({ answer: () => answer })
  shop = await serveShopPage({ widgetOrigin: server.origin })
})
afterAll(async () => {
  await shop.close()
  await server.close()
})

const parts = ['chat', 'rich-answer', 'product-cards', 'lexer', 'extras'] as const
type Part = (typeof parts)[number]

/** Lets a part through only when it is told to. */
async function holdBack(page: Page, part: Part): Promise<() => void> {
  const { promise, open } = gate()
  await page.route(new RegExp(`/${part}\\.\\w+\\.js`), async (route) => {
    await promise
    await route.continue()
  })
  return open
}

async function ask(page: Page) {
  await page.goto(shop.origin)
  const widget = widgetOn(page)
  await widget.open()
  await widget.ask('What is your return policy?')
  return widget
}

describe('a part of the widget that comes last', () => {
  test.for(parts.filter((part) => part !== 'extras'))(
    '%s: the question is kept, and the answer is whole once it is there',
    async (last, { page }) => {
      const opened = new Map<Part, () => void>()
      for (const part of parts) opened.set(part, await holdBack(page, part))
      const { settled, lastAnswer, answers, panel } = await ask(page)
      for (const part of parts) if (part !== last) opened.get(part)?.()
      // Shown as far as it can be, and marked as not whole.
      if (last !== 'chat') {
        await lastAnswer.and(page.locator('[data-status="done"]')).getByText('within 30 days').waitFor()
        await lastAnswer.and(page.locator('[aria-busy="true"], :has([data-late="true"])')).waitFor()
      }
      opened.get(last)?.()
      await settled()
      expect(await lastAnswer.locator('.md strong').textContent()).toBe('within 30 days')
      expect(await lastAnswer.locator('td').allTextContents()).toEqual(['EU', 'free'])
      expect(await lastAnswer.getByRole('article').count()).toBe(2)
      expect(await lastAnswer.getByRole('button', { name: 'Helpful', exact: true }).count()).toBe(1)
      expect([await answers.count(), await panel.locator('.question').count()]).toEqual([1, 1])
    },
  )

  test('extras: takes no focus from whoever has begun to write meanwhile', async ({ page }) => {
    const comes = await holdBack(page, 'extras')
    const { settled, lastAnswer, field } = await ask(page)
    await settled()
    await lastAnswer.getByRole('list', { name: 'Sources' }).getByRole('button').first().click()
    await lastAnswer.getByRole('button', { name: 'Not helpful' }).click()
    await field.pressSequentially('And if')
    comes()
    await lastAnswer.getByRole('region', { name: 'Source 1: Return policy' }).waitFor()
    await lastAnswer.getByRole('form', { name: 'What was wrong?' }).waitFor()
    expect(await hasFocus(field)).toBe(true)
    await field.pressSequentially(' it is worn?')
    expect(await field.inputValue()).toBe('And if it is worn?')
  })
})
