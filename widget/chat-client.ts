import type { Conversation, Feedback, NewMessage, Problem } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import { type FollowParts, followTurn, type TurnUpdate } from './follow-turn.ts'
import type { ChatMemory } from './saved-chat.ts'
import { createSession } from './session.ts'

/** What the chat store asks of the server. Every failure is a `ChatProblem`, or the abort of the given signal. */
export interface ChatClient {
  /** True when this browser has a conversation that can be loaded. */
  hasConversation(): boolean
  /** Gets a token and a conversation, so that the first question finds them ready. */
  prepare(): Promise<void>
  history(): Promise<Conversation | undefined>
  send(message: NewMessage, signal: AbortSignal): AsyncIterable<TurnUpdate>
  /** The events of a turn from its beginning. */
  resume(turnId: string, signal: AbortSignal): AsyncIterable<TurnUpdate>
  /** A new turn for the same message. */
  retry(turnId: string, signal: AbortSignal): AsyncIterable<TurnUpdate>
  stop(turnId: string): Promise<void>
  feedback(turnId: string, feedback: Feedback): Promise<void>
}

export interface ChatClientParts {
  server: string
  memory: ChatMemory
  fetch: typeof fetch
  now(): number
  wait: FollowParts['wait']
  exclusively<T>(task: () => Promise<T>): Promise<T>
}

interface Call {
  method?: 'GET' | 'HEAD' | 'POST'
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Makes the client; nothing is requested before the first call. */
export function createChatClient({
  server,
  memory,
  fetch,
  now,
  wait,
  exclusively,
}: ChatClientParts): ChatClient {
  const session = createSession({
    memory,
    now,
    exclusively,
    post: askForTokens,
  })
  let creating: Promise<string> | undefined

  async function request(path: string, call: Call, token?: string): Promise<Response> {
    const headers: Record<string, string> = { ...call.headers }
    if (call.body !== undefined) headers['content-type'] = 'application/json'
    if (token !== undefined) headers.authorization = `Bearer ${token}`
    const response = await fetch(server + path, {
      method: call.method ?? 'GET',
      headers,
      credentials: 'omit',
      cache: 'no-store',
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.signal && { signal: call.signal }),
    }).catch((error: unknown) => {
      call.signal?.throwIfAborted()
      throw error instanceof TypeError ? new ChatProblem('offline') : error
    })
    if (!response.ok) throw await readProblem(response)
    return response
  }

  /** A page whose origin is refused cannot read why; but where our script can be had, the server is there. */
  async function askForTokens(path: string, body: unknown): Promise<Response> {
    try {
      return await request(path, { method: 'POST', body })
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.code !== 'offline') throw error
      await request('/widget.js', { method: 'HEAD' })
      throw new ChatProblem('origin_not_allowed', 403)
    }
  }

  async function authorised(path: string, call: Call): Promise<Response> {
    const token = await session.accessToken()
    try {
      return await request(path, call, token)
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.status !== 401) throw error
      session.refused(token)
      return request(path, call, await session.accessToken())
    }
  }

  async function conversationId(): Promise<string> {
    // The token first: a session that has ended takes its conversation along.
    await session.accessToken()
    const saved = memory.read().conversation_id
    if (saved !== undefined) return saved
    creating ??= createConversation().finally(() => {
      creating = undefined
    })
    return creating
  }

  async function createConversation(): Promise<string> {
    const response = await authorised('/v1/conversations', { method: 'POST', body: {} })
    const created: Pick<Conversation, 'conversation_id'> = await response.json()
    memory.write({ conversation_id: created.conversation_id })
    return created.conversation_id
  }

  function forgetConversation(): void {
    const { refresh_token } = memory.read()
    memory.forget()
    if (refresh_token !== undefined) memory.write({ refresh_token })
  }

  async function inConversation(path: string, call: Call): Promise<Response> {
    return authorised(`/v1/conversations/${encodeURIComponent(await conversationId())}${path}`, call)
  }

  async function post(message: NewMessage, signal: AbortSignal): Promise<Response> {
    const call: Call = { method: 'POST', body: message, headers: { accept: 'text/event-stream' }, signal }
    try {
      return await inConversation('/messages', call)
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.code !== 'not_found') throw error
      forgetConversation()
      return inConversation('/messages', call)
    }
  }

  function events(turnId: string, lastEventId: number, signal: AbortSignal): Promise<Response> {
    const headers = { accept: 'text/event-stream', 'last-event-id': String(lastEventId) }
    return inConversation(`${turnPath(turnId)}/events`, { headers, signal })
  }

  return {
    hasConversation: () => memory.read().conversation_id !== undefined,
    async prepare() {
      await conversationId()
    },
    async history() {
      await session.accessToken()
      if (memory.read().conversation_id === undefined) return undefined
      try {
        return await (await inConversation('', {})).json()
      } catch (error) {
        if (!(error instanceof ChatProblem) || error.code !== 'not_found') throw error
        forgetConversation()
        return undefined
      }
    },
    send: (message, signal) =>
      followTurn({
        signal,
        wait,
        open: (turnId, lastId) =>
          turnId === undefined ? post(message, signal) : events(turnId, lastId, signal),
      }),
    resume: (turnId, signal) =>
      followTurn({ signal, wait, turnId, open: (_, lastId) => events(turnId, lastId, signal) }),
    retry: (turnId, signal) =>
      followTurn({
        signal,
        wait,
        open: (newTurn, lastId) =>
          newTurn === undefined
            ? inConversation(`${turnPath(turnId)}/retry`, {
                method: 'POST',
                body: {},
                headers: { accept: 'text/event-stream' },
                signal,
              })
            : events(newTurn, lastId, signal),
      }),
    async stop(turnId) {
      await inConversation(`${turnPath(turnId)}/stop`, { method: 'POST', body: {} })
    },
    async feedback(turnId, feedback) {
      await inConversation(`${turnPath(turnId)}/feedback`, { method: 'POST', body: feedback })
    },
  }
}

function turnPath(turnId: string): string {
  return `/turns/${encodeURIComponent(turnId)}`
}

async function readProblem(response: Response): Promise<ChatProblem> {
  try {
    const problem: Problem = await response.json()
    return new ChatProblem(problem.code, response.status)
  } catch {
    // Something in between answered (a proxy's own page): its status is all there is.
    return new ChatProblem(response.status >= 500 ? 'over_capacity' : 'internal', response.status)
  }
}
