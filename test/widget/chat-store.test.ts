import { describe, expect, test, vi } from 'vitest'
import type { Conversation, TurnEvent } from '../../server/wire.ts'
import type { ChatClient } from '../../widget/chat-client.ts'
import type { Answer } from '../../widget/chat-message.ts'
import { ChatProblem } from '../../widget/chat-problem.ts'
import { type ChatNews, type ChatStore, createChatStore } from '../../widget/chat-store.ts'
import type { TurnUpdate } from '../../widget/follow-turn.ts'

const start: TurnEvent = { type: 'turn-start', turn_id: 't1', message_id: 'm1' }
const word: TurnEvent = { type: 'text-delta', text: 'Within 30 days.' }
const end: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }

/** Yields the events, then waits until the signal aborts, as an open line does. */
async function* hanging(signal: AbortSignal, ...events: TurnUpdate[]): AsyncGenerator<TurnUpdate> {
  yield* events
  signal.throwIfAborted()
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

async function* telling(...events: TurnUpdate[]): AsyncGenerator<TurnUpdate> {
  yield* events
}

// biome-ignore lint/correctness/useYield: a line that is dead from the start
async function* failing(error: unknown): AsyncGenerator<TurnUpdate> {
  throw error
}

function setUp(client: Partial<ChatClient>) {
  const news: ChatNews[] = []
  let serial = 0
  const whole: ChatClient = {
    hasConversation: () => false,
    prepare: async () => {},
    history: async () => undefined,
    send: () => telling(start, word, end),
    resume: () => telling(start, word, end),
    retry: () => telling({ type: 'turn-start', turn_id: 't2', message_id: 'm1' }, word, end),
    stop: async () => {},
    feedback: async () => {},
    ...client,
  }
  const store = createChatStore({
    client: whole,
    newId: () => `id-${++serial}`,
    context: () => ({ locale: 'en' }),
    tell: (item) => news.push(item),
    stopPatienceMs: 10,
  })
  return { store, news }
}

function lastAnswer(store: ChatStore): Answer {
  const answer = store.state.get().messages.at(-1)
  if (answer?.kind !== 'answer') throw new Error('no answer')
  return answer
}

describe('how an answer can end', () => {
  test('our own abort is idle, not a failure', async () => {
    const { store, news } = setUp({ send: (_, signal) => hanging(signal, start, word) })
    const sent = store.send('Returns?')
    await vi.waitFor(() => expect(store.state.get().phase).toBe('streaming'))
    store.release()
    await sent
    expect(store.state.get().phase).toBe('idle')
    expect(lastAnswer(store).problem).toBeUndefined()
    expect(news.filter((item) => item.type === 'error')).toEqual([])
  })

  test('a stream that closes without turn-end is interrupted, never done', async () => {
    const { store, news } = setUp({ send: () => telling(start, word) })
    await store.send('Returns?')
    expect(lastAnswer(store)).toMatchObject({ status: 'interrupted', text: 'Within 30 days.' })
    expect(store.state.get().phase).toBe('idle')
    expect(news.some((item) => item.type === 'answer')).toBe(false)
  })

  test('everything else is failed, with its code', async () => {
    const { store } = setUp({ send: () => failing(new ChatProblem('rate_limited', 429)) })
    await store.send('Returns?')
    expect(lastAnswer(store)).toMatchObject({ status: 'failed', problem: 'rate_limited' })
    const broken = setUp({ send: () => failing(new Error('a bug')) })
    await broken.store.send('Returns?')
    expect(lastAnswer(broken.store)).toMatchObject({ status: 'failed', problem: 'internal' })
  })

  test('turn-end is done', async () => {
    const { store, news } = setUp({})
    await store.send('  Returns?  ')
    expect(store.state.get().messages[0]).toEqual({ kind: 'question', key: 'id-1', text: 'Returns?' })
    expect(lastAnswer(store)).toMatchObject({ status: 'done', text: 'Within 30 days.' })
    expect(news).toEqual([
      { type: 'message', message_id: 'id-1' },
      { type: 'answer', turn_id: 't1', outcome: 'answered' },
    ])
  })
})

describe('sending', () => {
  test('goes from idle over sending and streaming back to idle', async () => {
    const { store } = setUp({})
    const phases = new Set<string>()
    store.state.subscribe(() => phases.add(store.state.get().phase))
    await store.send('Returns?')
    expect([...phases]).toEqual(['sending', 'streaming', 'idle'])
  })

  test('does nothing with an empty text, nor while an answer is coming', async () => {
    const { store } = setUp({ send: (_, signal) => hanging(signal, start) })
    await store.send('   ')
    expect(store.state.get().messages).toEqual([])
    const first = store.send('One')
    await store.send('Two')
    expect(store.state.get().messages.filter((message) => message.kind === 'question')).toHaveLength(1)
    store.release()
    await first
  })
})

describe('stop', () => {
  test('asks the server and takes its word for the end', async () => {
    let serverEnds = () => {}
    const ended = new Promise<void>((resolve) => {
      serverEnds = resolve
    })
    const stop = vi.fn(async () => serverEnds())
    const { store } = setUp({
      stop,
      async *send() {
        yield* [start, word]
        await ended
        yield { type: 'turn-end', outcome: 'stopped', confidence: 0, citations: [] }
      },
    })
    const sent = store.send('Returns?')
    await vi.waitFor(() => expect(store.state.get().phase).toBe('streaming'))
    await store.stop()
    await sent
    expect(stop).toHaveBeenCalledWith('t1')
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', text: 'Within 30 days.' })
  })

  test.each([
    ['does not answer', async () => {}],
    ['cannot be reached', async () => Promise.reject(new ChatProblem('offline'))],
  ])('stops listening by itself when the server %s', async (_, stop) => {
    const { store } = setUp({ stop, send: (_message, signal) => hanging(signal, start, word) })
    const sent = store.send('Returns?')
    await vi.waitFor(() => expect(store.state.get().phase).toBe('streaming'))
    await store.stop()
    await sent
    expect(lastAnswer(store).status).toBe('stopped')
    expect(store.state.get().phase).toBe('idle')
  })

  test('before the turn is known only this page stops', async () => {
    const stop = vi.fn(async () => {})
    const { store } = setUp({ stop, send: (_, signal) => hanging(signal) })
    const sent = store.send('Returns?')
    await store.stop()
    await sent
    expect(stop).not.toHaveBeenCalled()
    expect(lastAnswer(store).status).toBe('stopped')
  })
})

describe('retry', () => {
  test('of what never reached the server sends the same message id again', async () => {
    const ids: string[] = []
    const { store } = setUp({
      send(message) {
        ids.push(message.message_id)
        return ids.length === 1 ? failing(new ChatProblem('offline')) : telling(start, word, end)
      },
    })
    await store.send('Returns?')
    await store.retry(lastAnswer(store).key)
    expect(ids).toEqual(['id-1', 'id-1'])
    expect(lastAnswer(store).status).toBe('done')
    expect(store.state.get().messages).toHaveLength(2)
  })

  test('of an interrupted turn resumes it instead of asking anew', async () => {
    const retry = vi.fn(() => telling(start, word, end))
    const resume = vi.fn(() => telling(start, word, end))
    const { store } = setUp({ send: () => telling(start), retry, resume })
    await store.send('Returns?')
    await store.retry(lastAnswer(store).key)
    expect(resume).toHaveBeenCalledWith('t1', expect.any(AbortSignal))
    expect(retry).not.toHaveBeenCalled()
    expect(lastAnswer(store)).toMatchObject({ status: 'done', text: 'Within 30 days.' })
  })

  test('of a failed turn asks for a new one', async () => {
    const { store } = setUp({
      send: () => telling(start, word, { type: 'turn-error', code: 'upstream_failed', retryable: true }),
    })
    await store.send('Returns?')
    expect(lastAnswer(store)).toMatchObject({ status: 'failed', problem: 'upstream_failed' })
    await store.retry(lastAnswer(store).key)
    expect(lastAnswer(store)).toMatchObject({ status: 'done', turnId: 't2', text: 'Within 30 days.' })
    expect(lastAnswer(store).problem).toBeUndefined()
  })

  test('of a good answer does nothing', async () => {
    const retry = vi.fn(() => telling())
    const { store } = setUp({ retry })
    await store.send('Returns?')
    await store.retry(lastAnswer(store).key)
    expect(retry).not.toHaveBeenCalled()
  })
})

describe('history', () => {
  const conversation: Conversation = {
    conversation_id: 'c',
    state: 'open',
    has_more: false,
    turn: { turn_id: 't9', last_event_id: 2 },
    messages: [
      { message_id: 'm1', role: 'shopper', text: 'Returns?', created_at: '' },
      {
        message_id: 'm2',
        turn_id: 't1',
        role: 'assistant',
        text: 'Yes.',
        created_at: '',
        outcome: 'answered',
      },
      { message_id: 'm3', role: 'shopper', text: 'How long?', created_at: '' },
      { message_id: 'm4', turn_id: 't9', role: 'assistant', text: 'With', created_at: '' },
    ],
  }

  test('shows what was said and rebuilds the answer that still runs from its first event', async () => {
    const resume = vi.fn(() => telling({ type: 'turn-start', turn_id: 't9', message_id: 'm3' }, word, end))
    const { store } = setUp({ hasConversation: () => true, history: async () => conversation, resume })
    await store.load()
    expect(resume).toHaveBeenCalledWith('t9', expect.any(AbortSignal))
    expect(store.state.get().messages.map((message) => message.text)).toEqual([
      'Returns?',
      'Yes.',
      'How long?',
      'Within 30 days.',
    ])
    expect(lastAnswer(store).question?.text).toBe('How long?')
  })

  test('is loaded once, and not at all for a new shopper', async () => {
    const history = vi.fn(async () => ({ ...conversation, turn: null }))
    const known = setUp({ hasConversation: () => true, history })
    await known.store.load()
    await known.store.load()
    expect(history).toHaveBeenCalledTimes(1)
    const unknown = setUp({ history })
    await unknown.store.load()
    expect(history).toHaveBeenCalledTimes(1)
  })

  test('that could not be loaded says why and can be asked for again', async () => {
    let works = false
    const { store } = setUp({
      hasConversation: () => true,
      async history() {
        if (!works) throw new ChatProblem('offline')
        return { ...conversation, turn: null }
      },
    })
    await store.load()
    expect(store.state.get()).toMatchObject({ phase: 'idle', problem: 'offline' })
    works = true
    await store.load()
    expect(store.state.get().problem).toBeUndefined()
    expect(store.state.get().messages).toHaveLength(4)
  })

  test('marks how earlier answers ended', async () => {
    const ended: Conversation = {
      ...conversation,
      turn: null,
      messages: [
        { message_id: '1', turn_id: 'a', role: 'assistant', text: 'Y', created_at: '', outcome: 'stopped' },
        { message_id: '2', turn_id: 'b', role: 'assistant', text: '', created_at: '', error: 'internal' },
        { message_id: '3', turn_id: 'c', role: 'assistant', text: 'Z', created_at: '', helpful: false },
      ],
    }
    const { store } = setUp({ hasConversation: () => true, history: async () => ended })
    await store.load()
    expect(store.state.get().messages).toMatchObject([
      { status: 'stopped' },
      { status: 'failed', problem: 'internal' },
      { status: 'done', helpful: false },
    ])
  })
})

describe('release and goOn', () => {
  test('follow the same turn again after a page was in the back and forward cache', async () => {
    const { store } = setUp({ send: (_, signal) => hanging(signal, start, word) })
    const sent = store.send('Returns?')
    await vi.waitFor(() => expect(store.state.get().phase).toBe('streaming'))
    store.release()
    await sent
    expect(lastAnswer(store).status).toBe('interrupted')
    await store.goOn()
    expect(lastAnswer(store)).toMatchObject({ status: 'done', text: 'Within 30 days.' })
  })
})

describe('rating', () => {
  test('shows at once and reaches the server with its reason', async () => {
    const feedback = vi.fn(async () => {})
    const { store } = setUp({ feedback })
    await store.send('Returns?')
    await store.rate(lastAnswer(store).key, false, 'Too long')
    expect(lastAnswer(store).helpful).toBe(false)
    expect(feedback).toHaveBeenCalledWith('t1', { helpful: false, reason: 'Too long' })
  })

  test('is taken back when the server did not get it', async () => {
    const { store } = setUp({ feedback: async () => Promise.reject(new ChatProblem('offline')) })
    await store.send('Returns?')
    await store.rate(lastAnswer(store).key, true)
    expect(lastAnswer(store).helpful).toBeUndefined()
  })
})
