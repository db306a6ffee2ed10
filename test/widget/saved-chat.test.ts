import { describe, expect, test } from 'vitest'
import { createChatMemory } from '../../widget/saved-chat.ts'

const KEY = 'verdemuse:http://s'

/** A `localStorage` over a map, as several tabs share it. */
function storageOf(entries: Map<string, string>): Storage {
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
    key: () => null,
    length: 0,
  }
}

describe('createChatMemory', () => {
  test('is shared by all tabs, and forgotten by all', () => {
    const entries = new Map<string, string>()
    const [one, other] = [0, 1].map(() => createChatMemory('http://s', () => storageOf(entries)))
    one?.write({ refresh_token: 'r' })
    other?.write({ outbox: [{ message_id: 'm', text: 'Hi' }] })
    expect(one?.read()).toEqual({ refresh_token: 'r', outbox: [{ message_id: 'm', text: 'Hi' }] })
    other?.forget()
    expect(one?.read(), 'what has not gone out stays').toEqual({ outbox: [{ message_id: 'm', text: 'Hi' }] })
    other?.write({ outbox: [] })
    other?.forget()
    expect(one?.read()).toEqual({})
    expect(entries.size).toBe(0)
  })

  test('keeps the chats of two servers apart', () => {
    const entries = new Map<string, string>()
    createChatMemory('http://s', () => storageOf(entries)).write({ conversation_id: 'c' })
    expect(createChatMemory('http://t', () => storageOf(entries)).read()).toEqual({})
  })

  test('lives on where storage throws', () => {
    const memory = createChatMemory('http://s', () => {
      throw new DOMException('denied', 'SecurityError')
    })
    memory.write({ refresh_token: 'r' })
    memory.write({ conversation_id: 'c' })
    expect(memory.read()).toEqual({ refresh_token: 'r', conversation_id: 'c' })
    memory.forget()
    expect(memory.read()).toEqual({})
  })

  test('lives on where storage is full, with what it had', () => {
    const entries = new Map<string, string>()
    const full = {
      ...storageOf(entries),
      setItem() {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    entries.set(KEY, '{"refresh_token":"r"}')
    const memory = createChatMemory('http://s', () => full)
    memory.write({ conversation_id: 'c' })
    expect(memory.read()).toEqual({ refresh_token: 'r', conversation_id: 'c' })
  })

  test('keeps its outbox on a page whose old library makes strings of arrays', () => {
    const entries = new Map<string, string>()
    const outbox = [{ message_id: 'm', text: 'Hi' }]
    Object.assign(Array.prototype, { toJSON: () => '[object Object]' })
    try {
      createChatMemory('http://s', () => storageOf(entries)).write({ outbox })
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON')
    }
    expect(createChatMemory('http://s', () => storageOf(entries)).read()).toEqual({ outbox })
  })

  test.each([
    'no JSON',
    'null',
    '7',
    '[]',
    '{"refresh_token":7,"conversation_id":null,"outbox":"all","unread":"many"}',
    '{"outbox":[null,7,{"message_id":"m"},{"message_id":1,"text":"Hi"}]}',
  ])('takes nothing from %s under its key', (text) => {
    const memory = createChatMemory('http://s', () => storageOf(new Map([[KEY, text]])))
    expect(memory.read().outbox ?? []).toEqual([])
    expect({ ...memory.read(), outbox: undefined }).toEqual({ outbox: undefined })
  })
})
