import { readdirSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, expect, it, test } from 'vitest'
import { newShopper, type Shopper } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer({ env: { LOG_LEVEL: 'trace' } })
const cards = ['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117']
const iban = 'BE68539007547034'
let shopper: Shopper

beforeAll(async () => {
  shopper = await newShopper(server.url)
  const [visa = '', master = '', amex = '', discover = ''] = cards
  const grouped = (digits: string) => digits.match(/\d{1,4}/g)?.join(' ') ?? ''
  const turn = await shopper.ask(`My card ${visa} was charged twice, cvv 987`)
  await shopper.ask(`and ${grouped(master)} 12/27, IBAN ${iban}, or BE68 5390 0754 7034`)
  await shopper.ask('order VM-20417 and phone +32 471 12 34 56')
  const start = turn.events[0]
  const turnId = start?.type === 'turn-start' ? start.turn_id : ''
  await shopper.call('POST', '/rating', { body: { score: 1, comment: `card ${grouped(amex)}` } })
  await shopper.call('POST', `/turns/${turnId}/feedback`, {
    body: { helpful: false, reason: `charged ${discover}` },
  })
  // Whatever else a message carries.
  const page = { url: `https://shop.example/?card=${visa}`, title: visa }
  const body = { message_id: randomUUID(), text: 'hello', page, locale: grouped(master) }
  await (await shopper.call('POST', '/messages', { body, headers: { accept: 'text/event-stream' } })).text()
})

/** Every byte that the server keeps, and its log, without what is put between digits. */
function kept(): string {
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
  const bytes = files
    .filter((file) => file.isFile() && !file.parentPath.endsWith('/index'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
  return [...bytes, server.log()].join('\n').replace(/(?<=\d)[ -](?=\d)/g, '')
}

test.each([...cards, iban, '987'.padStart(8, 'cvv: ')])('%s is nowhere at rest', (secret) => {
  expect(kept()).not.toContain(secret)
  expect(kept()).not.toContain(secret.slice(0, -1))
})

it('keeps order numbers and phone numbers, and says what was taken out', async () => {
  const said = (await shopper.messages()).filter(({ role }) => role === 'shopper').map(({ text }) => text)
  expect(said).toEqual([
    'My card [card number removed] was charged twice, cvv [security code removed]',
    'and [card number removed] 12/27, IBAN [IBAN removed], or [IBAN removed]',
    'order VM-20417 and phone +32 471 12 34 56',
    'hello',
  ])
  const transcript = await (await shopper.call('GET', '/transcript')).text()
  for (const card of cards) expect(transcript).not.toContain(card)
})

it('is still nowhere after the database was closed and the log folded in', async () => {
  await server.stop()
  for (const card of cards) expect(kept()).not.toContain(card)
  await server.restart()
})
