import type { Conversation, ConversationEvent, Message, Tokens, TurnEvent } from '../../../server/wire.ts'
import type { FakeWorld } from './fake-browser.ts'

interface Turn {
  id: string
  messageId: string
  texts: string[]
  log: TurnEvent[]
  ended: boolean
  stop: boolean
}

interface Kept {
  id: string
  closed: boolean
  messages: Message[]
  turns: Turn[]
  running?: Turn
  waiting: Turn[]
  log: ConversationEvent[]
  rating?: { score: number }
}

/** Messages that may wait behind a running turn. */
const MAX_WAITING = 3

/**
 * The contract's server in memory, seen through a line that may lose a request, lose an answer, cut a stream at any
 * byte, or be gone. Time passes only in the given world.
 */
export class FakeShop {
  /** Asked for each passage over the line: whether it is lost. */
  loses: () => boolean = () => false
  readonly #world: FakeWorld
  readonly #conversations = new Map<string, Kept>()
  readonly #readers = new Set<() => void>()
  /** Streams that have told all there is. */
  readonly #idle = new Set<() => void>()
  #up = true
  #serial = 0

  constructor(world: FakeWorld) {
    this.#world = world
  }

  /** No request arrives and no stream goes on while it is false. */
  get up(): boolean {
    return this.#up
  }

  set up(up: boolean) {
    this.#up = up
    this.#wake()
  }

  /** Everything that shoppers have said, in the order in which it was taken. */
  said(): string[] {
    return [...this.#conversations.values()].flatMap(({ messages }) =>
      messages.filter(({ role }) => role === 'shopper').map(({ text }) => text),
    )
  }

  conversation(id: string): Conversation | undefined {
    const kept = this.#conversations.get(id)
    if (!kept) return undefined
    const { running, closed, messages, log, rating } = kept
    return {
      conversation_id: id,
      state: closed ? 'closed' : 'open',
      messages: structuredClone(messages),
      turn: running
        ? { turn_id: running.id, last_event_id: running.log.length, message_id: running.messageId }
        : null,
      has_more: false,
      last_event_id: log.length,
      ...(rating && { rating }),
    }
  }

  /** Cuts every stream that is open. */
  cut(): void {
    for (const reader of [...this.#readers]) reader()
    this.#wake()
  }

  /** A browser's `fetch` to this server. */
  readonly fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const signal = init.signal ?? undefined
    await this.#travel(signal)
    const path = new URL(String(url)).pathname
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const headers = new Headers(init.headers)
    const answer = this.#handle(path, body, Number(headers.get('last-event-id') ?? 0))
    await this.#travel(signal)
    if ('stream' in answer) return new Response(this.#body(answer.stream, signal))
    const { status = 200, json } = answer
    if (json === undefined) return new Response(null, { status: 204 })
    return Response.json(json, { status })
  }

  async #travel(signal: AbortSignal | undefined): Promise<void> {
    await this.#world.pass(signal)
    if (!this.up || this.loses()) throw new TypeError('Failed to fetch')
  }

  /** A log as a stream of bytes, in pieces of any size. */
  #body(pull: () => { events: [number, object][]; done: boolean }, signal: AbortSignal | undefined) {
    const encoder = new TextEncoder()
    let cut = false
    const reader = () => {
      cut = true
    }
    this.#readers.add(reader)
    let rest: Uint8Array<ArrayBuffer> = encoder.encode(': open\n\n')
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (controller) => {
        try {
          for (;;) {
            await this.#world.pass(signal)
            if (cut || !this.up || this.loses()) throw new TypeError('network error')
            if (rest.length > 0) {
              const size = rest.length > 30 ? Math.ceil(rest.length * 0.6) : rest.length
              controller.enqueue(rest.slice(0, size))
              rest = rest.slice(size)
              return
            }
            const { events, done } = pull()
            const text = events.map(([id, event]) => `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`).join('')
            rest = encoder.encode(text)
            if (rest.length > 0) continue
            if (done) return controller.close()
            await this.#news(signal)
          }
        } catch (error) {
          this.#readers.delete(reader)
          controller.error(error)
        }
      },
      cancel: () => void this.#readers.delete(reader),
    })
  }

  /** Resolves when there may be more to tell, or the line is not what it was. */
  #news(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#idle.delete(wake)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      this.#idle.add(wake)
      signal?.addEventListener('abort', wake)
    })
  }

  #wake(): void {
    for (const wake of [...this.#idle]) wake()
  }

  #tell(kept: Kept, event: ConversationEvent): void {
    kept.log.push(event)
    this.#wake()
  }

  #say(turn: Turn, event: TurnEvent): void {
    turn.log.push(event)
    this.#wake()
  }

  #handle(
    path: string,
    body: unknown,
    after: number,
  ): { status?: number; json?: unknown } | { stream: () => { events: [number, object][]; done: boolean } } {
    const problem = (status: number, code: string) => ({
      status,
      json: { type: 'about:blank', title: code, status, code },
    })
    if (path === '/widget-origin') return {}
    if (path === '/v1/visitors' || path === '/v1/auth/token') return { json: this.#tokens() }
    if (path === '/v1/conversations') {
      const id = `c${++this.#serial}`
      this.#conversations.set(id, { id, closed: false, messages: [], turns: [], waiting: [], log: [] })
      return { status: 201, json: { conversation_id: id } }
    }
    const [, , , id = '', part, turnId, verb] = path.split('/')
    const kept = this.#conversations.get(id)
    if (!kept) return problem(404, 'not_found')
    const from = (log: object[], done: () => boolean) => {
      let at = after
      return {
        stream: () => {
          const events = log.slice(at).map((event, i): [number, object] => [at + i + 1, event])
          at = log.length
          return { events, done: done() }
        },
      }
    }
    const follow = (turn: Turn) => from(turn.log, () => turn.ended)
    switch (part) {
      case undefined:
        return { json: this.conversation(id) }
      case 'events':
        return after > kept.log.length ? problem(409, 'log_truncated') : from(kept.log, () => false)
      case 'close': {
        if (kept.running) kept.running.stop = true
        if (!kept.closed) this.#tell(kept, { type: 'conversation-closed', author: 'shopper' })
        kept.closed = true
        return {}
      }
      case 'messages': {
        const turn = this.#take(kept, readMessage(body))
        return turn ? follow(turn) : problem(409, 'turn_in_progress')
      }
    }
    const turn = kept.turns.find((other) => other.id === turnId)
    if (!turn) return problem(404, 'not_found')
    if (verb === 'events') return follow(turn)
    if (verb === 'stop') {
      turn.stop = true
      return {}
    }
    const last = kept.messages.findLast(({ role }) => role === 'assistant')
    const may = !kept.running && last?.turn_id === turn.id && (last.error || last.outcome === 'stopped')
    if (!may) return problem(409, 'turn_not_retryable')
    kept.messages = kept.messages.filter((message) => message !== last)
    return follow(this.#enter(kept, turn.messageId, turn.texts))
  }

  #take(kept: Kept, { message_id, text }: { message_id: string; text: string }): Turn | undefined {
    const known = kept.turns.find((turn) => turn.messageId === message_id)
    if (known) return kept.turns.findLast((turn) => turn.messageId === message_id)
    const { running } = kept
    const silent = running && kept.waiting.length === 0 && !said(running) ? running : undefined
    if (running && !silent && kept.waiting.length >= MAX_WAITING) return undefined
    const turn = this.#enter(kept, message_id, [...(silent?.texts ?? []), text], silent)
    const message: Message = { message_id, turn_id: turn.id, role: 'shopper', text, created_at: 'now' }
    kept.messages.push(message)
    kept.closed = false
    this.#tell(kept, { type: 'message', message })
    return turn
  }

  #enter(kept: Kept, messageId: string, texts: string[], silent?: Turn): Turn {
    const turn: Turn = { id: `t${++this.#serial}`, messageId, texts, log: [], ended: false, stop: false }
    kept.turns.push(turn)
    if (silent) silent.stop = true
    if (kept.running) kept.waiting.push(turn)
    else this.#start(kept, turn)
    return turn
  }

  #start(kept: Kept, turn: Turn): void {
    kept.running = turn
    void this.#run(kept, turn)
  }

  async #run(kept: Kept, turn: Turn): Promise<void> {
    await this.#world.pass()
    this.#tell(kept, { type: 'turn-started', turn_id: turn.id, message_id: turn.messageId })
    this.#say(turn, { type: 'turn-start', turn_id: turn.id, message_id: turn.messageId })
    const words = ['Über', ' ', ...turn.texts.join(' and '), ' – 30 days', ' 👗', '.']
    let end: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
    for (const text of words) {
      await this.#world.pass()
      if (turn.stop) {
        end = { type: 'turn-end', outcome: 'stopped', confidence: 0, citations: [] }
        break
      }
      this.#say(turn, { type: 'text-delta', text })
    }
    if (!turn.stop && turn.texts.join().includes('fail')) {
      end = { type: 'turn-error', code: 'upstream_failed', retryable: true }
    }
    turn.ended = true
    this.#say(turn, end)
    const error = end.type === 'turn-error' ? end.code : undefined
    const outcome = end.type === 'turn-end' ? end.outcome : undefined
    this.#tell(kept, {
      type: 'turn-ended',
      turn_id: turn.id,
      ...(outcome && { outcome }),
      ...(error && { error }),
    })
    const text = turn.log.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
    if (outcome !== 'stopped' || text !== '') {
      const id = `m-${turn.id}`
      const ending = { ...(outcome && { outcome }), ...(error && { error }) }
      kept.messages.push({
        message_id: id,
        turn_id: turn.id,
        role: 'assistant',
        text,
        created_at: 'now',
        answers: turn.messageId,
        ...ending,
      })
    }
    delete kept.running
    const next = kept.waiting.shift()
    if (next) this.#start(kept, next)
  }

  #tokens(): Tokens {
    const token = `token-${++this.#serial}`
    return {
      visitor_id: 'v',
      access_token: token,
      refresh_token: token,
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'chat',
      shopper: null,
    }
  }
}

function said(turn: Turn): boolean {
  return turn.log.some((event) => event.type === 'text-delta')
}

function readMessage(body: unknown): { message_id: string; text: string } {
  if (typeof body !== 'object' || body === null || !('message_id' in body) || !('text' in body)) {
    throw new Error('not a message')
  }
  return { message_id: String(body.message_id), text: String(body.text) }
}
