import type { Page } from 'playwright-core'
import { join } from 'node:path'
import { showMessages } from '../../server/chat/show-conversation.ts'
import { openSqliteReadOnly } from '../../server/store/sqlite-read-only.ts'
import type { Message } from '../../server/wire.ts'
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts'
import { type FakeMistral, startFakeMistral } from './fake-mistral.ts'
import { serveShopPage, type ShopPageOptions } from './shop-page.ts'
import { gate } from './shopper.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** A shop's page whose widget reaches the real server, with a model, through a proxy that can be told to cut. */
export interface ProxiedShop {
  /** The page's origin. */
  origin: string
  proxy: CuttingProxy
  server: RunningServer
  mistral: FakeMistral
  /** The next answers come as far as `begun`, and go on when the function is called. */
  holdAnswers(): () => void
  /** The event streams that are open: of turns, and of conversations. */
  streams(): { turns: string[]; conversations: string[] }
  close(): Promise<void>
}

/**
 * What an answer that is held has said, and what it says in the end. A figure is shown once its sentence is whole, which
 * takes the next one's first word.
 */
export const begun = 'You can send it back within 30 days [1]. And'
const rest = [' it is free ', 'of charge: a label ', 'is in every parcel.']
export const whole = `${begun}${rest.join('')}`

/** Starts all of it; `head` is HTML of the page's head. */
export async function startProxiedShop(head?: string): Promise<ProxiedShop> {
  const page: ShopPageOptions = { ...(head && { head }) }
  const shop = await serveShopPage(page)
  const mistral = await startFakeMistral()
  const server = await startServer({
    env: {
      ALLOWED_ORIGINS: shop.origin,
      MISTRAL_API_KEY: 'test-key',
      MISTRAL_SERVER_URL: mistral.url,
      MISTRAL_EMBED_MODEL: 'off',
      // An answer is held for as long as a test takes, and a busy machine takes its time.
      MISTRAL_PATIENCE: '60',
    },
  })
  const proxy = await startCuttingProxy(server.url)
  page.widgetOrigin = proxy.url
  return {
    origin: shop.origin,
    proxy,
    server,
    mistral,
    holdAnswers() {
      const { promise, open } = gate()
      mistral.forget()
      // One more for each time that the server may ask anew.
      for (let i = 0; i < 8; i++) mistral.answer({ parts: [begun, ...rest] })
      mistral.fail({ hold: { at: 1, until: promise } })
      return () => {
        open()
        mistral.fail({})
      }
    },
    streams() {
      const open = proxy.open().filter((request) => !request.startsWith('OPTIONS'))
      return {
        turns: open.filter((request) => /\/(messages|retry|turns\/[^/]+\/events)$/.test(request)),
        conversations: open.filter((request) => /conversations\/[^/]+\/events$/.test(request)),
      }
    },
    async close() {
      await proxy.close()
      await server.remove()
      await mistral.close()
      await shop.close()
    },
  }
}

/** What the server has of the conversation of a page, read from its database. */
export async function storedOf(page: Page, { server, proxy }: ProxiedShop): Promise<Message[]> {
  const saved = await page.evaluate((key) => localStorage.getItem(key), `verdemuse:${proxy.url}`)
  const { conversation_id }: { conversation_id: string } = JSON.parse(saved ?? '{}')
  // The browser's tokens are bound to a key that it does not give away.
  const database = openSqliteReadOnly(join(server.dataDir, 'verdemuse.db'))
  try {
    return (await showMessages(database, conversation_id)).messages
  } finally {
    database.close()
  }
}

/** As it is read: citations are buttons of their own. */
export const spoken = (text: string) =>
  text
    .replace(/ ?\[\d\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The text of a page's last answer, without its citations; empty where there is none. */
export async function lastTextOn(page: Page): Promise<string> {
  const shown = page.locator('[data-verdemuse] .panel.open .answer').last().locator('.md')
  if ((await shown.count()) === 0) return ''
  return spoken(
    await shown.evaluate((element) => {
      const copy = element.ownerDocument.createElement('div')
      copy.append(element.cloneNode(true))
      for (const button of copy.querySelectorAll('button')) button.remove()
      return copy.textContent ?? ''
    }),
  )
}
