import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Conversation, Message, Tokens, TurnEvent, WidgetSettings } from '../../../server/wire.ts'

/** One step of a scripted answer: an event, a pause until the test says so, or a cut of the line. */
export type Step = TurnEvent | 'hold' | 'cut'

export interface FakeServer {
  /** `http://127.0.0.1:PORT` */
  origin: string
  /** Method and path of everything asked for, in order. */
  requests: string[]
  /** Bodies of feedback and messages, in order. */
  bodies: Record<string, unknown>[]
  /** Lets every `hold` go on. */
  go(): void
  close(): Promise<void>
}

export interface FakeServerOptions {
  /** The script of the answer to a text, asked for the first, second … time; the server adds `turn-start`. */
  answer(text: string, attempt: number): Step[]
  settings?: Partial<WidgetSettings>
  /** What was said before. */
  history?: Message[]
  /** How many messages a page of the history has; all without it. */
  pageSize?: number
}

interface Stored {
  messages: Message[]
  closed: boolean
  rating?: NonNullable<Conversation['rating']>
}

interface Turn {
  id: string
  stored: Stored
  messageId: string
  text: string
  log: TurnEvent[]
  ended: boolean
  watchers: Set<() => void>
  stopped: boolean
}

const widgetFolder = fileURLToPath(new URL('../../../dist/widget', import.meta.url))

/**
 * A server that follows sections 3 to 5 of the contract as far as the widget uses them, with scripted
 * answers: for what the real one cannot be made to do on demand, such as a cut in the middle of a word.
 */
export async function startFakeServer({
  answer,
  settings,
  history = [],
  pageSize = Number.POSITIVE_INFINITY,
}: FakeServerOptions): Promise<FakeServer> {
  const requests: string[] = []
  const bodies: Record<string, unknown>[] = []
  const turns = new Map<string, Turn>()
  const conversations = new Map<string, Stored>()
  const tokens = new Set<string>()
  let serial = 0
  let holding = new Set<() => void>()
  const attempts = new Map<string, number>()

  function tokensFor(): Tokens {
    const access_token = `access-${++serial}`
    tokens.add(access_token)
    return {
      visitor_id: 'visitor',
      access_token,
      refresh_token: `refresh-${serial}`,
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'chat',
      shopper: null,
    }
  }

  async function run(turn: Turn): Promise<void> {
    const push = (event: TurnEvent) => {
      turn.log.push(event)
      if (event.type === 'turn-end' || event.type === 'turn-error') turn.ended = true
      for (const wake of [...turn.watchers]) wake()
    }
    push({ type: 'turn-start', turn_id: turn.id, message_id: turn.messageId })
    const attempt = (attempts.get(turn.text) ?? 0) + 1
    attempts.set(turn.text, attempt)
    for (const step of answer(turn.text, attempt)) {
      if (turn.stopped) break
      if (step === 'hold') await new Promise<void>((resolve) => holding.add(resolve))
      else if (step === 'cut') {
        // A line must be there to be cut.
        while (turn.watchers.size === 0) await new Promise((resolve) => setTimeout(resolve, 2))
        const cut = [...turn.watchers]
        turn.watchers.clear()
        for (const wake of cut) wake()
      } else {
        push(step)
        await new Promise((resolve) => setTimeout(resolve, 4))
      }
    }
    if (!turn.ended) push({ type: 'turn-end', outcome: 'stopped', confidence: 0, citations: [] })
    const text = turn.log.reduce((all, event) => (event.type === 'text-delta' ? all + event.text : all), '')
    const sources = turn.log.flatMap((event) => (event.type === 'sources' ? event.sources : []))
    const end = turn.log.at(-1)
    turn.stored.messages.push({
      message_id: `answer-${turn.id}`,
      turn_id: turn.id,
      role: 'assistant',
      text,
      created_at: new Date().toISOString(),
      answers: turn.messageId,
      sources,
      ...(end?.type === 'turn-end' && { outcome: end.outcome }),
      ...(end?.type === 'turn-error' && { error: end.code }),
    })
  }

  function begin(stored: Stored, messageId: string, text: string): Turn {
    const turn: Turn = {
      id: `turn-${++serial}`,
      stored,
      messageId,
      text,
      log: [],
      ended: false,
      watchers: new Set(),
      stopped: false,
    }
    turns.set(turn.id, turn)
    void run(turn)
    return turn
  }

  async function stream(turn: Turn, after: number, response: ServerResponse): Promise<void> {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    })
    response.write(': open\n\n')
    let at = after
    for (;;) {
      for (; at < turn.log.length; at++) {
        const event = turn.log[at]
        if (!event) break
        response.write(`event: ${event.type}\nid: ${at + 1}\ndata: ${JSON.stringify(event)}\n\n`)
      }
      if (turn.ended) return void response.end()
      const cut = await new Promise<boolean>((resolve) => {
        const wake = () => {
          const stillWatching = turn.watchers.delete(wake)
          resolve(!stillWatching)
        }
        turn.watchers.add(wake)
      })
      if (cut) return void response.destroy()
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const origin = request.headers.origin
    if (origin) {
      response.setHeader('access-control-allow-origin', pathname.startsWith('/v1') ? origin : '*')
      response.setHeader('vary', 'origin')
    }
    if (request.method === 'OPTIONS') {
      response.setHeader(
        'access-control-allow-headers',
        'authorization, content-type, dpop, last-event-id, idempotency-key',
      )
      response.setHeader('access-control-max-age', '7200')
      return void response.writeHead(204).end()
    }
    requests.push(`${request.method} ${pathname}`)
    const json = (status: number, body: unknown) => {
      const type = status < 400 ? 'application/json' : 'application/problem+json'
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
    }
    const problem = (status: number, code: string) =>
      json(status, { type: 'about:blank', title: code, status, code })

    if (pathname === '/widget-origin') return void response.writeHead(204).end()
    if (!pathname.startsWith('/v1')) return sendFile(pathname, response)
    const body: Record<string, unknown> = request.method === 'POST' ? JSON.parse(await readText(request)) : {}
    if (pathname === '/v1/visitors') return json(201, tokensFor())
    if (pathname === '/v1/auth/token') return json(200, tokensFor())
    if (!tokens.has((request.headers.authorization ?? '').replace('Bearer ', '')))
      return problem(401, 'unauthorized')
    if (pathname === '/v1/conversations') {
      const conversation_id = `conversation-${++serial}`
      // What was said before stands in the first one.
      conversations.set(conversation_id, {
        messages: conversations.size === 0 ? [...history] : [],
        closed: false,
      })
      return json(201, { conversation_id })
    }

    const [, , , id, part, turnId, verb] = pathname.split('/')
    const stored = conversations.get(id ?? '')
    if (!stored) return problem(404, 'not_found')
    const { messages, closed, rating } = stored
    const running = [...turns.values()].find((turn) => turn.stored === stored && !turn.ended)
    if (part === undefined) {
      const before = messages.findIndex(({ message_id }) => message_id === searchParams.get('before'))
      const end = before < 0 ? messages.length : before
      const start = Math.max(0, end - pageSize)
      const conversation: Conversation = {
        conversation_id: String(id),
        state: closed ? 'closed' : 'open',
        messages: messages.slice(start, end),
        turn: running
          ? { turn_id: running.id, last_event_id: running.log.length, message_id: running.messageId }
          : null,
        has_more: start > 0,
        ...(rating && { rating }),
      }
      return json(200, conversation)
    }
    if (part === 'messages') {
      bodies.push(body)
      const messageId = String(body.message_id)
      const text = String(body.text)
      const known = [...turns.values()].find((turn) => turn.messageId === messageId)
      if (!known) {
        messages.push({ message_id: messageId, role: 'shopper', text, created_at: new Date().toISOString() })
      }
      return stream(known ?? begin(stored, messageId, text), 0, response)
    }
    if (part === 'close') {
      stored.closed = true
      return json(200, {})
    }
    if (part === 'rating') {
      bodies.push(body)
      stored.rating = {
        score: Number(body.score),
        ...(body.comment !== undefined && { comment: String(body.comment) }),
      }
      return json(200, {})
    }
    if (part === 'transcript') {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
      return void response.end(messages.map(({ role, text }) => `${role}: ${text}\n`).join(''))
    }
    if (part === 'events') {
      // The conversation's own log: nothing happens in it but turns.
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      return void response.write(': open\n\n')
    }
    const turn = turns.get(turnId ?? '')
    if (!turn) return problem(404, 'not_found')
    if (verb === 'events') return stream(turn, Number(request.headers['last-event-id'] ?? 0), response)
    if (verb === 'retry') return stream(begin(stored, turn.messageId, turn.text), 0, response)
    if (verb === 'feedback') {
      bodies.push(body)
      return json(200, {})
    }
    if (verb === 'stop') {
      turn.stopped = true
      go()
      return json(200, {})
    }
    problem(404, 'not_found')
  }

  function go(): void {
    const waiting = holding
    holding = new Set()
    for (const resume of waiting) resume()
  }

  function sendFile(pathname: string, response: ServerResponse): void {
    const file = join(widgetFolder, pathname.slice(1))
    if (pathname.includes('..') || !pathname.endsWith('.js') || !existsSync(file)) {
      return void response.writeHead(404).end()
    }
    const given: WidgetSettings = {
      shop_name: 'VerdeMuse',
      greeting: 'Hi there! Ask me about products, orders, shipping or returns.',
      first_questions: [
        'What is your return policy?',
        'How long does shipping take?',
        'Which tees are organic cotton?',
      ],
      locale: 'en',
      hosts: ['verdemuse.example'],
      ...settings,
    }
    const text = readFileSync(file, 'utf8').replace('"__VERDEMUSE_SETTINGS__"', () => JSON.stringify(given))
    response.writeHead(200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
    response.end(text)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    bodies,
    go,
    close: () =>
      new Promise((resolve) => {
        go()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
