import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import type { Message } from '../../server/wire.ts'
import { browserTest } from '../support/browser.ts'
import { serveShopPage } from '../support/shop-page.ts'
import { startFakeServer } from '../widget/support/fake-server.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

/** The evaluation's payloads; they stand beside the repository, not in it. */
const folder = fileURLToPath(new URL('../../../shared/eval/security/', import.meta.url))
const files = [
  'xss_dompurify_fixtures.jsonl',
  'xss_payloadbox.jsonl',
  'xss_payloadsallthethings.jsonl',
  'markdown_exfil_vercel_bypass.jsonl',
]
const test = existsSync(folder) ? browserTest : browserTest.skip

/** About `count` rows, spread over a whole file. */
function sample(file: string, count: number): string[] {
  const rows = readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
  const step = Math.max(1, Math.floor(rows.length / count))
  return rows.flatMap((row, index) => {
    if (index % step !== 0) return []
    const { payload, markdown }: { payload?: string; markdown?: string } = JSON.parse(row)
    return [payload ?? markdown ?? '']
  })
}

const allowedTags = new Set(
  'div p strong em del code pre blockquote ol ul li table thead tbody tr th td hr br a button span'.split(
    ' ',
  ),
)

describe('hostile text in an answer', () => {
  test('runs no script, asks no other host and leads nowhere but to the shop', { timeout: 120_000 }, async ({
    page,
  }) => {
    const payloads = files.flatMap((file) => sample(file, 90))
    expect(payloads.length).toBeGreaterThan(250)
    const history = payloads.map(
      (text, index): Message => ({
        message_id: `m${index}`,
        turn_id: `t${index}`,
        role: index % 4 === 3 ? 'shopper' : 'assistant',
        text,
        created_at: '2026-01-01T00:00:00Z',
        sources: [{ n: 1, id: 's', title: text, snippet: text, url: 'https://verdemuse.example/1' }],
        outcome: 'answered',
      }),
    )
    const server = await startFakeServer({ answer: () => [], history })
    const shop = await serveShopPage({ widgetOrigin: server.origin })
    const foreign: string[] = []
    let dialogs = 0
    page.on('request', (request) => {
      const { origin } = new URL(request.url())
      if (origin !== server.origin && origin !== shop.origin) foreign.push(request.url())
    })
    page.on('dialog', (dialog) => {
      dialogs++
      void dialog.dismiss()
    })
    await page.addInitScript((origin) => {
      localStorage.setItem(
        `verdemuse:${origin}`,
        JSON.stringify({ refresh_token: 'r', conversation_id: 'conversation' }),
      )
    }, server.origin)
    await page.goto(shop.origin)
    const { open, panel } = widgetOn(page)
    await open()
    await panel.locator('.md').first().waitFor()
    expect(await panel.locator('.row').count()).toBe(payloads.length)

    // What could wait for the reader: pointing, focus, and a moment for anything deferred.
    await page.evaluate(() => {
      const root = document.querySelector('[data-verdemuse]')?.shadowRoot
      for (const element of root?.querySelectorAll('.md *') ?? []) {
        for (const type of [
          'mouseover',
          'pointerenter',
          'focus',
          'error',
          'load',
          'toggle',
          'animationend',
        ]) {
          element.dispatchEvent(new Event(type))
        }
      }
    })
    await page.waitForLoadState('networkidle')

    const drawn = await panel.evaluate((element) => {
      const inMarkdown = [...element.querySelectorAll('.md *')]
      return {
        tags: [...new Set(inMarkdown.map((one) => one.localName))],
        attributes: [...new Set(inMarkdown.flatMap((one) => one.getAttributeNames()))],
        links: [...element.querySelectorAll('a')].map((link) => link.href),
        pictures: element.querySelectorAll(
          'img, iframe, object, embed, script, style, video, audio, form:not(.composer)',
        ).length,
      }
    })
    expect(drawn.tags.filter((tag) => !allowedTags.has(tag))).toEqual([])
    expect(
      drawn.attributes.filter(
        (name) => !/^(class|href|target|rel|type|aria-label|start|tabindex)$/.test(name),
      ),
    ).toEqual([])
    expect(
      drawn.links.filter((link) => !/^(https:\/\/verdemuse\.example\/|mailto:|tel:)/.test(link)),
    ).toEqual([])
    expect(drawn.pictures).toBe(0)
    expect(dialogs).toBe(0)
    expect(foreign).toEqual([])
    await shop.close()
    await server.close()
  })
})
