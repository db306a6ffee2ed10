import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { readShopProfile } from '../../kb/shop-profile.ts'
import { returnLabelRoutes } from '../../server/routes/return-labels.ts'
import { createLabelLinks } from '../../server/shop/actions/label-links.ts'
import { createReturnLabels } from '../../server/shop/actions/return-label.ts'
import { insertAction, updateAction } from '../../server/store/actions.ts'
import { insertConversation } from '../../server/store/conversations.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import { memoryRecords } from '../support/memory-records.ts'

it('a return’s label is for who has its link, until it ends or the return is taken back', async () => {
  const database = openSqlite(':memory:')
  let time = Date.UTC(2026, 10, 25)
  const links = createLabelLinks(crypto.getRandomValues(new Uint8Array(32)), () => time)
  const profile = () => readShopProfile('synthetic_data').profile
  const { records } = memoryRecords()
  const findReturnLabel = createReturnLabels({ database, records, links, shop: profile })
  const app = new Hono().route('/', returnLabelRoutes({ findReturnLabel, profile }))
  const session = { sessionId: 's', visitorId: 'v', createdAt: time, expiresAt: time + 1e9 }
  await database.write(insertVisitorSession(session))
  await database.write([insertConversation('c', 'v', time)])
  const price = { amount: 99, currency: 'EUR' }
  const details = {
    items: [{ name: '<b>Jumper</b>', quantity: 2, from: 'M', price }],
    rows: [],
    confirm_label: 'x',
    language: 'de-DE',
  }
  const rows = [
    { label: 'Bestellung', value: 'VM-20388' },
    { label: 'Send it back by', value: 'Thursday 3 December 2026' },
  ]
  const receipt = { number: 'A-7KX9Q2MT', at: new Date(time).toISOString(), text: '', rows }
  await database.write([
    insertAction({
      ...{ action_id: 'a_1', conversation_id: 'c', turn_id: 't', ordinal: 1, user_id: 'user-lotte' },
      ...{ kind: 'return_delivered_order_items', order_id: 'VM-20388', request: '{}', state: 'committed' },
      ...{ summary: 'Return', details: JSON.stringify(details), receipt: JSON.stringify(receipt) },
      ...{ created_at: time, expires_at: time, decided_at: time, undo_until: null, problem: null },
    }),
  ])
  const token = await links.make('a_1', time + 1000)
  const shown = await app.request(`/labels/${token}`)
  const page = await shown.text()
  expect(shown.status).toBe(200)
  for (const part of [
    'A-7KX9Q2MT',
    'Lindenkaai 14',
    'Lotte Verhaegen, Kammenstraat 212',
    'VM-20388',
    '3 December',
  ])
    expect(page).toContain(part)
  // The page is English, the receipt in the language of its card; the order is told once.
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('<dl lang="de-DE"><dt>Send it back by')
  expect(page.split('VM-20388')).toHaveLength(2)
  expect(page).toContain('2 × &lt;b&gt;Jumper&lt;/b&gt;, M')
  const nonce = /<style nonce="([\w-]+)">/.exec(page)?.[1]
  expect(shown.headers.get('content-security-policy')).toContain(`style-src 'nonce-${nonce}'`)
  expect(page).not.toMatch(/<script| style="| on\w+="/)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })

  const gone = async (path: string) => {
    const answer = await app.request(`/labels/${path}`)
    return [answer.status, (await answer.text()).replace(/nonce="[\w-]+"/, '')] as const
  }
  const [status, text] = await gone('none')
  expect(status).toBe(404)
  expect(text).toContain('No label here')
  const [id, until, mac] = token.split('.')
  const others = createLabelLinks(crypto.getRandomValues(new Uint8Array(32)), () => time)
  for (const path of [
    `${id}.${Number(until) + 1}.${mac}`,
    `a_2.${until}.${mac}`,
    `${id}.${until}.${'A'.repeat(43)}`,
    await others.make('a_1', time + 1000),
    await links.make('a_2', time + 1000),
    await links.make('a_1', time - 1000),
  ])
    expect(await gone(path), path).toEqual([404, text])
  time += 2000
  expect(await gone(token)).toEqual([404, text])
  time -= 2000
  await database.write([updateAction('a_1', ['committed'], { state: 'undone' })])
  expect(await gone(token)).toEqual([404, text])
  database.close()
})
