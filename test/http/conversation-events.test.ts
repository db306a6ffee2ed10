import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { createClient, readTurn } from '../support/client.ts'
import { type ConversationReader, readConversation } from '../support/conversation-reader.ts'
import { gate, newShopper, problemOf, type Shopper, untilText } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'

const { server, mistral } = useServerWithMistral()
const question = 'What is your return policy?'
let shopper: Shopper
let hold: ReturnType<typeof gate>
let readers: ConversationReader[]

beforeEach(async () => {
  readers = []
  hold = gate()
  shopper = await newShopper(server.url)
})

afterEach(() => {
  hold.open()
  for (const reader of readers) reader.leave()
})

async function listen(after?: number | string, as = shopper): Promise<ConversationReader> {
  const headers: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) }
  const reader = await readConversation((signal) => as.call('GET', '/events', { headers, signal }))
  readers.push(reader)
  return reader
}

const types = (reader: ConversationReader) => reader.seen.map(({ event }) => event.type)
const raw = (reader: ConversationReader) => reader.seen.map((received) => received.raw).join('')
const ended = (reader: ConversationReader, turnId: string) =>
  reader.until(({ event }) => event.type === 'turn-ended' && event.turn_id === turnId)

/** A turn that has told its first words and goes on when the hold opens. */
async function answering(): Promise<string> {
  mistral.fail({ hold: { at: 1, until: hold.promise } })
  mistral.answer({ parts: ['Wait for', ' it [1].'] })
  const { turnId } = await shopper.send(question)
  await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Wait')
  return turnId
}

describe('the stream of a conversation', () => {
  it('tells of messages and turns, numbered from 1, and not of their text', async () => {
    const reader = await listen()
    const messageId = randomUUID()
    const turn = await shopper.ask(question, messageId)
    const start = turn.events[0]
    const turnId = start?.type === 'turn-start' ? start.turn_id : ''
    await ended(reader, turnId)
    expect(reader.seen.map(({ id, event }) => [id, event])).toEqual([
      [1, { type: 'message', message: (await shopper.messages())[0] }],
      [2, { type: 'turn-started', turn_id: turnId, message_id: messageId }],
      [3, { type: 'turn-ended', turn_id: turnId, outcome: 'answered' }],
    ])
    expect(raw(reader)).not.toContain(turn.text)
  })

  it('comes with headers that no proxy may misunderstand, and says something at once', async () => {
    const abort = new AbortController()
    const response = await shopper.call('GET', '/events', { signal: abort.signal })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    const first = await response.body?.getReader().read()
    expect(new TextDecoder().decode(first?.value)).toMatch(/^: /)
    abort.abort()
  })

  it('goes on after every number with exactly the rest, byte for byte', async () => {
    const live = await listen()
    await shopper.ask(question)
    await shopper.call('POST', '/close', { body: {} })
    await shopper.ask('hello')
    const last = await live.until(({ id }) => id === 7)
    for (let after = 0; after < 7; after++) {
      const late = await listen(after)
      await late.until(({ id }) => id === last.id)
      expect(raw(late)).toBe(
        live.seen
          .slice(after)
          .map((received) => received.raw)
          .join(''),
      )
    }
    const from = await listen(7)
    const { turnId } = await shopper.send('thanks')
    await ended(from, turnId)
    expect(from.seen.map(({ id }) => id)).toEqual([8, 9, 10])
  })

  it.each([
    ['1', 409, 'log_truncated'],
    ['99999999999999999999', 409, 'log_truncated'],
    ['x', 400, 'invalid_request'],
    ['-1', 400, 'invalid_request'],
    ['1.5', 400, 'invalid_request'],
  ])('after %s of an empty log is %d %s', async (after, status, code) => {
    const response = await shopper.call('GET', '/events', { headers: { 'last-event-id': after } })
    expect(await problemOf(response)).toMatchObject({ status, code })
  })

  it('goes on where it was when the server has been restarted', async () => {
    const before = await listen()
    const first = await shopper.ask(question)
    await ended(before, first.events[0]?.type === 'turn-start' ? first.events[0].turn_id : '')
    await server.stop('SIGKILL')
    await before.ended
    await server.restart()
    const after = await listen(3)
    const { turnId } = await shopper.send('hello')
    await ended(after, turnId)
    const whole = await listen()
    await ended(whole, turnId)
    expect(raw(whole)).toBe(raw(before) + raw(after))
    expect(whole.seen.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('shows every tab the same', async () => {
    const tabs = [await listen(), await listen()]
    const { turnId } = await shopper.send('hello')
    for (const tab of tabs) await ended(tab, turnId)
    expect(tabs[0] && raw(tabs[0])).toBe(tabs[1] && raw(tabs[1]))
  })

  it('is closed at once when the session ends', async () => {
    const reader = await listen()
    const token = shopper.tokens.refresh_token
    await createClient(server.url).call('POST', '/v1/auth/revoke', { body: { token } })
    await reader.ended
    expect((await shopper.call('GET', '/events')).status).toBe(401)
  })

  it('stays open while nothing happens, and costs other shoppers nothing', async () => {
    const quiet = await listen()
    const other = await newShopper(server.url)
    await other.ask('hello')
    await shopper.call('POST', '/typing', { body: {} })
    await quiet.until(({ event }) => event.type === 'typing')
    expect(types(quiet)).toEqual(['typing'])
  })
})

describe('turns in the stream', () => {
  it('of messages that are answered together: the first ends, then the second begins', async () => {
    mistral.fail({ hold: { at: 0, until: hold.promise } })
    const reader = await listen()
    const first = await shopper.send(question)
    const second = await shopper.send('For shoes, I mean')
    hold.open()
    mistral.fail({})
    await ended(reader, second.turnId)
    expect(
      reader.seen.map(({ event }) => ('turn_id' in event ? [event.type, event.turn_id] : event.type)),
    ).toEqual([
      'message',
      ['turn-started', first.turnId],
      'message',
      ['turn-ended', first.turnId],
      ['turn-started', second.turnId],
      ['turn-ended', second.turnId],
    ])
    expect(reader.seen[3]?.event).toMatchObject({ outcome: 'stopped' })
  })

  it('that wait begin when it is their turn', async () => {
    const reader = await listen()
    const first = await answering()
    const second = await shopper.send('How long does delivery take?')
    expect(types(reader)).not.toContain('turn-ended')
    hold.open()
    await ended(reader, second.turnId)
    expect(types(reader)).toEqual([
      'message',
      'turn-started',
      'message',
      'turn-ended',
      'turn-started',
      'turn-ended',
    ])
    expect(reader.seen[3]?.event).toMatchObject({ turn_id: first, outcome: 'answered' })
  })

  it('that are stopped while they wait only end', async () => {
    const reader = await listen()
    const first = await answering()
    const second = await shopper.send('How long does delivery take?')
    await shopper.call('POST', `/turns/${second.turnId}/stop`)
    await ended(reader, second.turnId)
    hold.open()
    await ended(reader, first)
    expect(types(reader)).toEqual(['message', 'turn-started', 'message', 'turn-ended', 'turn-ended'])
  })

  it('that are tried again begin and end anew, without a second message', async () => {
    const reader = await listen()
    const first = await answering()
    await shopper.call('POST', `/turns/${first}/stop`)
    hold.open()
    mistral.fail({})
    await readTurn(await shopper.call('POST', `/turns/${first}/retry`))
    await reader.until(({ id }) => id === 5)
    expect(types(reader)).toEqual(['message', 'turn-started', 'turn-ended', 'turn-started', 'turn-ended'])
    expect(reader.seen[2]?.event).toMatchObject({ outcome: 'stopped' })
  })

  it('is over when it says so: the answer stands in the conversation', async () => {
    const reader = await listen()
    const turn = shopper.ask(question)
    await reader.until(({ event }) => event.type === 'turn-ended')
    const { messages } = await shopper.history()
    expect(messages.at(-1)).toMatchObject({ role: 'assistant', outcome: 'answered', text: (await turn).text })
  })
})

describe('the conversation and its stream together', () => {
  test('miss nothing: the messages of one, then the events of the other', async () => {
    const told = shopper.ask(question)
    const known = new Set<string>()
    for (let step = 0; step < 20; step++) {
      const { messages, last_event_id: at = 0 } = await shopper.history()
      const later = await listen(at)
      for (const message of messages) known.add(message.message_id)
      expect(at).toBeGreaterThanOrEqual(messages.some(({ role }) => role === 'assistant') ? 2 : 0)
      later.leave()
    }
    await told
    const { messages, last_event_id: at } = await shopper.history()
    expect(at).toBeGreaterThanOrEqual(2)
    expect(messages).toHaveLength(2)
  })

  it('shows the rating that was given', async () => {
    expect(await shopper.history()).not.toHaveProperty('rating')
    await shopper.call('POST', '/rating', { body: { score: 2 } })
    expect(await shopper.history()).toMatchObject({ rating: { score: 2 } })
    await shopper.call('POST', '/rating', { body: { score: 5, comment: 'better' } })
    expect((await shopper.history()).rating).toEqual({ score: 5, comment: 'better' })
  })
})

describe('read', () => {
  it('is told when it moves on, and only then', async () => {
    const reader = await listen()
    await shopper.ask(question)
    const [said, answer] = await shopper.messages()
    const mark = async (message_id = '') =>
      (await shopper.call('POST', '/read', { body: { message_id } })).status
    expect([await mark(said?.message_id), await mark(answer?.message_id)]).toEqual([204, 204])
    expect([await mark(answer?.message_id), await mark(said?.message_id)]).toEqual([204, 204])
    const { turnId } = await shopper.send('thanks')
    await ended(reader, turnId)
    const reads = reader.seen.flatMap(({ event }) => (event.type === 'read' ? [event] : []))
    expect(reads).toEqual([
      { type: 'read', author: 'shopper', message_id: said?.message_id },
      { type: 'read', author: 'shopper', message_id: answer?.message_id },
    ])
  })

  it('of a message that is not there, or stands elsewhere, is missing', async () => {
    const other = await newShopper(server.url)
    await other.ask('hello')
    const [foreign] = await other.messages()
    for (const message_id of ['m_none', foreign?.message_id]) {
      const response = await shopper.call('POST', '/read', { body: { message_id } })
      expect(await problemOf(response)).toMatchObject({ status: 404, code: 'not_found' })
    }
  })
})

describe('typing', () => {
  it('reaches who listens, without a number, and is not kept', async () => {
    const reader = await listen()
    expect((await shopper.call('POST', '/typing', { body: {} })).status).toBe(204)
    const { id } = await reader.until(({ event }) => event.type === 'typing')
    expect(id).toBeUndefined()
    const { turnId } = await shopper.send('hello')
    const late = await listen()
    await ended(late, turnId)
    expect(types(late)).toEqual(['message', 'turn-started', 'turn-ended'])
  })
})

describe('closing', () => {
  const close = async () => (await shopper.call('POST', '/close', { body: {} })).status

  it('is told once, however often it is asked for', async () => {
    const reader = await listen()
    expect(await Promise.all([close(), close(), close()])).toEqual([204, 204, 204])
    expect(await close()).toBe(204)
    expect((await shopper.history()).state).toBe('closed')
    const { turnId } = await shopper.send('hello')
    await ended(reader, turnId)
    expect(types(reader)).toEqual(['conversation-closed', 'message', 'turn-started', 'turn-ended'])
    expect(reader.seen[0]?.event).toEqual({ type: 'conversation-closed', author: 'shopper' })
  })

  it('stops what runs and what waits first', async () => {
    const reader = await listen()
    const first = await answering()
    const second = await shopper.send('How long does delivery take?')
    const third = await shopper.send('Which payment methods are there?')
    expect(await close()).toBe(204)
    const { turn, state } = await shopper.history()
    expect({ turn, state }).toEqual({ turn: null, state: 'closed' })
    await reader.until(({ event }) => event.type === 'conversation-closed')
    expect(types(reader).slice(-4)).toEqual(['turn-ended', 'turn-ended', 'turn-ended', 'conversation-closed'])
    for (const turnId of [first, second.turnId, third.turnId])
      expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'stopped' })
    expect(mistral.requests.at(-1)?.messages.at(-1)?.content).toBe(question)
  })

  it('ends with the next message', async () => {
    await close()
    await shopper.ask('hello')
    expect((await shopper.history()).state).toBe('open')
    const { conversations } = await (
      await createClient(server.url).call('GET', '/v1/conversations', { token: shopper.tokens.access_token })
    ).json()
    expect(conversations[0].state).toBe('open')
  })
})
