import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { serveShopPage } from '../support/shop-page.ts'
import { contrastFaults } from '../widget/support/contrast-faults.ts'
import { type FakeServer, type Step, startFakeServer } from '../widget/support/fake-server.ts'
import { pieces, productAnswer, returnAnswer } from '../widget/support/scripted-answers.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: FakeServer

beforeAll(async () => {
  server = await startFakeServer({
    answer(text) {
      if (text.includes('tees')) return productAnswer
      if (text.includes('fail')) {
        return [...pieces('Half'), { type: 'turn-error', code: 'internal', retryable: true }]
      }
      if (text.includes('hold')) {
        const end: Step = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
        return ['hold', ...pieces('Half of it'), 'hold', end]
      }
      return returnAnswer
    },
    settings: { privacy_url: 'https://verdemuse.example/privacy' },
  })
})
afterAll(async () => {
  await server.close()
})

/** Every rule that the page breaks, with where; best practices count too. */
async function axeFaults(page: Page): Promise<string[]> {
  const result: unknown = await page.evaluate(async () => {
    const run: unknown = Reflect.get(window, 'axe')
    if (typeof run !== 'object' || run === null || !('run' in run) || typeof run.run !== 'function') {
      throw new Error('no axe')
    }
    const { violations, passes } = await run.run(document, { resultTypes: ['violations'] })
    if (passes.length < 10) throw new Error('axe looked at too little')
    return violations.map(
      (one: { id: string; impact: string; nodes: { target: unknown; failureSummary: string }[] }) =>
        `${one.impact} ${one.id}: ${one.nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary}`).join(' | ')}`,
    )
  })
  return Array.isArray(result) ? result.map(String) : ['no result']
}

/** Colours are measured where they end, not halfway through a fade. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = document.querySelector('[data-verdemuse]')?.shadowRoot
    const moving =
      root?.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity) ?? []
    await Promise.all(moving.map((one) => one.finished.catch(() => {})))
  })
}

/** Texts that are hard to read, in light and in dark. */
async function hardToRead(page: Page): Promise<string[]> {
  const all: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await stillness(page)
    const { measured, faults } = await contrastFaults(page)
    const isOpen = (await page.locator('[data-verdemuse] .panel.open').count()) > 0
    if (isOpen && measured < 5) faults.push(`only ${measured} texts measured`)
    all.push(...faults.map((fault) => `${colorScheme}: ${fault}`))
  }
  return all
}

const accents = ['', 'data-accent="#ffd54a"', 'data-accent="#101a5c"']

describe.each(accents)('with the accent "%s"', (accent) => {
  // An accent changes colours and nothing else.
  const violations = async (page: Page) => [
    ...(await hardToRead(page)),
    ...(accent === '' ? await axeFaults(page) : []),
  ]

  test('axe finds nothing in any state', async ({ page, problems }) => {
    problems.allow(/ERR_|net::/)
    const own = await serveShopPage({
      widgetOrigin: server.origin,
      attributes: accent,
      body: '<header>A shop</header><main><h1>Shoes</h1></main><footer>Since 1998</footer>',
    })
    await page.goto(own.origin)
    const { open, ask, settled, panel, launcher, field, lastAnswer } = widgetOn(page)
    await launcher.waitFor()
    await page.addScriptTag({ content: axe })
    expect(await violations(page), 'closed').toEqual([])
    await open()
    expect(await violations(page), 'open').toEqual([])
    await ask('What is your return policy?')
    await settled()
    await panel.locator('.chip').first().click()
    await panel.locator('.preview').waitFor()
    await panel.getByRole('button', { name: 'Not helpful' }).click()
    await panel.locator('.reason button').first().click()
    expect(await violations(page), 'answered').toEqual([])
    await panel.getByRole('button', { name: 'Conversation menu' }).click()
    await panel.getByRole('menuitem').first().waitFor()
    expect(await violations(page), 'menu').toEqual([])
    await page.keyboard.press('Escape')
    await ask('Which tees?')
    await settled()
    await panel.getByRole('article').first().waitFor()
    expect(await violations(page), 'products').toEqual([])
    await ask('Please fail')
    await settled()
    expect(await violations(page), 'failed').toEqual([])
    await ask('Please hold')
    await panel.locator('.dots').waitFor()
    expect(await violations(page), 'waiting').toEqual([])
    server.go()
    await lastAnswer.getByText('Half of it').waitFor()
    await field.fill('And this?')
    await field.press('Enter')
    await panel.getByText('Waiting to be sent').waitFor()
    expect(await violations(page), 'queued').toEqual([])
    await page.context().setOffline(true)
    await panel.getByText('Your message goes out when you are back.').waitFor()
    expect(await violations(page), 'offline').toEqual([])
    await page.context().setOffline(false)
    server.go()
    await panel.getByText('Waiting to be sent').waitFor({ state: 'detached' })
    await settled()
    await panel.getByRole('button', { name: 'Conversation menu' }).click()
    await panel.getByRole('menuitem', { name: 'End conversation' }).click()
    await panel.getByRole('radio').first().waitFor()
    expect(await violations(page), 'ended').toEqual([])
    await panel.locator('.star').nth(2).click()
    await panel.getByRole('textbox', { name: 'Would you like to tell us more?' }).waitFor()
    expect(await violations(page), 'rated').toEqual([])
    await own.close()
  })
})
