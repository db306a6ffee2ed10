import { describe, expect, test, vi } from 'vitest'
import type { Tokens } from '../../server/wire.ts'
import { createChatClient } from '../../widget/chat-client.ts'
import type { NumberedUpdate } from '../../widget/follow-turn.ts'
import { createChatMemory } from '../../widget/saved-chat.ts'
import { noProofs } from './support/no-proofs.ts'

interface Call {
  route: string
  headers: Headers
  body: string
  signal: AbortSignal | undefined
}

type Reply = (call: Call) => Response | Promise<Response>

let serial = 0

function tokens(): Tokens {
  serial++
  return {
    visitor_id: 'v',
    access_token: `access-${serial}`,
    refresh_token: `refresh-${serial}`,
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'chat',
    shopper: null,
  }
}

const problem = (status: number, code: string) =>
  Response.json({ code, status, title: code, type: 'about:blank' }, { status })

const usual: Record<string, Reply> = {
  'POST /v1/visitors': () => Response.json(tokens(), { status: 201 }),
  'POST /v1/auth/token': () => Response.json(tokens()),
  'POST /v1/conversations': () => Response.json({ conversation_id: 'c1' }, { status: 201 }),
  'GET /v1/conversations/c1': () =>
    Response.json({ conversation_id: 'c1', state: 'open', messages: [], turn: null, has_more: false }),
}

function setUp(
  routes: Record<string, Reply> = {},
  memory = createChatMemory('http://s', () => undefined),
  exclusively = <T>(task: () => Promise<T>) => task(),
) {
  const calls: Call[] = []
  const time = { now: 0 }
  const client = createChatClient({
    server: 'http://s',
    memory,
    now: () => time.now,
    wait: async () => {},
    dpop: noProofs,
    identity: () => undefined,
    exclusively: (_, task) => exclusively(task),
    async fetch(input, init) {
      const call = {
        route: `${init?.method} ${String(input).replace('http://s', '')}`,
        headers: new Headers(init?.headers),
        body: String(init?.body ?? ''),
        signal: init?.signal ?? undefined,
      }
      calls.push(call)
      const reply = routes[call.route] ?? usual[call.route]
      if (!reply) throw new TypeError(`no route ${call.route}`)
      return reply(call)
    },
  })
  return { client, calls, memory, time, routes: () => calls.map((call) => call.route) }
}

async function collect(updates: AsyncIterable<NumberedUpdate>): Promise<NumberedUpdate[]> {
  const all: NumberedUpdate[] = []
  for await (const update of updates) all.push(update)
  return all
}

describe('createChatClient', () => {
  test('asks for one token and one conversation, however many callers wait', async () => {
    const { client, routes } = setUp()
    await Promise.all([client.prepare(), client.prepare(), client.prepare()])
    expect(routes()).toEqual(['POST /v1/visitors', 'POST /v1/conversations'])
    await client.prepare()
    expect(routes()).toHaveLength(2)
  })

  test('asks nothing before it is used', () => {
    const { client, calls } = setUp()
    expect(client.conversation()).toBeUndefined()
    expect(calls).toEqual([])
  })

  test('refreshes a token that is about to end, and remembers the new refresh token', async () => {
    const { client, routes, memory, time } = setUp()
    await client.prepare()
    const first = memory.read().refresh_token
    time.now = 575_000
    await client.history()
    expect(routes().slice(2)).toEqual(['POST /v1/auth/token', 'GET /v1/conversations/c1'])
    expect(memory.read().refresh_token).not.toBe(first)
  })

  test('refreshes once and repeats the request when a token is refused', async () => {
    let refusals = 1
    const { client, routes, calls } = setUp({
      'GET /v1/conversations/c1': (call) =>
        refusals-- > 0
          ? problem(401, 'token_expired')
          : (usual[call.route] ?? (() => problem(500, 'internal')))(call),
    })
    await client.prepare()
    await client.history()
    expect(routes().slice(2)).toEqual([
      'GET /v1/conversations/c1',
      'POST /v1/auth/token',
      'GET /v1/conversations/c1',
    ])
    expect(calls[2]?.headers.get('authorization')).not.toBe(calls[4]?.headers.get('authorization'))
  })

  test('starts as a new visitor when the session has ended, and drops its conversation', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    memory.write({ refresh_token: 'old', conversation_id: 'old-conversation' })
    const { client, routes } = setUp({ 'POST /v1/auth/token': () => problem(400, 'invalid_grant') }, memory)
    expect(await client.history()).toBeUndefined()
    expect(routes()).toEqual(['POST /v1/auth/token', 'POST /v1/visitors'])
    expect(memory.read().conversation_id).toBeUndefined()
  })

  test('keeps the session when the server is only out of reach', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    memory.write({ refresh_token: 'old', conversation_id: 'c1' })
    const { client } = setUp(
      {
        'POST /v1/auth/token': () => {
          throw new TypeError('Failed to fetch')
        },
      },
      memory,
    )
    await expect(client.history()).rejects.toMatchObject({ code: 'offline' })
    expect(memory.read()).toEqual({ refresh_token: 'old', conversation_id: 'c1' })
  })

  test('tells a page that is refused from a server that is out of reach', async () => {
    const refused = () => {
      throw new TypeError('blocked by the browser')
    }
    const notAllowed = () => problem(403, 'origin_not_allowed')
    const there = setUp({ 'POST /v1/visitors': refused, 'GET /widget-origin': notAllowed })
    await expect(there.client.prepare()).rejects.toMatchObject({ code: 'origin_not_allowed' })
    const known = createChatMemory('http://s', () => undefined)
    known.write({ refresh_token: 'given to this origin once' })
    const noLonger = setUp({ 'POST /v1/auth/token': refused, 'GET /widget-origin': notAllowed }, known)
    await expect(noLonger.client.history()).rejects.toMatchObject({ code: 'origin_not_allowed' })
    // However often the line is lost.
    const allowed = () => new Response(null, { status: 204 })
    const lossy = setUp({ 'POST /v1/visitors': refused, 'GET /widget-origin': allowed })
    for (let tries = 0; tries < 3; tries++)
      await expect(lossy.client.prepare()).rejects.toMatchObject({ code: 'offline' })
    const away = setUp({ 'POST /v1/visitors': refused })
    await expect(away.client.prepare()).rejects.toMatchObject({ code: 'offline' })
  })

  test('takes a server that says nothing for one that is out of reach', async () => {
    vi.useFakeTimers()
    try {
      const { client } = setUp({
        'POST /v1/visitors': ({ signal }) =>
          new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      })
      const asked = expect(client.prepare()).rejects.toMatchObject({ code: 'offline' })
      await vi.advanceTimersByTimeAsync(60_000)
      await asked
    } finally {
      vi.useRealTimers()
    }
  })

  test('starts a new conversation when the old one is gone', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    memory.write({ refresh_token: 'r', conversation_id: 'gone' })
    const { client, routes } = setUp(
      {
        'POST /v1/conversations/gone/messages': () => problem(404, 'not_found'),
        'POST /v1/conversations/c1/messages': () =>
          new Response(
            'id: 1\ndata: {"type":"turn-end","outcome":"smalltalk","confidence":1,"citations":[]}\n\n',
          ),
      },
      memory,
    )
    const updates = await collect(client.send({ message_id: 'm', text: 'Hi' }, new AbortController().signal))
    expect(updates).toMatchObject([{ id: 1, update: { type: 'turn-end' } }])
    expect(routes()).toContain('POST /v1/conversations')
    expect(memory.read()).toMatchObject({ conversation_id: 'c1' })
  })

  test('leaves a message that met no server to its sender', async () => {
    const { client, routes } = setUp({
      'POST /v1/conversations/c1/messages': () => {
        throw new TypeError('Failed to fetch')
      },
    })
    const sending = collect(client.send({ message_id: 'm', text: 'Hi' }, new AbortController().signal))
    await expect(sending).rejects.toMatchObject({ code: 'offline' })
    expect(routes().filter((route) => route.endsWith('/messages'))).toHaveLength(1)
  })

  test('sends the same message again when the line dies before the first event', async () => {
    const bodies: string[] = []
    const { client } = setUp({
      'POST /v1/conversations/c1/messages': ({ body, headers }) => {
        bodies.push(body)
        expect(headers.get('accept')).toBe('text/event-stream')
        if (bodies.length === 1) return new Response(': open\n\nid: 1\nda')
        return new Response('id: 1\ndata: {"type":"turn-error","code":"internal","retryable":true}\n\n')
      },
    })
    const message = { message_id: 'm', text: 'Hi' }
    await collect(client.send(message, new AbortController().signal))
    expect(bodies).toEqual([JSON.stringify(message), JSON.stringify(message)])
  })

  test('goes on with a turn after the last event that is known', async () => {
    const { client, calls } = setUp({
      'GET /v1/conversations/c1/turns/t%2F1/events': () =>
        new Response('id: 5\ndata: {"type":"turn-error","code":"internal","retryable":true}\n\n'),
    })
    const updates = await collect(client.resume('t/1', 4, new AbortController().signal))
    expect(updates).toMatchObject([{ id: 5, update: { type: 'turn-error' } }])
    expect(calls.at(-1)?.headers.get('last-event-id')).toBe('4')
  })

  test('asks for a turn again, and follows the new one where the line dies', async () => {
    const { client, routes } = setUp({
      'POST /v1/conversations/c1/turns/t1/retry': () =>
        new Response('id: 1\ndata: {"type":"turn-start","turn_id":"t2","message_id":"m"}\n\n'),
      'GET /v1/conversations/c1/turns/t2/events': () =>
        new Response('id: 2\ndata: {"type":"turn-error","code":"internal","retryable":true}\n\n'),
    })
    const updates = await collect(client.retry('t1', new AbortController().signal))
    expect(updates.map(({ update }) => update.type)).toEqual(['turn-start', 'reconnecting', 'turn-error'])
    expect(routes().slice(-2)).toEqual([
      'POST /v1/conversations/c1/turns/t1/retry',
      'GET /v1/conversations/c1/turns/t2/events',
    ])
  })

  test('keeps its session in another tab’s refresh: it is read inside the lock', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    memory.write({ refresh_token: 'mine', conversation_id: 'c1' })
    const { client, calls } = setUp(
      {},
      memory,
      // Another tab has rotated it while this one waited.
      (task) => {
        memory.write({ refresh_token: 'theirs' })
        return task()
      },
    )
    await client.history()
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ refresh_token: 'theirs' })
  })

  test('begins no second conversation where another tab has just begun one', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    const { client, routes } = setUp({}, memory, (task) => {
      memory.write({ conversation_id: 'begun' })
      return task()
    })
    await client.prepare()
    expect(routes()).not.toContain('POST /v1/conversations')
    expect(client.conversation()).toBe('begun')
  })

  test('gives a code of its own for an answer that is no problem document', async () => {
    const { client } = setUp({
      'POST /v1/visitors': () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    })
    await expect(client.prepare()).rejects.toMatchObject({ code: 'over_capacity', status: 502 })
  })
})
