import { describe, expect, test } from 'vitest'
import { createTabs, type Tabs } from '../../widget/tabs.ts'
import { FakeChannels, FakeLocks, FakeWorld } from './support/fake-browser.ts'
import { eventually } from '../support/eventually.ts'

interface Tab extends Tabs<string> {
  /** Everything that has happened, as this tab knows it. */
  known: string[]
  changes: number
}

/** Longer than any test: a tab that answers is never taken for one that does not, however busy the machine. */
const FOR_EVER = 1e9

/** A browser in which everything happens as soon as it can, in order. */
function setUp() {
  const world = new FakeWorld(() => 0)
  const locks = new FakeLocks(world)
  const channels = new FakeChannels(world)
  const life = setInterval(() => world.step(), 0)

  function open({ silent = false, locked = true, patienceMs = FOR_EVER } = {}): Tab {
    const tab: Tab = {
      known: [],
      changes: 0,
      ...createTabs<string[], string>({
        name: 'chat',
        locks: locked ? locks : undefined,
        openChannel: silent ? () => ({ onmessage: null, postMessage() {}, close() {} }) : channels.open,
        state: () => tab.known,
        onState: (state) => {
          tab.known = state
        },
        onEvent: (event) => {
          tab.known = [...tab.known, event]
        },
        onChange: () => {
          tab.changes++
        },
        patienceMs,
      }),
    }
    return tab
  }

  /** What the tab that leads does when something happens. */
  function happen(tab: Tab, event: string): void {
    tab.known = [...tab.known, event]
    tab.tell(event)
  }

  return { open, happen, end: () => clearInterval(life) }
}

function browserTest(name: string, run: (browser: ReturnType<typeof setUp>) => Promise<void>): void {
  test(name, async () => {
    const browser = setUp()
    try {
      await run(browser)
    } finally {
      browser.end()
    }
  })
}

describe('tabs', () => {
  browserTest('the first one leads, and the others know what it knows', async ({ open, happen }) => {
    const [one, two] = [open(), open()]
    await one.lead()
    happen(one, 'a')
    expect(one.leads()).toBe(true)
    await two.lead()
    expect(two.known).toEqual(['a'])
  })

  browserTest('the lead goes to who asks for it, with all that was known', async ({ open, happen }) => {
    const [one, two] = [open(), open()]
    await one.lead()
    happen(one, 'a')
    await two.lead()
    await eventually(() => expect(one.leads()).toBe(false))
    expect(two.leads()).toBe(true)
    happen(two, 'b')
    await eventually(() => expect(one.known).toEqual(['a', 'b']))
    await one.lead()
    await eventually(() => expect(two.leads()).toBe(false))
    expect(one.known).toEqual(['a', 'b'])
  })

  browserTest('one leads at a time, whatever they ask for at once', async ({ open }) => {
    const tabs = Array.from({ length: 5 }, () => open())
    await Promise.all(tabs.map((tab) => tab.lead()))
    await eventually(() => expect(tabs.filter((tab) => tab.leads())).toHaveLength(1))
  })

  browserTest('what happens is told in order, and to each once', async ({ open, happen }) => {
    const [one, two, three] = [open(), open(), open()]
    await two.lead()
    await three.lead()
    await one.lead()
    await eventually(() => expect([two.leads(), three.leads()]).toEqual([false, false]))
    for (const event of ['a', 'b', 'c']) happen(one, event)
    await eventually(() => expect(two.known).toEqual(['a', 'b', 'c']))
    await eventually(() => expect(three.known).toEqual(['a', 'b', 'c']))
  })

  browserTest('the lead goes to one that waits when the one that has it leaves', async ({ open, happen }) => {
    const [one, two] = [open(), open()]
    await two.lead()
    await one.lead()
    await eventually(() => expect(two.leads()).toBe(false))
    happen(one, 'a')
    await eventually(() => expect(two.known).toEqual(['a']))
    one.leave()
    expect(one.leads()).toBe(false)
    await eventually(() => expect(two.leads()).toBe(true))
    expect(two.known).toEqual(['a'])
  })

  browserTest(
    'the lead is passed on where another tab waits for it, and only there',
    async ({ open, happen }) => {
      const [one, two] = [open(), open()]
      await two.lead()
      two.pass()
      expect(two.leads()).toBe(true)
      await one.lead()
      await eventually(() => expect(two.leads()).toBe(false))
      happen(one, 'a')
      await eventually(() => expect(two.known).toEqual(['a']))
      one.pass()
      await eventually(() => expect(two.leads()).toBe(true))
      expect(one.leads()).toBe(false)
      expect(two.known).toEqual(['a'])
    },
  )

  browserTest('a tab that says nothing loses the lead', async ({ open }) => {
    const [frozen, other] = [open({ silent: true }), open({ patienceMs: 20 })]
    await frozen.lead()
    await other.lead()
    expect(other.leads()).toBe(true)
    await eventually(() => expect(frozen.leads()).toBe(false))
  })

  browserTest('who has left is told nothing, and may join again', async ({ open, happen }) => {
    const [one, two] = [open(), open()]
    await two.lead()
    await one.lead()
    await eventually(() => expect(two.leads()).toBe(false))
    two.leave()
    happen(one, 'a')
    happen(one, 'b')
    await two.lead()
    expect(two.leads()).toBe(true)
    expect(two.known).toEqual(['a', 'b'])
  })

  browserTest('who leaves while it asks for the lead does not get it', async ({ open }) => {
    const [one, two] = [open(), open()]
    await one.lead()
    const asking = two.lead()
    two.leave()
    await asking
    expect(two.leads()).toBe(false)
    expect(one.leads()).toBe(true)
  })

  browserTest('each leads for itself where there are no locks', async ({ open }) => {
    const [one, two] = [open({ locked: false }), open({ locked: false })]
    await Promise.all([one.lead(), two.lead()])
    expect([one.leads(), two.leads()]).toEqual([true, true])
  })

  test('one whose locks are all refused leads alone', async () => {
    const refused = async () => Promise.reject(new DOMException('denied', 'SecurityError'))
    const tabs = createTabs<string, string>({
      name: 'chat',
      locks: { request: refused },
      openChannel: () => ({ onmessage: null, postMessage() {}, close() {} }),
      state: () => '',
      onState() {},
      onEvent() {},
      onChange() {},
      patienceMs: 5,
    })
    await tabs.lead()
    expect(tabs.leads()).toBe(true)
  })
})
