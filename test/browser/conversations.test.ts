import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { appendMessage, insertConversation } from '../../server/store/conversations.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertTurnRecord, type TurnRecord } from '../../server/store/turn-records.ts'
import { endTurn, insertTurn } from '../../server/store/turns.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { Source, TurnEvent } from '../../server/wire.ts'
import { syntheticRecords } from '../dashboard/synthetic-records.ts'
import { accessibilityFaults, faultsInLightAndDark } from '../support/accessibility-faults.ts'
import { browserTest } from '../support/browser.ts'
import { hostileTexts } from '../support/hostile-texts.ts'
import { newShopper } from '../support/shopper.ts'
import { createStaff, type TestStaff } from '../support/staff.ts'
import { type RunningServer, startServer } from '../support/start-server.ts'

let staff: TestStaff
let server: RunningServer
let database: Database
let returns: string

beforeAll(async () => {
  server = await startServer()
  staff = await createStaff(server)
  database = openSqlite(join(server.dataDir, 'verdemuse.db'))

  const shopper = await newShopper(server.url)
  returns = shopper.conversationId
  const first = await shopper.ask('What is your return policy?')
  await shopper.ask('How do I track order VM-20417?')
  const turn = first.events[0]?.type === 'turn-start' ? first.events[0].turn_id : ''
  await shopper.call('POST', `/turns/${turn}/feedback`, {
    body: { helpful: true, reason: 'Quick & <b>clear</b>' },
  })
  await shopper.call('POST', '/rating', { body: { score: 5, comment: 'Thank you' } })
  await (await newShopper(server.url)).ask('What is the airspeed velocity of an unladen swallow?')
})
afterAll(async () => {
  database?.close()
  await server?.remove()
})

/** Opens the dashboard at an address, signed in. */
async function openAt(page: Page, fragment: string) {
  const [name = '', value = ''] = staff.cookie.split('=')
  await page.context().addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Strict' }])
  await page.goto(`${server.url}/dashboard${fragment}`)
}

const rows = (page: Page) => page.getByRole('listitem').getByRole('link')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

browserTest('conversations are searched, filtered and opened to the single turn', async ({ page }) => {
  await openAt(page, '#/conversations')
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(2)
  await expect.poll(() => focused(page)).toBe('Conversations')
  expect(await faultsInLightAndDark(page)).toEqual([])

  await page.getByLabel('Search messages').pressSequentially('VM-20417')
  await expect.poll(() => rows(page).allTextContents()).toEqual([expect.stringContaining('return policy')])
  await page.getByLabel('Feedback').selectOption('Thumb down')
  await page.getByRole('heading', { name: 'No conversation fits' }).waitFor()
  await page.getByLabel('Feedback').selectOption('Thumb up')
  await expect.poll(() => rows(page).count()).toBe(1)
  expect(page.url()).toContain('#/conversations?q=VM-20417&feedback=up')
  await page.reload()
  await expect.poll(() => rows(page).count()).toBe(1)
  expect(await page.getByLabel('Search messages').inputValue()).toBe('VM-20417')

  // By keyboard: the row is a link, the page's heading takes the focus.
  await rows(page).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'What is your return policy?' }).waitFor()
  expect(page.url()).toContain(`#/conversations/${returns}`)
  await expect.poll(() => focused(page)).toBe('What is your return policy?')
  await page.getByText('rated 5 of 5: “Thank you”').waitFor()
  expect(await faultsInLightAndDark(page)).toEqual([])

  const details = page.getByRole('complementary')
  await details.getByRole('heading', { name: 'Turn 2 of 2' }).waitFor()
  await page.getByRole('button', { name: 'How it came about' }).first().click()
  await details.getByRole('heading', { name: 'Turn 1 of 2' }).waitFor()
  await expect.poll(() => focused(page)).toBe('Turn 1 of 2')
  await details.getByText('Thumb up: “Quick & <b>clear</b>”').waitFor()
  const text = (await details.textContent()) ?? ''
  for (const known of ['First token', 'Retrieval', 'Confidence', 'Local answerer', 'Cited', 'score ', 'r_'])
    expect(text).toContain(known)
  expect(text).toContain('“What is your return policy?”')
  expect(page.url()).toContain('?turn=t_')
  await page.reload()
  await details.getByRole('heading', { name: 'Turn 1 of 2' }).waitFor()

  await page.goBack()
  await expect.poll(() => rows(page).count()).toBe(1)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(2)
})

browserTest('an address leads there past the sign-in', async ({ page, problems }) => {
  problems.allow(/status of 401/)
  await page.goto(`${server.url}/dashboard#/conversations/${returns}`)
  await page.getByLabel('E-mail address').fill(staff.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(staff.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page
    .getByRole('textbox')
    .last()
    .fill(staff.recoveryCodes.pop() ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /dashboard|go on|continue/i }).click()
  await page.getByRole('heading', { name: 'What is your return policy?' }).waitFor()
})

describe('on a phone', () => {
  browserTest.override({ contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true } })
  browserTest('list and conversation fit its width', async ({ page }) => {
    await openAt(page, '#/conversations')
    await rows(page).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByText('What is your return policy?').click()
    await page.getByRole('complementary').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

browserTest('shows a new conversation by itself, and leads to it and back', async ({ page, problems }) => {
  problems.allow(/status of 404/)
  await openAt(page, '#/conversations')
  await page.getByText('Live', { exact: true }).waitFor()
  const shopper = await newShopper(server.url)
  await shopper.ask('How much does shipping to Norway cost?')
  await page.getByText('How much does shipping to Norway cost?').click()
  await page.getByRole('heading', { name: 'Turn 1 of 1' }).waitFor()
  await shopper.ask('And to Iceland?')
  await page.getByText('And to Iceland?').first().waitFor()
  await page.getByRole('heading', { name: 'Turn 2 of 2' }).waitFor()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'How much does shipping to Norway cost?' }).waitFor()

  await page.goto(`${server.url}/dashboard#/conversations/c_unknown`)
  await page.getByRole('heading', { name: 'This conversation is not there' }).waitFor()
})

browserTest(
  'finds the conversations in which claims were taken out, and tells how many',
  async ({ page }) => {
    const id = await said('checked', ['How long can I return it?', 'Unworn pieces only.'], {
      fields: {
        answerer: 'mistral',
        model: 'mistral-small-latest',
        model_requests: 2,
        unsupported_claims: 2,
      },
    })
    await openAt(page, '#/conversations')
    await page.getByLabel('Contains').selectOption('Claims taken out')
    await expect
      .poll(() => rows(page).allTextContents())
      .toEqual([expect.stringMatching(/How long can I return it\?.*claims taken out/)])
    await rows(page).first().click()
    await expect.poll(() => page.url()).toContain(id)
    await expect
      .poll(() => told(page))
      .toMatchObject({
        'Taken out': '2 sentences that no source says',
        'Requests to the model': '2',
      })
  },
)

browserTest('marks what has changed or gone since an answer was made from it', async ({ page }) => {
  const passage = (id: string) => ({
    id,
    document: id.replace(/#.*/, ''),
    hash: '0123456789abcdef',
    score: 1,
  })
  const id = await said('outdated', ['Was it always so?', 'It was.'], {
    fields: {
      knowledge_version: 'fedcba9876543210',
      passages: JSON.stringify([
        passage('policies/return_policy.md#what-is-our-return-policy'),
        passage('policies/gone.md#all'),
      ]),
    },
  })
  await openAt(page, `#/conversations/${id}`)
  await expect.poll(() => told(page)).toMatchObject({ 'Knowledge base': 'Version fedcba9876543210' })
  const passages = page.getByRole('complementary').getByRole('listitem')
  expect(await passages.allTextContents()).toEqual([
    expect.stringContaining('Changed since then'),
    expect.stringContaining('Removed since then'),
  ])
  expect(await accessibilityFaults(page)).toEqual([])
})

browserTest('tells of small talk no confidence, and of a turn without a model no cost', async ({ page }) => {
  const shopper = await newShopper(server.url)
  await shopper.ask('hi')
  await openAt(page, `#/conversations/${shopper.conversationId}`)
  await page.getByRole('heading', { name: 'Turn 1 of 1' }).waitFor()
  const names = Object.keys(await told(page))
  expect(names).toEqual(expect.arrayContaining(['First token', 'Answered by']))
  for (const name of ['Confidence', 'Cost', 'Tokens', 'Requests to the model', 'Taken out'])
    expect(names).not.toContain(name)
})

/** What the inspection of the turn tells, by name. */
const told = (page: Page) =>
  page
    .getByRole('complementary')
    .locator('dl > div')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]),
      ),
    )

browserTest('keeps the numbers of a conversation whose texts were removed', async ({ page }) => {
  const id = await said('removed', ['Forget me', 'I will.'])
  await database.write([
    { query: queries.deleteFrom('conversations').where('conversation_id', '=', id).compile() },
  ])
  await openAt(page, `#/conversations/${id}`)
  await page.getByRole('heading', { name: 'Text removed' }).waitFor()
  await page.getByText('The texts have been removed.').waitFor()
  await page.getByRole('heading', { name: 'Turn 1 of 1' }).waitFor()
  expect(await page.getByRole('main').textContent()).not.toContain('Forget me')
})

browserTest('draws hostile texts and titles as text', async ({ page }) => {
  const all = hostileTexts()
  // Every part of the set, in answers of 12 KB; the whole set runs in the widget's own test.
  const some = all.filter((_, index) => index % 25 === 0)
  const answers = batches(some, 12_000)
  const id = await said(
    'hostile',
    answers.flatMap((answer) => [some.join(' ').slice(0, 4000), answer]),
    {
      sources: some.slice(0, 40).map((text, index) => ({
        n: index + 1,
        id: text.slice(0, 200),
        title: text,
        url: index % 2 ? 'javascript:alert(1)' : 'https://verdemuse.example/"><img src=x>',
        snippet: text,
      })),
      reason: '<img src=x onerror=alert(1)>',
    },
  )
  const foreign: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== server.url) foreign.push(request.url())
  })
  await page.addInitScript(() => {
    Object.assign(window, { ran: 0 })
    for (const name of ['alert', 'prompt', 'confirm', 'print', 'msgbox'])
      Object.assign(window, { [name]: () => Reflect.set(window, 'ran', 1) })
  })
  await openAt(page, `#/conversations/${id}`)
  await page.getByRole('heading', { name: `Turn ${answers.length} of ${answers.length}` }).waitFor()
  // All of Markdown has come: a table is more than the quick lexer reads.
  await page.locator('.md table').first().waitFor()
  const drawn = await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *'))
      for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart'])
        element.dispatchEvent(new Event(type))
    const elements = [...document.querySelectorAll('main *')]
    return {
      ran: Reflect.get(window, 'ran'),
      unknown: elements.filter((element) =>
        /^(?:script|img|image|svg|iframe|object|embed|link|style|base|meta|form|video|audio|input|math)$/.test(
          element.localName,
        ),
      ).length,
      handlers: elements.flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on|^style$/.test(name)),
      ).length,
      links: [...document.querySelectorAll<HTMLAnchorElement>('main a')].map(({ href }) => href),
      swatches: document.querySelectorAll('main [style]').length,
    }
  })
  expect(drawn).toMatchObject({ ran: 0, unknown: 0 })
  expect(drawn.handlers, 'only the colours of endings').toBe(drawn.swatches)
  const home = (link: string) =>
    /^(?:mailto|tel):/.test(link) ||
    new URL(link).origin === server.url ||
    new URL(link).host === 'verdemuse.example'
  expect(drawn.links.filter((link) => !home(link))).toEqual([])
  expect(foreign).toEqual([])

  await page.goto(`${server.url}/dashboard#/conversations`)
  await rows(page).first().waitFor()
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(0)
})

/** A conversation as the server would have left it, with these texts, the shopper's first. */
async function said(
  name: string,
  texts: string[],
  {
    sources = [],
    reason,
    fields = {},
  }: { sources?: Source[]; reason?: string; fields?: Partial<TurnRecord> } = {},
): Promise<string> {
  const id = `c_${name}`
  const at = Date.now()
  const [record] = syntheticRecords({ count: 1, hours: 1, until: at })
  if (!record) throw new Error('one was asked for')
  const session = { sessionId: `s_${name}`, visitorId: `v_${name}`, createdAt: at, expiresAt: at + 1000 }
  await database.write([...insertVisitorSession(session), insertConversation(id, session.visitorId, at)])
  for (const [index, text] of texts.entries()) {
    const turnId = `t_${name}_${index >> 1}`
    const isAnswer = index % 2 === 1
    const message = appendMessage({
      conversation_id: id,
      message_id: `m_${name}_${index}`,
      role: isAnswer ? 'assistant' : 'shopper',
      text,
      turn_id: turnId,
      created_at: at + index,
    })
    await database.write([message].flat())
    if (!isAnswer) continue
    const citations = sources.map(({ n }) => n)
    const events: TurnEvent[] = [
      { type: 'sources', sources },
      { type: 'turn-end', outcome: 'answered', confidence: 1, citations },
    ]
    const messageId = `m_${name}_${index - 1}`
    const ended = [
      insertTurn({ turnId, conversationId: id, messageId, messageIds: [messageId], at, startedAt: at }),
      ...endTurn({
        turnId,
        outcome: 'answered',
        error: null,
        events: JSON.stringify(events),
        query: texts[index - 1] ?? null,
        at,
      }),
      {
        query: queries
          .updateTable('turns')
          .set({ reason: reason ?? null })
          .where('turn_id', '=', turnId)
          .compile(),
      },
      insertTurnRecord({
        ...record,
        turn_id: turnId,
        conversation_id: id,
        created_at: at + index,
        outcome: 'answered',
        error: null,
        helpful: reason ? 0 : null,
        passages: JSON.stringify(sources.map((source) => ({ id: source.id, score: 1 }))),
        citations: JSON.stringify(citations),
        ...fields,
      }),
    ]
    await database.write(ended.flat())
  }
  return id
}

/** Texts put together to pieces of at most so many characters. */
function batches(texts: readonly string[], length: number): string[] {
  const all: string[] = ['']
  for (const text of texts) {
    const last = all.at(-1) ?? ''
    if (last.length + text.length > length) all.push(text)
    else all[all.length - 1] = `${last}${text}\n\n`
  }
  return all
}
