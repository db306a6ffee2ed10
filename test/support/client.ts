import { randomUUID } from 'node:crypto'
import type { Source, Tokens, TurnEvent } from '../../server/wire.ts'

/** One event as it came: its number, its name, and its data. */
export type ReceivedEvent = TurnEvent & { id: string; event: string }

export type AskedTurn = {
  status: number
  /** The answer as the shopper sees it at the end, replacements applied. */
  text: string
  events: ReceivedEvent[]
  sources: Source[]
  end?: ReceivedEvent
  /** The body, where the server refused. */
  problem?: string
}

export type CallOptions = {
  token?: string
  body?: unknown
  /** The body as it goes out, for malformed ones. */
  raw?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** The part of `fetch` that is used here, so that another transport can take its place. */
export type Fetch = (
  url: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string; signal?: AbortSignal },
) => Promise<Response>

/** A client of the HTTP contract that knows nothing of our code but its types. */
export function createClient(origin: string, fetch: Fetch = globalThis.fetch) {
  const call = (method: string, path: string, { token, body, raw, headers, signal }: CallOptions = {}) =>
    fetch(origin + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...((raw ?? body) !== undefined && { body: raw ?? JSON.stringify(body) }),
      ...(signal && { signal }),
    })

  const visitor = async () => (await (await call('POST', '/v1/visitors', { body: {} })).json()) as Tokens

  const conversation = async (token: string) => {
    const response = await call('POST', '/v1/conversations', { token, body: {} })
    return ((await response.json()) as { conversation_id: string }).conversation_id
  }

  /** Sends a message and reads its turn to the end. */
  const ask = async (
    token: string,
    conversationId: string,
    text: string,
    messageId: string = randomUUID(),
  ) => {
    const response = await call('POST', `/v1/conversations/${conversationId}/messages`, {
      token,
      body: { message_id: messageId, text },
      headers: { accept: 'text/event-stream' },
    })
    return readTurn(response)
  }

  return { call, visitor, conversation, ask }
}

/** Reads a turn from its response, whether it was asked for or resumed. */
export async function readTurn(response: Response): Promise<AskedTurn> {
  const turn: AskedTurn = { status: response.status, text: '', events: [], sources: [] }
  if (response.status !== 200) return { ...turn, problem: await response.text() }
  for await (const event of readEvents(response)) {
    turn.events.push(event)
    if (event.type === 'text-delta') turn.text += event.text
    if (event.type === 'text-replace') {
      turn.text = turn.text.slice(0, event.from) + event.text + turn.text.slice(event.to)
    }
    if (event.type === 'sources') turn.sources = event.sources
    if (event.type === 'turn-end' || event.type === 'turn-error') turn.end = event
  }
  return turn
}

/** The events of an SSE response, one by one; comments are left out. */
export async function* readEvents(response: Response): AsyncGenerator<ReceivedEvent> {
  const decoder = new TextDecoder()
  let buffer = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    buffer += decoder.decode(chunk, { stream: true })
    const blocks = buffer.split('\n\n')
    buffer = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = parseBlock(block)
      if (event) yield event
    }
  }
}

function parseBlock(block: string): ReceivedEvent | undefined {
  const fields: Record<string, string> = {}
  for (const line of block.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 1).trimStart()
  }
  if (fields.data === undefined) return undefined
  return { id: fields.id ?? '', event: fields.event ?? '', ...(JSON.parse(fields.data) as TurnEvent) }
}
