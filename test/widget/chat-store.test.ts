import { describe, expect, test, vi } from 'vitest'
import type { Conversation, NewMessage, TurnEvent } from '../../server/wire.ts'
import type { ChatClient } from '../../widget/chat-client.ts'
import type { Answer, Question } from '../../widget/chat-message.ts'
import { ChatProblem } from '../../widget/chat-problem.ts'
import { type ChatState, phaseOf } from '../../widget/chat-state.ts'
import type { ChatNews, ChatStore } from '../../widget/chat-store.ts'
import { createChatStore } from '../../widget/create-chat-store.ts'
import type { ConversationUpdate } from '../../widget/follow-conversation.ts'
import type { NumberedUpdate, TurnUpdate } from '../../widget/follow-turn.ts'
import { createChatMemory } from '../../widget/saved-chat.ts'
import { loneTab } from './support/lone-tab.ts'
import { eventually } from '../support/eventually.ts'

const start: TurnEvent = { type: 'turn-start', turn_id: 't1', message_id: 'm1' }
const word: TurnEvent = { type: 'text-delta', text: 'Within ' }
const more: TurnEvent = { type: 'text-delta', text: '30 days.' }
const end: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
const stopped: TurnEvent = { type: 'turn-end', outcome: 'stopped', confidence: 0, citations: [] }
const whole = [start, word, more, end]

/** The events of a turn after a number, as they are numbered there. */
async function* telling(events: TurnUpdate[], after = 0): AsyncGenerator<NumberedUpdate> {
  for (const [at, update] of events.entries()) if (at >= after) yield { id: at + 1, update }
}

/** Tells the events, then waits until the signal aborts, as an open line does. */
async function* hanging<T>(signal: AbortSignal, told: AsyncIterable<T>): AsyncGenerator<T> {
  yield* told
  signal.throwIfAborted()
  await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

async function* nothing(): AsyncGenerator<never> {}

// biome-ignore lint/correctness/useYield: a line that is dead from the start
async function* failing(error: unknown): AsyncGenerator<never> {
  throw error
}

/** The shortest pause that lets timers run. */
const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))

/** A promise that a test keeps, and its resolver. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Longer than any machine is busy, so that a stop is only assumed where a test is about that, ms. */
const PATIENT = 600_000
const IMPATIENT = 10

function setUp(
  client: Partial<ChatClient> = {},
  { memory = createChatMemory('http://s', () => undefined), wait = nextTurn, stopPatienceMs = PATIENT } = {},
) {
  const news: ChatNews[] = []
  let serial = 0
  const store = createChatStore({
    client: {
      conversation: () => memory.read().conversation_id,
      prepare: async () => {},
      history: async () => undefined,
      send: () => telling(whole),
      resume: (_, after) => telling(whole, after),
      retry: () => telling([{ type: 'turn-start', turn_id: 't2', message_id: 'm1' }, word, end]),
      follow: (_, signal) => hanging(signal, nothing()),
      stop: async () => {},
      feedback: async () => {},
      rate: async () => {},
      close: async () => {},
      transcript: async () => '',
      leave: () => memory.forget(),
      act: () => Promise.reject(new ChatProblem('not_found', 404)),
      own: async () => Response.json({}),
      enter: () => {},
      signIn: async () => {},
      identify: async () => false,
      signOut: async () => {},
      ...client,
    },
    memory,
    openTabs: loneTab,
    wait,
    newId: () => `id-${++serial}`,
    context: () => ({ locale: 'en' }),
    tell: (item) => news.push(item),
    stopPatienceMs,
  })
  return { store, news, memory }
}

/** Resolves once the state is as wanted. */
function until(store: ChatStore, wanted: (state: ChatState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!wanted(store.state.get())) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = store.state.subscribe(check)
    check()
  })
}

const untilPhase = (store: ChatStore, phase: string) => until(store, (state) => phaseOf(state) === phase)

/** Resolves once the last answer is over and everything has gone out. */
function settled(store: ChatStore): Promise<void> {
  return until(store, (state) => {
    const all = state.messages.every((message) => message.kind !== 'question' || message.delivery === 'sent')
    return phaseOf(state) === 'idle' && state.messages.at(-1)?.kind === 'answer' && all
  })
}

async function ask(store: ChatStore, text: string): Promise<void> {
  await store.send(text)
  await settled(store)
}

function lastAnswer(store: ChatStore): Answer {
  const answer = store.state.get().messages.findLast((message) => message.kind === 'answer')
  if (!answer) throw new Error('no answer')
  return answer
}

function questions(store: ChatStore): Question[] {
  return store.state.get().messages.filter((message) => message.kind === 'question')
}

describe('how an answer can end', () => {
  test('turn-end is done', async () => {
    const { store, news } = setUp()
    await ask(store, '  Returns?  ')
    expect(questions(store)).toEqual([{ kind: 'question', key: 'id-1', text: 'Returns?', delivery: 'sent' }])
    expect(lastAnswer(store)).toMatchObject({ status: 'done', text: 'Within 30 days.' })
    await eventually(() =>
      expect(news).toEqual([
        { type: 'message', message_id: 'id-1' },
        { type: 'answer', turn_id: 't1', outcome: 'answered' },
      ]),
    )
  })

  test('a stream that closes without it is never done: it is followed on, after the last event', async () => {
    const resume = vi.fn((_: string, after: number) => telling(whole, after))
    const { store, news } = setUp({ send: () => telling([start, word]), resume })
    await ask(store, 'Returns?')
    expect(resume).toHaveBeenCalledExactlyOnceWith('t1', 2, expect.any(AbortSignal))
    expect(lastAnswer(store)).toMatchObject({ status: 'done', text: 'Within 30 days.' })
    await eventually(() => expect(news.filter(({ type }) => type === 'answer')).toHaveLength(1))
  })

  test('a refusal is failed, with its code, and the question is not the server’s', async () => {
    const { store, news } = setUp({ send: () => failing(new ChatProblem('rate_limited', 429)) })
    await store.send('Returns?')
    await untilPhase(store, 'idle')
    await eventually(() =>
      expect(lastAnswer(store)).toMatchObject({ status: 'failed', problem: 'rate_limited' }),
    )
    expect(questions(store)[0]?.delivery).toBe('refused')
    expect(news).toContainEqual({ type: 'error', code: 'rate_limited' })
  })

  test('a fault of our own is failed too', async () => {
    const { store } = setUp({ send: () => failing(new Error('a bug')) })
    await store.send('Returns?')
    await eventually(() => expect(lastAnswer(store)).toMatchObject({ status: 'failed', problem: 'internal' }))
  })
})

describe('release and goOn', () => {
  test('leave the answer as it is, and go on with it after its last event', async () => {
    const resume = vi.fn((_: string, after: number) => telling(whole, after))
    let open: AbortSignal | undefined
    const { store, news } = setUp({
      resume,
      send(_, signal) {
        open = signal
        return hanging(signal, telling([start, word]))
      },
    })
    await store.send('Returns?')
    await untilPhase(store, 'streaming')
    const before = store.state.get()
    store.release()
    expect(open?.aborted).toBe(true)
    expect(store.state.get()).toBe(before)
    await store.goOn()
    await settled(store)
    expect(resume).toHaveBeenCalledExactlyOnceWith('t1', 2, expect.any(AbortSignal))
    expect(lastAnswer(store)).toMatchObject({ status: 'done', text: 'Within 30 days.' })
    expect(news.filter((item) => item.type === 'error')).toEqual([])
  })

  test('a page that never asked for anything asks for nothing when it comes back', async () => {
    const history = vi.fn(async () => undefined)
    const { store } = setUp({ history, conversation: () => 'c' })
    store.release()
    await store.goOn()
    expect(history).not.toHaveBeenCalled()
    expect(store.state.get().history).toBe('none')
  })

  test('what is written while everything is let go stays in the outbox, and goes out after', async () => {
    const { store, memory } = setUp()
    await store.load()
    store.release()
    const sent = store.send('Returns?')
    expect(memory.read().outbox).toEqual([{ message_id: 'id-1', text: 'Returns?' }])
    await sent
    await store.goOn()
    await store.load()
    await settled(store)
    expect(lastAnswer(store).status).toBe('done')
    expect(memory.read().outbox).toEqual([])
  })
})

describe('sending', () => {
  test('goes over sending and streaming back to idle', async () => {
    const { store } = setUp()
    const phases: string[] = []
    store.state.subscribe(() => {
      const phase = phaseOf(store.state.get())
      if (phases.at(-1) !== phase) phases.push(phase)
    })
    await ask(store, 'Returns?')
    expect(phases.slice(phases.indexOf('sending'))).toEqual(['sending', 'streaming', 'idle'])
  })

  test('of an empty text does nothing', async () => {
    const { store, news } = setUp()
    await store.send('   ')
    expect(store.state.get().messages).toEqual([])
    expect(news).toEqual([])
  })

  test('waits while an answer is streaming, and goes out by itself when that is done', async () => {
    const { opened, open } = gate()
    const sent: string[] = []
    const { store } = setUp({
      async *send({ text }) {
        sent.push(text)
        const first = sent.length === 1
        yield* telling(first ? [start, word] : [{ ...start, turn_id: 't2' }, word])
        if (first) await opened
        yield* telling(whole, 2)
      },
    })
    await store.send('One')
    await untilPhase(store, 'streaming')
    await store.send('Two')
    expect(questions(store).map(({ delivery }) => delivery)).toEqual(['sent', 'queued'])
    expect(sent).toEqual(['One'])
    open()
    await settled(store)
    expect(sent).toEqual(['One', 'Two'])
    expect(store.state.get().messages.map(({ kind }) => kind)).toEqual([
      'question',
      'answer',
      'question',
      'answer',
    ])
  })

  test('what waits can be taken back, what is on its way cannot', async () => {
    const { store, memory } = setUp({ send: (_, signal) => hanging(signal, telling([start, word])) })
    await store.send('One')
    await untilPhase(store, 'streaming')
    await store.send('Two')
    expect(memory.read().outbox).toEqual([{ message_id: 'id-3', text: 'Two' }])
    await store.withdraw('id-3')
    await store.withdraw('id-1')
    expect(questions(store).map(({ text }) => text)).toEqual(['One'])
    expect(memory.read().outbox).toEqual([])
    store.release()
  })

  test('joins an answer that has been heard of and has said nothing yet', async () => {
    const sent: string[] = []
    const { store } = setUp({
      send({ text }, signal) {
        sent.push(text)
        return hanging(signal, telling([{ ...start, turn_id: `turn of ${text}` }]))
      },
    })
    await store.send('One')
    await until(store, ({ messages }) =>
      messages.some((message) => message.kind === 'answer' && message.turnId),
    )
    await store.send('Two')
    expect(sent).toEqual(['One', 'Two'])
    store.release()
  })

  test('without a line puts the question back to wait, and sends it once there is one, under the same id', async () => {
    const { opened, open } = gate()
    const ids: string[] = []
    const { store, news, memory } = setUp(
      {
        send({ message_id }) {
          ids.push(message_id)
          return ids.length === 1 ? failing(new ChatProblem('offline')) : telling(whole)
        },
      },
      { wait: () => opened },
    )
    await store.send('Returns?')
    await until(store, ({ connected }) => !connected)
    expect(store.state.get().messages).toEqual([
      { kind: 'question', key: 'id-1', text: 'Returns?', delivery: 'queued' },
    ])
    expect(memory.read().outbox).toEqual([{ message_id: 'id-1', text: 'Returns?' }])
    open()
    await settled(store)
    expect(ids).toEqual(['id-1', 'id-1'])
    expect(store.state.get()).toMatchObject({ connected: true })
    expect(memory.read().outbox).toEqual([])
    expect(news.filter((item) => item.type === 'error')).toEqual([])
  })

  test('is done by the next page where this one was left before', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    const first = setUp(
      { send: () => failing(new ChatProblem('offline')) },
      { memory, wait: () => new Promise(() => {}) },
    )
    await first.store.send('Returns?')
    await until(first.store, ({ connected }) => !connected)
    first.store.release()

    const sent: NewMessage[] = []
    const next = setUp(
      {
        send(message) {
          sent.push(message)
          return telling(whole)
        },
      },
      { memory },
    )
    await next.store.load()
    await settled(next.store)
    expect(sent).toEqual([{ message_id: 'id-1', text: 'Returns?', locale: 'en' }])
    expect(memory.read().outbox).toEqual([])
  })

  test('after the conversation has ended begins another', async () => {
    const leave = vi.fn()
    const { store } = setUp({ leave })
    await ask(store, 'Returns?')
    await store.close()
    expect(store.state.get().ended).toBe(true)
    await ask(store, 'Shipping?')
    expect(leave).toHaveBeenCalledTimes(1)
    expect(questions(store).map(({ text }) => text)).toEqual(['Shipping?'])
  })
})

describe('stop', () => {
  test('asks the server and takes its word for the end', async () => {
    const { opened, open } = gate()
    const stop = vi.fn(async () => open())
    const { store } = setUp({
      stop,
      async *send() {
        yield* telling([start, word])
        await opened
        yield { id: 3, update: stopped }
      },
    })
    await store.send('Returns?')
    await untilPhase(store, 'streaming')
    await store.stop()
    expect(phaseOf(store.state.get())).toBe('stopping')
    await settled(store)
    expect(stop).toHaveBeenCalledExactlyOnceWith('t1')
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', text: 'Within ', outcome: 'stopped' })
  })

  test.each([
    ['does not answer', async () => {}],
    ['cannot be reached', async () => Promise.reject(new ChatProblem('offline'))],
  ])('stops listening by itself when the server %s', async (_, stop) => {
    const send: ChatClient['send'] = (_message, signal) => hanging(signal, telling([start, word]))
    const { store } = setUp({ stop, send }, { stopPatienceMs: IMPATIENT })
    await store.send('Returns?')
    await untilPhase(store, 'streaming')
    await store.stop()
    await settled(store)
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', text: 'Within ' })
  })

  test('is brought to the server again when it was lost on its way', async () => {
    const { opened, open } = gate()
    let tries = 0
    const client: Partial<ChatClient> = {
      async stop() {
        if (++tries < 3) throw new ChatProblem('offline')
        open()
      },
      async *send() {
        yield* telling([start, word])
        await opened
        yield { id: 3, update: stopped }
      },
    }
    const { store } = setUp(client)
    await store.send('Returns?')
    await untilPhase(store, 'streaming')
    await store.stop()
    await settled(store)
    expect(tries).toBe(3)
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', outcome: 'stopped' })
  })

  test('that the server does not hear in time is told again until it does; what it said until then is read', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    memory.write({ conversation_id: 'c' })
    let line = false
    const stop = vi.fn(async () => {
      if (!line) throw new ChatProblem('offline')
    })
    const row = { created_at: '', turn_id: 't1' }
    const stored: Conversation = {
      conversation_id: 'c',
      state: 'open',
      messages: [
        { ...row, message_id: 'id-1', role: 'shopper', text: 'How long?' },
        { ...row, message_id: 'a', role: 'assistant', text: 'Within 30 days.', outcome: 'stopped' },
      ],
      turn: null,
      has_more: false,
    }
    const { store } = setUp(
      {
        stop,
        history: async () => (line ? stored : { ...stored, messages: [] }),
        send: (_message, signal) => hanging(signal, telling([start, word])),
      },
      { memory, stopPatienceMs: IMPATIENT },
    )
    void store.send('How long?')
    await untilPhase(store, 'streaming')
    await store.stop()
    await untilPhase(store, 'idle')
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', text: 'Within ', untold: true })
    const told = stop.mock.calls.length
    await expect.poll(() => stop.mock.calls.length).toBeGreaterThan(told + 3)
    line = true
    await until(store, () => lastAnswer(store)?.text === 'Within 30 days.')
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', outcome: 'stopped' })
    expect(lastAnswer(store)).not.toHaveProperty('untold')
    const calls = stop.mock.calls.length
    await nextTurn()
    expect(stop.mock.calls).toHaveLength(calls)
  })

  test('and asked for again in vain, it shows again what the server has', async () => {
    const memory = createChatMemory('http://s', () => undefined)
    memory.write({ conversation_id: 'c' })
    const row = { created_at: '', turn_id: 't1' }
    const history = vi.fn(
      async (): Promise<Conversation> => ({
        conversation_id: 'c',
        state: 'open',
        messages: [
          { ...row, message_id: 'm1', role: 'shopper', text: 'How long?' },
          { ...row, message_id: 'a', role: 'assistant', text: 'Within ', outcome: 'stopped' },
        ],
        turn: null,
        has_more: false,
      }),
    )
    const { store, news } = setUp({ history, retry: () => failing(new ChatProblem('offline')) }, { memory })
    await store.load()
    await store.retry(lastAnswer(store).key)
    await until(store, ({ history: state }) => state === 'ready' && history.mock.calls.length === 2)
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', text: 'Within ' })
    expect(news).toContainEqual({ type: 'error', code: 'offline' })
  })

  test('before the turn is known waits for it, and stops it then', async () => {
    const known = gate()
    const { opened, open } = gate()
    const stop = vi.fn(async () => open())
    const { store } = setUp({
      stop,
      async *send() {
        await known.opened
        yield* telling([start])
        await opened
        yield { id: 2, update: stopped }
      },
    })
    await store.send('Returns?')
    await untilPhase(store, 'sending')
    await store.stop()
    expect(phaseOf(store.state.get())).toBe('stopping')
    expect(stop).not.toHaveBeenCalled()
    known.open()
    await settled(store)
    expect(stop).toHaveBeenCalledExactlyOnceWith('t1')
    expect(lastAnswer(store)).toMatchObject({ status: 'stopped', text: '' })
  })
})

describe('retry', () => {
  test('of what the server did not take sends it again, under the same id', async () => {
    const ids: string[] = []
    const { store } = setUp({
      send({ message_id }) {
        ids.push(message_id)
        return ids.length === 1 ? failing(new ChatProblem('rate_limited', 429)) : telling(whole)
      },
    })
    await store.send('Returns?')
    await eventually(() => expect(lastAnswer(store).status).toBe('failed'))
    await store.retry(lastAnswer(store).key)
    await settled(store)
    expect(ids).toEqual(['id-1', 'id-1'])
    expect(lastAnswer(store).status).toBe('done')
    expect(store.state.get().messages).toHaveLength(2)
  })

  test('of a failed turn asks for a new one in its place', async () => {
    const { store } = setUp({
      send: () => telling([start, word, { type: 'turn-error', code: 'upstream_failed', retryable: true }]),
    })
    await ask(store, 'Returns?')
    const { key } = lastAnswer(store)
    expect(lastAnswer(store)).toMatchObject({ status: 'failed', problem: 'upstream_failed', text: 'Within ' })
    await store.retry(key)
    await settled(store)
    expect(lastAnswer(store)).toMatchObject({ key, status: 'done', turnId: 't2', text: 'Within ' })
    expect(lastAnswer(store)).not.toHaveProperty('problem')
  })

  test('of what was asked again already, by a try whose answer was lost, reads what has come of it', async () => {
    const stored: Conversation = {
      conversation_id: 'c',
      state: 'open',
      has_more: false,
      turn: null,
      messages: [
        { message_id: 'id-1', turn_id: 't2', role: 'shopper', text: 'Returns?', created_at: '' },
        {
          message_id: 'm2',
          turn_id: 't2',
          role: 'assistant',
          text: 'Yes.',
          created_at: '',
          outcome: 'answered',
        },
      ],
    }
    const { store } = setUp({
      conversation: () => 'c',
      send: () => telling([start, { type: 'turn-error', code: 'internal', retryable: true }]),
      retry: () => failing(new ChatProblem('turn_not_retryable', 409)),
      history: async () => (questions(store).length > 0 ? stored : undefined),
    })
    await ask(store, 'Returns?')
    await store.retry(lastAnswer(store).key)
    await until(store, () => lastAnswer(store).status === 'done')
    expect(lastAnswer(store)).toMatchObject({ text: 'Yes.', turnId: 't2' })
    expect(store.state.get().messages).toHaveLength(2)
  })

  test('of a good answer does nothing', async () => {
    const retry = vi.fn(() => telling([]))
    const { store } = setUp({ retry })
    await ask(store, 'Returns?')
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
    last_event_id: 7,
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
  const over = { ...conversation, turn: null }

  test('shows what was said and rebuilds the answer that still runs from its first event', async () => {
    const resume = vi.fn(() => telling([{ ...start, turn_id: 't9' }, word, more, end]))
    const { store } = setUp({ conversation: () => 'c', history: async () => conversation, resume })
    await store.load()
    await settled(store)
    expect(resume).toHaveBeenCalledExactlyOnceWith('t9', 0, expect.any(AbortSignal))
    expect(store.state.get().messages.map((message) => message.text)).toEqual([
      'Returns?',
      'Yes.',
      'How long?',
      'Within 30 days.',
    ])
    expect(lastAnswer(store).question?.text).toBe('How long?')
  })

  test('is loaded once, and not at all for a new shopper', async () => {
    const history = vi.fn(async () => over)
    const known = setUp({ conversation: () => 'c', history })
    await known.store.load()
    await known.store.load()
    expect(history).toHaveBeenCalledTimes(1)
    const unknown = setUp({ history })
    await unknown.store.load()
    expect(history).toHaveBeenCalledTimes(1)
    expect(unknown.store.state.get().history).toBe('ready')
  })

  test('is asked for until there is a line; what is asked meanwhile waits', async () => {
    const { opened, open } = gate()
    let tries = 0
    const { store } = setUp(
      {
        conversation: () => 'c',
        async history() {
          if (++tries === 1) throw new ChatProblem('offline')
          return over
        },
      },
      { wait: () => opened },
    )
    const loaded = store.load()
    await until(store, ({ connected }) => !connected)
    await store.send('And shoes?')
    expect(questions(store)).toMatchObject([{ text: 'And shoes?', delivery: 'queued' }])
    open()
    await loaded
    await settled(store)
    expect(questions(store).map(({ text }) => text)).toEqual(['Returns?', 'How long?', 'And shoes?'])
    expect(store.state.get()).toMatchObject({ history: 'ready', connected: true })
  })

  test('that is refused says why, and can be asked for again', async () => {
    let works = false
    const { store } = setUp({
      conversation: () => 'c',
      async history() {
        if (!works) throw new ChatProblem('origin_not_allowed', 403)
        return over
      },
    })
    await store.load()
    expect(store.state.get()).toMatchObject({ history: 'failed', problem: 'origin_not_allowed' })
    works = true
    await store.load()
    expect(store.state.get().history).toBe('ready')
    expect(store.state.get()).not.toHaveProperty('problem')
    expect(store.state.get().messages).toHaveLength(4)
  })

  test('marks how earlier answers ended', async () => {
    const ended: Conversation = {
      ...over,
      state: 'closed',
      rating: { score: 4 },
      messages: [
        { message_id: '1', turn_id: 'a', role: 'assistant', text: 'Y', created_at: '', outcome: 'stopped' },
        { message_id: '2', turn_id: 'b', role: 'assistant', text: '', created_at: '', error: 'internal' },
        { message_id: '3', turn_id: 'c', role: 'assistant', text: 'Z', created_at: '', helpful: false },
      ],
    }
    const { store } = setUp({ conversation: () => 'c', history: async () => ended })
    await store.load()
    expect(store.state.get()).toMatchObject({
      ended: true,
      rating: { score: 4 },
      messages: [
        { status: 'stopped' },
        { status: 'failed', problem: 'internal' },
        { status: 'done', helpful: false },
      ],
    })
  })

  test('what was said before comes before what is here', async () => {
    const history = vi.fn(async (before?: string): Promise<Conversation> => {
      if (before === undefined) return { ...over, has_more: true, messages: over.messages.slice(2) }
      return { ...over, messages: over.messages.slice(0, 2) }
    })
    const { store } = setUp({ conversation: () => 'c', history })
    await store.load()
    expect(store.state.get().hasEarlier).toBe(true)
    await store.loadEarlier()
    expect(history).toHaveBeenLastCalledWith('m3')
    expect(store.state.get().messages.map(({ text }) => text)).toEqual([
      'Returns?',
      'Yes.',
      'How long?',
      'With',
    ])
    expect(store.state.get().hasEarlier).toBe(false)
  })
})

describe('the conversation’s own log', () => {
  const said = (text: string): ConversationUpdate => ({
    type: 'event',
    id: 8,
    event: {
      type: 'message',
      message: { message_id: 'm5', role: 'staff', text, created_at: '' },
    },
  })
  const stored: Conversation = {
    conversation_id: 'c',
    state: 'open',
    has_more: false,
    turn: null,
    last_event_id: 7,
    messages: [],
  }

  test('is followed from where history ends, only while the shopper looks', async () => {
    const open: AbortSignal[] = []
    const follow = vi.fn((_: number, signal: AbortSignal) => {
      open.push(signal)
      return hanging(
        signal,
        (async function* () {
          yield said('Hello, this is Mia.')
        })(),
      )
    })
    const { store } = setUp({ conversation: () => 'c', history: async () => stored, follow })
    await store.load()
    expect(follow).not.toHaveBeenCalled()
    store.watch(true)
    await until(store, ({ messages }) => messages.length > 0)
    expect(follow).toHaveBeenCalledExactlyOnceWith(7, expect.any(AbortSignal))
    expect(store.state.get()).toMatchObject({
      lastEventId: 8,
      messages: [{ kind: 'note', author: 'staff', text: 'Hello, this is Mia.' }],
    })
    store.watch(false)
    expect(open.map(({ aborted }) => aborted)).toEqual([true])
    store.watch(true)
    expect(follow).toHaveBeenLastCalledWith(8, expect.any(AbortSignal))
    store.release()
    expect(open.every(({ aborted }) => aborted)).toBe(true)
  })

  test('beyond what the server has, what it has is read again, and followed from there', async () => {
    const history = vi.fn(async () => ({ ...stored, last_event_id: history.mock.calls.length > 1 ? 2 : 7 }))
    const follow = vi.fn((after: number, signal: AbortSignal) =>
      after > 2 ? failing(new ChatProblem('log_truncated', 409)) : hanging(signal, nothing()),
    )
    const { store } = setUp({ conversation: () => 'c', history, follow })
    await store.load()
    store.watch(true)
    await eventually(() => expect(follow).toHaveBeenLastCalledWith(2, expect.any(AbortSignal)))
    expect(history).toHaveBeenCalledTimes(2)
    store.release()
  })
})

describe('what the shopper thinks of it', () => {
  test('a thumb shows at once and reaches the server with its reason', async () => {
    const feedback = vi.fn(async () => {})
    const { store } = setUp({ feedback })
    await ask(store, 'Returns?')
    await store.feedback(lastAnswer(store).key, false, 'Too long')
    expect(lastAnswer(store).helpful).toBe(false)
    expect(feedback).toHaveBeenCalledExactlyOnceWith('t1', { helpful: false, reason: 'Too long' })
  })

  test('a thumb is taken back when the server did not get it', async () => {
    const { store } = setUp({ feedback: async () => Promise.reject(new ChatProblem('offline')) })
    await ask(store, 'Returns?')
    await store.feedback(lastAnswer(store).key, true)
    expect(lastAnswer(store).helpful).toBeUndefined()
  })

  test('a rating is shown once the server has it', async () => {
    const rate = vi.fn(async () => {})
    const { store } = setUp({ rate })
    await ask(store, 'Returns?')
    await store.rate(5, 'Fast')
    expect(rate).toHaveBeenCalledExactlyOnceWith({ score: 5, comment: 'Fast' })
    expect(store.state.get().rating).toEqual({ score: 5, comment: 'Fast' })
    rate.mockRejectedValueOnce(new ChatProblem('offline'))
    await expect(store.rate(1)).rejects.toMatchObject({ code: 'offline' })
    expect(store.state.get().rating?.score).toBe(5)
  })
})
