import type { Conversation, Feedback, NewMessage, Problem, Rating } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import { type ConversationUpdate, followConversation } from './follow-conversation.ts'
import { type FollowParts, followTurn, type NumberedUpdate, SILENCE_MS } from './follow-turn.ts'
import type { ChatMemory } from './saved-chat.ts'
import { createSession } from './session.ts'

/** What the chat store asks of the server. Every failure is a `ChatProblem`, or the abort of the given signal. */
export interface ChatClient {
  /** The id of the conversation that this browser has, if it has one. */
  conversation(): string | undefined
  /** Gets a token and a conversation, so that the first question finds them ready. */
  prepare(): Promise<void>
  /** The conversation's newest messages, or those before one of them; undefined where it is gone. */
  history(before?: string, signal?: AbortSignal): Promise<Conversation | undefined>
  /** Sends a message and reads its turn; throws `offline` when the server was not reached. */
  send(message: NewMessage, signal: AbortSignal): AsyncIterable<NumberedUpdate>
  /** The events of a turn after number `lastEventId`. */
  resume(turnId: string, lastEventId: number, signal: AbortSignal): AsyncIterable<NumberedUpdate>
  /** A new turn for the same message. */
  retry(turnId: string, signal: AbortSignal): AsyncIterable<NumberedUpdate>
  /** The conversation's own log after number `lastEventId`; it never ends by itself. */
  follow(lastEventId: number, signal: AbortSignal): AsyncIterable<ConversationUpdate>
  stop(turnId: string): Promise<void>
  feedback(turnId: string, feedback: Feedback): Promise<void>
  rate(rating: Rating): Promise<void>
  close(): Promise<void>
  transcript(): Promise<string>
  /** Leaves the conversation behind; the next message begins another. */
  leave(): void
}

export interface ChatClientParts {
  server: string
  memory: ChatMemory
  fetch: typeof fetch
  now(): number
  wait: FollowParts['wait']
  /** Runs one task for `what` at a time over all tabs of this browser, where it can. */
  exclusively<T>(what: 'tokens' | 'conversation', task: () => Promise<T>): Promise<T>
}

/** How long the first byte of an answer may take, ms. */
const PATIENCE_MS = 20_000
const STREAM = { accept: 'text/event-stream' }

interface Call {
  method?: 'GET' | 'POST'
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
    exclusively: (task) => exclusively('tokens', task),
    post: askForTokens,
  })
  let creating: Promise<string> | undefined

  async function request(path: string, call: Call, token?: string): Promise<Response> {
    const headers: Record<string, string> = { ...call.headers }
    if (call.body !== undefined) headers['content-type'] = 'application/json'
    if (token !== undefined) headers.authorization = `Bearer ${token}`
    const { signal } = call
    const patience = new AbortController()
    const giveUp = () => patience.abort(signal?.reason)
    signal?.addEventListener('abort', giveUp)
    // Of a server that takes the connection and then says nothing no error ever comes.
    const timer = setTimeout(giveUp, PATIENCE_MS)
    if (signal?.aborted) giveUp()
    const response = await fetch(server + path, {
      method: call.method ?? 'GET',
      headers,
      credentials: 'omit',
      cache: 'no-store',
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal: patience.signal,
    })
      .catch((error: unknown) => {
        signal?.removeEventListener('abort', giveUp)
        signal?.throwIfAborted()
        throw error instanceof TypeError || patience.signal.aborted ? new ChatProblem('offline') : error
      })
      .finally(() => clearTimeout(timer))
    if (!response.ok) throw await readProblem(response)
    return response
  }

  /** A page whose origin is refused cannot read why, and takes it for a lost line: so it asks where it can. */
  async function askForTokens(path: string, body: unknown): Promise<Response> {
    try {
      return await request(path, { method: 'POST', body })
    } catch (error) {
      if (error instanceof ChatProblem && error.code === 'offline') await request('/widget-origin', {})
      throw error
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
    creating ??= exclusively('conversation', createConversation).finally(() => {
      creating = undefined
    })
    return creating
  }

  async function createConversation(): Promise<string> {
    // Read inside the lock: another tab may just have begun one.
    const begun = memory.read().conversation_id
    if (begun !== undefined) return begun
    const response = await authorised('/v1/conversations', { method: 'POST', body: {} })
    const created: Pick<Conversation, 'conversation_id'> = await response.json()
    memory.write({ conversation_id: created.conversation_id })
    return created.conversation_id
  }

  function forgetConversation(): void {
    const { conversation_id: _, ...rest } = memory.read()
    memory.forget()
    memory.write(rest)
  }

  async function inConversation(path: string, call: Call): Promise<Response> {
    return authorised(`/v1/conversations/${encodeURIComponent(await conversationId())}${path}`, call)
  }

  async function postMessage(message: NewMessage, signal: AbortSignal): Promise<Response> {
    const call: Call = { method: 'POST', body: message, headers: STREAM, signal }
    try {
      return await inConversation('/messages', call)
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.code !== 'not_found') throw error
      forgetConversation()
      return inConversation('/messages', call)
    }
  }

  function events(turnId: string, lastEventId: number, signal: AbortSignal): Promise<Response> {
    return stream(`${turnPath(turnId)}/events`, lastEventId, signal)
  }

  function stream(path: string, lastEventId: number, signal: AbortSignal): Promise<Response> {
    return inConversation(path, { headers: { ...STREAM, 'last-event-id': String(lastEventId) }, signal })
  }

  async function history(before?: string, signal?: AbortSignal): Promise<Conversation | undefined> {
    await session.accessToken()
    if (memory.read().conversation_id === undefined) return undefined
    const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`
    try {
      return await (await inConversation(query, signal ? { signal } : {})).json()
    } catch (error) {
      if (!(error instanceof ChatProblem) || error.code !== 'not_found') throw error
      forgetConversation()
      return undefined
    }
  }

  async function readBack(turnId: string, signal: AbortSignal) {
    const conversation = await history(undefined, signal)
    if (conversation?.turn?.turn_id === turnId) return undefined
    const message = conversation?.messages.find(
      ({ turn_id, role }) => turn_id === turnId && role === 'assistant',
    )
    if (!message) throw new ChatProblem('not_found', 404)
    return message
  }

  const post = (path: string, body: unknown) => inConversation(path, { method: 'POST', body })
  const following = { wait, readBack }

  return {
    conversation: () => memory.read().conversation_id,
    async prepare() {
      await conversationId()
    },
    history,
    send: (message, signal) =>
      followTurn({
        ...following,
        signal,
        open: (turnId, lastId) =>
          turnId === undefined ? postMessage(message, signal) : events(turnId, lastId, signal),
      }),
    resume: (turnId, lastEventId, signal) =>
      followTurn({
        ...following,
        signal,
        turnId,
        lastEventId,
        open: (_, lastId) => events(turnId, lastId, signal),
      }),
    retry: (turnId, signal) =>
      followTurn({
        ...following,
        signal,
        open: (newTurn, lastId) =>
          newTurn === undefined
            ? inConversation(`${turnPath(turnId)}/retry`, {
                method: 'POST',
                body: {},
                headers: STREAM,
                signal,
              })
            : events(newTurn, lastId, signal),
      }),
    follow: (lastEventId, signal) =>
      followConversation({
        signal,
        wait,
        now,
        lastEventId,
        silenceMs: SILENCE_MS,
        open: (lastId) => stream('/events', lastId, signal),
      }),
    async stop(turnId) {
      await post(`${turnPath(turnId)}/stop`, {})
    },
    async feedback(turnId, feedback) {
      await post(`${turnPath(turnId)}/feedback`, feedback)
    },
    async rate(rating) {
      await post('/rating', rating)
    },
    async close() {
      await post('/close', {})
    },
    async transcript() {
      return (await inConversation('/transcript', {})).text()
    },
    leave: forgetConversation,
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
