import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect } from 'vitest'
import type { Message } from '../../server/wire.ts'
import { browserTest as test } from '../support/browser.ts'
import { hostileAddresses, hostileGiants, hostileTexts } from '../support/hostile-texts.ts'
import { serveShopPage } from '../support/shop-page.ts'
import {
  type FakeServer,
  type FakeServerOptions,
  type Step,
  startFakeServer,
} from '../widget/support/fake-server.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

/**
 * Opens the panel on a shop's page that remembers every script that ran, and every element and attribute that was
 * ever drawn into an answer.
 */
async function openPanel(
  page: Page,
  options: FakeServerOptions,
): Promise<{ server: FakeServer; faults(): Promise<unknown> }> {
  const server = await startFakeServer(options)
  const shop = await serveShopPage({ widgetOrigin: server.origin })
  closing.push(server.close, shop.close)
  const foreign: string[] = []
  page.on('request', (request) => {
    if (![server.origin, shop.origin].includes(new URL(request.url()).origin)) foreign.push(request.url())
  })
  page.on('dialog', (dialog) => void dialog.dismiss())
  await page.addInitScript(() => {
    const seen = { ran: 0, names: new Set<string>() }
    Object.assign(window, { seen })
    for (const name of ['alert', 'prompt', 'confirm', 'print', 'msgbox'])
      Object.assign(window, { [name]: () => seen.ran++ })
    const look = (element: Element) => {
      if (!element.closest('.md, .products, .sources, .suggestions, .question')) return
      seen.names.add(element.localName)
      for (const name of element.getAttributeNames()) seen.names.add(`@${name}`)
    }
    const watch = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (target instanceof Element) look(target)
        for (const node of addedNodes) {
          if (node instanceof Element)
            for (const element of [node, ...node.querySelectorAll('*')]) look(element)
        }
      }
    })
    addEventListener('verdemuse:ready', () => {
      const root = document.querySelector('[data-verdemuse]')?.shadowRoot
      if (root) watch.observe(root, { subtree: true, childList: true, attributes: true })
    })
  })
  await page.goto(shop.origin)
  const { open, panel } = widgetOn(page)
  await open()
  return {
    server,
    async faults() {
      // What could wait for the reader.
      await panel.evaluate((element) => {
        for (const drawn of element.querySelectorAll('.md *, .products *, .sources *, .question *')) {
          for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart', 'begin']) {
            drawn.dispatchEvent(new Event(type))
          }
        }
      })
      await page.waitForLoadState('load')
      const drawn = await panel.evaluate((element) => ({
        links: [...element.querySelectorAll('a')].map(({ href }) => href),
        frames: window.length,
        seen: Reflect.get(window, 'seen'),
        names: [...Reflect.get(Reflect.get(window, 'seen'), 'names')] as string[],
      }))
      return {
        ran: drawn.seen.ran,
        names: drawn.names.filter((name) => !allowedNames.has(name)),
        links: drawn.links.filter((link) => !leadsHome(link) && new URL(link).origin !== server.origin),
        frames: drawn.frames,
        foreign,
      }
    },
  }
}

const none = { ran: 0, names: [], links: [], frames: 0, foreign: [] }

const allowedNames = new Set(
  `div p strong em del code pre blockquote ol ul li table thead tbody tr th td hr br a button span article svg path h3
  @class @href @target @rel @type @aria-label @aria-hidden @aria-expanded @aria-controls @aria-current @aria-live @aria-labelledby
  @start @tabindex @role @id @d @viewBox @title @data-n @disabled @style @fill @stroke img @src @alt @loading @referrerpolicy
  @width @height @decoding @draggable @data-delivery @data-late @hidden section`.split(/\s+/),
)

function leadsHome(link: string): boolean {
  const { protocol, host, origin, username, password } = new URL(link)
  if (protocol === 'mailto:' || protocol === 'tel:') return true
  if (username || password) return false
  return (protocol === 'https:' && host === 'verdemuse.example') || origin.startsWith('http://localhost:')
}

/** All attacks take minutes: `ATTACKS=all npm test -- test/browser/widget-hostile-text`. */
const everything = process.env.ATTACKS === 'all'
const done: Step = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Cuts a text anywhere, also within a character, into pieces of at most `longest`. */
function cut(text: string, longest: number, next: () => number): Step[] {
  const steps: Step[] = []
  for (let at = 0; at < text.length; ) {
    const length = 1 + Math.floor(next() * longest)
    steps.push({ type: 'text-delta', text: text.slice(at, at + length) })
    at += length
  }
  return steps
}

/** Texts put together to answers of about 12 KB. */
function batches(texts: readonly string[]): string[] {
  const all: string[] = []
  let batch = ''
  for (const text of texts) {
    if (batch.length + text.length > 12_000) {
      all.push(batch)
      batch = ''
    }
    batch += `${text}\n\n`
  }
  return [...all, batch]
}

const BATCH = 700

/** Shows each text as a message of its own, as found again on the next page: all must stay text. */
async function expectHarmless(page: Page, texts: readonly string[]): Promise<void> {
  for (let at = 0; at < texts.length; at += BATCH) {
    const faults = await onOwnPage(page, (own) => faultsOfHistory(own, texts.slice(at, at + BATCH)))
    expect(faults).toEqual(none)
  }
}

async function faultsOfHistory(page: Page, texts: readonly string[]): Promise<unknown> {
  const history = texts.map(
    (text, index): Message => ({
      message_id: `m${index}`,
      turn_id: `t${index}`,
      role: index % 8 === 7 ? 'shopper' : 'assistant',
      text,
      created_at: '2026-01-01T00:00:00Z',
      sources: [{ n: 1, id: 's', title: text, snippet: text, url: 'https://verdemuse.example/1' }],
      outcome: 'answered',
    }),
  )
  const { server, faults } = await openPanel(page, { answer: () => [done], history })
  const { field, open, panel } = widgetOn(page)
  // Makes the conversation, to which all of the history belongs.
  await field.fill('Hello?')
  await field.press('Enter')
  await expect.poll(() => server.bodies.length).toBe(1)
  await page.reload()
  await open()
  await panel.locator('.md').first().waitFor()
  expect(await panel.locator('.row').count()).toBeGreaterThanOrEqual(texts.length)
  return faults()
}

/** A page of its own in the same browser, closed after use. */
async function onOwnPage<T>(page: Page, use: (own: Page) => Promise<T>): Promise<T> {
  const own = await page.context().newPage()
  const result = await use(own)
  await own.close()
  return result
}

/** The processor's time that a page's scripts have taken so far, in seconds: a busy machine tells no lies. */
async function measureScript(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN
  }
}

describe('hostile text', () => {
  const texts = hostileTexts()

  test('by the thousands, found again: no script, no foreign request, no foreign link, no foreign element', {
    timeout: 180_000,
  }, async ({ page }) => {
    expect(texts.length).toBeGreaterThan(5000)
    await expectHarmless(page, texts)
  })

  test('as it streams in, cut anywhere: none of it at any moment', { timeout: 180_000 }, async ({ page }) => {
    const next = random(7)
    const addressesIn = texts.slice(-hostileAddresses.length * 17)
    const some = texts.filter((_, index) => index % 9 === 0)
    const answers = batches([...addressesIn, ...some])
    const { faults } = await openPanel(page, {
      answer: (text) => [...cut(answers[Number(text)] ?? '', 160, next), done],
    })
    const { ask, settled } = widgetOn(page)
    for (const index of answers.keys()) {
      await ask(String(index))
      await settled()
    }
    expect(await faults()).toEqual(none)
  })

  test('of 16 KB, made to keep a parser busy: the page goes on reacting', { timeout: 180_000 }, async ({
    page,
  }) => {
    const next = random(11)
    const prose = 'The jumper is made of **merino** wool, and it may come back within 30 days.\n\n'
    let usual: number | undefined
    for (const text of [
      prose.repeat(16_384 / prose.length),
      ...hostileGiants().filter((_, index) => everything || index % 3 === 0),
    ]) {
      const seconds = await onOwnPage(page, async (own) => {
        const secondsOfScript = await measureScript(own)
        const { faults } = await openPanel(own, { answer: () => [...cut(text, 1200, next), done] })
        const { ask, settled } = widgetOn(own)
        await ask('Go on')
        await settled()
        expect(await faults()).toEqual(none)
        return secondsOfScript()
      })
      // Beside what usual words of that length take on the same machine: on a busy one all time is dearer.
      usual ??= seconds
      expect(seconds, text.slice(0, 20)).toBeLessThan(Math.max(1, 10 * usual))
    }
  })

  test('in products, sources and suggestions', { timeout: 180_000 }, async ({ page }) => {
    const plain = texts.filter((_, index) => index % 14 === 0).slice(0, 300)
    const of = (index: number) => plain[index % plain.length] ?? ''
    const answer: Step[] = [
      {
        type: 'sources',
        sources: hostileAddresses
          // The shop's own knowledge may name any https address; nothing else.
          .filter((url) => !/^https/i.test(url))
          .map((url, index) => ({
            n: index + 1,
            id: of(index),
            title: of(index),
            snippet: of(index + 1),
            url,
          })),
      },
      { type: 'text-delta', text: hostileAddresses.map((_, index) => `[${index + 1}]`).join(' ') },
      {
        type: 'products',
        products: hostileAddresses.map((url, index) => ({
          product_id: of(index),
          name: of(index + 2),
          price: { amount: 1, currency: index % 2 ? 'EUR' : of(index) },
          url,
          image: url,
          available: true,
          colours: [of(index + 3)],
          sizes: [{ size: of(index + 4), available: index % 2 === 0 }],
        })),
      },
      { type: 'suggestions', suggestions: plain.slice(0, 40) },
      done,
    ]
    const { faults } = await openPanel(page, {
      answer: () => answer,
      settings: { shop_name: of(0), greeting: of(6) },
    })
    const { ask, settled, lastAnswer } = widgetOn(page)
    await ask(of(7))
    await settled()
    await lastAnswer.locator('.product').first().waitFor()
    for (const chip of await lastAnswer.locator('.chip').all())
      await chip.evaluate((button: HTMLElement) => button.click())
    expect(await faults()).toEqual(none)
  })
})

/** The evaluation's payloads; they stand beside the repository, not in it. */
const folder = fileURLToPath(new URL('../../../shared/eval/security/', import.meta.url))
const files = [
  'xss_dompurify_fixtures.jsonl',
  'xss_payloadbox.jsonl',
  'xss_payloadsallthethings.jsonl',
  'markdown_exfil_vercel_bypass.jsonl',
  'exfil_markdown_ai_seclists.jsonl',
  'markdown_redos_marked.jsonl',
]

function rowsOf(file: string): string[] {
  const lines = readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const row: { payload?: string; markdown?: string; model_output?: string } = JSON.parse(line)
    return row.payload ?? row.markdown ?? row.model_output ?? ''
  })
}

describe('attacks that were seen elsewhere', () => {
  const nth = everything ? 1 : 8
  test.skipIf(!existsSync(folder))('leave no trace either', { timeout: 180_000 }, async ({ page }) => {
    const texts = files.flatMap(rowsOf).filter((text) => text.trim() !== '')
    expect(texts.length).toBeGreaterThan(4000)
    await expectHarmless(
      page,
      texts.filter((_, index) => index % nth === 0),
    )
  })
})
