import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  type ConversationLog,
  createConversationLog,
  type StreamedEvent,
} from '../../server/chat/conversation-log.ts'
import { appendMessage, insertConversation, moveShopperRead } from '../../server/store/conversations.ts'
import type { KeptEvent } from '../../server/store/conversation-events.ts'
import { type Database, StorageUnavailable, WriteConflict } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'

let database: Database
let log: ConversationLog
let abort: AbortController

const closed: KeptEvent = { type: 'conversation-closed', author: 'system' }

beforeEach(async () => {
  database = openSqlite(':memory:')
  const session = { sessionId: 's', visitorId: 'v', createdAt: 1, expiresAt: 2 }
  const conversations = [insertConversation('c', 'v', 1), insertConversation('other', 'v', 1)]
  await database.write([...insertVisitorSession(session), ...conversations])
  log = createConversationLog(database, () => 7)
  abort = new AbortController()
})

afterEach(() => {
  abort.abort()
  database.close()
})

async function reader(after = 0): Promise<() => Promise<StreamedEvent | undefined>> {
  const iterator = (await log.read('c', after, abort.signal))[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await iterator.next()
    return done ? undefined : value
  }
}

it('tells what is written while its reader is busy with the event before', async () => {
  const next = await reader()
  await log.write('c', [], [closed])
  expect(await next()).toMatchObject({ id: 1 })
  // The reader has not asked for more yet: nothing may be lost in between.
  await log.write('c', [], [closed])
  log.tell('c', { type: 'typing', author: 'staff' })
  expect(await next()).toMatchObject({ id: 2 })
  expect(await next()).toEqual({ type: 'typing', json: '{"type":"typing","author":"staff"}' })
  await log.write('c', [], [closed])
  expect(await next()).toMatchObject({ id: 3 })
})

it('tells a waiting reader at once, and readers of other conversations nothing', async () => {
  const next = (await reader())()
  await log.write('other', [], [closed])
  await log.write('c', [], [closed])
  expect(await next).toMatchObject({ id: 1, type: 'conversation-closed' })
  expect([await log.newest('c'), await log.newest('other')]).toEqual([1, 1])
})

it('tells a long log whole, in order', async () => {
  await log.write(
    'c',
    [],
    Array.from({ length: 350 }, () => closed),
  )
  const next = await reader(40)
  for (let id = 41; id <= 350; id++) expect(await next()).toMatchObject({ id })
})

it('writes an event with what it tells, or neither', async () => {
  const message = appendMessage({
    conversation_id: 'c',
    message_id: 'm',
    role: 'staff',
    text: 'Hello, this is Ana.',
    turn_id: null,
    created_at: 5,
  })
  await log.write('c', message, [{ type: 'message', message_id: 'm' }])
  await expect(log.write('c', message, [{ type: 'message', message_id: 'm' }])).rejects.toBeInstanceOf(
    WriteConflict,
  )
  await log.write('c', [moveShopperRead('c', 1)], [{ type: 'read', author: 'shopper', message_id: 'm' }])
  await expect(
    log.write('c', [moveShopperRead('c', 1)], [{ type: 'read', author: 'shopper', message_id: 'm' }]),
  ).rejects.toBeInstanceOf(WriteConflict)
  const next = await reader()
  expect(JSON.parse((await next())?.json ?? '')).toEqual({
    type: 'message',
    message: {
      message_id: 'm',
      role: 'staff',
      text: 'Hello, this is Ana.',
      created_at: '1970-01-01T00:00:00.005Z',
    },
  })
  expect(await next()).toMatchObject({ id: 2, type: 'read' })
  expect(await log.newest('c')).toBe(2)
})

it('shows nothing that could not be written', async () => {
  const full: Database = { ...database, write: () => Promise.reject(new StorageUnavailable('disk full')) }
  const refusing = createConversationLog(full, () => 7)
  const events = (await refusing.read('c', 0, abort.signal))[Symbol.asyncIterator]()
  const next = events.next()
  await expect(refusing.write('c', [], [closed])).rejects.toBeInstanceOf(StorageUnavailable)
  abort.abort()
  expect((await next).done).toBe(true)
})

it('keeps few passing events for a reader who does not take them', async () => {
  const next = await reader()
  await log.write('c', [], [closed])
  await next()
  for (let time = 0; time < 1000; time++) log.tell('c', { type: 'typing', author: 'shopper' })
  await log.write('c', [], [closed])
  expect(await next()).toMatchObject({ id: 2 })
  let passing = 0
  const counting = (async () => {
    while ((await next())?.type === 'typing') passing++
  })()
  await log.write('c', [], [closed])
  await counting
  expect(passing).toBeGreaterThan(0)
  expect(passing).toBeLessThan(20)
})

it('ends when its reader leaves', async () => {
  const next = (await reader())()
  abort.abort()
  expect(await next).toBeUndefined()
})
