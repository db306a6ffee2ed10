import { randomUUID } from 'node:crypto'
import type { Conversation, Message, Problem, Tokens } from '../../server/wire.ts'
import { type AskedTurn, type CallOptions, createClient, type Fetch, readEvents, readTurn } from './client.ts'

/** A visitor with one conversation, and what can be done in it. */
export interface Shopper {
  tokens: Tokens
  conversationId: string
  /** Calls a route of the conversation: `''`, `/messages`, `/turns/T/stop` … */
  call(method: string, path: string, options?: CallOptions): Promise<Response>
  /** Says something and reads the answer to its end. */
  ask(text: string, messageId?: string): Promise<AskedTurn>
  /** Says something without waiting for an answer. */
  send(text: string, messageId?: string): Promise<{ status: number; turnId: string; code?: string }>
  /** The events of a turn after a number, to their end. */
  follow(turnId: string, after?: number | string): Promise<AskedTurn>
  history(): Promise<Conversation>
  messages(): Promise<Message[]>
}

/** A new visitor with a new conversation. */
export async function newShopper(url: string, fetch?: Fetch): Promise<Shopper> {
  const client = createClient(url, fetch)
  const tokens = await client.visitor()
  const conversationId = await client.conversation(tokens.access_token)
  return shopperOf(url, tokens, conversationId, fetch)
}

/** A visitor whose tokens and conversation are known. */
export function shopperOf(url: string, tokens: Tokens, conversationId: string, fetch?: Fetch): Shopper {
  const client = createClient(url, fetch)
  const token = tokens.access_token
  const call: Shopper['call'] = (method, path, options = {}) =>
    client.call(method, `/v1/conversations/${conversationId}${path}`, { token, ...options })
  const history = async () => (await (await call('GET', '')).json()) as Conversation
  return {
    tokens,
    conversationId,
    call,
    history,
    messages: async () => (await history()).messages,
    ask: (text, messageId) => client.ask(token, conversationId, text, messageId),
    async send(text, messageId = randomUUID()) {
      const response = await call('POST', '/messages', { body: { message_id: messageId, text } })
      const body = (await response.json()) as { turn_id?: string; code?: string }
      return {
        status: response.status,
        turnId: body.turn_id ?? '',
        ...(body.code ? { code: body.code } : {}),
      }
    },
    async follow(turnId, after) {
      const headers: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) }
      return readTurn(await call('GET', `/turns/${turnId}/events`, { headers }))
    },
  }
}

/** Reads a stream until the turn has shown this much text, and lets go of it. */
export async function untilText(response: Response, wanted: string): Promise<string> {
  let text = ''
  for await (const event of readEvents(response)) {
    if (event.type === 'text-delta') text += event.text
    if (text.includes(wanted)) return text
    if (event.type === 'turn-end' || event.type === 'turn-error') break
  }
  throw new Error(`the turn ended without ${JSON.stringify(wanted)}: ${text}`)
}

/** The problem that a refusal is, checked to be one. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type')
  if (type !== 'application/problem+json')
    throw new Error(`status ${response.status} is no problem+json: ${type}, ${await response.text()}`)
  const problem = (await response.json()) as Problem
  if (problem.status !== response.status) throw new Error(`${problem.status} in a ${response.status}`)
  return problem
}

/** A promise and its resolver. */
export function gate(): { promise: Promise<void>; open: () => void } {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}
