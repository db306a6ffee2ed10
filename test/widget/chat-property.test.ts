import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChatClient } from '../../widget/chat-client.ts'
import type { ChatMessage } from '../../widget/chat-message.ts'
import { isUnderWay } from '../../widget/chat-message.ts'
import { type ChatState, phaseOf } from '../../widget/chat-state.ts'
import type { ChatStore } from '../../widget/chat-store.ts'
import { createChatStore } from '../../widget/create-chat-store.ts'
import { readHistory } from '../../widget/read-history.ts'
import { createChatMemory } from '../../widget/saved-chat.ts'
import { createTabs } from '../../widget/tabs.ts'
import { FakeChannels, FakeLocks, FakeWorld, settle } from './support/fake-browser.ts'
import { FakeShop } from './support/fake-shop.ts'
import { noProofs } from './support/no-proofs.ts'

/** One thing that a shopper, the browser or the line does; `tab` is taken modulo the tabs that are open. */
type Action =
  | {
      do: 'send' | 'stop' | 'retry' | 'withdraw' | 'look' | 'look away' | 'leave' | 'return' | 'shut'
      tab: number
    }
  | { do: 'open' | 'line down' | 'line up' | 'cut' | 'patience ends' }
  | { do: 'pass'; steps: number }

/** How long a tab waits for word of the one that leads. */
const PATIENCE_MS = 5

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass'), steps: fc.integer({ min: 1, max: 25 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...([
          'send',
          'send',
          'stop',
          'retry',
          'withdraw',
          'look',
          'look away',
          'leave',
          'return',
          'shut',
        ] as const),
      ),
      tab: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(...(['open', 'line down', 'line up', 'line up', 'cut', 'patience ends'] as const)),
    }),
  },
)

class Browser {
  readonly world: FakeWorld
  readonly shop: FakeShop
  readonly tabs: { store: ChatStore; left: boolean }[] = []
  /** States that must not be; thrown where they arise, they would pass for a failure of the line. */
  readonly faults: unknown[] = []
  readonly sent: string[] = []
  readonly withdrawn = new Set<string>()
  readonly #locks: FakeLocks
  readonly #channels: FakeChannels
  readonly #storage = new Map<string, string>()
  readonly #busy = new Map<string, Promise<unknown>>()
  #serial = 0

  constructor(pick: (choices: number) => number) {
    this.world = new FakeWorld(pick)
    this.shop = new FakeShop(this.world)
    this.#locks = new FakeLocks(this.world)
    this.#channels = new FakeChannels(this.world)
  }

  memory() {
    const { getItem, setItem, removeItem } = {
      getItem: (key: string) => this.#storage.get(key) ?? null,
      setItem: (key: string, value: string) => void this.#storage.set(key, value),
      removeItem: (key: string) => void this.#storage.delete(key),
    }
    return createChatMemory('http://shop', () => ({
      getItem,
      setItem,
      removeItem,
      clear() {},
      key: () => null,
      length: 0,
    }))
  }

  #exclusively<T>(what: string, task: () => Promise<T>): Promise<T> {
    const before = this.#busy.get(what) ?? Promise.resolve()
    const own = before.then(task, task)
    this.#busy.set(what, own)
    return own
  }

  open(): void {
    const memory = this.memory()
    const wait = (_: number, signal: AbortSignal) => this.world.pass(signal)
    const store = createChatStore({
      client: createChatClient({
        server: 'http://shop',
        memory,
        fetch: this.shop.fetch,
        now: () => 0,
        wait,
        dpop: noProofs,
        identity: () => undefined,
        exclusively: (what, task) => this.#exclusively(what, task),
      }),
      memory,
      openTabs: (parts) =>
        createTabs({
          ...parts,
          name: 'chat',
          locks: this.#locks,
          openChannel: this.#channels.open,
          patienceMs: PATIENCE_MS,
        }),
      newId: () => `id-${++this.#serial}`,
      context: () => ({ locale: 'en' }),
      wait,
      stopPatienceMs: PATIENCE_MS,
    })
    store.state.subscribe(() => {
      try {
        expectPossible(store.state.get())
      } catch (error) {
        this.faults.push(error)
      }
    })
    this.tabs.push({ store, left: false })
    store.watch(true)
    void store.load()
  }

  act(action: Action): void {
    if (action.do === 'open') {
      if (this.tabs.length < 4) this.open()
      return
    }
    if (action.do === 'line down' || action.do === 'line up') {
      this.shop.up = action.do === 'line up'
      return
    }
    if (action.do === 'cut') this.shop.cut()
    if (action.do === 'patience ends') vi.advanceTimersByTime(PATIENCE_MS)
    if (!('tab' in action)) return
    const tab = this.tabs[action.tab % this.tabs.length]
    if (!tab) return
    const { store } = tab
    const { messages } = store.state.get()
    if (action.do === 'leave' || action.do === 'shut') {
      store.release()
      tab.left = true
      if (action.do === 'shut') this.tabs.splice(this.tabs.indexOf(tab), 1)
    } else if (action.do === 'return' || tab.left) {
      tab.left = false
      void store.goOn()
    } else if (action.do === 'send') {
      const text = `question ${++this.#serial}${this.#serial % 5 === 0 ? ' fail' : ''}`
      this.sent.push(text)
      void store.send(text)
    } else if (action.do === 'stop') void store.stop()
    else if (action.do === 'look away') store.watch(false)
    else if (action.do === 'look') {
      store.watch(true)
      void store.goOn()
    } else if (action.do === 'retry') {
      const failed = messages.findLast((message) => message.kind === 'answer' && !isUnderWay(message))
      if (failed) void store.retry(failed.key)
    } else {
      const queued = messages.find((message) => message.kind === 'question' && message.delivery === 'queued')
      if (queued?.kind !== 'question') return
      this.withdrawn.add(queued.text)
      void store.withdraw(queued.key)
    }
  }

  /** The line is well, everybody is back, and everything happens that can. */
  async heal(): Promise<void> {
    this.shop.up = true
    this.shop.loses = () => false
    if (this.tabs.length === 0) this.open()
    for (const tab of this.tabs) {
      if (tab.left) await Promise.race([tab.store.goOn(), settle()])
      tab.left = false
    }
    for (const { store } of this.tabs) {
      store.watch(true)
      void store.load()
    }
    let steps = 0
    for (let quiet = false; !quiet; quiet = this.world.waiting === 0) {
      for (; this.world.waiting > 0; steps++) {
        expect(steps, 'it comes to rest').toBeLessThan(20_000)
        await this.world.step()
      }
      vi.advanceTimersByTime(PATIENCE_MS)
      await settle()
    }
  }

  /** What was stopped before the server had it. */
  refused(): Set<string> {
    const messages = this.tabs.flatMap(({ store }) => store.state.get().messages)
    return new Set(
      messages.flatMap((one) => (one.kind === 'question' && one.delivery === 'refused' ? one.text : [])),
    )
  }
}

/** What a shopper sees of the messages; keys of rows are nobody's business. */
function told(all: readonly ChatMessage[]) {
  // Stopped on its way, and not taken: for the shopper to send again or not.
  const refused = new Set(
    all.flatMap((one) => (one.kind === 'question' && one.delivery === 'refused' ? one.key : [])),
  )
  const messages = all.filter((one) => !refused.has((one.kind === 'answer' && one.question?.key) || one.key))

  // What was stopped before its first word is not kept by the server.
  const kept = messages.filter(
    (message) => message.kind !== 'answer' || message.status !== 'stopped' || message.text,
  )
  return kept.map((message) =>
    message.kind === 'answer'
      ? {
          answers: message.question?.text,
          text: message.text,
          status: message.status,
          problem: message.problem,
        }
      : { text: message.text, ...(message.kind === 'question' && { delivery: message.delivery }) },
  )
}

function expectPossible(state: ChatState): void {
  const { messages, history, problem } = state
  const keys = messages.map((message) => `${message.kind} ${message.key}`)
  expect(new Set(keys).size, 'every row once').toBe(keys.length)
  expect(problem === undefined || history === 'failed', 'a problem only of a history that failed').toBe(true)
  const answers = messages.filter((message) => message.kind === 'answer')
  const turns = answers.flatMap(({ turnId }) => turnId ?? [])
  expect(new Set(turns).size, 'every turn once').toBe(turns.length)
  for (const question of messages) {
    if (question.kind !== 'question') continue
    const own = answers.filter((answer) => answer.question?.key === question.key)
    if (question.delivery === 'queued') expect(own, 'what waits has no answer').toEqual([])
    if (question.delivery === 'sending')
      expect(own.some(isUnderWay), 'what goes out is being answered').toBe(true)
  }
  for (const answer of answers) {
    if (answer.status === 'waiting') expect(answer.text, 'nothing said yet').toBe('')
    expect(answer.problem === undefined || answer.status === 'failed', 'a problem only of what failed').toBe(
      true,
    )
  }
  expect(phaseOf(state) === 'idle' || history === 'loading' || answers.some(isUnderWay)).toBe(true)
}

// Time is a part of the world too: the same seed always gives the same run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('whatever happens to tabs and line, every question is taken once and all tabs show what the server has', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 5, maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      fc.constantFrom(0, 0.02, 0.1),
      async (actions, choices, losses) => {
        const next = () => choices.next().value ?? 0
        const browser = new Browser((count) => next() % count)
        browser.shop.loses = () => (next() % 1000) / 1000 < losses
        browser.open()
        for (const one of actions) {
          browser.act(one)
          await settle()
          if (one.do === 'pass')
            for (let i = 0; i < one.steps && browser.world.waiting > 0; i++) await browser.world.step()
        }
        await browser.heal()

        if (browser.faults.length > 0) throw browser.faults[0]
        const said = browser.shop.said()
        expect(new Set(said).size, 'nothing is taken twice').toBe(said.length)
        for (const text of browser.sent) {
          if (!browser.withdrawn.has(text) && !browser.refused().has(text))
            expect(said, 'everything is taken').toContain(text)
        }
        const id = browser.memory().read().conversation_id
        const stored = id === undefined ? undefined : browser.shop.conversation(id)
        const truth = told(stored ? readHistory(stored) : [])
        for (const { store } of browser.tabs) {
          expect(told(store.state.get().messages), 'a tab shows the conversation').toEqual(truth)
          store.release()
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 400) },
  )
})
