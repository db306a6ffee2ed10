import type { Action, Conversation, Feedback, NewMessage, Problem, Rating } from '../server/wire.ts'
import type { ActionVerb } from './action-card.ts'
import { ChatProblem } from './chat-problem.ts'
import type { Dpop } from './dpop.ts'
import { type ConversationUpdate, followConversation } from './follow-conversation.ts'
import { type FollowParts, followTurn, type NumberedUpdate, SILENCE_MS } from './follow-turn.ts'
import type { Identity } from './identity.ts'
import type { ChatMemory } from './saved-chat.ts'
import { createSession, type Session } from './session.ts'

/** What the chat store asks of the server. Every failure is a `ChatProblem`, or the abort of the given signal. */
export interface ChatClient extends Pick<Session, 'signIn' | 'identify' | 'signOut'> {
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
  /** Confirms, declines or takes back an action, or asks how it stands; the same again does nothing more. */
  act(actionId: string, verb?: ActionVerb): Promise<Action>
  /** Asks for something of the shopper's own that is no part of a conversation. */
  own(path: string, method?: Call['method']): Promise<Response>
  /** Whose requests these are from here on; those of another era of the memory are refused as `signed_out`. */
  enter(era: number): void
}

export interface ChatClientParts {
  server: string
  memory: ChatMemory
  fetch: typeof fetch
  now(): number
  wait: FollowParts['wait']
  dpop: Dpop
  identity(): Identity | undefined
  /** Runs one task for `what` at a time over all tabs of this browser, where it can. */
  exclusively<T>(what: 'tokens' | 'conversation', task: () => Promise<T>): Promise<T>
}

/** How long the first byte of an answer may take, ms. */
const PATIENCE_MS = 20_000
const STREAM = { accept: 'text/event-stream' }

interface Call {
  method?: 'GET' | 'POST' | 'DELETE'
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
  dpop,
  identity,
  exclusively,
}: ChatClientParts): ChatClient {
  const session = createSession({
    memory,
    now,
    exclusively: (task) => exclusively('tokens', task),
    post: askForTokens,
    identity,
  })
  let era = memory.read().era ?? 0
  let creating: Promise<string> | undefined

  async function request(path: string, call: Call, authorization?: string): Promise<Response> {
    const { method = 'GET', signal } = call
    const headers: Record<string, string> = { ...call.headers }
    if (call.body !== undefined) headers['content-type'] = 'application/json'
    const [scheme, token] = authorization?.split(' ') ?? []
    // New tokens are bound to the key; what is not bound needs no proof.
    if (scheme === 'DPoP' || (!scheme && method === 'POST')) {
      const proof = await dpop.prove(method, server + path, token, () => request('/widget-origin', {}))
      if (proof) headers.dpop = proof
    }
    if (authorization) {
      headers.authorization = authorization
      if ((memory.read().era ?? 0) !== era) throw new ChatProblem('signed_out', 401)
    }
    const patience = new AbortController()
    const giveUp = () => patience.abort(signal?.reason)
    signal?.addEventListener('abort', giveUp)
    // Of a server that takes the connection and then says nothing no error ever comes.
    const timer = setTimeout(giveUp, PATIENCE_MS)
    if (signal?.aborted) giveUp()
    const response = await fetch(server + path, {
      method,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      // Who signs out mostly leaves the page, too.
      keepalive: path.endsWith('/revoke'),
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal: patience.signal,
    })
      .catch((error: unknown) => {
        signal?.removeEventListener('abort', giveUp)
        signal?.throwIfAborted()
        throw error instanceof TypeError || patience.signal.aborted ? new ChatProblem('offline') : error
      })
      .finally(() => clearTimeout(timer))
    dpop.heard(response)
    if (!response.ok) throw await readProblem(response)
    return response
  }

  /** A page whose origin is refused cannot read why, and takes it for a lost line: so it asks where it can. */
  async function askForTokens(path: string, body: unknown, tries = 1): Promise<Response> {
    try {
      return await request(path, { method: 'POST', body })
    } catch (error) {
      if (!(error instanceof ChatProblem)) throw error
      const { code } = error
      // By a clock that is far off no proof is good: without one, tokens are plain ones.
      if (tries < 3 && (code === 'use_dpop_nonce' || (code === 'unauthorized' && dpop.giveUp())))
        return askForTokens(path, body, tries + 1)
      if (code === 'offline') await request('/widget-origin', {})
      throw error
    }
  }

  async function authorised(path: string, call: Call): Promise<Response> {
    for (let tries = 1; ; tries++) {
      const authorization = await session.authorization()
      try {
        return await request(path, call, authorization)
      } catch (error) {
        const again = error instanceof ChatProblem && error.status === 401 && error.code !== 'signed_out'
        if (!again || tries > 2) throw error
        // The next proof has the nonce of this answer.
        if (error.code !== 'use_dpop_nonce') session.refused(authorization)
      }
    }
  }

  async function conversationId(): Promise<string> {
    // The token first: a session that has ended takes its conversation along.
    await session.authorization()
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
    if ((memory.read().era ?? 0) === era) memory.write({ conversation_id: created.conversation_id })
    return created.conversation_id
  }

  function forgetConversation(): void {
    const { conversation_id: _, ...rest } = memory.read()
    memory.forget(rest)
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
    await session.authorization()
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
    signIn: session.signIn,
    identify: session.identify,
    signOut: session.signOut,
    async act(actionId, verb) {
      const path = `/v1/actions/${encodeURIComponent(actionId)}`
      const call: Call = { method: 'POST', body: {}, headers: { 'idempotency-key': actionId } }
      return (await (verb ? authorised(`${path}/${verb}`, call) : authorised(path, {}))).json()
    },
    own: (path, method = 'GET') => authorised(path, { method }),
    enter(next) {
      era = next
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
