import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ChatModule as WholeChatModule } from '../../widget/chat.ts'
import { emptyChat, type ChatState } from '../../widget/chat-state.ts'
import type { ChatNews, ChatStore } from '../../widget/chat-store.ts'
import { createLateChat } from '../../widget/late-chat.ts'
import { observable } from '../../widget/observable.ts'
import { createChatMemory } from '../../widget/saved-chat.ts'
import { eventually } from '../support/eventually.ts'

vi.mock('../../widget/back-off.ts', () => ({
  backOff: (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) =>
      setImmediate(() => (signal.aborted ? reject(signal.reason) : resolve())),
    ),
}))

type ChatModule = Pick<WholeChatModule, 'createChat'>

/** Long enough for a try or two. */
async function nextTurns(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
}

const calls: unknown[][] = []
beforeEach(() => void calls.splice(0))

/** A store that notes what is asked of it. */
function noting(state = observable<ChatState>(emptyChat)) {
  const note =
    (verb: string) =>
    async (...args: unknown[]) =>
      void calls.push([verb, ...args])
  const store: ChatStore = {
    state,
    load: note('load'),
    prepare: () => void calls.push(['prepare']),
    send: note('send'),
    withdraw: note('withdraw'),
    stop: note('stop'),
    retry: note('retry'),
    feedback: note('feedback'),
    rate: note('rate'),
    loadEarlier: note('loadEarlier'),
    close: note('close'),
    startOver: note('startOver'),
    transcript: async () => 'all that was said',
    act: note('act'),
    own: async () => Response.json({}),
    signIn: note('signIn'),
    identify: async () => true,
    signOut: note('signOut'),
    watch: (open) => void calls.push(['watch', open]),
    release: () => void calls.push(['release']),
    goOn: note('goOn'),
  }
  return { store, state }
}

function setUp(fetchModule?: () => Promise<ChatModule | undefined>) {
  const { store: made, state } = noting()
  const memory = createChatMemory('http://s', () => undefined)
  const news: ChatNews[] = []
  const fetching = vi.fn(fetchModule ?? (async () => ({ createChat: () => made })))
  const chat = createLateChat(fetching, {
    server: 'http://s',
    memory,
    context: () => ({}),
    identity: () => undefined,
    tell: (item) => news.push(item),
  })
  return { chat, store: chat.store, state, memory, news, fetching, made }
}

describe('a store whose code is still to come', () => {
  test('fetches nothing before it is needed, and once then', async () => {
    const { chat, store, fetching } = setUp()
    store.watch(true)
    store.release()
    await store.goOn()
    expect(fetching).not.toHaveBeenCalled()
    chat.fetch()
    store.prepare()
    await Promise.all([store.load(), store.stop(), store.transcript()])
    expect(fetching).toHaveBeenCalledTimes(1)
  })

  test('shows a question at once, and keeps it for the store and for the next page', async () => {
    let come = (_: ChatModule) => {}
    const { store, memory, news, made } = setUp(
      () =>
        new Promise((resolve) => {
          come = resolve
        }),
    )
    const sent = store.send('  Returns?  ')
    const [question] = store.state.get().messages
    expect(question).toMatchObject({ kind: 'question', text: 'Returns?', delivery: 'queued' })
    expect(memory.read().outbox).toEqual([{ message_id: question?.key, text: 'Returns?' }])
    expect(news).toEqual([{ type: 'message', message_id: question?.key }])
    come({ createChat: () => made })
    await sent
    // From the outbox: it is not sent a second time.
    expect(calls).toEqual([['watch', false], ['load']])
  })

  test('takes no empty question', async () => {
    const { store, memory, fetching } = setUp()
    await store.send('  ')
    expect(store.state.get().messages).toEqual([])
    expect(memory.read().outbox).toBeUndefined()
    expect(fetching).not.toHaveBeenCalled()
  })

  test('tries for as long as it takes, and says that there is no line', async () => {
    const { store: made } = noting()
    let tries = 0
    const { store, fetching } = setUp(async () => {
      return ++tries < 4 ? undefined : { createChat: () => made }
    })
    const connected: boolean[] = []
    store.state.subscribe(() => connected.push(store.state.get().connected))
    await store.load()
    expect(fetching).toHaveBeenCalledTimes(4)
    expect(new Set(connected)).toEqual(new Set([false, true]))
    expect(connected.at(-1)).toBe(true)
  })

  test('is the store once it is there', async () => {
    const { store, state } = setUp()
    store.watch(true)
    await store.load()
    await store.send('Returns?')
    await store.feedback('a', false, 'Too long')
    store.watch(false)
    store.release()
    await store.goOn()
    expect(calls).toEqual([
      ['watch', true],
      ['load'],
      ['send', 'Returns?'],
      ['feedback', 'a', false, 'Too long'],
      ['watch', false],
      ['release'],
      ['goOn'],
    ])
    const heard = vi.fn()
    store.state.subscribe(heard)
    state.set({ ...emptyChat, ended: true })
    expect(heard).toHaveBeenCalledTimes(1)
    expect(store.state.get().ended).toBe(true)
  })

  test('that is ended before its code has come makes nothing of it', async () => {
    const createChat = vi.fn(() => noting().store)
    let come = (_: ChatModule) => {}
    const { chat, store, fetching } = setUp(
      () =>
        new Promise((resolve) => {
          come = resolve
        }),
    )
    const loaded = vi.fn()
    void store.load().then(loaded, loaded)
    chat.end()
    come({ createChat })
    await nextTurns()
    expect(createChat).not.toHaveBeenCalled()
    expect(loaded).not.toHaveBeenCalled()
    expect(fetching).toHaveBeenCalledTimes(1)
  })

  test('that is ended asks for its code no more', async () => {
    const { chat, fetching } = setUp(async () => undefined)
    chat.fetch()
    await eventually(() => expect(fetching.mock.calls.length).toBeGreaterThan(2))
    chat.end()
    const { length } = fetching.mock.calls
    await nextTurns()
    expect(fetching.mock.calls.length).toBeLessThanOrEqual(length + 1)
  })
})
